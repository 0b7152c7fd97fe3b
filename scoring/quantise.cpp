#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "scoring/contributions.h"

namespace opmaat::scoring {
namespace {

constexpr double kQuantum = 1e-6;

std::int64_t quanta(double value)
{
    return std::llround(value / kQuantum);
}

double fromQuanta(std::int64_t count)
{
    return static_cast<double>(count) / 1e6;
}

/// One share of a sum that must come out whole.
struct Share {
    std::size_t index;
    const std::string* id;
    double exact;  ///< in quanta
    std::int64_t whole;
};

/// Largest remainder: everybody is rounded down, and what is left goes to those who lost most.
/// Ties go by id. Shares of exactly 0 stay 0.
template <typename Named>
std::vector<std::int64_t> divide(std::int64_t sum, const std::vector<double>& values,
                                 const std::vector<std::size_t>& members,
                                 const std::vector<Named>& named)
{
    std::vector<Share> shares;
    for (const std::size_t m : members) {
        if (values[m] == 0.0) continue;
        const double exact = values[m] / kQuantum;
        shares.push_back({m, &named[m].id, exact, static_cast<std::int64_t>(std::floor(exact))});
        sum -= shares.back().whole;
    }
    std::sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) {
        const double lostA = a.exact - static_cast<double>(a.whole);
        const double lostB = b.exact - static_cast<double>(b.whole);
        return lostA != lostB ? lostA > lostB : *a.id < *b.id;
    });
    // Rounding of the sum itself may leave one more than there are shares, or one too few.
    for (std::size_t s = 0; sum > 0 && !shares.empty(); ++s, --sum)
        ++shares[s % shares.size()].whole;
    for (std::size_t s = shares.size(); sum < 0 && s > 0; --s, ++sum) --shares[s - 1].whole;

    std::vector<std::int64_t> whole(values.size(), 0);
    for (const Share& share : shares) whole[share.index] = share.whole;
    return whole;
}

}  // namespace

double quantise(double value)
{
    return std::round(value * 1e6) / 1e6 + 0.0;  // + 0.0 turns -0 into 0
}

Contributions quantise(const Contributions& contributions, const Model& model)
{
    std::vector<std::size_t> all(contributions.facets.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const std::int64_t base = quanta(contributions.base);
    const std::vector<std::int64_t> facets =
        divide(quanta(contributions.total) - base, contributions.facets, all, model.facets);

    Contributions result = contributions;
    std::int64_t total = base;
    for (std::size_t f = 0; f < facets.size(); ++f) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < model.items.size(); ++i) {
            if (model.items[i].facet == static_cast<int>(f)) members.push_back(i);
        }
        const std::vector<std::int64_t> items =
            divide(facets[f], contributions.items, members, model.items);
        for (const std::size_t i : members) result.items[i] = fromQuanta(items[i]);
        result.facets[f] = fromQuanta(facets[f]);
        total += facets[f];
    }
    result.base = fromQuanta(base);
    result.total = fromQuanta(total);
    result.error = quantise(contributions.error);
    return result;
}

}  // namespace opmaat::scoring
