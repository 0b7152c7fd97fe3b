#include "scoring/proposal.h"

#include <gtest/gtest.h>

#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

/// Three profiles, two facets on one axis, two items each; the posterior is set by hand.
class Proposing : public testing::Test {
protected:
    Proposing()
    {
        bounds.maximumAxisSd = Eigen::VectorXd::Constant(1, 0.6);
        posterior.axisMean = Eigen::VectorXd::Zero(1);
        posterior.axisCovariance = Eigen::MatrixXd::Constant(1, 1, 0.25);
        probabilities(0.7, 0.1, 0.1, 0.1);
    }

    static const Scorer& scorer()
    {
        static const Model model =
            made_up::model({{0.8, 0.8}}, Eigen::MatrixXd::Identity(1, 1), 2, 1);
        static const Scorer made = [] {
            Mixture mixture;
            mixture.backgroundWeight = 0.4;
            for (int k = 0; k < 3; ++k) {
                mixture.profiles.push_back(
                    made_up::profile(std::string("p") + std::to_string(k), 0.2,
                                     Eigen::VectorXd::Constant(1, k - 1.0), 0.7, model));
            }
            return Scorer(model, mixture);
        }();
        return made;
    }

    void probabilities(double first, double second, double third, double background)
    {
        posterior.profileProbability = {first, second, third};
        posterior.backgroundProbability = background;
    }

    Proposal proposed(bool answersFirst = false) const
    {
        return propose(scorer(), posterior, responses, bounds, answersFirst);
    }

    Posterior posterior;
    ProposalBounds bounds;
    std::vector<int> responses{1, 2, 3, 0};
};

TEST_F(Proposing, TheMostProbableProfileIsProposed)
{
    const Proposal p = proposed();
    EXPECT_TRUE(p.proposed());
    EXPECT_EQ(p.best, 0);
    EXPECT_EQ(p.runnerUp, 1);
    EXPECT_EQ(p.margin, 0.6);
    EXPECT_EQ(p.where, -1);
}

TEST_F(Proposing, NothingWhenTheAnswersAskForTalkFirst)
{
    bounds.neededFacets = {1};
    responses = {1, 2, kMissing, kMissing};
    EXPECT_EQ(proposed(true).refusal, Refusal::AnswersFirst);
    EXPECT_EQ(proposed(true).best, 0);
}

TEST_F(Proposing, NothingWhenANeededFacetHasNoAnswer)
{
    bounds.neededFacets = {0, 1};
    responses = {1, 2, kMissing, kMissing};
    posterior.axisCovariance(0, 0) = 0.9;  // the next reason would apply as well
    EXPECT_EQ(proposed().refusal, Refusal::FacetUnanswered);
    EXPECT_EQ(proposed().where, 1);
    responses[3] = 0;
    EXPECT_EQ(proposed().refusal, Refusal::AxisUncertain);
}

TEST_F(Proposing, NothingWhenAnAxisIsTooUncertain)
{
    posterior.axisCovariance(0, 0) = 0.37;
    probabilities(0.2, 0.1, 0.1, 0.6);
    EXPECT_EQ(proposed().refusal, Refusal::AxisUncertain);
    EXPECT_EQ(proposed().where, 0);
    posterior.axisCovariance(0, 0) = 0.36 + 1e-9;  // equal to the bound once reported
    EXPECT_EQ(proposed().refusal, Refusal::BackgroundLikely);
}

TEST_F(Proposing, NothingWhenNoClearProfileIsMostProbable)
{
    probabilities(0.1, 0.3, 0.2, 0.4);
    const Proposal p = proposed();
    EXPECT_EQ(p.refusal, Refusal::BackgroundLikely);
    EXPECT_EQ(p.best, 1);
    EXPECT_EQ(p.runnerUp, -1);
    EXPECT_EQ(p.margin, -0.1);
}

TEST_F(Proposing, NothingWhenTheBestIsNotProbableEnough)
{
    probabilities(0.25, 0.1, 0.45, 0.2);
    EXPECT_EQ(proposed().refusal, Refusal::ProbabilityLow);
    EXPECT_EQ(proposed().best, 2);
    bounds.minimumProbability = 0.45;
    EXPECT_EQ(proposed().refusal, Refusal::None);
}

TEST_F(Proposing, NothingWhenTheRunnerUpIsTooClose)
{
    probabilities(0.42, 0.52, 0.03, 0.03);
    EXPECT_EQ(proposed().refusal, Refusal::MarginSmall);
    EXPECT_EQ(proposed().runnerUp, 0);
    EXPECT_EQ(proposed().margin, 0.1);
    probabilities(0.03, 0.52, 0.03, 0.42);
    EXPECT_EQ(proposed().refusal, Refusal::MarginSmall);
    EXPECT_EQ(proposed().runnerUp, -1);
}

TEST_F(Proposing, AMarginEqualToItsBoundIsEnough)
{
    probabilities(0.55, 0.4 + 4e-7, 0.03, 0.02);  // 0.15 once reported
    EXPECT_EQ(proposed().refusal, Refusal::None);
}

TEST_F(Proposing, TiesGoToTheProfileThatStandsFirst)
{
    bounds.minimumProbability = 0.2;
    bounds.minimumMargin = 0.0;
    probabilities(0.2, 0.3, 0.3 + 1e-9, 0.2);
    EXPECT_EQ(proposed().best, 1);
    EXPECT_EQ(proposed().runnerUp, 2);
    probabilities(0.3, 0.2, 0.2, 0.3);
    EXPECT_EQ(proposed().refusal, Refusal::None);
    EXPECT_EQ(proposed().best, 0);
    EXPECT_EQ(proposed().runnerUp, -1);
    probabilities(0.5, 0.1, 0.2, 0.2);
    EXPECT_EQ(proposed().runnerUp, 2);
}

TEST_F(Proposing, WithoutProfilesThereIsNothingToPropose)
{
    posterior.profileProbability.clear();
    posterior.backgroundProbability = 1.0;
    EXPECT_EQ(proposed().refusal, Refusal::BackgroundLikely);
    EXPECT_EQ(proposed().best, -1);
}

TEST_F(Proposing, BoundsThatDoNotFitTheModelAreRefused)
{
    bounds.neededFacets = {2};
    EXPECT_THROW(proposed(), std::invalid_argument);
    bounds.neededFacets.clear();
    bounds.maximumAxisSd = Eigen::VectorXd::Constant(2, 0.6);
    try {
        proposed();
        FAIL() << "accepted";
    } catch (const std::invalid_argument& problem) {
        EXPECT_STREQ(problem.what(),
                     "bounds: maximumAxisSd has 2 numbers, must have 1, one an axis");
    }
}

TEST_F(Proposing, FollowsTheScoresOfARealPattern)
{
    const std::vector<int> high{4, 4, 4, 4};
    const Posterior scored = scorer().score(high);
    bounds.minimumProbability = 0.3;
    bounds.minimumMargin = 0.0;
    bounds.maximumAxisSd[0] = 1.0;
    EXPECT_EQ(propose(scorer(), scored, high, bounds, false).best, 2);
}

}  // namespace
}  // namespace opmaat::scoring
