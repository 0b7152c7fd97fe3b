#include "scoring/uncertainty.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scoring/numeric.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

Model model()
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(2, 2);
    r(0, 1) = r(1, 0) = 0.4;
    return made_up::model({{1.0}, {0.8, 0.7}}, r, 4, 5);
}

Mixture mixture(const Model& of)
{
    Mixture mixture;
    mixture.backgroundWeight = 0.4;
    mixture.profiles = {made_up::profile("up", 0.3, Eigen::Vector2d(1.2, 0.8), 0.7, of),
                        made_up::profile("down", 0.3, Eigen::Vector2d(-0.9, -1.0), 0.7, of)};
    mixture.profiles[0].facetOffsets << 0.0, 0.35, -0.4;
    return mixture;
}

const std::vector<int> kAnswers{4, 3, 4, 2, 1, 3, 2, 4, 3, 3, kMissing, 2};

class Weights : public testing::Test {
protected:
    Weights() : model_(model()), scorer_(model_, mixture(model_)) {}

    WiderPosterior wider(const ParameterUncertainty& uncertainty) const
    {
        return WiderScorer(scorer_, uncertainty).score(scorer_, kAnswers);
    }
    std::string refusalOf(const ParameterUncertainty& uncertainty) const
    {
        try {
            const WiderScorer made(scorer_, uncertainty);
        } catch (const std::logic_error& problem) {
            return problem.what();
        }
        return "accepted";
    }
    const Model model_;
    const Scorer scorer_;
};

TEST_F(Weights, KnownForCertainWidenNothing)
{
    const WiderPosterior p = wider({});
    for (Eigen::Index a = 0; a < 2; ++a) {
        EXPECT_NEAR(p.axisSd[a], std::sqrt(p.given.axisCovariance(a, a)), 1e-12);
        const auto place = std::size_t(a);
        EXPECT_NEAR(p.axis90[place].low, p.given.axisMean[a] - 1.6448536 * p.axisSd[a], 1e-6);
        EXPECT_NEAR(p.axis50[place].high, p.given.axisMean[a] + 0.6744898 * p.axisSd[a], 1e-6);
    }
    EXPECT_NEAR(p.profileProbability[0], p.given.profileProbability[0], 1e-12);
}

TEST_F(Weights, LessKnownMakeWiderIntervalsAndProbabilitiesThatAddUp)
{
    double before = 0.0;
    for (const double sd : {0.1, 0.3, 0.6}) {
        ParameterUncertainty uncertainty;
        uncertainty.slopeSd = 0.5 * sd;
        uncertainty.interceptSd = sd;
        uncertainty.loadingSd = 0.5 * sd;
        const WiderPosterior p = wider(uncertainty);
        const double extra = p.axisSd[0] - std::sqrt(p.given.axisCovariance(0, 0));
        EXPECT_GT(extra, before);
        before = extra;
        EXPECT_LT(p.axis90[0].low, p.axis50[0].low);
        EXPECT_GT(p.facet90[2].high, p.facet50[2].high);
        double sum = p.backgroundProbability;
        for (const double one : p.profileProbability) sum += one;
        EXPECT_NEAR(sum, 1.0, 1e-12);
        EXPECT_LT(std::max(p.profileProbability[0], p.profileProbability[1]), 1.0);
    }
}

TEST_F(Weights, AreTheSameDrawsForTheSameSeed)
{
    ParameterUncertainty uncertainty;
    uncertainty.interceptSd = 0.3;
    const WiderPosterior one = wider(uncertainty);
    EXPECT_EQ(one.axisSd, wider(uncertainty).axisSd);
    uncertainty.seed = 2;
    EXPECT_NE(one.axisSd, wider(uncertainty).axisSd);
}

// One item, one intercept that varies: the total variance by a Gauss-Hermite rule over it.
TEST(WeightsOfOneItem, WidenByTheLawOfTotalVariance)
{
    const Model one = made_up::model({{1.0}}, Eigen::MatrixXd::Identity(1, 1), 1, 3, 2);
    const std::vector<int> answers{1};
    const double sd = 0.5;
    const Scorer scorer(one);
    const double centre = scorer.score(answers).axisMean[0];
    const NormalRule rule = gaussHermite(9);
    double expected = 0.0;
    for (std::size_t j = 0; j < rule.points.size(); ++j) {
        Model moved = one;
        moved.items[0].intercepts[0] += sd * rule.points[j];
        const Posterior p = Scorer(moved).score(answers);
        const double away = p.axisMean[0] - centre;
        expected += rule.weights[j] * (p.axisCovariance(0, 0) + away * away);
    }
    ParameterUncertainty uncertainty;
    uncertainty.covariance = Eigen::MatrixXd::Zero(2, 2);
    uncertainty.covariance(1, 1) = sd * sd;
    uncertainty.draws = 1000;
    const WiderPosterior p = WiderScorer(scorer, uncertainty).score(scorer, answers);
    const double given = p.given.axisCovariance(0, 0);
    EXPECT_GT(expected, given);
    EXPECT_NEAR(p.axisSd[0] * p.axisSd[0] - given, expected - given, 0.15 * (expected - given));
}

TEST_F(Weights, OfOtherShapesAreRefused)
{
    ParameterUncertainty uncertainty;
    uncertainty.slopeSd = -0.1;
    EXPECT_EQ(refusalOf(uncertainty),
              "uncertainty: an sd is -0.100000, must be finite and at least 0");
    uncertainty = {};
    uncertainty.covariance = Eigen::MatrixXd::Identity(3, 3);
    EXPECT_EQ(refusalOf(uncertainty),
              "uncertainty: covariance is 3 x 3, must be 62 x 62, one a parameter");
    uncertainty.covariance = -Eigen::MatrixXd::Identity(62, 62);
    EXPECT_EQ(refusalOf(uncertainty),
              "uncertainty: covariance is not positive semi-definite, so no such parameters exist");
    uncertainty.covariance = 1e4 * Eigen::MatrixXd::Identity(62, 62);
    EXPECT_EQ(refusalOf(uncertainty),
              "uncertainty: the set of all parameters was drawn 1000 times and never held, must be "
              "smaller");
    uncertainty = {};
    uncertainty.draws = 1;
    EXPECT_EQ(refusalOf(uncertainty), "draws is 1, must be at least 2");
}

TEST_F(Weights, StandInOneOrder)
{
    const std::vector<double> parameters = parametersOf(model_);
    EXPECT_EQ(parameters.size(), 62U);  // 12 items of 1 + 4, two loadings below 1
    EXPECT_EQ(parameters[0], model_.items[0].slope);
    EXPECT_EQ(parameters[4], model_.items[0].intercepts[3]);
    EXPECT_EQ(parameters[61], 0.7);
}

}  // namespace
}  // namespace opmaat::scoring
