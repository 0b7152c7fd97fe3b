#include "calibration/statistics/discrimination.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scoring/random.h"

namespace opmaat::calibration::statistics {
namespace {

struct Made {
    Eigen::VectorXd scores, outcomes;
};

/// Normal scores, those with the outcome `shift` higher, rounded so that there are ties.
Made make(int people, double shift, double rounding, std::uint64_t seed)
{
    scoring::Random random(seed);
    Made made{Eigen::VectorXd(people), Eigen::VectorXd(people)};
    for (int n = 0; n < people; ++n) {
        made.outcomes[n] = n % 3 == 0 ? 1.0 : 0.0;
        const double score = random.normal() + shift * made.outcomes[n];
        made.scores[n] = rounding == 0.0 ? score : rounding * std::round(score / rounding);
    }
    return made;
}

double below(double a, double b)
{
    return a < b ? 1.0 : (a == b ? 0.5 : 0.0);
}

// DeLong's structural components by comparing every pair.
TEST(AreaUnderCurve, IsTheShareOfPairsInTheRightOrder)
{
    const Made made = make(90, 0.8, 0.25, 4);
    double area = 0.0;
    double with = 0.0;
    double without = 0.0;
    const auto component = [&](Eigen::Index n) {
        double sum = 0.0;
        int pairs = 0;
        for (Eigen::Index m = 0; m < 90; ++m) {
            if (made.outcomes[m] == made.outcomes[n]) continue;
            ++pairs;
            sum += made.outcomes[n] == 1.0 ? below(made.scores[m], made.scores[n])
                                           : below(made.scores[n], made.scores[m]);
        }
        return sum / pairs;
    };
    for (Eigen::Index n = 0; n < 90; ++n) {
        if (made.outcomes[n] == 1.0) area += component(n) / 30.0;
    }
    for (Eigen::Index n = 0; n < 90; ++n) {
        const double away = component(n) - area;
        (made.outcomes[n] == 1.0 ? with : without) += away * away;
    }
    const auto found = areaUnderCurve(made.scores, made.outcomes);
    EXPECT_NEAR(found->value, area, 1e-12);
    EXPECT_NEAR(found->standardError, std::sqrt(with / 29.0 / 30.0 + without / 59.0 / 60.0), 1e-12);
}

// The truth is the normal share of shift / sqrt(2).
TEST(AreaUnderCurve, IntervalsHoldTheTruthAsOftenAsTheySay)
{
    const double truth = 0.5 * std::erfc(-0.9 / std::sqrt(2.0) / std::sqrt(2.0));
    int held = 0;
    for (std::uint64_t n = 0; n < 400; ++n) {
        const Made made = make(150, 0.9, 0.0, 100 + n);
        const auto found = areaUnderCurve(made.scores, made.outcomes);
        held += found->low < truth && truth < found->high ? 1 : 0;
    }
    EXPECT_NEAR(held / 400.0, 0.95, 0.035);
}

TEST(AreaUnderCurve, KnowsItsEnds)
{
    Eigen::VectorXd scores(4);
    scores << 1, 2, 3, 4;
    Eigen::VectorXd outcomes(4);
    outcomes << 0, 0, 1, 1;
    EXPECT_EQ(areaUnderCurve(scores, outcomes)->value, 1.0);
    EXPECT_EQ(areaUnderCurve(scores, outcomes)->high, 1.0);
    EXPECT_EQ(areaUnderCurve(-scores, outcomes)->value, 0.0);
    EXPECT_EQ(areaUnderCurve(Eigen::VectorXd::Ones(4), outcomes)->value, 0.5);
    outcomes << 0, 0, 0, 1;
    EXPECT_FALSE(areaUnderCurve(scores, outcomes).has_value());
}

TEST(Brier, IsTheMeanSquare)
{
    Eigen::VectorXd chances(3);
    chances << 0.9, 0.2, 0.5;
    Eigen::VectorXd outcomes(3);
    outcomes << 1, 0, 0;
    EXPECT_NEAR(brier(chances, outcomes), (0.01 + 0.04 + 0.25) / 3.0, 1e-12);
}

/// Chances, and outcomes whose log odds are level + slope times theirs.
Made judged(int people, double level, double slope, std::uint64_t seed)
{
    scoring::Random random(seed);
    Made made{Eigen::VectorXd(people), Eigen::VectorXd(people)};
    for (int n = 0; n < people; ++n) {
        const double logit = random.normal();
        made.scores[n] = 1.0 / (1.0 + std::exp(-logit));
        const double truth = 1.0 / (1.0 + std::exp(-level - slope * logit));
        made.outcomes[n] = random.uniform() < truth ? 1.0 : 0.0;
    }
    return made;
}

TEST(ChanceCalibration, OfTrueChancesIsNoughtAndOne)
{
    int slopes = 0;
    int intercepts = 0;
    for (std::uint64_t n = 0; n < 300; ++n) {
        const Made made = judged(300, 0.0, 1.0, 700 + n);
        const auto found = chanceCalibration(made.scores, made.outcomes);
        slopes += found->slope.low < 1.0 && 1.0 < found->slope.high ? 1 : 0;
        intercepts += found->intercept.low < 0.0 && 0.0 < found->intercept.high ? 1 : 0;
    }
    EXPECT_NEAR(slopes / 300.0, 0.95, 0.04);
    EXPECT_NEAR(intercepts / 300.0, 0.95, 0.04);
}

TEST(ChanceCalibration, FindsChancesThatAreTooExtremeOrTooHigh)
{
    const Made extreme = judged(5000, 0.0, 0.5, 3);
    EXPECT_NEAR(chanceCalibration(extreme.scores, extreme.outcomes)->slope.value, 0.5, 0.1);
    const Made high = judged(5000, -0.7, 1.0, 4);
    EXPECT_NEAR(chanceCalibration(high.scores, high.outcomes)->intercept.value, -0.7, 0.1);
}

TEST(ChanceCalibration, IsNoneWhereThereIsNothingToCompare)
{
    Eigen::VectorXd outcomes(4);
    outcomes << 0, 1, 0, 1;
    EXPECT_FALSE(chanceCalibration(Eigen::VectorXd::Constant(4, 0.3), outcomes).has_value());
    Eigen::VectorXd chances(4);
    chances << 0.1, 0.9, 0.2, 0.8;
    EXPECT_FALSE(chanceCalibration(chances, outcomes).has_value());
    EXPECT_FALSE(chanceCalibration(chances, Eigen::VectorXd::Ones(4)).has_value());
}

}  // namespace
}  // namespace opmaat::calibration::statistics
