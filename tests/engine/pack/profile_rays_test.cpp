#include "engine/pack/profile_rays.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

const std::string kShipped = std::string(SOURCE_DIR) + "/questionnaires/wkm";

/// Two correlated axes: will has two facets, skill has one.
scoring::Model twoAxes()
{
    scoring::Model model;
    model.axes = {{"will"}, {"skill"}};
    model.facets = {{"plans", 0, 0.8}, {"urgency", 0, 0.8}, {"skill", 1, 1.0}};
    model.population.mean = Eigen::Vector2d(0.0, 0.0);
    model.population.covariance = Eigen::Matrix2d{{1.0, 0.3}, {0.3, 1.0}};
    return model;
}

scoring::Profile profile(double will, double skill, double sd, double plans = 0.0)
{
    scoring::Profile made;
    made.weight = 0.4;
    made.population.mean = Eigen::Vector2d(will, skill);
    made.population.covariance = Eigen::Matrix2d{{sd * sd, 0.0}, {0.0, sd * sd}};
    made.facetOffsets = Eigen::Vector3d(plans, -plans, 0.0);
    return made;
}

TEST(ProfileRays, AreLostByNoProfileOfTheShippedPack)
{
    const Pack pack = loadPack(kShipped);
    EXPECT_TRUE(lostRays(pack.profiles.mixture, pack.parameters.model).empty());
}

// Narrow profiles: the background, wider, takes the strongest cases.
TEST(ProfileRays, AreLostToTheBackgroundWhereTheShippedProfilesAreNarrow)
{
    Pack pack = loadPack(kShipped);
    for (scoring::Profile& one : pack.profiles.mixture.profiles) {
        one.population.covariance(0, 0) = one.population.covariance(1, 1) = 0.4 * 0.4;
    }
    const std::vector<LostRay> lost = lostRays(pack.profiles.mixture, pack.parameters.model);
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_EQ(pack.profiles.words.at(static_cast<std::size_t>(lost[0].profile)).id, "benadeelde");
    EXPECT_EQ(lost[0].to, -1);
    EXPECT_GT(lost[0].distance, 2.0);
    EXPECT_LT(lost[0].distance, 3.0);
}

// By hand, two uncorrelated axes, equal weights, sd 0.4 against 1, centre (1.5, 0): the densities
// are equal where log(1 / 0.16) - (r - 1.5)^2 / 0.32 + r^2 / 2 = 0, a quadratic in r.
TEST(ProfileRays, AreLostWhereTheTwoDensitiesAreEqual)
{
    scoring::Model model = twoAxes();
    model.population.covariance = Eigen::Matrix2d::Identity();
    const scoring::Mixture mixture{{profile(1.5, 0.0, 0.4)}, 0.4};
    const std::vector<LostRay> lost = lostRays(mixture, model);
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_NEAR(lost[0].distance, 2.8849550935, 1e-9);
}

TEST(ProfileRays, AreLostAtTheCentreOfAProfileThatLiesWithinAnother)
{
    scoring::Mixture mixture{{profile(1.0, 1.0, 0.7), profile(1.1, 1.1, 0.7)}, 0.2};
    mixture.profiles[0].weight = 0.1;
    mixture.profiles[1].weight = 0.7;
    const std::vector<LostRay> lost = lostRays(mixture, twoAxes());
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_EQ(lost[0].profile, 0);
    EXPECT_EQ(lost[0].to, 1);
    EXPECT_DOUBLE_EQ(lost[0].distance, std::sqrt(2.0));
}

TEST(ProfileRays, AreKeptByTwoProfilesThatOnlyTheirFacetsTellApart)
{
    scoring::Mixture mixture{{profile(1.0, 1.0, 0.7), profile(1.0, 1.0, 0.7)}, 0.2};
    EXPECT_EQ(lostRays(mixture, twoAxes()).size(), 2u) << "a tie is nobody's";
    mixture.profiles[1] = profile(1.0, 1.0, 0.7, 0.3);
    EXPECT_TRUE(lostRays(mixture, twoAxes()).empty());
}

TEST(ProfileRays, AreNotKeptAgainstTheBackgroundByFacets)
{
    const scoring::Mixture plain{{profile(1.5, 0.0, 0.4)}, 0.6};
    const scoring::Mixture marked{{profile(1.5, 0.0, 0.4, 2.0)}, 0.6};
    ASSERT_EQ(lostRays(plain, twoAxes()).size(), 1u);
    ASSERT_EQ(lostRays(marked, twoAxes()).size(), 1u);
    EXPECT_EQ(lostRays(plain, twoAxes())[0].distance, lostRays(marked, twoAxes())[0].distance);
}

TEST(ProfileRays, LookAtACentreInTheMiddleOrFarOutAlone)
{
    EXPECT_TRUE(lostRays({{profile(0.0, 0.0, 0.5)}, 0.6}, twoAxes()).empty());
    EXPECT_TRUE(lostRays({{profile(4.0, 0.0, 0.5)}, 0.6}, twoAxes()).empty());
    EXPECT_EQ(lostRays({{profile(0.0, 0.0, 2.0)}, 0.6}, twoAxes()).size(), 1u);
}

/// log of weight times density, with the inverse and determinant of a 2 x 2 matrix written out.
double logDensity(double weight, const scoring::Population& of, double x, double y)
{
    const double a = of.covariance(0, 0), b = of.covariance(0, 1), c = of.covariance(1, 1);
    const double determinant = a * c - b * b;
    const double dx = x - of.mean[0], dy = y - of.mean[1];
    return std::log(weight) - 0.5 * std::log(determinant) -
           0.5 * (c * dx * dx - 2.0 * b * dx * dy + a * dy * dy) / determinant;
}

/// The smallest lead of the profile over the background on a fine grid of its ray, and where the
/// lead is first lost.
struct Walk {
    double smallestLead = 1e9, lostAt = -1.0;
};

Walk walk(const scoring::Mixture& mixture, const scoring::Model& model)
{
    const scoring::Profile& own = mixture.profiles[0];
    const double centre = own.population.mean.norm();
    Walk found;
    for (int i = 0; i <= 3000; ++i) {
        const double r = centre + (3.0 - centre) * i / 3000.0;
        const double x = own.population.mean[0] * r / centre;
        const double y = own.population.mean[1] * r / centre;
        const double lead = logDensity(own.weight, own.population, x, y) -
                            logDensity(mixture.backgroundWeight, model.population, x, y);
        found.smallestLead = std::min(found.smallestLead, lead);
        if (lead <= 0.0 && found.lostAt < 0.0) found.lostAt = r;
    }
    return found;
}

TEST(ProfileRays, AgreeWithAWalkInSmallStepsOverRandomProfiles)
{
    std::mt19937 random(20261122);
    std::uniform_real_distribution<double> place(-1.5, 1.5), sd(0.3, 1.2), weight(0.05, 0.95);
    const scoring::Model model = twoAxes();
    int lost = 0, kept = 0;
    for (int trial = 0; trial < 500; ++trial) {
        scoring::Mixture mixture{{profile(place(random), place(random), sd(random))}, 0.0};
        mixture.profiles[0].weight = weight(random);
        mixture.backgroundWeight = 1.0 - mixture.profiles[0].weight;
        const Walk walked = walk(mixture, model);
        if (std::abs(walked.smallestLead) < 1e-4) continue;  // between two steps
        const std::vector<LostRay> rays = lostRays(mixture, model);
        ASSERT_EQ(rays.empty(), walked.lostAt < 0.0) << "trial " << trial;
        if (rays.empty()) {
            ++kept;
        } else {
            ++lost;
            EXPECT_NEAR(rays[0].distance, walked.lostAt, 1.1e-3) << "trial " << trial;
        }
    }
    EXPECT_GT(lost, 50);
    EXPECT_GT(kept, 50);
}

}  // namespace
}  // namespace opmaat::engine
