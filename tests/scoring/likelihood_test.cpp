#include <gtest/gtest.h>

#include <cmath>

#include "scoring/simulate.h"
#include "tests/scoring/brute_force.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

// Everything here is compared with brute_force.h, which shares no step with the library.

struct Case {
    std::string name;
    std::vector<std::vector<double>> loadings;  ///< of the facets, by axis
    std::vector<double> correlations;           ///< below the diagonal, by row
    int points = 121;
};

Eigen::MatrixXd correlation(const Case& setting)
{
    const auto axes = Eigen::Index(setting.loadings.size());
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(axes, axes);
    std::size_t next = 0;
    for (Eigen::Index i = 0; i < axes; ++i) {
        for (Eigen::Index j = 0; j < i; ++j) r(i, j) = r(j, i) = setting.correlations[next++];
    }
    return r;
}

void expectSame(const Posterior& found, const brute_force::Result& expected,
                const std::string& what)
{
    EXPECT_NEAR(found.logLikelihood, expected.logLikelihood, 1e-6) << what;
    EXPECT_LT((found.axisMean - expected.mean).cwiseAbs().maxCoeff(), 1e-6) << what;
    EXPECT_LT((found.axisCovariance - expected.covariance).cwiseAbs().maxCoeff(), 1e-6) << what;
    EXPECT_LT((found.facetMean - expected.facetMean).cwiseAbs().maxCoeff(), 1e-6) << what;
    EXPECT_LT((found.facetSd - expected.facetSd).cwiseAbs().maxCoeff(), 1e-6) << what;
}

std::vector<std::vector<int>> patterns(const Model& model)
{
    Random random(20261122);
    std::vector<std::vector<int>> drawn{made_up::answers(model, random, 0.2),
                                        std::vector<int>(model.items.size(), 0),
                                        std::vector<int>(model.items.size(), kMissing)};
    drawn.push_back(simulate(model, {}, random).responses);
    return drawn;
}

class LikelihoodAgainstBruteForce : public testing::TestWithParam<Case> {};

TEST_P(LikelihoodAgainstBruteForce, PositionsAndFacetsAgree)
{
    const Case& setting = GetParam();
    const Model model = made_up::model(setting.loadings, correlation(setting), 2, 17, 3);
    const Scorer scorer(model);
    EXPECT_LT(scorer.integrationError(), 1e-5);
    const Eigen::VectorXd none = Eigen::VectorXd::Zero(Eigen::Index(model.facets.size()));
    for (const std::vector<int>& answers : patterns(model)) {
        const auto expected =
            brute_force::integrate(model, model.population, none, answers, setting.points, 8.0);
        expectSame(scorer.score(answers), expected, setting.name);
        if (setting.loadings.size() == 4) break;  // one pattern takes long enough
    }
}

INSTANTIATE_TEST_SUITE_P(
    , LikelihoodAgainstBruteForce,
    testing::Values(
        Case{"OneAxisOneFacet", {{1.0}}, {}, 401},
        Case{"OneAxisLooseFacets", {{0.5, 0.7, 0.3}}, {}, 401},
        Case{"OneAxisEveryKindOfLoading", {{1.0, 0.99, 0.9995, 0.5}}, {}, 801},
        Case{"TwoAxes", {{0.8, 0.6}, {0.7, 0.9}}, {0.5}},
        Case{"TwoAxesOpposed", {{1.0}, {0.7, 0.99}}, {-0.6}},
        Case{"TwoAxesNearlyTheSame", {{0.8, 0.6}, {1.0}}, {0.95}, 201},
        Case{"ThreeAxesOneFactor", {{0.8, 0.6}, {1.0}, {0.7, 0.7}}, {0.42, 0.35, 0.3}, 65},
        Case{"ThreeAxesOddSigns", {{0.8, 0.6}, {1.0}, {0.7, 0.7}}, {0.4, 0.3, -0.3}, 65},
        Case{"ThreeAxesHeywood", {{0.8, 0.6}, {1.0}, {0.7, 0.7}}, {0.6, 0.6, 0.2}, 65},
        Case{"PlaneAndMoment", {{0.8, 0.6}, {0.9, 0.7}, {1.0}}, {0.4, 0.0, 0.0}, 65},
        Case{"FourAxes", {{0.8}, {1.0}, {0.7}, {0.6}}, {0.5, 0.2, 0.3, -0.1, 0.2, 0.4}, 33}),
    [](const auto& test) { return test.param.name; });

// Random matrices of three axes: some have one factor, some need two.
TEST(Likelihood, AgreesForRandomCorrelationMatrices)
{
    Random random(33);
    for (int n = 0; n < 6; ++n) {
        Eigen::MatrixXd b(3, 5);
        for (Eigen::Index x = 0; x < b.size(); ++x) b.data()[x] = random.normal();
        Eigen::MatrixXd r = b * b.transpose();
        const Eigen::VectorXd sd = r.diagonal().cwiseSqrt();
        for (Eigen::Index i = 0; i < 3; ++i) {
            for (Eigen::Index j = 0; j < 3; ++j)
                r(i, j) = i == j ? 1.0 : 0.7 * r(i, j) / sd[i] / sd[j];
        }
        const Model model =
            made_up::model({{0.8, 0.7}, {1.0}, {0.6}}, r, 2, 50 + std::uint64_t(n), 4);
        const std::vector<int> answers = made_up::answers(model, random, 0.1);
        expectSame(Scorer(model).score(answers),
                   brute_force::integrate(model, model.population, Eigen::VectorXd::Zero(4),
                                          answers, 65, 8.0),
                   std::string("matrix ") + std::to_string(n));
    }
}

TEST(Likelihood, ALoadingOfAlmostOneLosesNothing)
{
    for (const double loading : {0.98, 0.99, 0.998, 0.999, 0.99999, 1.0}) {
        const Model model =
            made_up::model({{loading, loading, 0.8}}, Eigen::MatrixXd::Identity(1, 1), 5, 3);
        const Scorer scorer(model);
        Random random(4);
        double found = 0.0;
        double expected = 0.0;
        for (int n = 0; n < 4; ++n) {
            const std::vector<int> answers = simulate(model, {}, random).responses;
            found += scorer.score(answers).logLikelihood;
            expected += brute_force::integrate(model, model.population, Eigen::VectorXd::Zero(3),
                                               answers, 401, 8.0)
                            .logLikelihood;
        }
        EXPECT_NEAR(found, expected, 1e-5) << "loading " << loading;
    }
}

TEST(Likelihood, AGuessingFloorAgrees)
{
    Model model = made_up::model({{1.0, 0.8}}, Eigen::MatrixXd::Identity(1, 1), 5, 8, 2);
    for (Item& item : model.items) item.lower = 0.25;
    const Scorer scorer(model);
    for (const std::vector<int>& answers : patterns(model)) {
        expectSame(scorer.score(answers),
                   brute_force::integrate(model, model.population, Eigen::VectorXd::Zero(2),
                                          answers, 401, 8.0),
                   "floor");
    }
}

TEST(Likelihood, AReferencePopulationElsewhereAgrees)
{
    Model model = made_up::model({{0.8, 0.7}, {1.0}}, Eigen::MatrixXd::Identity(2, 2), 3, 9, 4);
    model.population.mean = Eigen::Vector2d(0.7, -1.1);
    model.population.covariance << 0.8, 0.3, 0.3, 1.3;
    const Scorer scorer(model);
    for (const std::vector<int>& answers : patterns(model)) {
        expectSame(scorer.score(answers),
                   brute_force::integrate(model, model.population, Eigen::VectorXd::Zero(3),
                                          answers, 161, 9.0),
                   "elsewhere");
    }
}

struct Mix {
    Model model;
    Mixture mixture;
};

/// Two profiles with offsets on every kind of loading, one with a covariance of its own.
Mix mixed()
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(2, 2);
    r(0, 1) = r(1, 0) = 0.4;
    Mix mix{made_up::model({{1.0, 0.8}, {0.99, 0.6}}, r, 2, 21, 4), {}};
    mix.mixture.backgroundWeight = 0.3;
    mix.mixture.profiles = {
        made_up::profile("up", 0.4, Eigen::Vector2d(1.2, 0.9), 0.7, mix.model),
        made_up::profile("down", 0.3, Eigen::Vector2d(-0.8, 1.1), 0.8, mix.model)};
    mix.mixture.profiles[0].facetOffsets << 0.4, -0.5, 0.6, -0.99;
    mix.mixture.profiles[1].population.covariance(0, 1) = -0.2;
    mix.mixture.profiles[1].population.covariance(1, 0) = -0.2;
    return mix;
}

TEST(Likelihood, ProfileProbabilitiesAgree)
{
    const Mix mix = mixed();
    const Scorer scorer(mix.model, mix.mixture);
    const Eigen::VectorXd none = Eigen::VectorXd::Zero(4);
    for (const std::vector<int>& answers : patterns(mix.model)) {
        std::vector<double> weighted{
            0.3 * std::exp(brute_force::integrate(mix.model, mix.model.population, none, answers,
                                                  301, 8.0)
                               .logLikelihood)};
        for (const Profile& p : mix.mixture.profiles) {
            weighted.push_back(p.weight *
                               std::exp(brute_force::integrate(mix.model, p.population,
                                                               p.facetOffsets, answers, 301, 8.0)
                                            .logLikelihood));
        }
        const double total = weighted[0] + weighted[1] + weighted[2];
        const Posterior found = scorer.score(answers);
        EXPECT_NEAR(found.backgroundProbability, weighted[0] / total, 1e-6);
        EXPECT_NEAR(found.profileProbability[0], weighted[1] / total, 1e-6);
        EXPECT_NEAR(found.profileProbability[1], weighted[2] / total, 1e-6);
    }
}

TEST(Likelihood, ProfilesNeverMoveAPosition)
{
    const Mix mix = mixed();
    const Scorer with(mix.model, mix.mixture);
    const Scorer without(mix.model);
    for (const std::vector<int>& answers : patterns(mix.model)) {
        const Posterior a = with.score(answers);
        const Posterior b = without.score(answers);
        EXPECT_LT((a.axisMean - b.axisMean).cwiseAbs().maxCoeff(), 1e-6);
        EXPECT_EQ(b.backgroundProbability, 1.0);
        EXPECT_TRUE(b.profileProbability.empty());
    }
}

}  // namespace
}  // namespace opmaat::scoring
