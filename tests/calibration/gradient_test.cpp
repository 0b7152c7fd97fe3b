#include "calibration/gradient.h"

#include <gtest/gtest.h>

#include "calibration/maximise.h"
#include "calibration/standard_errors.h"
#include "tests/calibration/made_up.h"

namespace opmaat::calibration {
namespace {

/// A likelihood, with its parameters somewhere beside the truth.
struct Setting {
    explicit Setting(const Specification& from, Patterns answers, Prior known = {})
        : map(from), patterns(std::move(answers)), prior(std::move(known)), likelihood(patterns, 1)
    {
    }

    Derivatives at(const Eigen::VectorXd& x)
    {
        const Estimate estimate = map.estimateOf(x);
        const Statistics& statistics = likelihood.evaluate(estimate, rule);
        return derive(map, estimate, likelihood.tables(), statistics, prior);
    }

    ParameterMap map;
    Patterns patterns;
    Prior prior;
    Likelihood likelihood;
    Rule rule;
};

/// Central differences of the value, against the gradient.
void expectGradient(Setting& setting, const Eigen::VectorXd& x)
{
    setting.rule = finer(chooseRule(setting.map.estimateOf(x), kFineRule));
    const Eigen::VectorXd gradient = setting.at(x).gradient;
    for (Eigen::Index t = 0; t < x.size(); ++t) {
        constexpr double kStep = 1e-5;
        Eigen::VectorXd there = x;
        there[t] += kStep;
        const double above = setting.at(there).value;
        there[t] = x[t] - kStep;
        const double slope = (above - setting.at(there).value) / (2.0 * kStep);
        EXPECT_NEAR(gradient[t], slope, 1e-5 * (10.0 + std::fabs(slope))) << setting.map.name(t);
    }
}

Eigen::VectorXd beside(const ParameterMap& map, const Estimate& truth)
{
    Eigen::VectorXd x = map.vectorOf(truth);
    for (Eigen::Index t = 0; t < x.size(); ++t) x[t] *= t % 2 == 0 ? 0.95 : 1.04;
    return x;
}

class GradientOfShape : public testing::TestWithParam<Shape> {};

TEST_P(GradientOfShape, IsThatOfTheLogLikelihood)
{
    const Specification specification = madeUp(GetParam(), 5);
    Setting setting(specification, peopleOf(specification, 80, 6, 0.1));
    expectGradient(setting, beside(setting.map, truthOf(specification)));
}

TEST_P(GradientOfShape, IsTheSumOfTheScoresOfThePeople)
{
    const Specification specification = madeUp(GetParam(), 7);
    const Patterns all = peopleOf(specification, 3, 8);
    Setting setting(specification, all);
    const Eigen::VectorXd x = beside(setting.map, truthOf(specification));
    setting.rule = chooseRule(setting.map.estimateOf(x), kFineRule);
    // One person's cross product is the score times itself.
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(x.size(), x.size());
    for (std::size_t u = 0; u < all.size(); ++u) {
        Patterns one;
        one.items = all.items;
        one.categories.assign(all.pattern(u).begin(), all.pattern(u).end());
        one.people = {1.0};
        one.groups = {0};
        Setting single(specification, one);
        single.rule = setting.rule;
        const Eigen::VectorXd score = single.at(x).gradient;
        sum += all.people[u] * score * score.transpose();
    }
    const Eigen::MatrixXd products =
        crossProduct(setting.map, setting.map.estimateOf(x), setting.rule, all, 1);
    EXPECT_LT((products - sum).cwiseAbs().maxCoeff(), 1e-9 * (1.0 + sum.cwiseAbs().maxCoeff()));
}

INSTANTIATE_TEST_SUITE_P(, GradientOfShape,
                         testing::Values(Shape{1, 1, 5, 4},
                                         Shape{1, 1, 5, 3, scoring::ItemModel::PartialCredit},
                                         Shape{1, 1, 6, 2}, Shape{2, 1, 4, 3}, Shape{3, 1, 3, 3},
                                         Shape{1, 3, 3, 3}, Shape{2, 2, 2, 3}),
                         [](const auto& test) { return "Shape" + std::to_string(test.index); });

TEST(Gradient, IsRightForAGroupWithAMeanAndACovarianceOfItsOwn)
{
    Specification specification = madeUp({2, 1, 4, 3}, 9);
    specification.groups.push_back({"second", false});
    Estimate truth = truthOf(specification);
    scoring::Population second = specification.model.population;
    second.mean << 0.5, -0.3;
    second.covariance << 1.3, 0.4, 0.4, 0.8;
    truth.groups.push_back(second);
    auto answers = answersOf(specification.model, specification.model.population, 60, 10);
    const auto others = answersOf(specification.model, second, 60, 11);
    answers.insert(answers.end(), others.begin(), others.end());
    std::vector<int> groups(120, 0);
    std::fill(groups.begin() + 60, groups.end(), 1);
    Setting setting(specification, collapse(answers, 8, groups));
    expectGradient(setting, beside(setting.map, truth));
}

TEST(Gradient, IsRightWithAPriorAndACategoryThatNobodyChose)
{
    const Specification specification = madeUp({1, 1, 5, 4}, 13);
    Prior prior;
    prior.isWeak = true;
    prior.isUnchosen.assign(5, std::vector<bool>(4, false));
    prior.isUnchosen[2][3] = true;
    auto answers = answersOf(specification.model, specification.model.population, 60, 14);
    for (std::size_t n = 0; n < 60; ++n)
        if (answers[n * 5 + 2] == 3) answers[n * 5 + 2] = 2;
    Setting setting(specification, collapse(answers, 5, std::vector<int>(60, 0)), prior);
    expectGradient(setting, beside(setting.map, truthOf(specification)));
}

TEST(ObservedInformation, IsNearTheCrossProductWhereTheModelHolds)
{
    const Specification specification = madeUp({1, 1, 5, 3}, 15);
    Setting setting(specification, peopleOf(specification, 20'000, 16));
    const Eigen::VectorXd x = setting.map.vectorOf(truthOf(specification));
    setting.rule = chooseRule(truthOf(specification), kFineRule);
    const Objective objective{[&](const Eigen::VectorXd& at) { return setting.at(at); },
                              [](const Eigen::VectorXd&) { return true; }};
    const Eigen::VectorXd observed = standardErrors(observedInformation(objective, x));
    const Eigen::VectorXd products = standardErrors(
        crossProduct(setting.map, setting.map.estimateOf(x), setting.rule, setting.patterns, 1));
    ASSERT_EQ(observed.size(), x.size());
    for (Eigen::Index t = 0; t < x.size(); ++t)
        EXPECT_NEAR(products[t] / observed[t], 1.0, 0.06) << setting.map.name(t);
}

}  // namespace
}  // namespace opmaat::calibration
