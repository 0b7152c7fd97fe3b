#include "scoring/numeric.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "scoring/random.h"
#include "tests/scoring/equally_spaced.h"

namespace opmaat::scoring {
namespace {

TEST(Numeric, ExpAgreesWithTheCLibraryToThreeUnitsInTheLastPlace)
{
    for (const double x : equallySpaced(-700.0, 700.0, 0.137)) {
        EXPECT_NEAR(exponential(x) / std::exp(x), 1.0, 7e-16) << "at " << x;
    }
    EXPECT_EQ(exponential(0.0), 1.0);
}

TEST(Numeric, ExpNeitherOverflowsNorBecomesNegative)
{
    EXPECT_EQ(exponential(-709.0), 0.0);
    EXPECT_EQ(exponential(-1e300), 0.0);
    EXPECT_TRUE(std::isfinite(exponential(1e300)));
}

TEST(Numeric, LogAgreesWithTheCLibrary)
{
    Random random(20261122);
    for (int n = 0; n < 5000; ++n) {
        const double x = std::exp(1400.0 * random.uniform() - 700.0);
        EXPECT_NEAR(logarithm(x), std::log(x), 4e-16 * (1.0 + std::fabs(std::log(x)))) << x;
        const double near = 1.0 + 0.2 * (random.uniform() - 0.5);
        EXPECT_NEAR(logarithm(near), std::log(near), 1e-15 * std::fabs(std::log(near)) + 1e-19)
            << near;
    }
    EXPECT_EQ(logarithm(1.0), 0.0);
}

TEST(Numeric, SmallArgumentsAreNotLost)
{
    for (const double u : {1e-18, 1e-12, 1e-6, 0.01, 0.3, 0.9}) {
        EXPECT_NEAR(logarithmOnePlus(u) / std::log1p(u), 1.0, 1e-15) << u;
        EXPECT_NEAR(logOneMinusExp(u) / std::log(-std::expm1(-u)), 1.0, 1e-14) << u;
    }
    EXPECT_NEAR(logLogistic(-800.0), -800.0, 1e-12);
    EXPECT_NEAR(logLogistic(40.0), -std::exp(-40.0), 1e-32);
}

// The moments of a standard normal: 1, 0, 1, 0, 3, 0, 15, ...
TEST(Numeric, GaussHermiteIsExactForPolynomials)
{
    for (const int count : {1, 2, 5, 9, 15}) {
        const NormalRule rule = gaussHermite(count);
        double moment = 1.0;
        for (int degree = 0; degree < 2 * count; degree += 2) {
            double sum = 0.0;
            double odd = 0.0;
            for (std::size_t j = 0; j < rule.points.size(); ++j) {
                sum += rule.weights[j] * std::pow(rule.points[j], degree);
                odd += rule.weights[j] * std::pow(rule.points[j], degree + 1);
            }
            EXPECT_NEAR(sum / moment, 1.0, 1e-12) << count << " points, degree " << degree;
            EXPECT_NEAR(odd / moment, 0.0, 1e-11) << count << " points, degree " << degree + 1;
            moment *= degree + 1;
        }
    }
}

// First values for seed 1234567 as published with the algorithm's reference implementation.
TEST(Random, GivesThePublishedSequence)
{
    Random random(1234567);
    EXPECT_EQ(random.bits(), 6457827717110365317U);
    EXPECT_EQ(random.bits(), 3203168211198807973U);
    EXPECT_EQ(random.bits(), 9817491932198370423U);
}

TEST(Random, DrawsBelowABoundWithoutBias)
{
    Random random(3);
    std::vector<int> count(6, 0);
    for (int n = 0; n < 60000; ++n) ++count[random.below(6)];
    for (const int seen : count) EXPECT_NEAR(seen, 10000, 400);  // 4 standard deviations
    for (int n = 0; n < 10; ++n) EXPECT_EQ(random.below(1), 0U);
}

TEST(Random, NormalDrawsHaveTheMomentsOfANormal)
{
    Random random(7);
    const int draws = 200000;
    double sum = 0.0;
    double squares = 0.0;
    int beyondTwo = 0;
    for (int n = 0; n < draws; ++n) {
        const double z = random.normal();
        sum += z;
        squares += z * z;
        beyondTwo += std::fabs(z) > 2.0 ? 1 : 0;
    }
    EXPECT_NEAR(sum / draws, 0.0, 0.01);
    EXPECT_NEAR(squares / draws, 1.0, 0.015);
    EXPECT_NEAR(double(beyondTwo) / draws, 0.0455, 0.002);  // 2 Phi(-2)
}

}  // namespace
}  // namespace opmaat::scoring
