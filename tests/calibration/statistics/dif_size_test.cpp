#include "calibration/statistics/dif_size.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "scoring/response.h"
#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

/// Every item as if people were `shift` further along the axis.
scoring::Model shifted(scoring::Model model, double shift)
{
    for (scoring::Item& item : model.items) {
        const double loading = model.facets[static_cast<std::size_t>(item.facet)].loading;
        for (double& d : item.intercepts) d += item.slope * loading * shift;
    }
    return model;
}

// Items that all work as if people were .3 further move everybody by exactly 3 T points.
TEST(DifferenceOf, ItemsThatAllShiftIsThatShift)
{
    for (const auto& loadings : {std::vector<double>{1.0}, std::vector<double>{0.7, 0.9}}) {
        const scoring::Model reference = oneAxis(loadings, 4, 4);
        const AxisDifference found = differenceOf(reference, shifted(reference, 0.3), 0);
        EXPECT_NEAR(found.signedT, 3.0, 0.002);
        EXPECT_NEAR(found.unsignedT, 3.0, 0.002);
        const AxisDifference back = differenceOf(reference, shifted(reference, -0.3), 0);
        EXPECT_NEAR(back.signedT, -3.0, 0.002);
        EXPECT_NEAR(back.unsignedT, 3.0, 0.002);
    }
}

// Expected scores by Simpson's rule over the focal group N(.5, .8^2).
TEST(DifferenceOf, OneItemIsTheMeanDifferenceOverTheFocalGroup)
{
    const scoring::Model reference = oneAxis({1.0}, 6, 4);
    scoring::Model focal = reference;
    focal.items[2].slope *= 0.6;
    for (double& d : focal.items[2].intercepts) d += 0.2;
    focal.population.mean << 0.5;
    focal.population.covariance << 0.64;
    double with = 0.0;
    double without = 0.0;
    double largest = 0.0;
    constexpr int kHalves = 2000;
    for (int j = -kHalves; j <= kHalves; ++j) {
        const double z = 8.0 * j / kHalves;
        const double theta = 0.5 + 0.8 * z;
        const double weight = 8.0 / kHalves * std::exp(-0.5 * z * z) / std::sqrt(2.0 * M_PI);
        const double away = scoring::expectedCategory(focal.items[2], theta) -
                            scoring::expectedCategory(reference.items[2], theta);
        with += weight * away;
        without += weight * std::fabs(away);
        if (std::fabs(z) <= 2.0) largest = std::max(largest, std::fabs(away));
    }
    const AxisDifference found = differenceOf(reference, focal, 0);
    EXPECT_NEAR(found.items[2].signedScore, with, 1e-6);
    EXPECT_NEAR(found.items[2].unsignedScore, without, 2e-3);  // a kink at the crossing
    EXPECT_NEAR(found.items[2].largest, largest, 1e-3);
    EXPECT_GT(without, std::fabs(with) + 0.01);  // the curves cross
    for (const ItemDifference& item : found.items) {
        if (item.item == 2) continue;
        EXPECT_EQ(item.signedScore, 0.0);
        EXPECT_EQ(item.unsignedT, 0.0);
    }
    EXPECT_NEAR(found.signedT, found.items[2].signedT, 1e-12);
    EXPECT_NEAR(found.unsignedScore, found.items[2].unsignedScore, 1e-12);
}

TEST(DifferenceOf, ItemsThatCancelLeavesTheTotalAsItIs)
{
    scoring::Model reference = oneAxis({1.0}, 4, 3);
    reference.items[1] = reference.items[0];
    reference.items[1].id = "twin";
    scoring::Model focal = reference;
    // Each the other's mirror about its own curve, near enough for small differences.
    for (double& d : focal.items[0].intercepts) d += 0.05;
    for (double& d : focal.items[1].intercepts) d -= 0.05;
    const AxisDifference found = differenceOf(reference, focal, 0);
    EXPECT_GT(found.items[0].signedT, 0.05);
    EXPECT_LT(found.items[1].signedT, -0.05);
    EXPECT_NEAR(found.unsignedT, 0.0, 0.01);
}

TEST(DifferenceOf, TheSameItemsIsNothing)
{
    const scoring::Model model = oneAxis({0.8, 1.0}, 3, 4);
    const AxisDifference found = differenceOf(model, model, 0);
    EXPECT_EQ(found.signedT, 0.0);
    EXPECT_EQ(found.unsignedScore, 0.0);
    EXPECT_EQ(found.items.size(), 6u);
}

TEST(DifferenceOf, OtherItemsIsRefused)
{
    const scoring::Model reference = oneAxis({1.0}, 3, 4);
    scoring::Model focal = reference;
    focal.items[1].id = "other";
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] { differenceOf(reference, focal, 0); }),
              "item 1 is 'item-0-1' in the reference group and 'other' in the focal group, must be "
              "the same item with the same facet and categories");
    focal = reference;
    focal.items.pop_back();
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] { differenceOf(reference, focal, 0); }),
              "the groups have 3 and 2 items, must be the same items, facets and axes. Fit both "
              "groups with one structure.");
}

// The fifteen p-values of the paper, section 3.2, of which the procedure rejects four at .05 where
// Bonferroni's rejects three.
TEST(BenjaminiHochberg, RejectsTheFourOfThePaper)
{
    const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000};
    const std::vector<double> adjusted = benjaminiHochberg(p);
    int rejected = 0;
    for (const double value : adjusted) rejected += value <= 0.05 ? 1 : 0;
    EXPECT_EQ(rejected, 4);
    EXPECT_NEAR(adjusted[3], 0.0095 * 15.0 / 4.0, 1e-12);
    EXPECT_EQ(adjusted[14], 1.0);
}

TEST(BenjaminiHochberg, KeepsTheOrderOfWhatWasGiven)
{
    const std::vector<double> adjusted = benjaminiHochberg(std::vector<double>{0.5, 0.001, 0.02});
    EXPECT_NEAR(adjusted[0], 0.5, 1e-12);
    EXPECT_NEAR(adjusted[1], 0.003, 1e-12);
    EXPECT_NEAR(adjusted[2], 0.03, 1e-12);
    EXPECT_TRUE(benjaminiHochberg({}).empty());
    EXPECT_THROW(benjaminiHochberg(std::vector<double>{0.5, 1.5}), std::invalid_argument);
}

// 40 true hypotheses and 10 false ones, over and over: at most .1 of those found are false.
TEST(BenjaminiHochberg, KeepsTheShareOfFalseOnes)
{
    scoring::Random random(3);
    double share = 0.0;
    for (int n = 0; n < 400; ++n) {
        std::vector<double> p;
        for (int j = 0; j < 50; ++j)
            p.push_back(j < 40 ? random.uniform() : 0.002 * random.uniform());
        const auto adjusted = benjaminiHochberg(p);
        int wrong = 0;
        int found = 0;
        for (int j = 0; j < 50; ++j) {
            if (adjusted[std::size_t(j)] > 0.1) continue;
            ++found;
            wrong += j < 40 ? 1 : 0;
        }
        share += found == 0 ? 0.0 : double(wrong) / found / 400.0;
    }
    EXPECT_LT(share, 0.1);
    EXPECT_GT(share, 0.06);  // its expectation is .1 * 40 / 50
}

}  // namespace
}  // namespace opmaat::calibration::statistics
