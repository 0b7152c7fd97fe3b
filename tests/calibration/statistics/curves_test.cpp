#include "calibration/statistics/curves.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "scoring/information.h"
#include "scoring/response.h"
#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

TEST(Curves, OfInformationAreThoseOfScoring)
{
    const scoring::Model model = oneAxis({0.8, 0.7}, 4, 4);
    const InformationCurve curve = informationCurve(model, 0, plotPlaces(-3.0, 3.0, 13));
    ASSERT_EQ(curve.theta.size(), 13u);
    EXPECT_EQ(curve.theta.front(), -3.0);
    EXPECT_EQ(curve.theta.back(), 3.0);
    for (std::size_t n = 0; n < 13; ++n) {
        EXPECT_EQ(curve.information[n], scoring::axisInformation(model, 0, curve.theta[n]));
        EXPECT_NEAR(curve.standardError[n], 1.0 / std::sqrt(1.0 + curve.information[n]), 1e-12);
    }
}

// The facet's own part by many made-up people at one place.
TEST(Curves, OfAnItemAreTheAnswersOfPeopleAtOnePlace)
{
    const scoring::Model model = oneAxis({0.6}, 2, 4);
    const ItemCurve curve = itemCurve(model, 1, {-1.0, 0.8});
    scoring::Random random(9);
    for (Eigen::Index place = 0; place < 2; ++place) {
        std::vector<double> shares(4, 0.0);
        const double theta = curve.theta[static_cast<std::size_t>(place)];
        for (int n = 0; n < 40000; ++n) {
            const double eta = 0.6 * theta + 0.8 * random.normal();
            shares[std::size_t(scoring::drawCategory(model.items[1], eta, random))] += 1.0 / 40000;
        }
        for (Eigen::Index k = 0; k < 4; ++k)
            EXPECT_NEAR(curve.chances(k, place), shares[std::size_t(k)], 0.011);
        EXPECT_NEAR(curve.chances.col(place).sum(), 1.0, 1e-10);
    }
    EXPECT_LT(curve.expected[0], curve.expected[1]);
    EXPECT_EQ(curve.information[1], scoring::itemInformation(model, 1, 0.8));
}

TEST(Curves, OfNoLengthAreRefused)
{
    EXPECT_THROW(plotPlaces(-3.0, 3.0, 1), std::invalid_argument);
    EXPECT_THROW(plotPlaces(3.0, 3.0, 5), std::invalid_argument);
}

TEST(Thresholds, OfGradedItemsAreDifficultiesOverTheLoading)
{
    const scoring::Model model = oneAxis({0.7}, 3, 5);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::vector<double> found = thresholds(model, i);
        ASSERT_EQ(found.size(), 4u);
        for (std::size_t k = 0; k < 4; ++k)
            EXPECT_NEAR(found[k], -model.items[i].intercepts[k] / model.items[i].slope / 0.7, 1e-7);
    }
}

TEST(Thresholds, OfPartialCreditAreWhereEitherSideIsAsLikely)
{
    scoring::Model model = oneAxis({1.0}, 1, 4);
    model.items[0] = {"reversed",        0,  scoring::ItemModel::PartialCredit, 1.2,
                      {-0.5, 0.6, -0.4}, 0.0};
    const std::vector<double> found = thresholds(model, 0);
    std::vector<double> p(4);
    for (std::size_t k = 1; k < 4; ++k) {
        scoring::categoryProbabilities(model.items[0], found[k - 1], p);
        EXPECT_NEAR(std::accumulate(p.begin() + std::ptrdiff_t(k), p.end(), 0.0), 0.5, 1e-8);
    }
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
}

TEST(Thresholds, OfAGuessedItemAreHalfWayAboveTheFloor)
{
    scoring::Model model = oneAxis({1.0}, 1, 2);
    model.items[0].lower = 0.25;
    const double b = -model.items[0].intercepts[0] / model.items[0].slope;
    EXPECT_NEAR(thresholds(model, 0)[0], b, 1e-7);
}

TEST(WrightMap, PlacesEverybodyWhoAnswered)
{
    const scoring::Scorer scorer(oneAxis({0.9, 0.8}, 3, 4));
    Answers answers = drawAnswers(scorer.model(), 300, 8);
    answers.cells.insert(answers.cells.end(), 6, scoring::kMissing);
    const std::vector<double> edges = plotPlaces(-1.0, 1.0, 9);
    const WrightMap map = wrightMap(scorer, answers.view(), 0, edges);
    EXPECT_EQ(map.placed, 300);
    EXPECT_EQ(std::accumulate(map.people.begin(), map.people.end(), 0), 300);
    std::vector<int> plain(8, 0);
    for (std::size_t n = 0; n < 300; ++n) {
        const double theta = scorer.score(answers.view().of(n)).axisMean[0];
        const int bin = std::clamp(int(std::floor((theta + 1.0) / 0.25)), 0, 7);
        ++plain[std::size_t(bin)];
    }
    EXPECT_EQ(map.people, plain);
    EXPECT_EQ(map.items.size(), 6u);
    EXPECT_EQ(map.thresholds[5], thresholds(scorer.model(), 5));
    EXPECT_THROW(wrightMap(scorer, answers.view(), 0, {1.0, 0.0}), std::invalid_argument);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
