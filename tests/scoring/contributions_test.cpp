#include "scoring/contributions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

/// All four games of a person are looked at in the same way.
std::vector<const Contributions*> gamesOf(const Explanation& explanation)
{
    std::vector<const Contributions*> games;
    for (const Contributions& axis : explanation.axes) games.push_back(&axis);
    games.push_back(&explanation.profile);
    return games;
}

double sumOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// v(S) by scoring S itself: axis EAPs, then the log odds of a profile.
std::vector<double> worth(const Scorer& scorer, const std::vector<int>& answers, int profile)
{
    const Posterior p = scorer.score(answers);
    std::vector<double> value(p.axisMean.begin(), p.axisMean.end());
    const double chance = p.profileProbability[std::size_t(profile)];
    double others = p.backgroundProbability;
    for (const double one : p.profileProbability) others += one;
    value.push_back(std::log(chance / (others - chance)));
    return value;
}

struct Small {
    Model model;
    Mixture mixture;
    std::vector<int> answers;
};

/// Two axes, three facets with 2, 2 and 1 answers: 24 orders that keep facets together.
Small small()
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(2, 2);
    r(0, 1) = r(1, 0) = 0.5;
    Small made{made_up::model({{0.8, 0.6}, {0.7}}, r, 2, 13, 4), {}, {3, 0, 2, 1, kMissing, 3}};
    made.mixture.backgroundWeight = 0.4;
    made.mixture.profiles = {
        made_up::profile("a", 0.3, Eigen::Vector2d(1.0, 0.8), 0.7, made.model),
        made_up::profile("b", 0.3, Eigen::Vector2d(-0.5, 1.0), 0.8, made.model)};
    made.mixture.profiles[0].facetOffsets << 0.3, -0.4, 0.0;
    return made;
}

/// Owen values by walking through every order of facets and of items within a facet.
std::vector<std::vector<double>> owenByEnumeration(const Scorer& scorer,
                                                   const std::vector<int>& answers, int profile)
{
    std::vector<int> order;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i] != kMissing) order.push_back(int(i));
    }
    const auto facetAt = [&](int i) { return scorer.model().items[std::size_t(i)].facet; };
    std::vector<std::vector<double>> owen(answers.size(), std::vector<double>(3, 0.0));
    int orders = 0;
    do {
        std::vector<int> facets;
        for (const int i : order) {
            if (facets.empty() || facets.back() != facetAt(i)) facets.push_back(facetAt(i));
        }
        std::vector<int> sorted = facets;
        std::sort(sorted.begin(), sorted.end());
        if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
            continue;  // torn apart
        ++orders;
        std::vector<int> taken(answers.size(), kMissing);
        std::vector<double> before = worth(scorer, taken, profile);
        for (const int i : order) {
            taken[std::size_t(i)] = answers[std::size_t(i)];
            const std::vector<double> after = worth(scorer, taken, profile);
            for (std::size_t q = 0; q < 3; ++q) owen[std::size_t(i)][q] += after[q] - before[q];
            before = after;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_EQ(orders, 24);
    for (auto& one : owen) {
        for (double& value : one) value /= orders;
    }
    return owen;
}

TEST(Contributions, FacetsAreExactAndItemsWithinTheirErrorOfTheEnumeratedOwenValues)
{
    const Small one = small();
    const Scorer scorer(one.model, one.mixture);
    const auto owen = owenByEnumeration(scorer, one.answers, 1);
    ExplainOptions options;
    options.pairs = 400;
    const Explanation explanation = explain(scorer, one.answers, 1, options);
    const auto games = gamesOf(explanation);
    ASSERT_EQ(games.size(), 3U);
    for (std::size_t q = 0; q < 3; ++q) {
        std::vector<double> facets(3, 0.0);
        for (std::size_t i = 0; i < 6; ++i) {
            facets[std::size_t(one.model.items[i].facet)] += owen[i][q];
            EXPECT_NEAR(games[q]->items[i], owen[i][q], 5.0 * games[q]->error + 1e-12)
                << "item " << i;
        }
        for (std::size_t f = 0; f < 3; ++f) EXPECT_NEAR(games[q]->facets[f], facets[f], 1e-11);
        EXPECT_LT(games[q]->error, 0.01);
    }
}

TEST(Contributions, WithoutExactFacetsTheyAreWithinTheirErrorToo)
{
    const Small one = small();
    const Scorer scorer(one.model, one.mixture);
    ExplainOptions options;
    const Explanation exact = explain(scorer, one.answers, 0, options);
    options.exactFacets = 0;
    const Explanation sampled = explain(scorer, one.answers, 0, options);
    for (std::size_t q = 0; q < 3; ++q) {
        const Contributions& game = *gamesOf(sampled)[q];
        for (std::size_t f = 0; f < 3; ++f) {
            EXPECT_NEAR(game.facets[f], gamesOf(exact)[q]->facets[f], 10.0 * game.error + 1e-12);
        }
        EXPECT_NEAR(sumOf(game.items), game.total - game.base, 1e-9);
    }
}

class Explained : public testing::Test {
protected:
    static const Scorer& scorer()
    {
        static const Model model = made_up::questionnaire();
        static const Scorer made(model, made_up::profiles(model));
        return made;
    }
    static std::vector<int> person(std::uint64_t seed, double missing)
    {
        Random random(seed);
        return made_up::answers(scorer().model(), random, missing);
    }
    static ExplainOptions few()
    {
        ExplainOptions options;
        options.pairs = 8;
        return options;
    }
};

TEST_F(Explained, ItemsAddUpToFacetsAndAllToTheWhole)
{
    for (std::uint64_t seed = 1; seed < 4; ++seed) {
        const std::vector<int> answers = person(seed, 0.3 * double(seed));
        const Explanation explanation = explain(scorer(), answers, 2, few());
        const std::vector<double> whole = worth(scorer(), answers, 2);
        const std::vector<double> none =
            worth(scorer(), std::vector<int>(answers.size(), kMissing), 2);
        const auto games = gamesOf(explanation);
        for (std::size_t q = 0; q < games.size(); ++q) {
            EXPECT_NEAR(games[q]->total, whole[q], 1e-9);
            EXPECT_NEAR(games[q]->base, none[q], 1e-9);
            EXPECT_NEAR(sumOf(games[q]->items), whole[q] - none[q], 1e-9);
            EXPECT_NEAR(sumOf(games[q]->facets), whole[q] - none[q], 1e-9);
            std::vector<double> facets(15, 0.0);
            for (std::size_t i = 0; i < answers.size(); ++i) {
                facets[std::size_t(scorer().model().items[i].facet)] += games[q]->items[i];
                if (answers[i] == kMissing) {
                    EXPECT_EQ(games[q]->items[i], 0.0);
                }
            }
            for (std::size_t f = 0; f < 15; ++f) EXPECT_NEAR(games[q]->facets[f], facets[f], 1e-9);
        }
    }
}

TEST_F(Explained, QuantisedContributionsAddUpToTheLastQuantum)
{
    const auto quanta = [](double value) { return std::llround(value * 1e6); };
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
        const Explanation explanation = explain(scorer(), person(seed, 0.3), 0, few());
        for (const Contributions* game : gamesOf(explanation)) {
            const Contributions q = quantise(*game, scorer().model());
            EXPECT_EQ(q.total, quantise(game->total));
            EXPECT_EQ(q.base, quantise(game->base));
            std::int64_t rest = quanta(q.total) - quanta(q.base);
            for (std::size_t f = 0; f < 15; ++f) {
                rest -= quanta(q.facets[f]);
                EXPECT_NEAR(q.facets[f], game->facets[f], 2e-6);
                std::int64_t facet = quanta(q.facets[f]);
                for (std::size_t i = 0; i < 40; ++i) {
                    if (scorer().model().items[i].facet == int(f)) facet -= quanta(q.items[i]);
                }
                EXPECT_EQ(facet, 0);
            }
            EXPECT_EQ(rest, 0);
            for (std::size_t i = 0; i < 40; ++i) {
                EXPECT_EQ(q.items[i], quantise(q.items[i]));
                EXPECT_NEAR(q.items[i], game->items[i], 3e-6);
                if (game->items[i] == 0.0) {
                    EXPECT_EQ(q.items[i], 0.0);
                }
            }
        }
    }
}

// Moment is uncorrelated with the plane, so its answers are dummies in the games of the plane.
TEST_F(Explained, AnAnswerThatChangesNothingGetsExactlyNothing)
{
    std::vector<int> answers = person(4, 0.1);
    for (std::size_t i = 0; i < answers.size(); ++i) {  // 9 facets: few enough to be exact
        if (scorer().model().items[i].facet % 5 > 2) answers[i] = kMissing;
    }
    const Explanation explanation = explain(scorer(), answers, 0, few());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (scorer().model().items[i].facet < 10) {
            EXPECT_EQ(explanation.axes[2].items[i], 0.0);
        } else {
            EXPECT_EQ(explanation.axes[0].items[i], 0.0);
            EXPECT_EQ(explanation.axes[1].items[i], 0.0);
        }
    }
    for (std::size_t f = 0; f < 15; ++f) EXPECT_EQ(explanation.axes[f < 10 ? 2 : 0].facets[f], 0.0);
}

TEST_F(Explained, TheOrderOfItemsChangesNoByte)
{
    Model reversed = scorer().model();
    std::reverse(reversed.items.begin(), reversed.items.end());
    const Scorer other(reversed, scorer().mixture());
    std::vector<int> answers = person(5, 0.2);
    const Explanation a = explain(scorer(), answers, 3, few());
    std::reverse(answers.begin(), answers.end());
    const Explanation b = explain(other, answers, 3, few());
    for (std::size_t q = 0; q < 4; ++q) {
        std::vector<double> items = gamesOf(b)[q]->items;
        std::reverse(items.begin(), items.end());
        EXPECT_EQ(gamesOf(a)[q]->items, items);
        EXPECT_EQ(gamesOf(a)[q]->facets, gamesOf(b)[q]->facets);
        EXPECT_EQ(gamesOf(a)[q]->error, gamesOf(b)[q]->error);
    }
}

TEST_F(Explained, AnotherSeedStaysWithinTheError)
{
    const std::vector<int> answers = person(6, 0.0);
    ExplainOptions options;
    const Explanation a = explain(scorer(), answers, 0, options);
    options.seed = 99;
    const Explanation b = explain(scorer(), answers, 0, options);
    for (std::size_t q = 0; q < 4; ++q) {
        const double error = std::hypot(gamesOf(a)[q]->error, gamesOf(b)[q]->error);
        EXPECT_GT(error, 0.0);
        EXPECT_LT(error, q < 3 ? 0.02 : 0.2);
        for (std::size_t i = 0; i < 40; ++i) {
            EXPECT_NEAR(gamesOf(a)[q]->items[i], gamesOf(b)[q]->items[i], 5.0 * error);
        }
    }
}

TEST_F(Explained, NoAnswersExplainNothing)
{
    const Explanation explanation = explain(scorer(), std::vector<int>(40, kMissing), 0);
    for (const Contributions* game : gamesOf(explanation)) {
        EXPECT_EQ(game->total, game->base);
        EXPECT_EQ(sumOf(game->items), 0.0);
        EXPECT_EQ(game->error, 0.0);
        const Contributions q = quantise(*game, scorer().model());
        EXPECT_EQ(q.total, q.base);
    }
}

// Two facets that are the same in everything but their id, answered alike.
TEST(Contributions, EqualFacetsGetEqualShares)
{
    Model model = made_up::model({{0.8, 0.8, 0.6}}, Eigen::MatrixXd::Identity(1, 1), 2, 3);
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string id = model.items[i + 2].id;
        model.items[i + 2] = model.items[i];
        model.items[i + 2].id = id;
        model.items[i + 2].facet = 1;
    }
    const Explanation explanation = explain(Scorer(model), std::vector<int>{4, 2, 4, 2, 1, 0}, -1);
    EXPECT_NEAR(explanation.axes[0].facets[0], explanation.axes[0].facets[1], 1e-12);
    EXPECT_EQ(explanation.profileIndex, -1);
    EXPECT_TRUE(explanation.profile.items.empty());
}

// More than ten answers in one facet are not remembered by set but added one after another.
TEST(Contributions, AFacetOfManyItemsAddsUpAsWell)
{
    const Model model = made_up::model({{1.0, 0.7}}, Eigen::MatrixXd::Identity(1, 1), 14, 3);
    const Scorer scorer(model);
    Random random(2);
    const std::vector<int> answers = made_up::answers(model, random);
    ExplainOptions options;
    options.pairs = 4;
    const Contributions game = explain(scorer, answers, -1, options).axes[0];
    EXPECT_NEAR(game.total, scorer.score(answers).axisMean[0], 1e-9);
    EXPECT_NEAR(sumOf(game.items), game.total - game.base, 1e-9);
}

std::string refusal(const Scorer& scorer, int profile, const ExplainOptions& options)
{
    try {
        explain(scorer, std::vector<int>(scorer.model().items.size(), 0), profile, options);
    } catch (const std::invalid_argument& problem) {
        return problem.what();
    }
    return "accepted";
}

TEST(Contributions, WhatCannotBeExplainedIsRefused)
{
    const Small one = small();
    const Scorer scorer(one.model, one.mixture);
    EXPECT_EQ(refusal(scorer, 2, {}), "profileIndex is 2, must be -1 (none) or 0..1");
    EXPECT_EQ(refusal(Scorer(one.model), 0, {}),
              "profileIndex is 0, must be -1, there are no profiles");
    EXPECT_EQ(refusal(scorer, 0, {1, 1, 12}), "pairs is 1, must be at least 2");
    EXPECT_EQ(refusal(scorer, 0, {2, 1, 40}), "exactFacets is 40, must be 0..16");
    EXPECT_THROW(explain(scorer, std::vector<int>{9}, 0), std::invalid_argument);
}

}  // namespace
}  // namespace opmaat::scoring
