#include "calibration/statistics/reliability.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "scoring/information.h"
#include "tests/calibration/statistics/answers.h"
#include "tests/calibration/statistics/every_pattern.h"

namespace opmaat::calibration::statistics {
namespace {

struct Sums {
    std::vector<double> first, second;
    double correlation() const
    {
        const auto n = static_cast<double>(first.size());
        const double a = std::accumulate(first.begin(), first.end(), 0.0) / n;
        const double b = std::accumulate(second.begin(), second.end(), 0.0) / n;
        double aa = 0.0;
        double bb = 0.0;
        double ab = 0.0;
        for (std::size_t i = 0; i < first.size(); ++i) {
            aa += (first[i] - a) * (first[i] - a);
            bb += (second[i] - b) * (second[i] - b);
            ab += (first[i] - a) * (second[i] - b);
        }
        return ab / std::sqrt(aa * bb);
    }
};

double drawSum(const scoring::Model& model, const Eigen::VectorXd& eta, scoring::Random& random)
{
    double sum = 0.0;
    for (const scoring::Item& item : model.items)
        sum += scoring::drawCategory(item, eta[item.facet], random);
    return sum;
}

// Made-up people who answer twice: with the same facet traits for omega total, with facets' own
// parts drawn anew for omega hierarchical.
TEST(Omega, IsHowTwoSumsOfTheSamePeopleCorrelate)
{
    const scoring::Model model = oneAxis({0.8, 0.6, 0.9}, 3, 4);
    scoring::Random random(17);
    Sums same;
    Sums anew;
    for (int n = 0; n < 40000; ++n) {
        const scoring::Respondent person = scoring::simulate(model, {}, random);
        Eigen::VectorXd other(3);
        for (Eigen::Index f = 0; f < 3; ++f) {
            const double loading = model.facets[static_cast<std::size_t>(f)].loading;
            other[f] =
                loading * person.theta[0] + std::sqrt(1.0 - loading * loading) * random.normal();
        }
        const double sum = drawSum(model, person.eta, random);
        same.first.push_back(sum);
        same.second.push_back(drawSum(model, person.eta, random));
        anew.first.push_back(sum);
        anew.second.push_back(drawSum(model, other, random));
    }
    const Omega found = omega(model, 0);
    EXPECT_NEAR(found.total, same.correlation(), 0.008);  // its standard error is .002
    EXPECT_NEAR(found.hierarchical, anew.correlation(), 0.012);
    EXPECT_LT(found.hierarchical, found.total - 0.05);
}

TEST(Omega, TotalAndHierarchicalAreOneWithoutOwnParts)
{
    const Omega found = omega(oneAxis({1.0, 1.0}, 4, 5), 0);
    EXPECT_NEAR(found.total, found.hierarchical, 1e-12);
    EXPECT_NEAR(found.latentTotal, found.latentHierarchical, 1e-12);
}

// Two items of slope 2 in each of two facets of loading .6: standardised loading l = 2 / sqrt(4 +
// pi^2 / 3) = .7408, by hand.
TEST(Omega, OfLatentAnswersIsThatOfTheirLoadings)
{
    scoring::Model model = oneAxis({0.6, 0.6}, 2, 3);
    for (scoring::Item& item : model.items) item.slope = 2.0;
    const double l = 2.0 / std::sqrt(4.0 + std::acos(-1.0) * std::acos(-1.0) / 3.0);
    const double general = std::pow(4.0 * l * 0.6, 2);
    const double own = 2.0 * std::pow(2.0 * l * 0.8, 2);
    const double all = general + own + 4.0 * (1.0 - l * l);
    const Omega found = omega(model, 0);
    EXPECT_NEAR(found.latentTotal, (general + own) / all, 1e-12);
    EXPECT_NEAR(found.latentHierarchical, general / all, 1e-12);
}

// The variance of the sum, from every pattern there can be: error is what omega total leaves.
TEST(Omega, SharesAreOfTheVarianceThatAllPatternsHave)
{
    const scoring::Model model = oneAxis({0.7, 0.9}, 2, 3);
    double mean = 0.0;
    double square = 0.0;
    std::vector<double> item(4, 0.0);
    double itemVariance = 0.0;
    double pairs = 0.0;
    overEveryPattern(model, [&](const std::vector<int>& answers, double chance) {
        const double sum = std::accumulate(answers.begin(), answers.end(), 0.0);
        mean += chance * sum;
        square += chance * sum * sum;
        for (std::size_t i = 0; i < 4; ++i) item[i] += chance * answers[i];
    });
    overEveryPattern(model, [&](const std::vector<int>& answers, double chance) {
        for (std::size_t i = 0; i < 4; ++i) {
            itemVariance += chance * (answers[i] - item[i]) * (answers[i] - item[i]);
            for (std::size_t j = 0; j < i; ++j)
                pairs += 2.0 * chance * (answers[i] - item[i]) * (answers[j] - item[j]);
        }
    });
    // Explained variance is at least what different items share, and at most all.
    const double variance = square - mean * mean;
    EXPECT_NEAR(itemVariance + pairs, variance, 1e-7);
    EXPECT_GT(omega(model, 0).total, pairs / variance);
    EXPECT_LT(omega(model, 0).total, 1.0);
}

TEST(Omega, OfAnAxisThatDoesNotExistIsRefused)
{
    EXPECT_THROW(omega(oneAxis({1.0}, 2, 3), 1), std::invalid_argument);
}

TEST(Reliability, OfAFacetThatIsItsAxisIsThatOfTheAxis)
{
    const scoring::Model model = oneAxis({1.0}, 8, 5);
    EXPECT_NEAR(facetMarginalReliability(model, 0), scoring::marginalReliability(model, 0), 1e-9);
    const scoring::Scorer scorer(model);
    const Answers answers = drawAnswers(model, 600, 2);
    const Reliabilities found = reliabilities(scorer, answers.view());
    EXPECT_NEAR(found.axes[0].empirical, found.facets[0].empirical, 1e-9);
}

// The squared correlation of EAP and truth is what empirical reliability estimates.
TEST(Reliability, IsHowWellPositionsFollowTheTruth)
{
    const scoring::Model model = oneAxis({0.85, 0.75, 0.8}, 4, 5);
    const scoring::Scorer scorer(model);
    scoring::Random random(23);
    Answers answers{{}, model.items.size()};
    Sums axis;
    Sums facet;
    for (int n = 0; n < 4000; ++n) {
        const scoring::Respondent person = scoring::simulate(model, {}, random);
        answers.cells.insert(answers.cells.end(), person.responses.begin(), person.responses.end());
        const scoring::Posterior posterior = scorer.score(person.responses);
        axis.first.push_back(person.theta[0]);
        axis.second.push_back(posterior.axisMean[0]);
        facet.first.push_back(person.eta[1]);
        facet.second.push_back(posterior.facetMean[1]);
    }
    const Reliabilities found = reliabilities(scorer, answers.view());
    EXPECT_NEAR(found.axes[0].empirical, std::pow(axis.correlation(), 2), 0.02);
    EXPECT_NEAR(found.facets[1].empirical, std::pow(facet.correlation(), 2), 0.02);
    EXPECT_NEAR(found.axes[0].marginal, found.axes[0].empirical, 0.03);
    // A facet's position borrows from the other facets.
    EXPECT_GT(found.facets[1].empirical, found.facets[1].marginal);
}

TEST(Reliability, LeavesOutPeopleWithoutAnAnswer)
{
    const scoring::Model model = oneAxis({0.85, 0.75}, 2, 3);
    const scoring::Scorer scorer(model);
    const std::vector<int> cells{0, 1, -1, -1, -1, -1, -1, -1, 2, 2, 1, 2};
    const Reliabilities found = reliabilities(scorer, {cells, 4});
    EXPECT_EQ(found.axes[0].people, 2);
    EXPECT_EQ(found.facets[0].people, 2);
    EXPECT_EQ(found.facets[1].people, 1);
    EXPECT_EQ(found.facets[1].empirical, 0.0);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
