#include "scoring/sum_scale.h"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

#include "scoring/scorer.h"

namespace opmaat::scoring {
namespace {

/// PHQ-9 (Kroenke, Spitzer and Williams, 2001): nine items 0 to 3, total 0 to 27.
SumScale phq9()
{
    SumScale scale;
    scale.items.assign(9, SumItem{4, false});
    scale.minimumAnswered = 8;
    return scale;
}

TEST(SumScale, AddsUpItsItems)
{
    EXPECT_EQ(score(phq9(), std::vector{0, 1, 2, 3, 0, 1, 2, 3, 1}).value, 13.0);
    EXPECT_EQ(rangeOf(phq9()).low, 0.0);
    EXPECT_EQ(rangeOf(phq9()).high, 27.0);
}

TEST(SumScale, HasNoScoreWhenTooFewWereAnswered)
{
    std::vector<int> few(9, kMissing);
    few[0] = few[1] = 3;
    const SumScore none = score(phq9(), few);
    EXPECT_EQ(none.value, std::nullopt);
    EXPECT_EQ(none.answered, 2);
}

TEST(SumScale, CountsAMissingAnswerAsTheOthersAndNotAsZero)
{
    EXPECT_EQ(score(phq9(), std::vector{2, 2, 2, 2, 2, 2, 2, 2, kMissing}).value, 18.0);
    SumScale mean = phq9();
    mean.score = SumScale::Score::Mean;
    EXPECT_DOUBLE_EQ(*score(mean, std::vector{1, 1, 1, 1, 3, 3, 3, 3, kMissing}).value, 2.0);
}

TEST(SumScale, ReversesAndTransforms)
{
    SumScale scale{{{3, true}, {2, false}}, SumScale::Score::Sum, 2, 10.0, 5.0, 0.0};
    EXPECT_EQ(score(scale, std::vector{0, 1}).value, 35.0);
    EXPECT_EQ(rangeOf(scale).high, 35.0);
    EXPECT_EQ(rangeOf(scale).low, 5.0);
}

/// Over made-up scales: within the range; a higher answer never lowers the score of a scale that
/// is not reversed; and what is missing lies between the lowest and the highest it could be.
TEST(SumScale, KeepsItsLaws)
{
    std::mt19937 random(20261127);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    for (int n = 0; n < 5'000; ++n) {
        SumScale scale;
        std::vector<int> answers;
        for (int i = 1 + below(8); i > 0; --i) {
            scale.items.push_back({2 + below(5), below(3) == 0});
            answers.push_back(below(scale.items.back().categories));
        }
        scale.score = below(2) == 0 ? SumScale::Score::Sum : SumScale::Score::Mean;
        scale.multiply = 0.5 + below(4);
        scale.add = below(7) - 3;
        const double whole = *score(scale, answers).value;
        const ScoreRange range = rangeOf(scale);
        EXPECT_GE(whole, range.low - 1e-9);
        EXPECT_LE(whole, range.high + 1e-9);
        const auto at = static_cast<std::size_t>(below(static_cast<int>(answers.size())));
        std::vector<int> higher = answers;
        if (++higher[at] < scale.items[at].categories) {
            EXPECT_EQ(*score(scale, higher).value > whole, !scale.items[at].reversed);
        }
        if (answers.size() == 1) continue;
        std::vector<int> fewer = answers, lowest = answers, highest = answers;
        fewer[at] = kMissing;
        lowest[at] = 0;
        highest[at] = scale.items[at].categories - 1;
        if (scale.items[at].reversed) std::swap(lowest, highest);
        EXPECT_GE(*score(scale, fewer).value, *score(scale, lowest).value - 1e-9);
        EXPECT_LE(*score(scale, fewer).value, *score(scale, highest).value + 1e-9);
    }
}

TEST(SumScale, IsRefusedWhenItCannotBeScored)
{
    EXPECT_NO_THROW(check(phq9()));
    SumScale scale = phq9();
    scale.items.clear();
    EXPECT_THROW(check(scale), std::domain_error);
    scale = phq9();
    scale.items[3].categories = 1;
    EXPECT_THROW(check(scale), std::domain_error);
    scale = phq9();
    scale.minimumAnswered = 10;
    EXPECT_THROW(check(scale), std::domain_error);
    scale = phq9();
    scale.multiply = 0.0;
    EXPECT_THROW(check(scale), std::domain_error);
    scale = phq9();
    scale.standardError = -1.0;
    EXPECT_THROW(check(scale), std::domain_error);
    EXPECT_THROW((void)score(phq9(), std::vector{1}), std::invalid_argument);
    EXPECT_THROW((void)score(phq9(), std::vector{4, 0, 0, 0, 0, 0, 0, 0, 0}),
                 std::invalid_argument);
}

TEST(NormTable, InterpolatesAndNeverExtrapolates)
{
    const NormTable table{{1.0, 5.0, 13.0}, {40.0, 50.0, 66.0}};
    EXPECT_EQ(normOf(table, 1.0), 40.0);
    EXPECT_EQ(normOf(table, 5.0), 50.0);
    EXPECT_EQ(normOf(table, 9.0), 58.0);
    EXPECT_EQ(normOf(table, 13.0), 66.0);
    EXPECT_EQ(normOf(table, 0.9), std::nullopt);
    EXPECT_EQ(normOf(table, 13.1), std::nullopt);
}

TEST(NormTable, ThatGoesBackIsRefused)
{
    EXPECT_NO_THROW(check(NormTable{{1.0, 2.0}, {3.0, 3.0}}));
    EXPECT_THROW(check(NormTable{{1.0, 1.0}, {3.0, 4.0}}), std::domain_error);
    EXPECT_THROW(check(NormTable{{1.0, 2.0}, {3.0, 2.0}}), std::domain_error);
    EXPECT_THROW(check(NormTable{{1.0}, {3.0}}), std::domain_error);
    EXPECT_THROW(check(NormTable{{1.0, 2.0}, {3.0}}), std::domain_error);
}

}  // namespace
}  // namespace opmaat::scoring
