#include "calibration/statistics/classical.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr int kNone = scoring::kMissing;

/// Variance with divisor n - 1, the plain way.
double variance(const std::vector<double>& values)
{
    double mean = 0.0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(values.size() - 1);
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    std::vector<double> sum;
    for (std::size_t n = 0; n < a.size(); ++n) sum.push_back(a[n] + b[n]);
    return (variance(sum) - variance(a) - variance(b)) / 2.0 / std::sqrt(variance(a) * variance(b));
}

std::vector<double> column(const Answers& answers, std::size_t item)
{
    std::vector<double> values;
    for (std::size_t row = 0; row < answers.cells.size(); row += answers.items)
        values.push_back(answers.cells[row + item]);
    return values;
}

std::vector<double> sumWithout(const Answers& answers, std::size_t leftOut)
{
    std::vector<double> sums;
    for (std::size_t row = 0; row < answers.cells.size(); row += answers.items) {
        double sum = 0.0;
        for (std::size_t i = 0; i < answers.items; ++i)
            sum += i == leftOut ? 0.0 : answers.cells[row + i];
        sums.push_back(sum);
    }
    return sums;
}

TEST(CategoryUse, CountsCategoriesAndReasons)
{
    const scoring::Model model = oneAxis({1.0}, 2, 3);
    const std::vector<int> cells{0, 2, 2, kNone, kNone, 2, 0, kNone};
    const std::vector<int> reasons{9, 9, 9, 1, 0, 9, 9, 1};  // 9 beside answers is never read
    const auto use = categoryUse(model, {cells, 2}, reasons, 2);
    EXPECT_EQ(use[0].counts, (std::vector<int>{2, 0, 1}));
    EXPECT_EQ(use[0].unused, (std::vector<int>{1}));
    EXPECT_EQ(use[0].missing, 1);
    EXPECT_EQ(use[0].states, (std::vector<int>{1, 0}));
    EXPECT_EQ(use[1].counts, (std::vector<int>{0, 0, 2}));
    EXPECT_EQ(use[1].states, (std::vector<int>{0, 2}));
}

TEST(CategoryUse, RefusesReasonsThatDoNotFit)
{
    const scoring::Model model = oneAxis({1.0}, 2, 3);
    const std::vector<int> cells{0, kNone};
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] {
                  categoryUse(model, {cells, 2}, std::vector<int>{0, 2}, 2);
              }),
              "states: cell 1 is 2, must be 0..1 where an answer is missing. Give every reason a "
              "number.");
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] {
                  categoryUse(model, {cells, 2}, std::vector<int>{0}, 2);
              }),
              "states: 1 cells, must be as many as there are answers, 2");
}

TEST(Responses, AreRefusedWithPersonItemAndRange)
{
    const scoring::Model model = oneAxis({1.0}, 2, 3);
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] {
                  check(model, {std::vector<int>{0, 1, 2, 3}, 2});
              }),
              "responses: person 1, item 'item-0-1': category is 3, must be 0..2 or missing (-1). "
              "Correct the answer or the item's categories.");
    EXPECT_EQ(
        refusalOf<std::invalid_argument>([&] {
            check(model, {std::vector<int>{0, 1, 2}, 2});
        }),
        "responses: 3 cells in rows of 2, must be whole rows of the model's 2 items. Give one "
        "cell for every item of every person.");
}

// The same from variances of sums that are added up person by person.
TEST(Consistency, IsThatOfSumsOfCompleteAnswers)
{
    const scoring::Model model = oneAxis({0.9, 0.7}, 3, 4);
    const Answers answers = drawAnswers(model, 400, 5);
    const Consistency found = consistency(itemMoments(answers.view(), allItems(model)));
    double items = 0.0;
    for (std::size_t i = 0; i < 6; ++i) items += variance(column(answers, i));
    const double all = variance(sumWithout(answers, 6));
    EXPECT_NEAR(*found.alpha, 6.0 / 5.0 * (1.0 - items / all), 1e-12);
    EXPECT_EQ(found.fewestPairs, 400);
    for (std::size_t i = 0; i < 6; ++i) {
        const std::vector<double> rest = sumWithout(answers, i);
        EXPECT_NEAR(*found.itemRest[i], correlation(column(answers, i), rest), 1e-12);
        const double others = items - variance(column(answers, i));
        EXPECT_NEAR(*found.alphaIfDeleted[i], 5.0 / 4.0 * (1.0 - others / variance(rest)), 1e-12);
    }
}

TEST(Consistency, UsesEveryPairThatWasAnswered)
{
    // Third person: no second item. Covariance of items 0 and 1 from the other three only.
    const std::vector<int> cells{0, 1, 1, 1, 2, kNone, 0, 0, 2, 2, 1, 2};
    const Responses responses{cells, 2};
    const std::vector<std::size_t> both{0, 1};
    const ItemMoments moments = itemMoments(responses, both);
    EXPECT_EQ(moments.pairs(0, 1), 5);
    EXPECT_EQ(moments.pairs(0, 0), 6);
    // Item 0: 0 1 2 0 2 1, mean 1, variance 4/5. Pairs: (0,1) (1,1) (0,0) (2,2) (1,2).
    EXPECT_NEAR(moments.mean[0], 1.0, 1e-12);
    EXPECT_NEAR(moments.covariance(0, 0), 0.8, 1e-12);
    // Means .8 and 1.2, sum of products 7: (7 - 5 * .8 * 1.2) / 4.
    EXPECT_NEAR(moments.covariance(0, 1), (7.0 - 4.8) / 4.0, 1e-12);
    EXPECT_EQ(consistency(moments).fewestPairs, 5);
}

TEST(Consistency, OfAnswersMissingAtRandomStaysTheSame)
{
    const scoring::Model model = oneAxis({1.0}, 8, 5);
    const auto items = allItems(model);
    const double whole = *consistency(itemMoments(drawAnswers(model, 4000, 3).view(), items)).alpha;
    const double holes =
        *consistency(itemMoments(drawAnswers(model, 4000, 4, 0.2).view(), items)).alpha;
    EXPECT_NEAR(holes, whole, 0.02);
}

TEST(Consistency, HasNoNumbersWithoutVariance)
{
    const std::vector<int> same{1, 1, 1, 1, 1, 1, 1, 1};
    const std::vector<std::size_t> both{0, 1};
    const Consistency found = consistency(itemMoments({same, 2}, both));
    EXPECT_FALSE(found.alpha.has_value());
    EXPECT_FALSE(found.itemRest[0].has_value());
    EXPECT_FALSE(found.alphaIfDeleted[1].has_value());
}

TEST(Consistency, RefusesOneItemAndPairsThatFewAnswered)
{
    const std::vector<int> cells{0, kNone, 1, kNone, 1, 1, 0, 1, 0, 1};
    const std::vector<std::size_t> one{0};
    const std::vector<std::size_t> both{0, 1};
    EXPECT_THROW(itemMoments({cells, 2}, one), std::invalid_argument);
    EXPECT_EQ(itemMoments({cells, 2}, both).pairs(0, 1), 3);
    const std::span<const int> fewer(cells.data(), 8);
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] {
                  itemMoments({fewer, 2}, both);
              }),
              "items 0 and 1: 2 people answered both, must be at least 3. Leave one of the items "
              "out.");
}

}  // namespace
}  // namespace opmaat::calibration::statistics
