#include <algorithm>
#include <array>
#include <cmath>

#include "scoring/factors.h"
#include "scoring/likelihood.h"
#include "scoring/response.h"

namespace opmaat::scoring {
namespace {

constexpr double kTolerance = 1e-7;
constexpr double kReach = 7.5;  ///< sd of the reference population that are always covered
constexpr double kStep = 1.5;   ///< by which the axes grow where that is too little
constexpr std::array kNodesPerUnit = {2.0, 2.5, 3.0, 4.0, 5.0, 6.5, 8.0, 10.0, 13.0, 16.0, 20.0};

Grid gridOf(double nodesPerUnit, double width, double factorSpacing = 0.9)
{
    return {2 * static_cast<int>(std::ceil(nodesPerUnit * width)) + 1, width, width, factorSpacing};
}

/// The answers that a model is sharpest or most one-sided about.
std::vector<std::vector<int>> extremePatterns(const Model& model)
{
    std::vector<std::vector<int>> patterns(3);
    for (const Item& item : model.items) {
        const int top = item.categories() - 1;
        patterns[0].push_back(0);
        patterns[1].push_back(top);
        patterns[2].push_back(item.facet % 2 == 0 ? 0 : top);
    }
    for (int theta = -3; theta <= 3; ++theta) {
        std::vector<int> likeliest;
        for (const Item& item : model.items) {
            int best = 0;
            for (int k = 1; k < item.categories(); ++k) {
                if (logProbability(item, k, theta) > logProbability(item, best, theta)) best = k;
            }
            likeliest.push_back(best);
        }
        patterns.push_back(likeliest);
    }
    return patterns;
}

struct Difference {
    double position = 0.0;  ///< largest difference of an axis EAP
    double other = 0.0;     ///< of a facet EAP, log-likelihood or probability
};

Difference compare(const Scorer::Tables& coarse, const Scorer::Tables& fine)
{
    Difference difference;
    for (const std::vector<int>& pattern : extremePatterns(coarse.model)) {
        const Posterior a = evaluate(coarse, pattern);
        const Posterior b = evaluate(fine, pattern);
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
double halfWidth(const Model& model, const Mixture& mixture)
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

    Scorer::Tables narrow = buildTables(model, {}, gridOf(4.0, width));
    while (width < 13.0) {
        Scorer::Tables wide = buildTables(model, {}, gridOf(4.0, width + kStep));
        if (compare(narrow, wide).position < kTolerance) break;
        narrow = std::move(wide);
        width += kStep;
    }
    return width;
}

/// The narrowest Gaussian over which the axes are integrated, in any component.
double narrowestSd(const Model& model, const Mixture& mixture)
{
    double narrowest = 1.0;
    const auto include = [&narrowest](const Population& population) {
        for (const std::vector<int>& axes : correlatedBlocks(population.covariance)) {
            const auto m = static_cast<Eigen::Index>(axes.size());
            Eigen::MatrixXd block(m, m);
            for (Eigen::Index a = 0; a < m; ++a) {
                for (Eigen::Index b = 0; b < m; ++b) {
                    block(a, b) = population.covariance(axes[std::size_t(a)], axes[std::size_t(b)]);
                }
            }
            const FactorForm form = factorise(block);
            for (const double psi : form.unique) narrowest = std::min(narrowest, std::sqrt(psi));
        }
    };
    include(model.population);
    for (const Profile& profile : mixture.profiles) include(profile.population);
    return narrowest;
}

}  // namespace

Scorer::Tables chooseTables(const Model& model, const Mixture& mixture)
{
    const double width = halfWidth(model, mixture);
    const double least = 1.0 / narrowestSd(model, mixture);
    const double finest = kNodesPerUnit.back();
    for (const double perUnit : kNodesPerUnit) {
        if (perUnit < least && perUnit < finest) continue;
        Scorer::Tables tables = buildTables(model, mixture, gridOf(perUnit, width));
        const Difference difference =
            compare(tables, buildTables(model, mixture, gridOf(2.0 * perUnit, width + kStep, 0.6)));
        tables.integrationError = difference.position;
        const bool good = difference.position < kTolerance && difference.other < 10.0 * kTolerance;
        if (good || perUnit == finest) return tables;
    }
    return {};
}

}  // namespace opmaat::scoring
