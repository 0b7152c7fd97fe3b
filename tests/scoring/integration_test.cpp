#include <gtest/gtest.h>

#include "tests/scoring/random_models.h"

namespace opmaat::scoring {
namespace {

using namespace random_models;

// Random models of every sharpness against fine_rule.h. The bound is that of every result people
// see: 1e-4 T points, which is 1e-5 in theta.

constexpr double kBound = 1e-5;

void expectWithin(const Worst& worst)
{
    EXPECT_LT(worst.mean, kBound);
    EXPECT_LT(worst.sd, kBound);
    EXPECT_LT(worst.beyondEstimate, 5e-7);
    EXPECT_LT(worst.estimate, 1e-6);
    testing::Test::RecordProperty("cases", worst.cases);
    testing::Test::RecordProperty("worstMeanTimes1e12", int(worst.mean * 1e12));
}

TEST(Integration, OneAxisIsExactForOrdinaryItems)
{
    expectWithin(overModels(1, 100, 20, 2.5, 1));
}

TEST(Integration, OneAxisIsExactForItemsOfAnySlope)
{
    expectWithin(overModels(1, 60, 12, 8.0, 2));
}

TEST(Integration, OneAxisIsExactForTwoHundredSharpItems)
{
    expectWithin(overModels(1, 2, 200, 8.0, 3));
}

TEST(Integration, TwoAxesAreExactForOrdinaryItems)
{
    expectWithin(overModels(2, 40, 30, 2.5, 4));
}

TEST(Integration, TwoAxesAreExactForSharpItems)
{
    expectWithin(overModels(2, 8, 40, 8.0, 5));
}

TEST(Integration, ThreeAxesAgreeWithARuleCentredOnThePosterior)
{
    expectWithin(overCentred(3, 14, 20, 0.4, 8.8, 6));
}

TEST(Integration, FourAxesAgreeWithARuleCentredOnThePosterior)
{
    expectWithin(overCentred(4, 2, 12, 0.7, 7.7, 7));
}

}  // namespace
}  // namespace opmaat::scoring
