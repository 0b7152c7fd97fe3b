#include "calibration/likelihood.h"

#include <gtest/gtest.h>

#include "calibration/standard_errors.h"
#include "scoring/scorer.h"
#include "tests/calibration/made_up.h"

namespace opmaat::calibration {
namespace {

struct Case {
    std::string name;
    Shape shape;
    double missing = 0.0;
};

class MarginalLikelihood : public testing::TestWithParam<Case> {};

/// The sum over people of what scoring says of one person, whose nodes are chosen apart from ours.
double byScoring(const scoring::Model& model, const Patterns& patterns)
{
    const scoring::Scorer scorer(model);
    double sum = 0.0;
    for (std::size_t u = 0; u < patterns.size(); ++u) {
        std::vector<int> answers;
        for (const std::uint8_t k : patterns.pattern(u))
            answers.push_back(k == kNoAnswer ? scoring::kMissing : k);
        sum += patterns.people[u] * scorer.score(answers).logLikelihood;
    }
    return sum;
}

TEST_P(MarginalLikelihood, IsThatOfScoring)
{
    const Specification specification = madeUp(GetParam().shape, 11);
    const Patterns patterns = peopleOf(specification, 150, 12, GetParam().missing);
    const Estimate truth = truthOf(specification);
    Likelihood likelihood(patterns, 1);
    const double expected = byScoring(specification.model, patterns);
    EXPECT_NEAR(likelihood.value(truth, chooseRule(truth, kFineRule)), expected, 1e-4);
    EXPECT_NEAR(likelihood.value(truth, finer(chooseRule(truth, kFineRule))), expected, 1e-6);
}

TEST_P(MarginalLikelihood, IsTheSameToTheByteForAnyNumberOfThreads)
{
    const Specification specification = madeUp(GetParam().shape, 21);
    const Patterns patterns = peopleOf(specification, 150, 22, GetParam().missing);
    const Estimate truth = truthOf(specification);
    const Rule rule = chooseRule(truth, kFineRule);
    const ParameterMap map(specification);
    Likelihood one(patterns, 1);
    const double expected = one.value(truth, rule);
    const Eigen::MatrixXd products = crossProduct(map, truth, rule, patterns, 1);
    for (const int threads : {2, 3, 40}) {
        Likelihood more(patterns, threads);
        EXPECT_EQ(more.value(truth, rule), expected) << threads << " threads";
        EXPECT_TRUE(crossProduct(map, truth, rule, patterns, threads) == products)
            << threads << " threads";
    }
}

TEST_P(MarginalLikelihood, ExpectsAsManyPeopleAsThereAre)
{
    const Specification specification = madeUp(GetParam().shape, 31);
    const Patterns patterns = peopleOf(specification, 100, 32, GetParam().missing);
    const Estimate truth = truthOf(specification);
    Likelihood likelihood(patterns, 1);
    const Statistics& statistics = likelihood.evaluate(truth, chooseRule(truth, kFineRule));
    double answers = 0.0;
    double expected = 0.0;
    for (const std::vector<double>& counts : statistics.counts)
        for (const double people : counts) expected += people;
    for (std::size_t u = 0; u < patterns.size(); ++u)
        for (const std::uint8_t k : patterns.pattern(u))
            answers += k == kNoAnswer ? 0.0 : patterns.people[u];
    // A facet's places hold all of its mass but what the rule loses.
    EXPECT_NEAR(expected, answers, 1e-5 * answers);
    EXPECT_EQ(statistics.people[0], peopleIn(patterns));
}

INSTANTIATE_TEST_SUITE_P(
    , MarginalLikelihood,
    testing::Values(Case{"OneAxis", {1, 1, 12, 5}},
                    Case{"OneAxisWithHalfOfTheAnswersMissing", {1, 1, 12, 5}, 0.5},
                    Case{"TwoCategories", {1, 1, 10, 2}},
                    Case{"PartialCredit", {1, 1, 8, 4, scoring::ItemModel::PartialCredit}},
                    Case{"TwoAxes", {2, 1, 8, 4}, 0.1},
                    Case{"TwoAxesThatPullApart", {2, 1, 8, 4, scoring::ItemModel::Graded, -0.6}},
                    Case{"ThreeAxes", {3, 1, 6, 4}, 0.2},
                    Case{"ThreeFacetsOfOneAxis", {1, 3, 4, 4}, 0.2},
                    Case{"TwoAxesOfThreeFacets", {2, 3, 3, 3}}),
    [](const auto& test) { return test.param.name; });

TEST(Patterns, CountEqualAnswersOnceAndLeaveOutThoseWithoutAny)
{
    const std::vector<std::uint8_t> answers = {1, 0, 0, 1, 1, 0, kNoAnswer, kNoAnswer, 1, 0};
    const Patterns patterns = collapse(answers, 2, std::vector<int>{0, 0, 0, 0, 1});
    ASSERT_EQ(patterns.size(), 3u);
    EXPECT_EQ(patterns.people, (std::vector<double>{1.0, 2.0, 1.0}));
    EXPECT_EQ(patterns.groups, (std::vector<int>{0, 0, 1}));
    EXPECT_EQ(peopleIn(patterns), 4.0);
}

}  // namespace
}  // namespace opmaat::calibration
