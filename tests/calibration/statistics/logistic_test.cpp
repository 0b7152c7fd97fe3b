#include "calibration/statistics/logistic.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scoring/random.h"

namespace opmaat::calibration::statistics {
namespace {

struct Made {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
};

Made make(int people, const Eigen::VectorXd& slopes, double intercept, std::uint64_t seed)
{
    scoring::Random random(seed);
    Made made{Eigen::MatrixXd(people, slopes.size()), Eigen::VectorXd(people)};
    for (int n = 0; n < people; ++n) {
        for (Eigen::Index p = 0; p < slopes.size(); ++p) made.x(n, p) = random.normal();
        const double linear = intercept + made.x.row(n).dot(slopes);
        made.y[n] = random.uniform() < 1.0 / (1.0 + std::exp(-linear)) ? 1.0 : 0.0;
    }
    return made;
}

// A table of two by two: the slope is the log odds ratio and its variance the sum of reciprocal
// counts (Woolf, 1955).
TEST(Logistic, OfATwoByTwoTableIsItsOddsRatio)
{
    const int counts[2][2] = {{30, 10}, {15, 45}};
    Eigen::MatrixXd x(100, 1);
    Eigen::VectorXd y(100);
    Eigen::Index n = 0;
    for (int group = 0; group < 2; ++group) {
        for (int outcome = 0; outcome < 2; ++outcome) {
            for (int j = 0; j < counts[group][outcome]; ++j, ++n) {
                x(n, 0) = group;
                y[n] = outcome;
            }
        }
    }
    const auto fit = fitLogistic(x, y, 0.0);
    EXPECT_NEAR(fit->intercept, std::log(10.0 / 30.0), 1e-9);
    EXPECT_NEAR(fit->slopes[0], std::log(45.0 * 30.0 / (15.0 * 10.0)), 1e-9);
    EXPECT_NEAR(fit->covariance(1, 1), 1.0 / 30 + 1.0 / 10 + 1.0 / 15 + 1.0 / 45, 1e-9);
    EXPECT_NEAR(chancesOf(*fit, x)[99], 0.75, 1e-9);
}

// At the maximum the gradient is the penalty, whatever the data.
TEST(Logistic, HasNoSlopeLeftAtItsMaximum)
{
    for (const double penalty : {0.0, 0.5, 20.0}) {
        const Made made = make(200, Eigen::Vector3d(0.8, -0.5, 0.0), 0.3, 5);
        const auto fit = fitLogistic(made.x, made.y, penalty);
        const Eigen::VectorXd away = made.y - chancesOf(*fit, made.x);
        EXPECT_NEAR(away.sum(), 0.0, 1e-8);
        for (Eigen::Index p = 0; p < 3; ++p)
            EXPECT_NEAR(away.dot(made.x.col(p)), penalty * fit->slopes[p], 1e-8);
    }
}

TEST(Logistic, ShrinksWithThePenalty)
{
    const Made made = make(200, Eigen::Vector2d(1.0, -1.0), 0.0, 6);
    double before = 1e9;
    for (const double penalty : {0.0, 1.0, 10.0, 100.0, 1e6}) {
        const double size = fitLogistic(made.x, made.y, penalty)->slopes.norm();
        EXPECT_LT(size, before);
        before = size;
    }
    EXPECT_LT(before, 1e-3);
}

TEST(Logistic, IntervalsHoldTheTruthAsOftenAsTheySay)
{
    int held = 0;
    for (std::uint64_t n = 0; n < 300; ++n) {
        const Made made = make(250, Eigen::Vector2d(0.7, -0.4), -0.5, 50 + n);
        const auto fit = fitLogistic(made.x, made.y, 0.0);
        const double sd = std::sqrt(fit->covariance(1, 1));
        held += std::fabs(fit->slopes[0] - 0.7) < 1.959964 * sd ? 1 : 0;
    }
    EXPECT_NEAR(held / 300.0, 0.95, 0.04);  // three standard errors
}

TEST(Logistic, WithoutAMaximumIsNone)
{
    Eigen::MatrixXd x(6, 1);
    x << -3, -2, -1, 1, 2, 3;
    Eigen::VectorXd separated(6);
    separated << 0, 0, 0, 1, 1, 1;
    EXPECT_FALSE(fitLogistic(x, separated, 0.0).has_value());
    EXPECT_TRUE(fitLogistic(x, separated, 1.0).has_value());
    EXPECT_FALSE(fitLogistic(x, Eigen::VectorXd::Ones(6), 1.0).has_value());
    Eigen::MatrixXd twice(6, 2);
    twice << x, x;
    Eigen::VectorXd mixed(6);
    mixed << 0, 1, 0, 1, 0, 1;
    EXPECT_FALSE(fitLogistic(twice, mixed, 0.0).has_value());
    EXPECT_TRUE(fitLogistic(twice, mixed, 0.1).has_value());
}

TEST(Logistic, KnowsWhatIsGiven)
{
    const Made made = make(300, Eigen::VectorXd::Constant(1, 0.9), 0.4, 8);
    const auto whole = fitLogistic(made.x, made.y, 0.0);
    const Eigen::VectorXd known = made.x.col(0) * whole->slopes[0];
    const auto level = fitLogistic(Eigen::MatrixXd(300, 0), made.y, 0.0, known);
    EXPECT_NEAR(level->intercept, whole->intercept, 1e-8);
}

TEST(LogLoss, IsThatOfTheChances)
{
    Eigen::VectorXd chances(2);
    chances << 0.8, 0.3;
    Eigen::VectorXd y(2);
    y << 1, 0;
    EXPECT_NEAR(logLoss(chances, y), -(std::log(0.8) + std::log(0.7)) / 2.0, 1e-12);
    chances << 0.0, 0.3;
    EXPECT_TRUE(std::isfinite(logLoss(chances, y)));
}

}  // namespace
}  // namespace opmaat::calibration::statistics
