#include "engine/pack/scoring_key.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "engine/pack/item.h"

namespace opmaat::engine {
namespace {

/// Places in the right order, in the order given; what the key does not know is left out.
std::vector<std::ptrdiff_t> placesOf(const std::vector<int>& order, std::span<const double> given)
{
    std::vector<std::ptrdiff_t> places;
    for (const double category : given) {
        const auto place = std::find(order.begin(), order.end(), static_cast<int>(category));
        if (place != order.end()) {
            places.push_back(place - order.begin());
        }
    }
    return places;
}

/// Length of the longest ascending subsequence (patience sorting).
std::size_t longestAscending(const std::vector<std::ptrdiff_t>& places)
{
    std::vector<std::ptrdiff_t> ends;  // of the best subsequence of each length
    for (const std::ptrdiff_t place : places) {
        const auto at = std::lower_bound(ends.begin(), ends.end(), place);
        if (at == ends.end()) {
            ends.push_back(place);
        } else {
            *at = place;
        }
    }
    return ends.size();
}

int rightPairs(const std::vector<std::pair<int, int>>& pairs, std::span<const double> given)
{
    int right = 0;
    for (std::size_t i = 0; i + 1 < given.size(); i += 2) {
        const std::pair pair(static_cast<int>(given[i]), static_cast<int>(given[i + 1]));
        right += std::count(pairs.begin(), pairs.end(), pair) > 0 ? 1 : 0;
    }
    return right;
}

int pointsByKey(const ScoringKey& key, std::span<const double> given)
{
    if (!key.intervals.empty()) {
        const auto holds = [&](const ScoringKey::Interval& interval) {
            return given.front() >= interval.from && given.front() <= interval.to;
        };
        const auto found = std::find_if(key.intervals.begin(), key.intervals.end(), holds);
        return found == key.intervals.end() ? 0 : found->score;
    }
    const auto credit = static_cast<std::size_t>(creditOf(key, given));
    return key.score[std::min(credit, key.score.size() - 1)];
}

std::vector<std::vector<double>> allChoices(std::size_t count)
{
    std::vector<std::vector<double>> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back({static_cast<double>(i)});
    }
    return all;
}

/// Every order, or every way to give each of `taken` one of `count`.
std::vector<std::vector<double>> allOrders(std::size_t count, std::size_t taken, bool asPairs)
{
    std::vector<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::set<std::vector<double>> all;
    do {
        std::vector<double> one;
        for (std::size_t i = 0; i < taken; ++i) {
            if (asPairs) {
                one.push_back(static_cast<double>(i));
            }
            one.push_back(order[i]);
        }
        all.insert(std::move(one));
    } while (std::next_permutation(order.begin(), order.end()));
    return {all.begin(), all.end()};
}

std::vector<std::vector<double>> tellingNumbers(const Item& item)
{
    const TypedRange& range = item.range;
    std::set<double> values = {range.least, range.most};
    const auto add = [&](double value) {
        const double steps = std::round((value - range.least) / range.step);
        for (const double near : {steps - 1.0, steps, steps + 1.0}) {
            const double typed = range.at(near);
            if (range.holds(typed)) values.insert(typed);
        }
    };
    if (item.key) {
        for (const ScoringKey::Interval& interval : item.key->intervals) {
            add(interval.from);
            add(interval.to);
        }
    }
    std::vector<std::vector<double>> all;
    for (const double value : values) {
        all.push_back({value});
    }
    return all;
}

}  // namespace

bool takesOneCategory(ItemType type)
{
    return type == ItemType::Choice || type == ItemType::Scale || type == ItemType::TwoStep ||
           type == ItemType::Picture;
}

double TypedRange::count() const
{
    return std::floor((most - least) / step + 1e-9) + 1.0;
}

bool TypedRange::holds(double value) const
{
    constexpr double kRounding = 1e-6;  // of a step: 3 x 0.1 is not 0.3 to the bit
    const double steps = (value - least) / step;
    return steps > -kRounding && value < most + kRounding * step &&
           std::abs(steps - std::round(steps)) < kRounding;
}

double TypedRange::at(double steps) const
{
    const double scale = std::pow(10.0, decimals());
    return std::round((least + steps * step) * scale) / scale;
}

int TypedRange::decimals() const
{
    const auto isWhole = [](double value) { return std::abs(value - std::round(value)) < 1e-9; };
    int decimals = 0;
    double scale = 1.0;
    while (decimals < 6 && !(isWhole(step * scale) && isWhole(least * scale))) {
        scale *= 10.0;
        ++decimals;
    }
    return decimals;
}

int creditOf(const ScoringKey& key, std::span<const double> given)
{
    if (!key.pairs.empty()) {
        return rightPairs(key.pairs, given);
    }
    const std::size_t standing = longestAscending(placesOf(key.order, given));
    return standing == 0 ? 0 : static_cast<int>(standing) - 1;
}

int pointsOf(const Item& item, std::span<const double> given)
{
    if (item.key) {
        return pointsByKey(*item.key, given);
    }
    const auto shown = static_cast<std::size_t>(given.front());
    return item.hasScores ? item.score.at(shown) : static_cast<int>(shown);
}

int scoredCategory(const Item& item, std::span<const double> given)
{
    const int points = pointsOf(item, given);
    return item.key || item.hasScores ? points : item.score.at(static_cast<std::size_t>(points));
}

bool canBeScored(const Item& item)
{
    return !item.practice && (takesOneCategory(item.type) || item.key.has_value());
}

int mostPoints(const Item& item)
{
    if (item.key) {
        int most = item.key->score.empty() ? 0 : item.key->score.back();
        for (const ScoringKey::Interval& interval : item.key->intervals) {
            most = std::max(most, interval.score);
        }
        return most;
    }
    if (item.hasScores && !item.score.empty()) {
        return *std::max_element(item.score.begin(), item.score.end());
    }
    return static_cast<int>(item.categories.size()) - 1;
}

std::vector<std::vector<double>> tellingAnswers(const Item& item)
{
    switch (item.type) {
        case ItemType::Number:
        case ItemType::Amount:
        case ItemType::Month:
            return tellingNumbers(item);
        case ItemType::Ordering:
            return allOrders(item.categories.size(), item.categories.size(), false);
        case ItemType::Matching:
            return allOrders(item.right.size(), item.categories.size(), true);
        case ItemType::Text:
        case ItemType::Information:
        case ItemType::Several:
            return {};
        default:
            return allChoices(item.categories.size());
    }
}

}  // namespace opmaat::engine
