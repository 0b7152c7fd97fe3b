#include "calibration/statistics/item_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

using Groups = std::vector<std::vector<Cell>>;

TEST(MergedCells, OfAGroupGoUpwardsAndTheHighestDownwards)
{
    const Groups merged = mergeCells({{{3, 0.4}, {5, 2.0}, {1, 1.5}, {2, 0.2}}}, 1.0);
    ASSERT_EQ(merged.size(), 1u);
    ASSERT_EQ(merged[0].size(), 2u);
    EXPECT_EQ(merged[0][0].observed, 8.0);
    EXPECT_NEAR(merged[0][0].expected, 2.4, 1e-12);
    EXPECT_EQ(merged[0][1].observed, 3.0);
    EXPECT_NEAR(merged[0][1].expected, 1.7, 1e-12);
}

TEST(MergedCells, OfThinGroupsGoToTheNeighbourNearerToTheMiddle)
{
    const Groups merged = mergeCells(
        {{{1, 0.6}, {0, 0.4}}, {{2, 1.2}, {3, 2.0}}, {{4, 3.0}, {5, 3.0}}, {{0, 0.3}, {1, 0.8}}},
        1.0);
    ASSERT_EQ(merged.size(), 2u);
    EXPECT_EQ(merged[0][0].observed, 3.0);
    EXPECT_EQ(merged[0][1].observed, 3.0);
    EXPECT_EQ(merged[1][0].observed, 4.0);
    EXPECT_EQ(merged[1][1].observed, 6.0);
}

TEST(MergedCells, LoseNobodyAndAreNeverThin)
{
    scoring::Random random(8);
    for (int n = 0; n < 300; ++n) {
        Groups groups(2 + random.below(12), std::vector<Cell>(2 + random.below(4)));
        double observed = 0.0;
        double expected = 0.0;
        for (auto& group : groups) {
            group.resize(groups[0].size());
            for (Cell& cell : group) {
                cell = {std::floor(4.0 * random.uniform()), 2.5 * random.uniform()};
                observed += cell.observed;
                expected += cell.expected;
            }
        }
        for (const auto& group : mergeCells(groups, 1.0)) {
            EXPECT_GE(group.size(), 2u);
            for (const Cell& cell : group) {
                EXPECT_GE(cell.expected, 1.0);
                observed -= cell.observed;
                expected -= cell.expected;
            }
        }
        // All is kept, or all was too little.
        if (!mergeCells(groups, 1.0).empty()) {
            EXPECT_NEAR(observed, 0.0, 1e-9);
            EXPECT_NEAR(expected, 0.0, 1e-9);
        }
    }
}

TEST(MergedCells, OfNextToNobodyTellNothing)
{
    EXPECT_TRUE(mergeCells({{{1, 0.5}, {0, 0.5}}, {{0, 0.2}, {0, 0.1}}}, 1.0).empty());
}

struct Rates {
    double rejected = 0.0;  ///< share of p below .05
    double ratio = 0.0;     ///< mean of statistic over degrees of freedom
};

/// Over samples under a model with known parameters, all items pooled.
Rates underTheModel(const scoring::Model& model, int samples, int people)
{
    int rejected = 0;
    int tests = 0;
    double ratio = 0.0;
    ItemFitOptions known;
    known.parametersKnown = true;
    for (int n = 0; n < samples; ++n) {
        const Answers answers = drawAnswers(model, people, 100 + std::uint64_t(n));
        for (const ItemFit& fit : itemFit(model, answers.view(), 0, known)) {
            ++tests;
            rejected += fit.p < 0.05 ? 1 : 0;
            ratio += fit.statistic / fit.degreesOfFreedom;
        }
    }
    return {double(rejected) / tests, ratio / tests};
}

// 480 and 200 tests under the true model: their share below .05 has a standard error of about .01
// and .015.
TEST(ItemFit, RejectsATrueModelAsOftenAsItSays)
{
    const Rates one = underTheModel(oneAxis({1.0}, 8, 3), 60, 600);
    EXPECT_NEAR(one.rejected, 0.05, 0.03);
    EXPECT_NEAR(one.ratio, 1.0, 0.05);
    const Rates facets = underTheModel(oneAxis({0.7, 0.85}, 4, 3), 25, 600);
    EXPECT_NEAR(facets.rejected, 0.05, 0.045);
    EXPECT_NEAR(facets.ratio, 1.0, 0.08);
}

TEST(ItemFit, FindsTheItemWithAnotherSlopeAndNoOther)
{
    const scoring::Model truth = oneAxis({1.0}, 10, 3);
    scoring::Model wrong = truth;
    wrong.items[4].slope = 0.3 * truth.items[4].slope;
    const Answers answers = drawAnswers(truth, 2000, 6);
    ItemFitOptions known;
    known.parametersKnown = true;
    for (const ItemFit& fit : itemFit(wrong, answers.view(), 0, known)) {
        if (fit.item == 4) {
            EXPECT_LT(fit.p, 1e-12);
            EXPECT_GT(fit.rmsea, 0.03);
        } else {
            EXPECT_LT(fit.statistic / fit.degreesOfFreedom, 3.0) << fit.item;
        }
    }
}

TEST(ItemFit, FindsFacetsThatTheModelDoesNotKnow)
{
    const scoring::Model truth = oneAxis({0.5, 0.5, 0.5}, 4, 3);
    scoring::Model wrong = truth;
    for (scoring::Facet& facet : wrong.facets) facet.loading = 1.0;
    const Answers answers = drawAnswers(truth, 3000, 7);
    ItemFitOptions known;
    known.parametersKnown = true;
    int found = 0;
    for (const ItemFit& fit : itemFit(wrong, answers.view(), 0, known)) found += fit.p < 0.001;
    EXPECT_GE(found, 5);  // of twelve: S-X2 sees facets only dimly
    found = 0;
    for (const ItemFit& fit : itemFit(truth, answers.view(), 0, known)) found += fit.p < 0.001;
    EXPECT_EQ(found, 0);
}

TEST(ItemFit, TakesOffWhatWasEstimated)
{
    const scoring::Model model = oneAxis({1.0}, 6, 4);
    const Answers answers = drawAnswers(model, 800, 9);
    ItemFitOptions known;
    known.parametersKnown = true;
    const auto fixed = itemFit(model, answers.view(), 0, known);
    const auto estimated = itemFit(model, answers.view(), 0);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(fixed[i].degreesOfFreedom - estimated[i].degreesOfFreedom, 4);
        EXPECT_EQ(fixed[i].statistic, estimated[i].statistic);
    }
}

TEST(ItemFit, UsesOnlyPeopleWithEveryAnswer)
{
    const scoring::Model model = oneAxis({0.8, 0.9}, 3, 3);
    Answers answers = drawAnswers(model, 500, 10);
    const auto whole = itemFit(model, answers.view(), 0);
    for (int n = 0; n < 40; ++n) {
        for (std::size_t i = 0; i < 6; ++i) answers.cells.push_back(i == 2 ? scoring::kMissing : 0);
    }
    const auto holes = itemFit(model, answers.view(), 0);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(holes[i].people, 500);
        EXPECT_EQ(holes[i].statistic, whole[i].statistic);
    }
}

TEST(ItemFit, OfTooFewPeopleIsNoTest)
{
    const scoring::Model model = oneAxis({1.0}, 6, 4);
    for (const ItemFit& fit : itemFit(model, drawAnswers(model, 5, 1).view(), 0)) {
        EXPECT_LT(fit.degreesOfFreedom, 1);
        EXPECT_EQ(fit.p, 1.0);
    }
}

TEST(ItemFit, WithoutCompleteAnswersIsRefused)
{
    const scoring::Model model = oneAxis({1.0}, 3, 3);
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] {
                  itemFit(model, {std::vector<int>{0, -1, 1, 2, 0, -1}, 3}, 0);
              }),
              "item fit of axis 0: 0 people answered all of its 3 items, must be at least one "
              "person and three items. Leave out items that few saw.");
}

}  // namespace
}  // namespace opmaat::calibration::statistics
