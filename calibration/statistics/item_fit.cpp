#include "calibration/statistics/item_fit.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "calibration/statistics/sum_scores.h"

namespace opmaat::calibration::statistics {
namespace {

using Group = std::vector<Cell>;

void add(Cell& to, const Cell& cell)
{
    to.observed += cell.observed;
    to.expected += cell.expected;
}

/// Thin cells of one group go upwards, what is left of the highest downwards.
Group mergeWithin(const Group& group, double minimum)
{
    Group merged;
    Cell open;
    for (const Cell& cell : group) {
        add(open, cell);
        if (open.expected < minimum) continue;
        merged.push_back(open);
        open = {};
    }
    if (!merged.empty()) add(merged.back(), open);
    return merged;
}

void addGroup(std::vector<Group>& groups, std::size_t from, std::size_t to)
{
    for (std::size_t k = 0; k < groups[from].size(); ++k) add(groups[to][k], groups[from][k]);
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(from));
}

/// Counts of one item by sum, without the sums at which every answer is known.
std::vector<Group> countsOf(const scoring::Model& model, const Responses& responses,
                            std::span<const std::size_t> people, std::span<const std::size_t> items,
                            std::size_t item)
{
    const Eigen::MatrixXd joint = jointWithSum(model, latentGrid(model), item);
    const auto sums = static_cast<std::size_t>(joint.cols());
    std::vector<Group> groups(sums, Group(static_cast<std::size_t>(joint.rows())));
    std::vector<double> size(sums, 0.0);
    for (const std::size_t n : people) {
        std::size_t sum = 0;
        for (const std::size_t i : items) sum += static_cast<std::size_t>(responses.at(n, i));
        groups[sum][static_cast<std::size_t>(responses.at(n, item))].observed += 1.0;
        size[sum] += 1.0;
    }
    for (std::size_t s = 0; s < sums; ++s) {
        const auto column = static_cast<Eigen::Index>(s);
        const double all = joint.col(column).sum();
        for (std::size_t k = 0; k < groups[s].size() && all > 0.0; ++k)
            groups[s][k].expected = size[s] * joint(static_cast<Eigen::Index>(k), column) / all;
    }
    groups.pop_back();
    groups.erase(groups.begin());
    return groups;
}

ItemFit fitOf(const scoring::Item& item, const std::vector<Group>& groups,
              const ItemFitOptions& options)
{
    ItemFit fit;
    for (const Group& group : groups) {
        for (const Cell& cell : group) {
            const double away = cell.observed - cell.expected;
            fit.statistic += away * away / cell.expected;
        }
        fit.degreesOfFreedom += static_cast<int>(group.size()) - 1;
    }
    fit.groups = static_cast<int>(groups.size());
    if (!options.parametersKnown) fit.degreesOfFreedom -= item.categories();
    return fit;
}

}  // namespace

std::vector<std::vector<Cell>> mergeCells(std::vector<std::vector<Cell>> groups,
                                          double minimumExpected)
{
    const auto tellsNothing = [&](const Group& group) {
        return mergeWithin(group, minimumExpected).size() < 2;
    };
    // The outermost group that tells nothing goes inwards, until all tell something.
    while (groups.size() > 1) {
        const auto first = std::find_if(groups.begin(), groups.end(), tellsNothing);
        if (first == groups.end()) break;
        const auto last = std::find_if(groups.rbegin(), groups.rend(), tellsNothing);
        const auto low = static_cast<std::size_t>(first - groups.begin());
        const auto high = groups.size() - 1 - static_cast<std::size_t>(last - groups.rbegin());
        if (low <= groups.size() - 1 - high)
            addGroup(groups, low, low + 1);
        else
            addGroup(groups, high, high - 1);
    }
    std::vector<Group> merged;
    for (const Group& group : groups) {
        if (!tellsNothing(group)) merged.push_back(mergeWithin(group, minimumExpected));
    }
    return merged;
}

std::vector<ItemFit> itemFit(const scoring::Model& model, const Responses& responses,
                             std::size_t axis, const ItemFitOptions& options)
{
    check(model, responses);
    const std::vector<std::size_t> items = itemsOfAxis(model, axis);
    const std::vector<std::size_t> people = completeCases(responses, items);
    if (items.size() < 3 || people.empty()) {
        throw std::invalid_argument(
            "item fit of axis " + std::to_string(axis) + ": " + std::to_string(people.size()) +
            " people answered all of its " + std::to_string(items.size()) +
            " items, must be at least one person and three items. Leave out items that few saw.");
    }
    std::vector<ItemFit> all;
    for (const std::size_t i : items) {
        const std::vector<Group> groups =
            mergeCells(countsOf(model, responses, people, items, i), options.minimumExpected);
        ItemFit fit = fitOf(model.items[i], groups, options);
        fit.item = i;
        fit.people = static_cast<int>(people.size());
        if (fit.degreesOfFreedom >= 1) {
            fit.p = chiSquareUpperTail(fit.statistic, fit.degreesOfFreedom);
            const double excess = fit.statistic - fit.degreesOfFreedom;
            const double scale = fit.degreesOfFreedom * std::max(1.0, fit.people - 1.0);
            fit.rmsea = excess > 0.0 ? std::sqrt(excess / scale) : 0.0;
        }
        all.push_back(fit);
    }
    return all;
}

}  // namespace opmaat::calibration::statistics
