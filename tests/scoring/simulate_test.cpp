#include "scoring/simulate.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scoring/response.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

TEST(Simulate, TheSameSeedMakesTheSamePerson)
{
    const Model model = made_up::questionnaire();
    const Mixture mixture = made_up::profiles(model);
    Random one(5);
    Random two(5);
    for (int n = 0; n < 20; ++n) {
        EXPECT_EQ(simulate(model, mixture, one).responses, simulate(model, mixture, two).responses);
    }
}

TEST(Simulate, TraitsHaveTheMomentsOfTheModel)
{
    const Model model =
        made_up::model({{0.8}, {0.6}}, (Eigen::Matrix2d() << 1.0, 0.5, 0.5, 1.0).finished(), 2, 2);
    Random random(9);
    const int people = 20000;
    Eigen::Matrix2d theta = Eigen::Matrix2d::Zero();
    Eigen::Vector2d eta = Eigen::Vector2d::Zero();
    double across = 0.0;
    for (int n = 0; n < people; ++n) {
        const Respondent one = simulate(model, {}, random);
        theta += one.theta * one.theta.transpose() / people;
        eta += one.eta.cwiseAbs2() / people;
        across += one.theta[0] * one.eta[0] / people;
        ASSERT_EQ(one.responses.size(), 4U);
    }
    EXPECT_NEAR(theta(0, 0), 1.0, 0.04);  // 4 standard errors
    EXPECT_NEAR(theta(0, 1), 0.5, 0.04);
    EXPECT_NEAR(eta[0], 1.0, 0.04);
    EXPECT_NEAR(eta[1], 1.0, 0.04);
    EXPECT_NEAR(across, 0.8, 0.04);
}

TEST(Simulate, CategoriesComeAsOftenAsTheirChance)
{
    const Model model = made_up::model({{1.0}}, Eigen::MatrixXd::Identity(1, 1), 1, 12, 4);
    Random random(10);
    std::vector<double> expected(4, 0.0);
    std::vector<double> seen(4, 0.0);
    std::vector<double> chance(4);
    for (int n = 0; n < 20000; ++n) {
        const Respondent one = simulate(model, {}, random);
        categoryProbabilities(model.items[0], one.eta[0], chance);
        for (std::size_t k = 0; k < 4; ++k) expected[k] += chance[k];
        seen[std::size_t(one.responses[0])] += 1.0;
    }
    for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(seen[k], expected[k], 280);
}

TEST(Simulate, ProfilesComeByWeightAndFromTheirOwnPlace)
{
    const Model model = made_up::questionnaire();
    const Mixture mixture = made_up::profiles(model);
    Random random(6);
    std::vector<int> count(6, 0);
    for (int n = 0; n < 6000; ++n) {
        const int component = simulate(model, mixture, random).profile + 1;
        ++count[std::size_t(component)];
    }
    EXPECT_NEAR(count[0], 1500, 140);
    for (int k = 1; k < 6; ++k) EXPECT_NEAR(count[std::size_t(k)], 900, 115);

    Eigen::VectorXd mean = Eigen::VectorXd::Zero(3);
    for (int n = 0; n < 2000; ++n) mean += simulate(model, mixture, 1, random).theta / 2000.0;
    EXPECT_LT((mean - mixture.profiles[1].population.mean).cwiseAbs().maxCoeff(), 0.07);
}

TEST(Simulate, RefusesAProfileThatDoesNotExist)
{
    const Model model = made_up::questionnaire();
    Random random(6);
    EXPECT_THROW(simulate(model, {}, 0, random), std::invalid_argument);
    EXPECT_THROW(simulate(model, made_up::profiles(model), 5, random), std::invalid_argument);
}

// Standardised with its own sd, the error of an EAP has mean 0 and variance 1 over the population.
TEST(Simulate, ScoresOfMadeUpPeopleAreCalibrated)
{
    const Model model = made_up::questionnaire();
    const Scorer scorer(model);
    Random random(20261122);
    double sum = 0.0;
    double squares = 0.0;
    const int people = 1500;
    for (int n = 0; n < people; ++n) {
        const Respondent one = simulate(model, {}, random);
        const Posterior p = scorer.score(one.responses);
        const double z = (one.theta[0] - p.axisMean[0]) / std::sqrt(p.axisCovariance(0, 0));
        sum += z / people;
        squares += z * z / people;
    }
    EXPECT_NEAR(sum, 0.0, 0.1);
    EXPECT_NEAR(squares, 1.0, 0.15);
}

}  // namespace
}  // namespace opmaat::scoring
