#include "scoring/contributions.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>

#include "scoring/game.h"
#include "scoring/random.h"

namespace opmaat::scoring {
namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// The facets with answers, in the bytewise order of their ids: the players.
std::vector<FacetPlayers> playersOf(const Scorer& scorer, std::span<const int> responses)
{
    const Model& model = scorer.model();
    std::vector<int> order;
    for (int f = 0; f < static_cast<int>(model.facets.size()); ++f) {
        const std::vector<int>& items = scorer.tables().facets[at(f)].items;
        const bool any = std::any_of(items.begin(), items.end(),
                                     [&](int i) { return responses[at(i)] != kMissing; });
        if (any) order.push_back(f);
    }
    std::sort(order.begin(), order.end(),
              [&](int f, int g) { return model.facets[at(f)].id < model.facets[at(g)].id; });
    std::vector<FacetPlayers> players;
    players.reserve(order.size());
    for (const int f : order) players.emplace_back(scorer.tables(), f, responses);
    return players;
}

using Table = std::vector<std::vector<double>>;

/// v of every set of facets; bit p of the index is player p. Axis states are shared between sets.
Table valuesOfFacetSets(const Scorer& scorer, const std::vector<FacetPlayers>& players, int profile)
{
    const auto axes = static_cast<int>(scorer.tables().axes.size());
    std::vector<std::vector<std::size_t>> bits(at(axes));
    for (std::size_t p = 0; p < players.size(); ++p) bits[at(players[p].axis())].push_back(p);

    Coalition coalition(scorer.tables(), profile);
    std::vector<std::vector<AxisState>> states(at(axes));
    for (int a = 0; a < axes; ++a) {
        for (std::size_t set = 0; set < std::size_t{1} << bits[at(a)].size(); ++set) {
            for (std::size_t b = 0; b < bits[at(a)].size(); ++b) {
                const FacetPlayers& player = players[bits[at(a)][b]];
                // Counting up, the lowest bits change: those above the last change stand.
                if (set == 0 || ((set ^ (set - 1)) >> b & 1U) != 0) {
                    coalition.set(player, (set >> b & 1U) != 0 ? player.all() : noAnswers());
                }
            }
            states[at(a)].push_back(coalition.state(a));
        }
    }

    Table value;
    for (std::size_t set = 0; set < std::size_t{1} << players.size(); ++set) {
        std::vector<const AxisState*> chosen;
        for (int a = 0; a < axes; ++a) {
            std::size_t local = 0;
            for (std::size_t b = 0; b < bits[at(a)].size(); ++b)
                local |= (set >> bits[at(a)][b] & 1U) << b;
            chosen.push_back(&states[at(a)][local]);
        }
        value.push_back(values(scorer.tables(), chosen, profile));
    }
    return value;
}

/// Shapley values, [players][quantities]: over all sets S without p, the mean over sizes of
/// v(S and p) - v(S).
Table shapley(const Table& value, std::size_t players)
{
    std::vector<double> weight(players, 1.0 / static_cast<double>(players == 0 ? 1 : players));
    for (std::size_t s = 1; s < players; ++s) {  // s! (n - s - 1)! / n!
        weight[s] = weight[s - 1] * static_cast<double>(s) / static_cast<double>(players - s);
    }
    Table result(players, std::vector<double>(value[0].size(), 0.0));
    for (std::size_t set = 0; set < value.size(); ++set) {
        const double here =
            weight.empty() ? 0.0 : weight[std::min(at(std::popcount(set)), players - 1)];
        for (std::size_t p = 0; p < players; ++p) {
            if ((set >> p & 1U) != 0) continue;
            const std::vector<double>& with = value[set | std::size_t{1} << p];
            for (std::size_t q = 0; q < with.size(); ++q)
                result[p][q] += here * (with[q] - value[set][q]);
        }
    }
    return result;
}

/// An answer: which facet player, and which item of it.
struct Step {
    std::size_t player;
    std::size_t item;
};

template <typename T>
void shuffle(std::vector<T>& order, Random& random)  // Fisher-Yates
{
    for (std::size_t left = order.size(); left > 1; --left) {
        std::swap(order[left - 1], order[static_cast<std::size_t>(random.below(left))]);
    }
}

std::vector<Step> randomOrder(const std::vector<FacetPlayers>& players, Random& random)
{
    std::vector<std::size_t> facets(players.size());
    std::iota(facets.begin(), facets.end(), std::size_t{0});
    shuffle(facets, random);
    std::vector<Step> order;
    for (const std::size_t p : facets) {
        std::vector<std::size_t> items(players[p].items().size());
        std::iota(items.begin(), items.end(), std::size_t{0});
        shuffle(items, random);
        for (const std::size_t i : items) order.push_back({p, i});
    }
    return order;
}

/// Adds half of what each answer changes, in this order, to `pair`, and its size to `moved`.
void walk(Coalition& coalition, std::vector<FacetPlayers>& players, const std::vector<Step>& order,
          const std::vector<double>& base, Table& pair, Table& moved)
{
    coalition.clear();
    for (FacetPlayers& player : players) player.reset();
    std::vector<double> before = base;
    for (const Step& step : order) {
        FacetPlayers& player = players[step.player];
        coalition.set(player, player.add(step.item));
        const std::vector<double> after = coalition.value();
        const std::size_t i = at(player.items()[step.item]);
        for (std::size_t q = 0; q < after.size(); ++q) {
            pair[i][q] += 0.5 * (after[q] - before[q]);
            moved[i][q] += std::fabs(after[q] - before[q]);
        }
        before = after;
    }
}

/// Owen values of the items by antithetic pairs of random orders.
struct Sampled {
    Table mean;                 ///< [I][quantities]
    Table moved;                ///< [I][quantities], sum of the sizes of all changes
    std::vector<double> error;  ///< [quantities]
};

Sampled sample(const Scorer& scorer, std::vector<FacetPlayers>& players, int profile,
               const ExplainOptions& options)
{
    Coalition coalition(scorer.tables(), profile);
    const std::vector<double> base = coalition.value();
    const Table zero(scorer.model().items.size(), std::vector<double>(base.size(), 0.0));
    Sampled result{zero, zero, std::vector<double>(base.size(), 0.0)};
    std::vector<Table> pairs;
    Random random(options.seed);
    for (int n = 0; n < options.pairs; ++n) {
        pairs.push_back(zero);
        std::vector<Step> order = randomOrder(players, random);
        walk(coalition, players, order, base, pairs.back(), result.moved);
        std::reverse(order.begin(), order.end());
        walk(coalition, players, order, base, pairs.back(), result.moved);
    }
    for (std::size_t i = 0; i < zero.size(); ++i) {
        for (std::size_t q = 0; q < base.size(); ++q) {
            double& mean = result.mean[i][q];
            for (const Table& pair : pairs) mean += pair[i][q] / options.pairs;
            double squares = 0.0;
            for (const Table& pair : pairs) squares += (pair[i][q] - mean) * (pair[i][q] - mean);
            const double error = std::sqrt(squares / (options.pairs - 1.0) / options.pairs);
            result.error[q] = std::max(result.error[q], error);
        }
    }
    return result;
}

/// Spreads what the items lack of the exact value of their facet, in proportion to how much each
/// moved: an answer that never changes anything keeps its 0.
void shiftTo(double facetValue, const std::vector<int>& items, std::size_t q, Sampled& sampled)
{
    double lacking = facetValue;
    double moved = 0.0;
    for (const int i : items) {
        lacking -= sampled.mean[at(i)][q];
        moved += sampled.moved[at(i)][q];
    }
    if (moved == 0.0) return;
    for (const int i : items) sampled.mean[at(i)][q] += lacking * sampled.moved[at(i)][q] / moved;
}

void checkOptions(const Scorer& scorer, int profile, const ExplainOptions& options)
{
    const auto profiles = static_cast<int>(scorer.mixture().profiles.size());
    if (profile < -1 || profile >= profiles) {
        throw std::invalid_argument("profileIndex is " + std::to_string(profile) + ", must be " +
                                    (profiles == 0
                                         ? "-1, there are no profiles"
                                         : "-1 (none) or 0.." + std::to_string(profiles - 1)));
    }
    if (options.pairs < 2) {
        throw std::invalid_argument("pairs is " + std::to_string(options.pairs) +
                                    ", must be at least 2");
    }
    if (options.exactFacets < 0 || options.exactFacets > 16) {
        throw std::invalid_argument("exactFacets is " + std::to_string(options.exactFacets) +
                                    ", must be 0..16");
    }
}

}  // namespace

Explanation explain(const Scorer& scorer, std::span<const int> responses, int profileIndex,
                    const ExplainOptions& options)
{
    checkResponses(scorer.model(), responses);
    checkOptions(scorer, profileIndex, options);
    std::vector<FacetPlayers> players = playersOf(scorer, responses);

    Coalition coalition(scorer.tables(), profileIndex);
    const std::vector<double> base = coalition.value();
    for (const FacetPlayers& player : players) coalition.set(player, player.all());
    const std::vector<double> total = coalition.value();

    Sampled sampled = sample(scorer, players, profileIndex, options);
    const bool exact = players.size() <= at(options.exactFacets);
    Table facetValues(players.size(), std::vector<double>(base.size(), 0.0));
    if (exact && !players.empty()) {
        facetValues = shapley(valuesOfFacetSets(scorer, players, profileIndex), players.size());
    }

    Explanation explanation;
    explanation.profileIndex = profileIndex;
    for (std::size_t q = 0; q < base.size(); ++q) {
        Contributions game{base[q], total[q], sampled.error[q],
                           std::vector<double>(scorer.model().facets.size(), 0.0),
                           std::vector<double>(scorer.model().items.size(), 0.0)};
        for (std::size_t p = 0; p < players.size(); ++p) {
            double& facet = game.facets[at(players[p].facet())];
            facet = facetValues[p][q];
            if (exact) shiftTo(facet, players[p].items(), q, sampled);
            for (const int i : players[p].items()) {
                game.items[at(i)] = sampled.mean[at(i)][q];
                if (!exact) facet += game.items[at(i)];
            }
        }
        if (q < scorer.model().axes.size())
            explanation.axes.push_back(std::move(game));
        else
            explanation.profile = std::move(game);
    }
    return explanation;
}

}  // namespace opmaat::scoring
