#include "calibration/statistics/usefulness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "scoring/random.h"
#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

struct Made {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
};

/// Predictors of which the first tells `slope`, and the others nothing.
Made make(int people, int predictors, double slope, double level, std::uint64_t seed)
{
    scoring::Random random(seed);
    Made made{Eigen::MatrixXd(people, predictors), Eigen::VectorXd(people)};
    for (int n = 0; n < people; ++n) {
        for (int p = 0; p < predictors; ++p) made.x(n, p) = 5.0 + 3.0 * random.normal();
        const double linear = level + slope * (made.x(n, 0) - 5.0) / 3.0;
        made.y[n] = random.uniform() < 1.0 / (1.0 + std::exp(-linear)) ? 1.0 : 0.0;
    }
    return made;
}

TEST(Usefulness, FindsWhatPredictorsTell)
{
    const Made made = make(1500, 4, 1.2, -0.5, 3);
    const Usefulness found = usefulness(made.x, made.y);
    ASSERT_EQ(found.prediction, Prediction::Made);
    // What the one predictor that tells something could do at best, in these people.
    const double best = areaUnderCurve(made.x.col(0), made.y)->value;
    EXPECT_NEAR(found.area.value, best, 0.01);
    EXPECT_GT(found.area.low, 0.6);
    EXPECT_LT(found.brier, 0.92 * found.brierOfBaseRate);
    EXPECT_LT(found.calibration->slope.low, 1.0);
    EXPECT_GT(found.calibration->slope.high, 1.0);
    EXPECT_NEAR(found.calibration->intercept.value, 0.0, 0.1);
    EXPECT_NEAR(found.baseRate, made.y.mean(), 1e-12);
    EXPECT_EQ(found.penalties.size(), 10u);
}

// Twelve predictors that tell nothing. Judged on the people they were fitted to they would seem to
// tell something; on others they do not, on average.
TEST(Usefulness, FindsNothingWhereThereIsNothing)
{
    double area = 0.0;
    double gain = 0.0;
    for (std::uint64_t n = 0; n < 12; ++n) {
        const Made made = make(400, 12, 0.0, 0.0, 40 + n);
        const Usefulness found = usefulness(made.x, made.y);
        ASSERT_EQ(found.prediction, Prediction::Made);
        area += found.area.value / 12.0;
        gain += (found.brierOfBaseRate - found.brier) / 12.0;
    }
    EXPECT_LT(area, 0.53);
    EXPECT_LT(gain, 0.001);
}

TEST(Usefulness, GivesTheSameNumbersForTheSameSeedOnly)
{
    const Made made = make(400, 2, 1.0, 0.0, 7);
    UsefulnessOptions options;
    options.seed = 5;
    const Usefulness first = usefulness(made.x, made.y, options);
    EXPECT_EQ(first.chances, usefulness(made.x, made.y, options).chances);
    options.seed = 6;
    EXPECT_NE(first.chances, usefulness(made.x, made.y, options).chances);
}

TEST(Usefulness, LeavesOutWhatIsNotKnown)
{
    Made made = make(300, 2, 1.0, 0.0, 8);
    made.x(4, 1) = kUnknown;
    made.y[9] = kUnknown;
    const Usefulness found = usefulness(made.x, made.y);
    EXPECT_EQ(found.people, 298);
    EXPECT_EQ(found.leftOut, 2);
    EXPECT_EQ(found.rows[4], 5u);
    EXPECT_EQ(found.rows[8], 10u);
    EXPECT_EQ(found.chances.size(), 298u);
}

TEST(Usefulness, ComputesNothingFromTooFew)
{
    const Made made = make(120, 8, 1.0, 0.0, 9);
    const Usefulness few = usefulness(made.x, made.y);
    EXPECT_EQ(few.prediction, Prediction::TooFew);
    EXPECT_EQ(few.needed, 80);
    EXPECT_EQ(few.people, 120);
    EXPECT_TRUE(few.chances.empty());
    EXPECT_EQ(usefulness(made.x.leftCols(2), made.y).prediction, Prediction::Made);
    EXPECT_EQ(usefulness(made.x, Eigen::VectorXd::Zero(120)).prediction, Prediction::OneOutcome);
    EXPECT_EQ(usefulness(made.x, Eigen::VectorXd::Constant(120, kUnknown)).people, 0);
}

TEST(Usefulness, BearsAPredictorThatIsTheSameForAll)
{
    Made made = make(300, 2, 1.0, 0.0, 8);
    made.x.col(1).setConstant(4.0);
    EXPECT_EQ(usefulness(made.x, made.y).prediction, Prediction::Made);
    made.x.setConstant(4.0);
    const Usefulness nothing = usefulness(made.x, made.y);
    EXPECT_EQ(nothing.prediction, Prediction::Made);
    EXPECT_NEAR(nothing.brier, nothing.brierOfBaseRate, 1e-9);
}

TEST(Usefulness, RefusesWhatDoesNotFit)
{
    const Made made = make(50, 2, 1.0, 0.0, 8);
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] { usefulness(made.x, made.y.head(49)); }),
              "predictors of 50 people and outcomes of 49, must be the same people");
    Eigen::VectorXd y = made.y;
    y[3] = 2.0;
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] { usefulness(made.x, y); }),
              "outcome of person 3 is 2.000000, must be 0, 1 or not a number");
    UsefulnessOptions options;
    options.outerFolds = 1;
    EXPECT_THROW(usefulness(made.x, made.y, options), std::invalid_argument);
    options = {};
    options.penalties = {0.0};
    EXPECT_THROW(usefulness(made.x, made.y, options), std::invalid_argument);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
