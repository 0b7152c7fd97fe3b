#include "calibration/statistics/overall_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "calibration/statistics/linear_algebra.h"
#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr Estimated kNothing{false, false, false};

struct Rates {
    double rejected = 0.0;
    double mean = 0.0;
    int degrees = 0;
    int samples = 0;
};

Rates overSamples(const scoring::Model& model, Margins margins, const Estimated& estimated,
                  int samples)
{
    Rates rates;
    rates.samples = samples;
    for (int n = 0; n < samples; ++n) {
        const Answers answers = drawAnswers(model, 500, 900 + std::uint64_t(n));
        const OverallFit fit =
            overallFit(model, answers.view(), allItems(model), margins, estimated);
        EXPECT_EQ(fit.problem, FitProblem::None);
        rates.rejected += fit.p < 0.05 ? 1.0 / samples : 0.0;
        rates.mean += fit.statistic / samples;
        rates.degrees = fit.degreesOfFreedom;
    }
    return rates;
}

// At the true parameters the statistic is chi-square whatever is taken off as estimated, since that
// is projected out: its mean is its degrees of freedom. Four standard errors for the mean, three
// for the share below .05.
void expectNominal(const Rates& rates, int degrees)
{
    EXPECT_EQ(rates.degrees, degrees);
    EXPECT_NEAR(rates.mean, degrees, 4.0 * std::sqrt(2.0 * degrees / rates.samples));
    EXPECT_NEAR(rates.rejected, 0.05, 3.0 * std::sqrt(0.05 * 0.95 / rates.samples));
}

TEST(OverallFit, RejectsATrueModelAsOftenAsItSays)
{
    const scoring::Model model = oneAxis({1.0}, 6, 3);
    // 12 shares and 15 pairs; 6 slopes and 12 intercepts.
    expectNominal(overSamples(model, Margins::Categories, kNothing, 150), 27);
    expectNominal(overSamples(model, Margins::Categories, {}, 150), 9);
    expectNominal(overSamples(model, Margins::Means, {}, 150), 3);
}

TEST(OverallFit, RejectsATruePartialCreditModelAsOftenAsItSays)
{
    scoring::Model model = oneAxis({1.0}, 4, 4, 8);
    for (scoring::Item& item : model.items) {
        item.model = scoring::ItemModel::PartialCredit;
        item.intercepts = {0.9 * item.slope, 1.1 * item.slope, 0.3 * item.slope};
    }
    // 12 shares and 6 pairs; 4 slopes and 12 intercepts.
    expectNominal(overSamples(model, Margins::Categories, {}, 150), 2);
}

TEST(OverallFit, RejectsATrueModelOfFacetsAndAxesAsOftenAsItSays)
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(2, 2);
    r(0, 1) = r(1, 0) = 0.5;
    const scoring::Model model = scoring::made_up::model({{0.8, 0.7, 0.6}, {1.0}}, r, 2, 3, 3);
    // 16 shares and 28 pairs; 24 of items, 3 loadings, 1 correlation.
    expectNominal(overSamples(model, Margins::Categories, {}, 50), 44 - 28);
}

TEST(OverallFit, FindsFacetsThatTheModelDoesNotKnow)
{
    const scoring::Model truth = oneAxis({0.6, 0.6, 0.6}, 3, 4);
    scoring::Model wrong = truth;
    for (scoring::Facet& facet : wrong.facets) facet.loading = 1.0;
    const Answers answers = drawAnswers(truth, 1000, 4);
    const auto items = allItems(truth);
    const OverallFit right = overallFit(truth, answers.view(), items, Margins::Categories);
    const OverallFit found = overallFit(wrong, answers.view(), items, Margins::Categories);
    EXPECT_GT(right.p, 0.001);
    EXPECT_LT(right.rmsea.value, 0.03);
    EXPECT_LT(found.p, 1e-12);
    EXPECT_GT(found.rmsea.low, 0.05);
    EXPECT_GT(found.srmsr, 2.0 * right.srmsr);
}

TEST(OverallFit, FindsItemsThatCopyEachOther)
{
    const scoring::Model model = oneAxis({1.0}, 8, 3);
    Answers answers = drawAnswers(model, 600, 5);
    const auto items = allItems(model);
    EXPECT_GT(overallFit(model, answers.view(), items, Margins::Categories).p, 0.001);
    plantCopies(answers, 2, 5, 0.5, 6);
    EXPECT_LT(overallFit(model, answers.view(), items, Margins::Categories).p, 1e-6);
}

TEST(OverallFit, OfOneAxisAsksNothingOfTheOthers)
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(2, 2);
    r(0, 1) = r(1, 0) = 0.5;
    const scoring::Model model = scoring::made_up::model({{1.0}, {1.0}}, r, 5, 3, 3);
    Answers answers = drawAnswers(model, 400, 5);
    const auto first = itemsOfAxis(model, 0);
    const OverallFit whole = overallFit(model, answers.view(), first, Margins::Categories);
    for (std::size_t n = 0; n < 100; ++n) answers.cells[n * 10 + 7] = scoring::kMissing;
    const OverallFit holes = overallFit(model, answers.view(), first, Margins::Categories);
    EXPECT_EQ(whole.people, 400);
    EXPECT_EQ(holes.people, 400);
    EXPECT_EQ(whole.statistic, holes.statistic);
    EXPECT_EQ(whole.parameters, 15);
    EXPECT_EQ(overallFit(model, answers.view(), allItems(model), Margins::Categories).people, 300);
}

TEST(OverallFit, SaysWhyThereIsNone)
{
    const scoring::Model model = oneAxis({1.0}, 4, 5);
    const Answers answers = drawAnswers(model, 50, 5);
    const auto items = allItems(model);
    EXPECT_EQ(overallFit(model, answers.view(), items, Margins::Means).problem,
              FitProblem::TooFewMoments);
    const std::span<const int> one(answers.cells.data(), 4);
    EXPECT_EQ(overallFit(model, {one, 4}, items, Margins::Categories).problem,
              FitProblem::TooFewPeople);
    scoring::Model never = oneAxis({1.0}, 6, 3);
    never.items[2].intercepts[1] = -800.0;
    EXPECT_EQ(
        overallFit(never, drawAnswers(never, 50, 5).view(), allItems(never), Margins::Categories)
            .problem,
        FitProblem::SingularMoments);
    const std::vector<std::size_t> two{0, 1};
    EXPECT_THROW(overallFit(model, answers.view(), two, Margins::Means), std::invalid_argument);
}

// Of two categories the mean is P: integrals of P (1 - P) and theta P (1 - P) by a plain sum.
TEST(MomentDerivatives, AreThoseOfTheMean)
{
    const scoring::Model model = oneAxis({1.0}, 3, 2);
    const auto items = allItems(model);
    const auto moments = momentsOf(model, items, Margins::Means);
    const Eigen::MatrixXd found = momentDerivatives(model, moments, items, {});
    ASSERT_EQ(found.cols(), 6);
    for (Eigen::Index i = 0; i < 3; ++i) {
        const scoring::Item& item = model.items[static_cast<std::size_t>(i)];
        double slope = 0.0;
        double intercept = 0.0;
        for (int j = -900; j <= 900; ++j) {
            const double theta = 0.01 * j;
            const double p = 1.0 / (1.0 + std::exp(-item.slope * theta - item.intercepts[0]));
            const double weight = 0.01 * std::exp(-0.5 * theta * theta) / std::sqrt(2.0 * M_PI);
            slope += weight * theta * p * (1.0 - p);
            intercept += weight * p * (1.0 - p);
        }
        EXPECT_NEAR(found(i, 2 * i), slope, 1e-7);
        EXPECT_NEAR(found(i, 2 * i + 1), intercept, 1e-7);
        EXPECT_EQ(found(i, (2 * i + 2) % 6), 0.0);
    }
}

// Two facets on an axis share one loading: one column, the sum of two.
TEST(MomentDerivatives, KnowWhatIsOneParameter)
{
    const scoring::Model model = oneAxis({0.7, 0.7}, 3, 3);
    const auto items = allItems(model);
    const auto moments = momentsOf(model, items, Margins::Means);
    const Eigen::MatrixXd loading = momentDerivatives(model, moments, items, {false, true, true});
    ASSERT_EQ(loading.cols(), 1);
    scoring::Model looser = model;
    for (scoring::Facet& facet : looser.facets) facet.loading -= 0.01;
    MomentIntegrals before(model);
    MomentIntegrals after(looser);
    const Eigen::VectorXd change = (before.means(moments) - after.means(moments)) / 0.01;
    EXPECT_LT((change - loading.col(0)).cwiseAbs().maxCoeff(), 0.02);
    EXPECT_GT(loading.cwiseAbs().maxCoeff(), 0.1);
    EXPECT_EQ(momentDerivatives(model, moments, items, {}).cols(), 6 * 3 + 1);
}

TEST(GeneralisedResidual, IsThatOfTheNormalEquations)
{
    scoring::Random random(4);
    Eigen::MatrixXd b(6, 9);
    for (Eigen::Index n = 0; n < b.size(); ++n) b.data()[n] = random.normal();
    const Eigen::MatrixXd v = b * b.transpose();
    Eigen::VectorXd r(6);
    Eigen::MatrixXd d(6, 3);
    for (Eigen::Index n = 0; n < 6; ++n) r[n] = random.normal();
    for (Eigen::Index n = 0; n < d.size(); ++n) d.data()[n] = random.normal();
    d.col(2) = d.col(0) - 2.0 * d.col(1);  // tells nothing new
    const auto inverse = solvePositive(v, Eigen::MatrixXd::Identity(6, 6));
    const Eigen::MatrixXd two = d.leftCols(2);
    const auto solved =
        solvePositive(two.transpose() * *inverse * two, two.transpose() * *inverse * r);
    const Eigen::VectorXd left = r - two * *solved;
    const auto found = generalisedResidual(r, d, v);
    EXPECT_EQ(found->rank, 2);
    EXPECT_NEAR(found->square, left.dot(*inverse * left), 1e-9);
    EXPECT_FALSE(generalisedResidual(r, d, Eigen::MatrixXd::Ones(6, 6)).has_value());
}

}  // namespace
}  // namespace opmaat::calibration::statistics
