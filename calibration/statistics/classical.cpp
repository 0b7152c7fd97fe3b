#include "calibration/statistics/classical.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace opmaat::calibration::statistics {
namespace {

void countCell(CategoryUse& use, int category, std::span<const int> states, std::size_t cell)
{
    if (category != scoring::kMissing) {
        ++use.counts[static_cast<std::size_t>(category)];
        return;
    }
    ++use.missing;
    if (states.empty()) return;
    const int state = states[cell];
    if (state < 0 || state >= static_cast<int>(use.states.size())) {
        throw std::invalid_argument("states: cell " + std::to_string(cell) + " is " +
                                    std::to_string(state) + ", must be 0.." +
                                    std::to_string(use.states.size() - 1) +
                                    " where an answer is missing. Give every reason a number.");
    }
    ++use.states[static_cast<std::size_t>(state)];
}

struct Pair {
    int people = 0;
    double meanFirst = 0.0;
    double meanSecond = 0.0;
    double covariance = 0.0;
};

Pair pairOf(const Responses& responses, std::size_t first, std::size_t second)
{
    Pair pair;
    for (std::size_t n = 0; n < responses.people(); ++n) {
        if (responses.at(n, first) == scoring::kMissing) continue;
        if (responses.at(n, second) == scoring::kMissing) continue;
        // Welford's update, so that nothing cancels.
        ++pair.people;
        const double away = responses.at(n, first) - pair.meanFirst;
        pair.meanFirst += away / pair.people;
        pair.meanSecond += (responses.at(n, second) - pair.meanSecond) / pair.people;
        pair.covariance += away * (responses.at(n, second) - pair.meanSecond);
    }
    pair.covariance /= std::max(1, pair.people - 1);
    return pair;
}

std::optional<double> alphaOf(double trace, double total, Eigen::Index items)
{
    if (items < 2 || !(total > 0.0)) return std::nullopt;
    const auto j = static_cast<double>(items);
    return j / (j - 1.0) * (1.0 - trace / total);
}

}  // namespace

std::vector<CategoryUse> categoryUse(const scoring::Model& model, const Responses& responses,
                                     std::span<const int> states, int stateCount)
{
    check(model, responses);
    if (!states.empty() && states.size() != responses.cells.size()) {
        throw std::invalid_argument("states: " + std::to_string(states.size()) +
                                    " cells, must be as many as there are answers, " +
                                    std::to_string(responses.cells.size()));
    }
    std::vector<CategoryUse> all(responses.items);
    for (std::size_t i = 0; i < all.size(); ++i) {
        CategoryUse& use = all[i];
        use.counts.assign(static_cast<std::size_t>(model.items[i].categories()), 0);
        if (!states.empty()) use.states.assign(static_cast<std::size_t>(stateCount), 0);
        for (std::size_t n = 0; n < responses.people(); ++n)
            countCell(use, responses.at(n, i), states, n * responses.items + i);
        for (std::size_t k = 0; k < use.counts.size(); ++k) {
            if (use.counts[k] == 0) use.unused.push_back(static_cast<int>(k));
        }
    }
    return all;
}

ItemMoments itemMoments(const Responses& responses, std::span<const std::size_t> items)
{
    if (items.size() < 2) {
        throw std::invalid_argument("classical statistics of " + std::to_string(items.size()) +
                                    " item, must be at least 2");
    }
    const auto j = static_cast<Eigen::Index>(items.size());
    ItemMoments moments{{items.begin(), items.end()},
                        Eigen::VectorXd::Zero(j),
                        Eigen::MatrixXd::Zero(j, j),
                        Eigen::MatrixXi::Zero(j, j)};
    for (Eigen::Index a = 0; a < j; ++a) {
        for (Eigen::Index b = 0; b <= a; ++b) {
            const std::size_t first = items[static_cast<std::size_t>(a)];
            const std::size_t second = items[static_cast<std::size_t>(b)];
            const Pair pair = pairOf(responses, first, second);
            if (pair.people < 3) {
                throw std::invalid_argument(
                    "items " + std::to_string(second) + " and " + std::to_string(first) + ": " +
                    std::to_string(pair.people) +
                    " people answered both, must be at least 3. Leave one of the items out.");
            }
            if (a == b) moments.mean[a] = pair.meanFirst;
            moments.covariance(a, b) = moments.covariance(b, a) = pair.covariance;
            moments.pairs(a, b) = moments.pairs(b, a) = pair.people;
        }
    }
    return moments;
}

Consistency consistency(const ItemMoments& moments)
{
    const Eigen::MatrixXd& c = moments.covariance;
    const double trace = c.trace();
    const double total = c.sum();
    Consistency result;
    result.alpha = alphaOf(trace, total, c.rows());
    result.fewestPairs = moments.pairs.minCoeff();
    for (Eigen::Index i = 0; i < c.rows(); ++i) {
        const double withOthers = c.row(i).sum() - c(i, i);
        const double rest = total - 2.0 * withOthers - c(i, i);
        result.alphaIfDeleted.push_back(alphaOf(trace - c(i, i), rest, c.rows() - 1));
        const double product = c(i, i) * rest;
        result.itemRest.push_back(product > 0.0 && rest > 0.0
                                      ? std::optional(withOthers / std::sqrt(product))
                                      : std::nullopt);
    }
    return result;
}

}  // namespace opmaat::calibration::statistics
