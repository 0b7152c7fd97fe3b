#include "calibration/statistics/linking.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "scoring/scorer.h"
#include "scoring/uncertainty.h"
#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

/// The model as it would be found in people N(m, s^2) taken for the reference population: A^2 =
/// lambda^2 s^2 + 1 - lambda^2, alpha' = alpha A, d' = d + alpha lambda m, lambda' = lambda s / A.
scoring::Model seenFrom(scoring::Model model, double m, double s)
{
    std::vector<double> loading;
    std::vector<double> scale;
    for (scoring::Facet& facet : model.facets) {
        const double l = facet.loading;
        loading.push_back(l);
        scale.push_back(std::sqrt(l * l * s * s + 1.0 - l * l));
        if (l < 1.0) facet.loading = l * s / scale.back();
    }
    for (scoring::Item& item : model.items) {
        const auto f = static_cast<std::size_t>(item.facet);
        for (std::size_t k = 0; k < item.intercepts.size(); ++k) {
            const double times =
                item.model == scoring::ItemModel::PartialCredit ? double(k + 1) : 1.0;
            item.intercepts[k] += times * item.slope * loading[f] * m;
        }
        item.slope *= scale[f];
    }
    return model;
}

TEST(OnReferenceScale, UndoesAChangeOfPopulation)
{
    scoring::Model model = oneAxis({0.7, 1.0}, 3, 4);
    for (std::size_t i = 0; i < 2; ++i) model.items[i].model = scoring::ItemModel::PartialCredit;
    const scoring::Model back = onReferenceScale(seenFrom(model, 0.6, 1.3), 0, 0.6, 1.3);
    for (std::size_t f = 0; f < 2; ++f)
        EXPECT_NEAR(back.facets[f].loading, model.facets[f].loading, 1e-12);
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        EXPECT_NEAR(back.items[i].slope, model.items[i].slope, 1e-12);
        for (std::size_t k = 0; k < 3; ++k)
            EXPECT_NEAR(back.items[i].intercepts[k], model.items[i].intercepts[k], 1e-12);
    }
    EXPECT_NEAR(back.population.mean[0], 0.6, 1e-12);
    EXPECT_NEAR(back.population.covariance(0, 0), 1.69, 1e-12);
}

// What the change is: the same likelihood of any answers, from either side.
TEST(OnReferenceScale, GivesEveryPatternTheSameLikelihood)
{
    const scoring::Model fresh = oneAxis({0.7, 0.9}, 3, 4);
    const scoring::Model linked = onReferenceScale(fresh, 0, -0.4, 0.8);
    const scoring::Scorer before(fresh);
    const scoring::Scorer after(linked);
    const Answers answers = drawAnswers(fresh, 30, 6, 0.1);
    for (std::size_t n = 0; n < 30; ++n) {
        const scoring::Posterior a = before.score(answers.view().of(n));
        const scoring::Posterior b = after.score(answers.view().of(n));
        EXPECT_NEAR(a.logLikelihood, b.logLikelihood, 1e-5);
        EXPECT_NEAR(-0.4 + 0.8 * a.axisMean[0], b.axisMean[0], 1e-5);
    }
}

TEST(StockingLord, FindsThePopulationExactly)
{
    for (const auto& loadings : {std::vector<double>{1.0}, std::vector<double>{0.7, 0.85},
                                 std::vector<double>{0.6, 1.0}}) {
        const scoring::Model reference = oneAxis(loadings, 4, 4);
        const Link link = stockingLord(reference, seenFrom(reference, -0.7, 1.25), 0);
        EXPECT_TRUE(link.converged);
        EXPECT_NEAR(link.mean.value, -0.7, 1e-6);
        EXPECT_NEAR(link.sd.value, 1.25, 1e-6);
        EXPECT_LT(link.largest, 1e-6);
        EXPECT_EQ(link.anchors, int(4 * loadings.size()));
        EXPECT_EQ(link.mean.standardError, 0.0);
    }
}

TEST(StockingLord, UsesTheItemsThatBothHave)
{
    const scoring::Model reference = oneAxis({1.0}, 6, 3);
    scoring::Model fresh = seenFrom(reference, 0.3, 0.9);
    fresh.items[4].id = "new-one";
    fresh.items[4].slope *= 3.0;
    std::swap(fresh.items[0], fresh.items[5]);
    const Link link = stockingLord(reference, fresh, 0);
    EXPECT_EQ(link.anchors, 5);
    EXPECT_NEAR(link.mean.value, 0.3, 1e-6);
    EXPECT_NEAR(link.sd.value, 0.9, 1e-6);
}

// Parameters drawn about the truth many times: links spread as the delta method says.
TEST(StockingLord, HasTheErrorThatDrawnParametersShow)
{
    const scoring::Model reference = oneAxis({1.0}, 5, 3);
    const scoring::Model truth = seenFrom(reference, 0.5, 1.1);
    constexpr double kSd = 0.06;
    const auto m = Eigen::Index(scoring::parametersOf(truth).size());
    const Eigen::MatrixXd covariance = kSd * kSd * Eigen::MatrixXd::Identity(m, m);
    const Link link = stockingLord(reference, truth, 0, {}, covariance);
    const Link both = stockingLord(reference, truth, 0, covariance, covariance);
    EXPECT_GT(both.mean.standardError, link.mean.standardError);

    scoring::Random random(5);
    constexpr int kDraws = 300;
    double sums[4] = {0.0, 0.0, 0.0, 0.0};
    for (int n = 0; n < kDraws; ++n) {
        scoring::Model drawn = truth;
        for (scoring::Item& item : drawn.items) {
            item.slope += kSd * random.normal();
            for (double& d : item.intercepts) d += kSd * random.normal();
        }
        const Link found = stockingLord(reference, drawn, 0);
        sums[0] += found.mean.value;
        sums[1] += found.mean.value * found.mean.value;
        sums[2] += found.sd.value;
        sums[3] += found.sd.value * found.sd.value;
    }
    const auto sd = [&](int j) {
        return std::sqrt(sums[j + 1] / kDraws - std::pow(sums[j] / kDraws, 2));
    };
    // An sd of 300 draws is known to 4 percent; three times that.
    EXPECT_NEAR(link.mean.standardError / sd(0), 1.0, 0.13);
    EXPECT_NEAR(link.sd.standardError / sd(2), 1.0, 0.13);
}

TEST(StockingLord, RefusesAnchorsThatAreNone)
{
    const scoring::Model reference = oneAxis({1.0}, 3, 3);
    scoring::Model fresh = reference;
    fresh.items[1].intercepts.pop_back();
    EXPECT_EQ(
        refusalOf<std::invalid_argument>([&] { stockingLord(reference, fresh, 0); }),
        "anchor 'item-0-1' has 3 categories in facet 'facet-0' and 2 in facet 'facet-0', must "
        "be the same item under the same model. Rename it if it is another one.");
    fresh = reference;
    fresh.items[1].id = "a";
    fresh.items[2].id = "b";
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] { stockingLord(reference, fresh, 0); }),
              "axis 'axis-0' has 1 items in both models, must be at least 2. Link with more "
              "anchors, or fit both samples together.");
    EXPECT_THROW(stockingLord(reference, reference, 0, Eigen::MatrixXd::Identity(2, 2)),
                 std::invalid_argument);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
