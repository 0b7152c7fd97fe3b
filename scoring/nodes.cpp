#include <algorithm>
#include <cmath>
#include <span>

#include "scoring/factors.h"
#include "scoring/likelihood.h"
#include "scoring/response.h"

namespace opmaat::scoring {
namespace {

constexpr double kTolerance = 1e-7;
constexpr double kReach = 6.0;  ///< sd of the reference population that are always covered
constexpr double kStep = 0.75;  ///< by which the axes grow where that is too little
constexpr double kLook = 0.1;   ///< step in theta of the search for the sharpest place
constexpr double kFiner = 1.1;  ///< by which a spacing that is too wide is divided
constexpr int kAttempts = 12;
constexpr std::size_t kOneSided = 3;  ///< of the patterns below, those that reach furthest

Grid gridOf(double spacing, double width, double facetSpacing = 1.0)
{
    return {2 * static_cast<int>(std::ceil(width / spacing)) + 1, width, width, 0.9, facetSpacing};
}

/// Twice the points of gridOf(), also wider and finer in all else.
Grid fineGridOf(double spacing, double width, double facetSpacing)
{
    Grid grid = gridOf(0.5 * spacing, width + kStep, 0.7 * facetSpacing);
    grid.factorSpacing *= 0.7;
    return grid;
}

/// The category of an item for which `score` is largest.
template <typename Score>
int bestCategory(const Item& item, Score score)
{
    int best = 0;
    for (int k = 1; k < item.categories(); ++k) {
        if (score(k) > score(best)) best = k;
    }
    return best;
}

/// The answers that a model is sharpest or most one-sided about.
std::vector<std::vector<int>> extremePatterns(const Model& model)
{
    std::vector<std::vector<int>> patterns(kOneSided);
    for (const Item& item : model.items) {
        const int top = item.categories() - 1;
        patterns[0].push_back(0);
        patterns[1].push_back(top);
        patterns[2].push_back(item.facet % 2 == 0 ? 0 : top);
    }
    for (int theta = -3; theta <= 3; ++theta) {
        std::vector<int> likeliest;
        std::vector<int> sharpest;
        for (const Item& item : model.items) {
            likeliest.push_back(
                bestCategory(item, [&](int k) { return logProbability(item, k, theta); }));
            sharpest.push_back(bestCategory(
                item, [&](int k) { return -logProbabilityDerivatives(item, k, theta).second; }));
        }
        patterns.push_back(likeliest);
        patterns.push_back(sharpest);
    }
    return patterns;
}

struct Difference {
    double position = 0.0;  ///< largest difference of an axis EAP
    double other = 0.0;     ///< of a facet EAP, log-likelihood or probability
};

Difference compare(const Scorer::Tables& coarse, const Scorer::Tables& fine,
                   std::span<const std::vector<int>> patterns)
{
    Difference difference;
    Workspace workspace;
    for (const std::vector<int>& pattern : patterns) {
        const Posterior a = evaluate(coarse, pattern, workspace);
        const Posterior b = evaluate(fine, pattern, workspace);
        for (Eigen::Index x = 0; x < a.axisMean.size(); ++x) {
            difference.position =
                std::max(difference.position, std::fabs(a.axisMean[x] - b.axisMean[x]));
        }
        double other = std::fabs(a.logLikelihood - b.logLikelihood);
        for (Eigen::Index f = 0; f < a.facetMean.size(); ++f) {
            other = std::max(other, std::fabs(a.facetMean[f] - b.facetMean[f]));
        }
        for (std::size_t k = 0; k < a.profileProbability.size(); ++k) {
            other = std::max(other, std::fabs(a.profileProbability[k] - b.profileProbability[k]));
        }
        difference.other = std::max(difference.other, other);
    }
    return difference;
}

/// Half the width of the axes, so that every population fits and the most one-sided answers lose
/// nothing at the edge: both rules compared here have the same spacing.
double halfWidth(const Model& model, const Mixture& mixture, double spacing,
                 std::span<const std::vector<int>> patterns)
{
    double width = kReach;
    const auto include = [&width](const Population& population, double reach) {
        for (Eigen::Index a = 0; a < population.mean.size(); ++a) {
            const double sd = std::sqrt(population.covariance(a, a));
            width = std::max(width, std::fabs(population.mean[a]) + reach * sd);
        }
    };
    include(model.population, kReach);
    for (const Profile& profile : mixture.profiles) include(profile.population, 5.0);

    Scorer::Tables narrow = buildTables(model, {}, gridOf(spacing, width));
    while (width < 13.0) {
        Scorer::Tables wide = buildTables(model, {}, gridOf(spacing, width + kStep));
        if (compare(narrow, wide, patterns.first(kOneSided)).position < kTolerance) break;
        narrow = std::move(wide);
        width += kStep;
    }
    return width;
}

/// The smallest unique variance of each axis in any component (see factors.h): together with the
/// answers it makes the narrowest curve that the axis is integrated over.
Eigen::VectorXd smallestUnique(const Model& model, const Mixture& mixture)
{
    Eigen::VectorXd smallest = model.population.covariance.diagonal();
    const auto include = [&smallest](const Population& population) {
        for (const std::vector<int>& axes : correlatedBlocks(population.covariance)) {
            const auto m = static_cast<Eigen::Index>(axes.size());
            Eigen::MatrixXd block(m, m);
            for (Eigen::Index a = 0; a < m; ++a) {
                for (Eigen::Index b = 0; b < m; ++b) {
                    block(a, b) = population.covariance(axes[std::size_t(a)], axes[std::size_t(b)]);
                }
            }
            const FactorForm form = factorise(block);
            for (Eigen::Index a = 0; a < m; ++a) {
                double& least = smallest[axes[std::size_t(a)]];
                least = std::min(least, form.unique[a]);
            }
        }
    };
    include(model.population);
    for (const Profile& profile : mixture.profiles) include(profile.population);
    return smallest;
}

/// Information about theta of the sharpest answers there, summed over the facets of an axis.
double axisCurvature(const Model& model, int axis, double theta)
{
    double sum = 0.0;
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        const Facet& facet = model.facets[f];
        if (facet.axis != axis) continue;
        const double square = facet.loading * facet.loading;
        const double own = facetCurvature(model, static_cast<int>(f), facet.loading * theta);
        sum += square * own / (1.0 + (1.0 - square) * own);
    }
    return sum;
}

/// Standard deviation of the sharpest curve that is integrated over an axis.
double sharpestSd(const Model& model, const Mixture& mixture)
{
    const Eigen::VectorXd unique = smallestUnique(model, mixture);
    double sharpest = 1.0;
    for (int a = 0; a < static_cast<int>(model.axes.size()); ++a) {
        for (double theta = -kReach; theta <= kReach; theta += kLook) {
            const double precision = 1.0 / unique[a] + axisCurvature(model, a, theta);
            sharpest = std::min(sharpest, 1.0 / std::sqrt(precision));
        }
    }
    return sharpest;
}

/// The widest spacing that errs by less than the tolerance in the mean of a normal curve: with
/// r = sd / h the error is 4 pi r sd exp(-2 pi^2 r^2).
double widestSpacing(double sd)
{
    constexpr double kPi = 3.14159265358979323846;
    double r = 0.5;
    while (4.0 * kPi * r * sd * std::exp(-2.0 * kPi * kPi * r * r) > kTolerance) r += 0.01;
    return sd / r;
}

/// The widest spacing that resolves every item whose facet is its axis or nearly so; where a facet
/// is looser, its own residual smooths its items before they reach the axis.
double poleSpacing(const Model& model)
{
    double spacing = 1.0;
    for (const Item& item : model.items) {
        const double loading = model.facets[static_cast<std::size_t>(item.facet)].loading;
        const double slope = loading * steepestSlope(item);
        const double smoothed = 3.0 * std::sqrt(1.0 - loading * loading);
        spacing = std::min(spacing, std::max(kPoles / slope, smoothed));
    }
    return spacing;
}

}  // namespace

Scorer::Tables chooseTables(const Model& model, const Mixture& mixture)
{
    const std::vector<std::vector<int>> patterns = extremePatterns(model);
    double spacing = std::min(widestSpacing(sharpestSd(model, mixture)), poleSpacing(model));
    double facetSpacing = 1.0;
    const double width = halfWidth(model, mixture, 0.8 * spacing, patterns);
    Scorer::Tables tables;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        tables = buildTables(model, mixture, gridOf(spacing, width, facetSpacing));
        const Difference difference =
            compare(tables, buildTables(model, mixture, fineGridOf(spacing, width, facetSpacing)),
                    patterns);
        spacing /= kFiner;
        facetSpacing /= kFiner;
        tables.integrationError = difference.position + kTolerance;
        if (difference.position < kTolerance && difference.other < 10.0 * kTolerance) break;
    }
    return tables;
}

}  // namespace opmaat::scoring
