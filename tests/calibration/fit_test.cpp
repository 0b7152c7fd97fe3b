#include "calibration/fit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "calibration/likelihood.h"
#include "calibration/start.h"
#include "tests/calibration/made_up.h"

namespace opmaat::calibration {
namespace {

struct Case {
    std::string name;
    Shape shape;
    int people = 600;
    double missing = 0.0;
};

class Fitted : public testing::TestWithParam<Case> {
protected:
    Fitted()
        : specification_(madeUp(GetParam().shape, 41)),
          patterns_(peopleOf(specification_, GetParam().people, 42, GetParam().missing))
    {
    }

    Specification specification_;
    Patterns patterns_;
};

TEST_P(Fitted, IsAtTheMaximumToTheNewtonDecrement)
{
    const Fit found = fit(specification_, patterns_, {});
    EXPECT_EQ(found.termination, Termination::Converged);
    EXPECT_TRUE(found.usable()) << (found.defects.empty() ? "" : found.defects[0]);
    EXPECT_LT(found.decrement, 1e-3);
    EXPECT_LT(found.integrationError, 1e-3);
    ASSERT_EQ(found.errors.size(), found.parameters.size());
    EXPECT_GT(found.errors.minCoeff(), 0.0);

    // No parameter can be moved alone to gain more than the decrement promises.
    const ParameterMap map(specification_);
    Likelihood likelihood(patterns_, 1);
    const Rule rule = finer(chooseRule(found.estimate, kFineRule));
    const double top = likelihood.value(found.estimate, rule);
    for (Eigen::Index t = 0; t < found.parameters.size(); ++t) {
        for (const double by : {-0.05, -0.01, 0.01, 0.05}) {
            Eigen::VectorXd there = found.parameters;
            there[t] += by * found.errors[t];
            if (!map.isFeasible(there)) continue;
            EXPECT_LT(likelihood.value(map.estimateOf(there), rule), top + 1e-3) << found.names[t];
        }
    }
}

TEST_P(Fitted, IsTheSameFromTheTruthAndFromFarAway)
{
    FitOptions fromTruth;
    fromTruth.start = truthOf(specification_);
    FitOptions fromAfar;
    fromAfar.start = startValues(specification_, patterns_);
    for (scoring::Item& item : fromAfar.start->model.items) item.slope = 0.5;
    const Fit one = fit(specification_, patterns_, fromTruth);
    const Fit two = fit(specification_, patterns_, fromAfar);
    EXPECT_NEAR(one.logLikelihood, two.logLikelihood, 1e-3);
    for (Eigen::Index t = 0; t < one.parameters.size(); ++t)
        EXPECT_NEAR(one.parameters[t], two.parameters[t], 0.02 * one.errors[t] + 1e-3)
            << one.names[t];
}

TEST_P(Fitted, IsTheSameToTheByteForAnyNumberOfThreads)
{
    FitOptions options;
    const Fit one = fit(specification_, patterns_, options);
    for (const int threads : {2, 3}) {
        options.threads = threads;
        const Fit more = fit(specification_, patterns_, options);
        EXPECT_EQ(more.logLikelihood, one.logLikelihood) << threads << " threads";
        EXPECT_TRUE(more.parameters == one.parameters) << threads << " threads";
        EXPECT_TRUE(more.errors == one.errors) << threads << " threads";
    }
}

INSTANTIATE_TEST_SUITE_P(
    , Fitted,
    testing::Values(Case{"OneAxis", {1, 1, 8, 4}},
                    Case{"OneAxisWithMissing", {1, 1, 8, 4}, 600, 0.3},
                    Case{"PartialCredit", {1, 1, 6, 3, scoring::ItemModel::PartialCredit}},
                    Case{"ManyPeople", {1, 1, 8, 3}, 6'000}, Case{"TwoAxes", {2, 1, 5, 4}},
                    Case{"ThreeAxes", {3, 1, 4, 3}, 800}, Case{"ThreeFacets", {1, 3, 4, 4}, 1'200}),
    [](const auto& test) { return test.param.name; });

/// Standard deviations between the truth and an estimate.
double distance(const Fit& found, Eigen::Index t, double truth)
{
    return std::fabs(found.parameters[t] - truth) / found.errors[t];
}

TEST(Fit, FindsTheMeanAndCovarianceOfASecondGroup)
{
    Specification specification = madeUp({2, 1, 6, 4}, 51);
    specification.groups.push_back({"second", false});
    scoring::Population second = specification.model.population;
    second.mean << 0.6, -0.4;
    second.covariance << 1.4, 0.3, 0.3, 0.7;
    auto answers = answersOf(specification.model, specification.model.population, 1500, 52);
    const auto others = answersOf(specification.model, second, 1500, 53);
    answers.insert(answers.end(), others.begin(), others.end());
    std::vector<int> groups(3000, 0);
    std::fill(groups.begin() + 1500, groups.end(), 1);
    const Fit found = fit(specification, collapse(answers, 12, groups), {});
    ASSERT_TRUE(found.usable());
    const ParameterMap map(specification);
    Estimate truth = truthOf(specification);
    truth.groups.push_back(second);
    const Eigen::VectorXd expected = map.vectorOf(truth);
    for (Eigen::Index t = 0; t < expected.size(); ++t)
        EXPECT_LT(distance(found, t, expected[t]), 4.0) << found.names[t];
}

TEST(Fit, KeepsAnchorsAndPlacesTheSampleOnTheirScale)
{
    Specification specification = madeUp({1, 1, 8, 4}, 61);
    scoring::Population sample = specification.model.population;
    sample.mean << 0.8;
    sample.covariance << 1.5;
    const auto answers = answersOf(specification.model, sample, 2000, 62);
    for (std::size_t i = 0; i < 4; ++i) specification.isItemFixed[i] = true;
    specification.groups = {{"sample", false}};
    const Fit found = fit(specification, collapse(answers, 8, std::vector<int>(2000, 0)), {});
    ASSERT_TRUE(found.usable());
    EXPECT_EQ(found.estimate.model.items[0].slope, specification.model.items[0].slope);
    const ParameterMap map(specification);
    const Eigen::Index mean = map.groupStart(0);
    EXPECT_LT(distance(found, mean, 0.8), 3.5);
    EXPECT_LT(distance(found, mean + 1, 1.5), 3.5);
    EXPECT_EQ(found.estimate.model.population.mean[0], 0.0);
}

TEST(Fit, KeepsACategoryThatNobodyChoseAndSaysSo)
{
    const Specification specification = madeUp({1, 1, 8, 4}, 71);
    auto answers = answersOf(specification.model, specification.model.population, 600, 72);
    for (std::size_t n = 0; n < 600; ++n) {
        if (answers[n * 8 + 1] == 3) answers[n * 8 + 1] = 2;  // the highest
        if (answers[n * 8 + 4] == 1) answers[n * 8 + 4] = 2;  // one in the middle
    }
    const Fit found = fit(specification, collapse(answers, 8, std::vector<int>(600, 0)), {});
    EXPECT_EQ(found.termination, Termination::Converged);
    ASSERT_EQ(found.warnings.size(), 2u);
    EXPECT_EQ(found.warnings[0],
              "item 'item-1': nobody chose category 3; it is kept, held by half a made-up answer");
    EXPECT_NE(found.warnings[1].find("item 'item-4': nobody chose category 1"), std::string::npos);
    scoring::checkModel(found.estimate.model);
    EXPECT_EQ(found.estimate.model.items[1].categories(), 4);
}

TEST(Fit, IsSmoothedByAWeakPriorInASmallSample)
{
    const Specification specification = madeUp({1, 1, 8, 4}, 81);
    const Patterns few = peopleOf(specification, 60, 82);
    FitOptions weak;
    weak.weakPrior = true;
    const Fit with = fit(specification, few, weak);
    EXPECT_EQ(with.termination, Termination::Converged);
    for (const scoring::Item& item : with.estimate.model.items) EXPECT_LT(item.slope, 6.0);
    EXPECT_EQ(with.errors.size(), 0);
    ASSERT_FALSE(with.warnings.empty());
    EXPECT_NE(with.warnings.back().find("standard errors are refused: 60 people for 32 parameters"),
              std::string::npos);
}

TEST(Fit, SaysWhenItWasNotAllowedToFinish)
{
    const Specification specification = madeUp({1, 1, 8, 4}, 91);
    FitOptions options;
    options.passes = 2;
    const Fit found = fit(specification, peopleOf(specification, 500, 92), options);
    EXPECT_EQ(found.termination, Termination::IterationLimit);
    EXPECT_FALSE(found.usable());
}

}  // namespace
}  // namespace opmaat::calibration
