#include "scoring/change.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>

#include "scoring/factors.h"
#include "scoring/kernels.h"
#include "scoring/likelihood.h"
#include "scoring/numeric.h"
#include "scoring/pairs.h"

namespace opmaat::scoring {
namespace {

constexpr double kMostStable = 0.95;
constexpr double kSpacingBySd = 0.95;
constexpr double kFactorReach = 7.0;  ///< sd of a factor that are integrated over
constexpr std::size_t kMostPairs = 4'000'000;

double square(double x)
{
    return x * x;
}

/// Two of the same trait at two measurements, mean 0, variance `variance`, correlation rho.
class PairDensity {
public:
    PairDensity(double variance, double rho)
        : scale_(0.5 / (variance * (1.0 - rho * rho))), rho_(rho)
    {
    }
    /// Without its constant.
    double logAt(double a, double b) const
    {
        return -scale_ * (a * a - 2.0 * rho_ * a * b + b * b);
    }

private:
    double scale_, rho_;
};

struct BlockForm {
    std::vector<int> axes;
    FactorForm form;
};

std::vector<BlockForm> blocksOf(const Population& population)
{
    std::vector<BlockForm> blocks;
    for (const std::vector<int>& axes : correlatedBlocks(population.covariance)) {
        const auto m = static_cast<Eigen::Index>(axes.size());
        Eigen::MatrixXd covariance(m, m);
        for (Eigen::Index a = 0; a < m; ++a)
            for (Eigen::Index b = 0; b < m; ++b)
                covariance(a, b) =
                    population.covariance(axes[std::size_t(a)], axes[std::size_t(b)]);
        blocks.push_back({axes, factorise(covariance)});
    }
    return blocks;
}

/// Largest information that the answers to an axis can give about it anywhere.
double sharpest(const Model& model, int axis, double halfWidth)
{
    constexpr double kStep = 0.1;
    double most = 0.0;
    for (int step = 0; kStep * step <= 2.0 * halfWidth; ++step) {
        const double theta = kStep * step - halfWidth;
        double sum = 0.0;
        for (std::size_t f = 0; f < model.facets.size(); ++f) {
            const Facet& facet = model.facets[f];
            if (facet.axis != axis) continue;
            const double own = facetCurvature(model, static_cast<int>(f), facet.loading * theta);
            sum += square(facet.loading) * own / (1.0 + (1.0 - square(facet.loading)) * own);
        }
        most = std::max(most, sum);
    }
    return most;
}

/// As close as the scorer's own nodes, or closer where traits are so stable that the difference of
/// two is narrower than each: its variance is at least 2 / (1 / ((1 - rho) psi) + J).
PairNodes nodesFor(const Scorer& scorer, const std::vector<BlockForm>& blocks, double rho)
{
    const Scorer::Tables& tables = scorer.tables();
    double narrowest = tables.spacing / kSpacingBySd;
    for (const BlockForm& block : blocks) {
        for (std::size_t a = 0; a < block.axes.size(); ++a) {
            const double unique = (1.0 - rho) * block.form.unique[static_cast<Eigen::Index>(a)];
            const double told = sharpest(tables.model, block.axes[a], tables.grid.halfWidth);
            narrowest = std::min(narrowest, std::sqrt(2.0 / (1.0 / unique + told)));
        }
    }
    PairNodes nodes;
    nodes.spacing = kSpacingBySd * narrowest;
    const auto half = static_cast<int>(std::ceil(tables.grid.halfWidth / nodes.spacing));
    for (int n = -half; n <= half; ++n) nodes.theta.push_back(n * nodes.spacing);
    return nodes;
}

/// What both measurements say about one axis: the likelihood on the square of nodes, scaled so that
/// it is 1 where likelihood and prior together are highest.
Table axisPair(const Model& model, int axis, std::span<const int> before, std::span<const int> now,
               const Stability& stability, const PairNodes& nodes)
{
    const std::size_t count = nodes.theta.size();
    Table sum(count, count);
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        if (model.facets[f].axis != axis) continue;
        const Table facet =
            facetPair(model, static_cast<int>(f), before, now, stability.facets, nodes);
        for (std::size_t n = 0; n < facet.rows(); ++n)
            kernels().addRow(sum.row(n), facet.row(n), sum.stride());
    }
    const double mean = model.population.mean[axis];
    const PairDensity prior(model.population.covariance(axis, axis), stability.axes);
    double best = -1e300;
    double there = 0.0;
    for (std::size_t n = 0; n < count; ++n) {
        for (std::size_t m = 0; m < count; ++m) {
            const double both =
                sum.row(n)[m] + prior.logAt(nodes.theta[n] - mean, nodes.theta[m] - mean);
            if (both > best) {
                best = both;
                there = sum.row(n)[m];
            }
        }
    }
    for (std::size_t n = 0; n < count; ++n)
        for (std::size_t m = 0; m < count; ++m)
            sum.row(n)[m] = exponential(std::min(sum.row(n)[m] - there, 700.0));
    return sum;
}

/// Posterior weights of the square of nodes, not yet divided by their sum.
AxisChange summarise(const Table& weights, const PairNodes& nodes)
{
    const std::size_t count = nodes.theta.size();
    std::vector<double> byDifference(2 * count - 1, 0.0);
    for (std::size_t n = 0; n < count; ++n)
        for (std::size_t m = 0; m < count; ++m)
            byDifference[count - 1 + m - n] += weights.row(n)[m];
    double total = 0.0;
    double mean = 0.0;
    double variance = 0.0;
    const auto difference = [&](std::size_t k) {
        return (static_cast<double>(k) - static_cast<double>(count - 1)) * nodes.spacing;
    };
    for (const double weight : byDifference) total += weight;
    for (std::size_t k = 0; k < byDifference.size(); ++k)
        mean += byDifference[k] * difference(k) / total;
    for (std::size_t k = 0; k < byDifference.size(); ++k)
        variance += byDifference[k] * square(difference(k) - mean) / total;
    AxisChange change{mean, std::sqrt(variance), shareAboveZero(byDifference), false};
    const double chance = quantise(std::max(change.chanceOfRise, 1.0 - change.chanceOfRise));
    change.reliable = chance >= kReliable;
    return change;
}

void multiplyInto(Table& a, const Table& b)
{
    for (std::size_t n = 0; n < a.rows(); ++n)
        kernels().multiplyRow(a.row(n), b.row(n), a.stride());
}

/// Factor scores of both measurements: [Z x r], and their joint density on the square of them.
struct FactorPairs {
    Eigen::MatrixXd scores;
    Table density;
};

FactorPairs factorPairs(const FactorForm& form, double rho)
{
    const Eigen::MatrixXd told =
        form.loadings.transpose() * form.unique.cwiseInverse().asDiagonal() * form.loadings;
    const double narrow = std::min(1.0, 2.0 * (1.0 - rho)) / (1.0 + largestEigenvalue(told));
    const double spacing = kSpacingBySd * std::sqrt(narrow);
    const auto half = static_cast<int>(std::ceil(kFactorReach / spacing));
    const auto line = 2 * static_cast<std::size_t>(half) + 1;
    std::size_t count = 1;
    for (Eigen::Index r = 0; r < form.loadings.cols(); ++r) count *= line;
    if (count > kMostPairs / count) {
        throw std::domain_error(
            "the change of " + std::to_string(form.unique.size()) + " correlated axes takes " +
            std::to_string(form.loadings.cols()) + " factors of " + std::to_string(line) +
            " nodes, which is more than " + std::to_string(kMostPairs) + " pairs of them");
    }
    FactorPairs pairs{Eigen::MatrixXd(Eigen::Index(count), form.loadings.cols()),
                      Table(count, count)};
    for (std::size_t z = 0; z < count; ++z) {
        std::size_t rest = z;
        for (Eigen::Index r = 0; r < form.loadings.cols(); ++r, rest /= line)
            pairs.scores(Eigen::Index(z), r) = (static_cast<int>(rest % line) - half) * spacing;
    }
    const PairDensity density(1.0, rho);
    for (std::size_t y = 0; y < count; ++y) {
        for (std::size_t z = 0; z < count; ++z) {
            double log = 0.0;
            for (Eigen::Index r = 0; r < form.loadings.cols(); ++r)
                log += density.logAt(pairs.scores(Eigen::Index(y), r),
                                     pairs.scores(Eigen::Index(z), r));
            pairs.density.row(y)[z] = exponential(log);
        }
    }
    return pairs;
}

/// One axis of a block given the factors: theta_t = mu + (Lambda z_t) + sqrt(psi) (sqrt(rho) v +
/// sqrt(1 - rho) u_t). Given v the measurements are independent, so that the integral over a square
/// of nodes is two matrix products for each v.
class AxisGivenFactors {
public:
    AxisGivenFactors(const PairNodes& nodes, const Eigen::VectorXd& centres, double unique,
                     double rho)
    {
        const double sd = std::sqrt(unique * (1.0 - rho));
        // Given both thetas and factors v has precision 1 + 2 rho / (1 - rho).
        const NormalRule stable =
            trapezoid(kSpacingBySd * std::sqrt((1.0 - rho) / (1.0 + rho)), 8.5);
        const bool none = rho <= 0.0;
        for (std::size_t v = 0; v < (none ? 1 : stable.points.size()); ++v) {
            const double shift = none ? 0.0 : std::sqrt(unique * rho) * stable.points[v];
            weights_.push_back(none ? 1.0 : stable.weights[v]);
            Table given(static_cast<std::size_t>(centres.size()), nodes.theta.size());
            for (std::size_t z = 0; z < given.rows(); ++z)
                for (std::size_t n = 0; n < given.columns(); ++n)
                    given.row(z)[n] =
                        normalDensity(nodes.theta[n], centres[Eigen::Index(z)] + shift, sd);
            given_.push_back(std::move(given));
            turned_.push_back(transposed(given_.back()));
        }
    }

    /// From nodes to factors.
    Table forward(const Table& nodes) const { return carry(given_, nodes, turned_); }
    /// From factors back to nodes.
    Table back(const Table& factors) const { return carry(turned_, factors, given_); }

private:
    Table carry(const std::vector<Table>& left, const Table& middle,
                const std::vector<Table>& right) const
    {
        Table sum(left[0].rows(), right[0].columns());
        for (std::size_t v = 0; v < weights_.size(); ++v) {
            const Table part = product(product(left[v], middle), right[v]);
            for (std::size_t n = 0; n < sum.rows(); ++n)
                kernels().addScaledRow(sum.row(n), weights_[v], part.row(n), sum.stride());
        }
        return sum;
    }

    std::vector<double> weights_;
    std::vector<Table> given_, turned_;
};

/// Axes of one block that has factors: every axis's square of nodes with all that the others tell.
void weighBlock(const BlockForm& block, const Model& model, double rho, const PairNodes& nodes,
                std::vector<Table>& axes)
{
    const FactorPairs pairs = factorPairs(block.form, rho);
    std::vector<AxisGivenFactors> given;
    std::vector<Table> told;
    for (std::size_t a = 0; a < block.axes.size(); ++a) {
        const auto row = static_cast<Eigen::Index>(a);
        const Eigen::VectorXd centres =
            (pairs.scores * block.form.loadings.row(row).transpose()).array() +
            model.population.mean[block.axes[a]];
        given.emplace_back(nodes, centres, block.form.unique[row], rho);
        told.push_back(given.back().forward(axes[static_cast<std::size_t>(block.axes[a])]));
    }
    for (std::size_t a = 0; a < block.axes.size(); ++a) {
        Table others = pairs.density;
        for (std::size_t b = 0; b < block.axes.size(); ++b)
            if (b != a) multiplyInto(others, told[b]);
        multiplyInto(axes[static_cast<std::size_t>(block.axes[a])], given[a].back(others));
    }
}

void weighAlone(int axis, const Model& model, double rho, const PairNodes& nodes, Table& weights)
{
    const double mean = model.population.mean[axis];
    const PairDensity prior(model.population.covariance(axis, axis), rho);
    for (std::size_t n = 0; n < weights.rows(); ++n)
        for (std::size_t m = 0; m < weights.columns(); ++m)
            weights.row(n)[m] *=
                exponential(prior.logAt(nodes.theta[n] - mean, nodes.theta[m] - mean));
}

void check(const Model& model, std::span<const int> responses, const char* which)
{
    try {
        checkResponses(model, responses);
    } catch (const std::invalid_argument& problem) {
        throw std::invalid_argument(std::string(which) + ": " + problem.what());
    }
}

}  // namespace

void checkStability(const Stability& stability)
{
    const auto within = [](double rho, const char* which) {
        if (rho >= 0.0 && rho <= kMostStable) return;
        throw std::domain_error(std::string("stability of the ") + which + " is " +
                                std::to_string(rho) + ", must be from 0 to 0.95");
    };
    within(stability.axes, "axes");
    within(stability.facets, "facets");
}

std::vector<AxisChange> change(const Scorer& scorer, std::span<const int> before,
                               std::span<const int> now, const Stability& stability)
{
    const Model& model = scorer.model();
    checkStability(stability);
    check(model, before, "before");
    check(model, now, "now");
    const std::vector<BlockForm> blocks = blocksOf(model.population);
    const PairNodes nodes = nodesFor(scorer, blocks, stability.axes);
    std::vector<Table> weights;
    weights.reserve(model.axes.size());
    for (int a = 0; a < static_cast<int>(model.axes.size()); ++a)
        weights.push_back(axisPair(model, a, before, now, stability, nodes));
    std::vector<AxisChange> changes;
    changes.reserve(model.axes.size());
    for (const BlockForm& block : blocks) {
        if (block.axes.size() == 1) {
            weighAlone(block.axes[0], model, stability.axes, nodes,
                       weights[static_cast<std::size_t>(block.axes[0])]);
        } else {
            weighBlock(block, model, stability.axes, nodes, weights);
        }
    }
    for (const Table& axis : weights) changes.push_back(summarise(axis, nodes));
    return changes;
}

}  // namespace opmaat::scoring
