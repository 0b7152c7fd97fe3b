#include "calibration/statistics/dif_size.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr double kMostTheta = 8.0;
constexpr double kStep = 0.02;  ///< of the table that is looked up backwards
constexpr double kPerTheta = 10.0;

void checkSameItems(const scoring::Model& reference, const scoring::Model& focal)
{
    const std::size_t shared = std::min(reference.items.size(), focal.items.size());
    for (std::size_t i = 0; i < shared; ++i) {
        const scoring::Item& a = reference.items[i];
        const scoring::Item& b = focal.items[i];
        if (a.id == b.id && a.facet == b.facet && a.categories() == b.categories()) continue;
        throw std::invalid_argument("item " + std::to_string(i) + " is '" + a.id +
                                    "' in the reference group and '" + b.id +
                                    "' in the focal group, must be the same item with the same "
                                    "facet and categories");
    }
    if (reference.items.size() == focal.items.size() &&
        reference.facets.size() == focal.facets.size() &&
        reference.axes.size() == focal.axes.size())
        return;
    throw std::invalid_argument(
        "the groups have " + std::to_string(reference.items.size()) + " and " +
        std::to_string(focal.items.size()) +
        " items, must be the same items, facets and axes. Fit both groups with one structure.");
}

/// Expected category of every item of an axis at every theta, [J x thetas].
Eigen::MatrixXd expectedScores(const scoring::Model& model, const LatentGrid& grid,
                               std::span<const std::size_t> items, const std::vector<double>& theta)
{
    Eigen::MatrixXd scores(static_cast<Eigen::Index>(items.size()),
                           static_cast<Eigen::Index>(theta.size()));
    for (std::size_t j = 0; j < items.size(); ++j)
        scores.row(static_cast<Eigen::Index>(j)) =
            expectedOf(chancesGivenAxis(model, grid, items[j], theta)).transpose();
    return scores;
}

/// Where an expected sum is reached, by a table of the reference group.
class Places {
public:
    Places(std::vector<double> theta, const Eigen::VectorXd& sums)
        : theta_(std::move(theta)), sums_(sums.data(), sums.data() + sums.size())
    {
    }
    double of(double sum) const
    {
        const auto above = std::upper_bound(sums_.begin(), sums_.end(), sum);
        if (above == sums_.begin()) return theta_.front();
        if (above == sums_.end()) return theta_.back();
        const auto j = static_cast<std::size_t>(above - sums_.begin());
        const double share = (sum - sums_[j - 1]) / (sums_[j] - sums_[j - 1]);
        return theta_[j - 1] + share * (theta_[j] - theta_[j - 1]);
    }

private:
    std::vector<double> theta_, sums_;
};

struct Means {
    double with = 0.0;     ///< signs kept
    double without = 0.0;  ///< of absolute values
};

Means over(const LatentGrid& grid, const Eigen::VectorXd& difference)
{
    Means means;
    for (Eigen::Index n = 0; n < difference.size(); ++n) {
        const double weight = grid.weight[static_cast<std::size_t>(n)];
        means.with += weight * difference[n];
        means.without += weight * std::fabs(difference[n]);
    }
    return means;
}

Means shiftOf(const LatentGrid& grid, const Places& places, const Eigen::VectorXd& reference,
              const Eigen::VectorXd& difference)
{
    Eigen::VectorXd shift(difference.size());
    for (Eigen::Index n = 0; n < shift.size(); ++n)
        shift[n] = kPerTheta * (places.of(reference[n] + difference[n]) - places.of(reference[n]));
    return over(grid, shift);
}

std::vector<double> tableOfTheta()
{
    std::vector<double> theta;
    const int steps = static_cast<int>(std::lround(kMostTheta / kStep));
    for (int j = -steps; j <= steps; ++j) theta.push_back(j * kStep);
    return theta;
}

ItemDifference itemDifference(const LatentGrid& grid, const Eigen::VectorXd& difference)
{
    const Means score = over(grid, difference);
    ItemDifference item;
    item.signedScore = score.with;
    item.unsignedScore = score.without;
    for (Eigen::Index n = 0; n < difference.size(); ++n) {
        if (std::fabs(grid.z[static_cast<std::size_t>(n)]) <= 2.0)
            item.largest = std::max(item.largest, std::fabs(difference[n]));
    }
    return item;
}

}  // namespace

AxisDifference differenceOf(const scoring::Model& reference, const scoring::Model& focal,
                            std::size_t axis)
{
    checkSameItems(reference, focal);
    const std::vector<std::size_t> items = itemsOfAxis(reference, axis);
    const LatentGrid grid = latentGrid(focal);
    const std::vector<double> theta = thetaOf(focal, grid, axis);
    const Eigen::MatrixXd expected = expectedScores(reference, grid, items, theta);
    const Eigen::MatrixXd difference = expectedScores(focal, grid, items, theta) - expected;
    const Eigen::VectorXd sums = expected.colwise().sum().transpose();
    const std::vector<double> table = tableOfTheta();
    const Eigen::MatrixXd tabled = expectedScores(reference, grid, items, table);
    const Places places(table, tabled.colwise().sum().transpose());

    AxisDifference result;
    for (std::size_t j = 0; j < items.size(); ++j) {
        const Eigen::VectorXd own = difference.row(static_cast<Eigen::Index>(j)).transpose();
        ItemDifference item = itemDifference(grid, own);
        const Means shift = shiftOf(grid, places, sums, own);
        item.item = items[j];
        item.signedT = shift.with;
        item.unsignedT = shift.without;
        result.items.push_back(item);
    }
    const Eigen::VectorXd all = difference.colwise().sum().transpose();
    const Means score = over(grid, all);
    const Means shift = shiftOf(grid, places, sums, all);
    result.signedScore = score.with;
    result.unsignedScore = score.without;
    result.signedT = shift.with;
    result.unsignedT = shift.without;
    return result;
}

std::vector<double> benjaminiHochberg(std::span<const double> p)
{
    for (std::size_t j = 0; j < p.size(); ++j) {
        if (p[j] >= 0.0 && p[j] <= 1.0) continue;
        throw std::invalid_argument("p-value " + std::to_string(j) + " is " + std::to_string(p[j]) +
                                    ", must be between 0 and 1");
    }
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.size());
    double smallest = 1.0;
    for (std::size_t rank = p.size(); rank > 0; --rank) {
        const std::size_t j = order[rank - 1];
        smallest =
            std::min(smallest, p[j] * static_cast<double>(p.size()) / static_cast<double>(rank));
        adjusted[j] = smallest;
    }
    return adjusted;
}

}  // namespace opmaat::calibration::statistics
