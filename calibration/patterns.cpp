#include "calibration/patterns.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace opmaat::calibration {
namespace {

void append(Patterns& patterns, std::span<const std::uint8_t> pattern, int group, double people)
{
    patterns.categories.insert(patterns.categories.end(), pattern.begin(), pattern.end());
    patterns.groups.push_back(group);
    patterns.people.push_back(people);
}

bool isEmpty(std::span<const std::uint8_t> pattern)
{
    return std::all_of(pattern.begin(), pattern.end(), [](auto k) { return k == kNoAnswer; });
}

}  // namespace

Patterns collapse(std::span<const std::uint8_t> categories, std::size_t items,
                  std::span<const int> groups)
{
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto compare = [&](std::size_t a, std::size_t b) {
        if (groups[a] != groups[b]) return groups[a] - groups[b];
        return std::memcmp(categories.data() + a * items, categories.data() + b * items, items);
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
    Patterns patterns;
    patterns.items = items;
    for (std::size_t n = 0; n < order.size(); ++n) {
        const auto pattern = categories.subspan(order[n] * items, items);
        if (isEmpty(pattern)) continue;
        if (n > 0 && patterns.size() > 0 && compare(order[n - 1], order[n]) == 0)
            patterns.people.back() += 1.0;
        else
            append(patterns, pattern, groups[order[n]], 1.0);
    }
    return patterns;
}

Patterns thinned(const Patterns& patterns, std::size_t step)
{
    Patterns some;
    some.items = patterns.items;
    for (std::size_t u = step / 2; u < patterns.size(); u += step)
        append(some, patterns.pattern(u), patterns.groups[u], patterns.people[u]);
    return some;
}

double peopleIn(const Patterns& patterns)
{
    return std::accumulate(patterns.people.begin(), patterns.people.end(), 0.0);
}

}  // namespace opmaat::calibration
