#include "scoring/scorer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "scoring/batch.h"
#include "scoring/likelihood.h"
#include "scoring/simulate.h"
#include "tests/scoring/equally_spaced.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

Model threeItems()
{
    Model model;
    model.axes = {{"axis"}};
    model.facets = {{"facet", 0, 1.0}};
    model.items = {{"a", 0, ItemModel::Graded, 1.2, {1.5, 0.0, -1.0}, 0.0},
                   {"b", 0, ItemModel::Graded, 2.0, {1.0, -0.8, -3.2}, 0.0},
                   {"c", 0, ItemModel::PartialCredit, 0.7, {0.4, 0.1, -1.0}, 0.0}};
    model.population = made_up::population(Eigen::MatrixXd::Identity(1, 1));
    return model;
}

struct EapCase {
    std::string name;
    std::vector<int> responses;
    double logLikelihood;
    double mean;
    double sd;
};

class EapAgainstExactIntegral : public testing::TestWithParam<EapCase> {};

TEST_P(EapAgainstExactIntegral, Agrees)
{
    const Posterior posterior = Scorer(threeItems()).score(GetParam().responses);
    EXPECT_NEAR(posterior.logLikelihood, GetParam().logLikelihood, 1e-7);
    EXPECT_NEAR(posterior.axisMean[0], GetParam().mean, 1e-6);
    EXPECT_NEAR(std::sqrt(posterior.axisCovariance(0, 0)), GetParam().sd, 1e-6);
}

// Exact values: trapezoid rule, 40,001 points on [-12, 12], computed apart in Python.
INSTANTIATE_TEST_SUITE_P(
    , EapAgainstExactIntegral,
    testing::Values(
        EapCase{"NothingAnsweredGivesThePrior", {-1, -1, -1}, 0.0, 0.0, 1.0},
        EapCase{"AllLowestStaysFinite", {0, 0, 0}, -2.6558660503, -1.3882732266, 0.6996354642},
        EapCase{"AllHighestStaysFinite", {3, 3, 3}, -3.6478351499, 1.7686021174, 0.6610992845},
        EapCase{"MissingAnswersAreIgnored", {2, 1, -1}, -2.8963904621, 0.0612150115, 0.5777027689},
        EapCase{"ContradictoryAnswersWidenTheError",
                {0, 3, 0},
                -6.6184856150,
                0.0159714023,
                0.7357778056}),
    [](const auto& test) { return test.param.name; });

TEST(Scorer, MissingIsNotZero)
{
    const Scorer scorer(threeItems());
    const Posterior missing = scorer.score(std::vector<int>{2, kMissing, 1});
    const Posterior lowest = scorer.score(std::vector<int>{2, 0, 1});
    EXPECT_EQ(missing.answered, 2);
    EXPECT_EQ(lowest.answered, 3);
    EXPECT_GT(missing.axisMean[0], lowest.axisMean[0] + 0.3);
}

TEST(Scorer, AnItemThatIsMissingMightAsWellNotBeThere)
{
    Model shorter = threeItems();
    shorter.items.erase(shorter.items.begin() + 1);
    const Posterior a = Scorer(threeItems()).score(std::vector<int>{2, kMissing, 1});
    const Posterior b = Scorer(shorter).score(std::vector<int>{2, 1});
    EXPECT_NEAR(a.axisMean[0], b.axisMean[0], 1e-7);
    EXPECT_NEAR(a.logLikelihood, b.logLikelihood, 1e-7);
}

std::string refusalOf(const Scorer& scorer, const std::vector<int>& responses)
{
    try {
        scorer.score(responses);
    } catch (const std::invalid_argument& problem) {
        return problem.what();
    }
    return "accepted";
}

TEST(Scorer, RefusesAnswersThatAreNone)
{
    const Scorer scorer(threeItems());
    EXPECT_EQ(refusalOf(scorer, {0, 0}), "got 2 responses for 3 items");
    EXPECT_EQ(refusalOf(scorer, {0, 4, 0}), "response 1 (item 'b') is 4, must be 0..3 or kMissing");
    EXPECT_EQ(refusalOf(scorer, {0, 0, -2}),
              "response 2 (item 'c') is -2, must be 0..3 or kMissing");
    EXPECT_THROW(scorer.mode(std::vector<int>{0}), std::invalid_argument);
}

TEST(Scorer, RefusesAModelThatDoesNotHold)
{
    Model model = threeItems();
    model.items[0].slope = -1.0;
    EXPECT_THROW(Scorer{model}, std::domain_error);
    Mixture mixture;
    mixture.backgroundWeight = 0.5;
    EXPECT_THROW(Scorer(threeItems(), mixture), std::domain_error);
}

/// Bytes of all numbers of a posterior.
std::string bytesOf(const Posterior& p)
{
    std::string bytes;
    const auto add = [&bytes](const double* numbers, Eigen::Index count) {
        bytes.append(reinterpret_cast<const char*>(numbers), std::size_t(count) * sizeof(double));
    };
    add(&p.logLikelihood, 1);
    add(p.axisMean.data(), p.axisMean.size());
    add(p.axisCovariance.data(), p.axisCovariance.size());
    add(p.facetMean.data(), p.facetMean.size());
    add(p.facetSd.data(), p.facetSd.size());
    add(p.profileProbability.data(), Eigen::Index(p.profileProbability.size()));
    add(&p.backgroundProbability, 1);
    return bytes;
}

class Questionnaire : public testing::Test {
protected:
    static const Scorer& scorer()
    {
        static const Model model = made_up::questionnaire();
        static const Scorer made(model, made_up::profiles(model));
        return made;
    }
    static std::vector<std::vector<int>> people(int count)
    {
        Random random(20261122);
        std::vector<std::vector<int>> drawn;
        drawn.reserve(static_cast<std::size_t>(count));
        for (int n = 0; n < count; ++n)
            drawn.push_back(made_up::answers(scorer().model(), random, 0.2));
        return drawn;
    }
};

TEST_F(Questionnaire, IsIntegratedTo1e6OnFewNodes)
{
    EXPECT_LT(scorer().integrationError(), 1e-6);
    EXPECT_EQ(scorer().nodes(), 43);
}

// What decided on the width of the axes (README, S-5).
TEST_F(Questionnaire, AnAxisThatEndsAtSixIsOffByAThousandth)
{
    const std::vector<int> highest(40, 4);
    const Scorer::Tables narrow = buildTables(scorer().model(), {}, {121, 6.0, 6.0, 0.9});
    const double position = scorer().score(highest).axisMean[0];
    EXPECT_NEAR(position, 3.67, 0.005);
    EXPECT_NEAR(position - evaluate(narrow, highest).axisMean[0], 0.001, 0.0005);
}

TEST_F(Questionnaire, MomentNeverMovesAPersonOnThePlane)
{
    for (const std::vector<int>& answers : people(20)) {
        std::vector<int> silent = answers;
        for (std::size_t i = 0; i < silent.size(); ++i) {
            const int facet = scorer().model().items[i].facet;
            if (scorer().model().facets[std::size_t(facet)].axis == 2) silent[i] = kMissing;
        }
        const Posterior with = scorer().score(answers);
        const Posterior without = scorer().score(silent);
        for (Eigen::Index a = 0; a < 2; ++a) {  // to the byte
            EXPECT_EQ(with.axisMean[a], without.axisMean[a]);
            EXPECT_EQ(with.axisCovariance(a, 0), without.axisCovariance(a, 0));
            EXPECT_EQ(with.axisCovariance(a, 1), without.axisCovariance(a, 1));
            EXPECT_EQ(with.axisCovariance(a, 2), 0.0);
        }
        EXPECT_NE(with.profileProbability, without.profileProbability);
    }
}

TEST_F(Questionnaire, BatchesAndThreadsChangeNoByte)
{
    const auto everybody = people(37);
    for (const int threads : {1, 2, 5, 64}) {
        const auto found = scoreAll(scorer(), everybody, threads);
        ASSERT_EQ(found.size(), everybody.size());
        for (std::size_t n = 0; n < found.size(); ++n) {
            EXPECT_EQ(bytesOf(found[n]), bytesOf(scorer().score(everybody[n])))
                << threads << " threads";
        }
    }
    EXPECT_TRUE(scoreAll(scorer(), {}, 2).empty());
}

/// The answers of everybody beside each other, as placeAll() and modeAll() take them.
std::vector<int> sideBySide(const std::vector<std::vector<int>>& people)
{
    std::vector<int> all;
    for (const std::vector<int>& answers : people)
        all.insert(all.end(), answers.begin(), answers.end());
    return all;
}

TEST_F(Questionnaire, PositionsOfABatchAreThoseOfOnePersonToTheByte)
{
    const auto everybody = people(29);
    const Positions alone = placeAll(scorer(), sideBySide(everybody), 1);
    for (std::size_t n = 0; n < everybody.size(); ++n) {
        const Posterior p = scorer().score(everybody[n]);
        for (Eigen::Index a = 0; a < 3; ++a) {
            const std::size_t place = 3 * n + std::size_t(a);
            EXPECT_EQ(alone.theta[place], p.axisMean[a]);
            EXPECT_EQ(alone.standardError[place], std::sqrt(p.axisCovariance(a, a)));
        }
    }
    for (const int threads : {2, 3, 64}) {
        const Positions together = placeAll(scorer(), sideBySide(everybody), threads);
        EXPECT_EQ(together.theta, alone.theta);
        EXPECT_EQ(together.standardError, alone.standardError);
    }
    EXPECT_TRUE(placeAll(scorer(), {}, 2).theta.empty());
}

TEST_F(Questionnaire, ABatchOfPositionsRefusesWhatIsNoWholePerson)
{
    std::vector<int> answers(2 * 40, 0);
    answers[45] = 9;
    try {
        placeAll(scorer(), answers, 2);
        FAIL() << "accepted";
    } catch (const std::invalid_argument& problem) {
        EXPECT_EQ(std::string(problem.what()).substr(0, 24), "respondent 1: response 5");
    }
    answers.pop_back();
    EXPECT_THROW(placeAll(scorer(), answers, 2), std::invalid_argument);
    EXPECT_THROW(modeAll(scorer(), answers, 2), std::invalid_argument);
}

TEST_F(Questionnaire, ABatchNamesWhoIsRefused)
{
    auto everybody = people(3);
    everybody[2][7] = 9;
    try {
        scoreAll(scorer(), everybody, 2);
        FAIL() << "accepted";
    } catch (const std::invalid_argument& problem) {
        EXPECT_EQ(std::string(problem.what()).substr(0, 24), "respondent 2: response 7");
    }
    EXPECT_THROW(scoreAll(scorer(), {}, 0), std::invalid_argument);
}

TEST_F(Questionnaire, TheOrderOfItemsChangesNoByte)
{
    Model reversed = scorer().model();
    std::reverse(reversed.items.begin(), reversed.items.end());
    const Scorer other(reversed, scorer().mixture());
    for (std::vector<int> answers : people(10)) {
        const std::string expected = bytesOf(scorer().score(answers));
        std::reverse(answers.begin(), answers.end());
        EXPECT_EQ(bytesOf(other.score(answers)), expected);
    }
}

TEST_F(Questionnaire, LoweringAnAnswerNeverRaisesItsAxisNorItsFacet)
{
    for (const std::vector<int>& answers : people(5)) {
        const Posterior before = scorer().score(answers);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i] <= 0) continue;
            std::vector<int> lowered = answers;
            --lowered[i];
            const int facet = scorer().model().items[i].facet;
            const int axis = scorer().model().facets[std::size_t(facet)].axis;
            const Posterior after = scorer().score(lowered);
            EXPECT_LT(after.axisMean[axis], before.axisMean[axis]) << "item " << i;
            EXPECT_LT(after.facetMean[facet], before.facetMean[facet]) << "item " << i;
        }
    }
}

TEST_F(Questionnaire, ProbabilitiesSumToOneAndCovariancesAreSymmetric)
{
    for (const std::vector<int>& answers : people(20)) {
        const Posterior p = scorer().score(answers);
        double sum = p.backgroundProbability;
        for (const double one : p.profileProbability) sum += one;
        EXPECT_NEAR(sum, 1.0, 1e-14);
        EXPECT_EQ(p.axisCovariance, p.axisCovariance.transpose());
        EXPECT_LT(p.axisCovariance(0, 0), 1.0);
    }
}

TEST_F(Questionnaire, NoAnswersGiveTheWeightsOfTheMixture)
{
    const Posterior p = scorer().score(std::vector<int>(40, kMissing));
    EXPECT_EQ(p.answered, 0);
    EXPECT_NEAR(p.logLikelihood, 0.0, 1e-9);
    EXPECT_NEAR(p.axisMean.cwiseAbs().maxCoeff(), 0.0, 1e-9);
    EXPECT_NEAR(p.backgroundProbability, 0.25, 1e-6);
    EXPECT_NEAR(p.facetSd.maxCoeff(), 1.0, 1e-9);
}

TEST_F(Questionnaire, TheModeIsStationary)
{
    for (const std::vector<int>& answers : people(3)) {
        const Eigen::VectorXd mode = scorer().mode(answers);
        const Posterior p = scorer().score(answers);
        for (Eigen::Index a = 0; a < 3; ++a) {  // EAP and MAP of a posterior that is nearly normal
            EXPECT_NEAR(mode[a], p.axisMean[a], 0.3 * std::sqrt(p.axisCovariance(a, a)));
        }
    }
    EXPECT_NEAR(scorer().mode(std::vector<int>(40, kMissing)).cwiseAbs().maxCoeff(), 0.0, 1e-9);
}

// With theta fixed, an unbounded search over a grid of spacing 0.001 finds the same mode.
TEST(Scorer, TheModeOfOneAxisIsWhereAGridSearchFindsIt)
{
    Model model = threeItems();
    model.items[2] = {"c", 0, ItemModel::Graded, 2.5, {-1.0}, 0.3};
    const std::vector<int> answers{0, 1, 1};
    double best = -1e300;
    double where = 0.0;
    for (const double theta : equallySpaced(-4.0, 4.0, 0.001)) {
        const auto f = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
        const double a = 1.0 - f(1.2 * theta + 1.5);
        const double b = f(2.0 * theta + 1.0) - f(2.0 * theta - 0.8);
        const double c = 0.3 + 0.7 * f(2.5 * theta - 1.0);
        const double value = std::log(a * b * c) - 0.5 * theta * theta;
        if (value > best) where = theta;
        best = std::max(best, value);
    }
    EXPECT_NEAR(Scorer(model).mode(answers)[0], where, 0.001);
}

// Newton's steps on the items against the general search, which integrates over a residual so
// small that it changes nothing.
TEST(Scorer, TheClosedFormModeIsTheModeOfTheGeneralSearch)
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(3, 3);
    r(0, 1) = r(1, 0) = 0.5;
    r(0, 2) = r(2, 0) = r(1, 2) = r(2, 1) = -0.3;
    Model model = made_up::model({{1.0}, {1.0, 1.0}, {1.0}}, r, 8, 12);
    for (std::size_t i = 0; i < model.items.size(); i += 3)
        model.items[i].model = ItemModel::PartialCredit;
    Model loose = model;
    for (Facet& facet : loose.facets) facet.loading = 1.0 - 1e-13;
    const Scorer closed(model);
    const Scorer general(loose);
    ASSERT_TRUE(closed.tables().closedForm);
    ASSERT_FALSE(general.tables().closedForm);
    Random random(5);
    for (int n = 0; n < 20; ++n) {
        std::vector<int> answers = made_up::answers(model, random, 0.3);
        if (n == 0) answers.assign(answers.size(), kMissing);
        if (n == 1) answers.assign(answers.size(), 0);
        const Positions a = modeAll(closed, answers, 1);
        const Positions b = modeAll(general, answers, 1);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            EXPECT_NEAR(a.theta[axis], b.theta[axis], 1e-7) << "person " << n;
            EXPECT_NEAR(a.standardError[axis], b.standardError[axis], 1e-5) << "person " << n;
        }
    }
}

TEST(Scorer, AFacetWithMoreSharpItemsThanFitInMemoryIsRefused)
{
    Model model = threeItems();
    model.items.clear();
    for (int i = 0; i < 60000; ++i) {
        model.items.push_back(
            {"i" + std::to_string(i), 0, ItemModel::Graded, 8.0, {0.5, -0.5}, 0.0});
    }
    try {
        const Scorer scorer(model);
        FAIL() << "accepted";
    } catch (const std::domain_error& problem) {
        EXPECT_EQ(std::string(problem.what()).substr(0, 28), "facet 'facet': 60000 items o");
    }
}

TEST(Scorer, TenThousandItemsGiveAPosition)
{
    Model model = threeItems();
    model.items.clear();
    for (int i = 0; i < 10000; ++i) {
        const double place = i % 41 * 0.1 - 2.0;
        model.items.push_back({"i" + std::to_string(i), 0, ItemModel::Graded, 1.0, {-place}, 0.0});
    }
    const Scorer scorer(model);
    Random random(3);
    const Respondent someone = simulate(model, {}, random);
    const Posterior p = scorer.score(someone.responses);
    const double sd = std::sqrt(p.axisCovariance(0, 0));
    EXPECT_NEAR(p.axisMean[0], someone.theta[0], 4.0 * sd);
    EXPECT_LT(sd, 0.03);
    EXPECT_LT(p.integrationError, 1e-5);
    EXPECT_NEAR(scorer.mode(someone.responses)[0], p.axisMean[0], 0.1 * sd);
}

TEST(Scorer, TwoHundredItemsDoNotUnderflow)
{
    const Model model =
        made_up::model({{0.8, 1.0}, {1.0, 0.7}}, Eigen::MatrixXd::Identity(2, 2), 50, 6);
    const Scorer scorer(model);
    EXPECT_LT(scorer.integrationError(), 1e-5);
    Random random(8);
    for (int n = 0; n < 4; ++n) {
        const std::vector<int> answers =
            n == 0 ? std::vector<int>(200, 0) : made_up::answers(model, random);
        const Posterior p = scorer.score(answers);
        EXPECT_EQ(p.answered, 200);
        EXPECT_TRUE(std::isfinite(p.logLikelihood));
        EXPECT_LT(p.logLikelihood, -20.0);
        EXPECT_GT(p.axisCovariance(0, 0), 0.0);
        EXPECT_TRUE(p.facetSd.allFinite());
    }
}

// Two facets of 100 sharp items each that say opposite things: every product of chances is below
// 1e-600. By symmetry the position is 0 and each facet trait is the other's negative.
TEST(Scorer, FacetsThatContradictEachOtherBeyondADoubleStillGiveAPosition)
{
    for (const double loading : {1.0, 0.8}) {
        Model model = threeItems();
        model.facets = {{"one", 0, loading}, {"two", 0, loading}};
        model.items.clear();
        std::vector<int> answers;
        for (int i = 0; i < 200; ++i) {
            model.items.push_back({std::string("i") + std::to_string(i),
                                   i % 2,
                                   ItemModel::Graded,
                                   3.0,
                                   {9.0, -9.0},
                                   0.0});
            answers.push_back(i % 2 == 0 ? 0 : 2);
        }
        const Posterior p = Scorer(model).score(answers);
        EXPECT_TRUE(std::isfinite(p.logLikelihood)) << loading;
        EXPECT_NEAR(p.axisMean[0], 0.0, 1e-6) << loading;
        EXPECT_NEAR(p.facetMean[0], -p.facetMean[1], 1e-6) << loading;
        EXPECT_TRUE(p.facetSd.allFinite()) << loading;
    }
}

TEST(Scorer, QuantisesToAMillionthWithoutANegativeZero)
{
    EXPECT_EQ(quantise(0.12345649), 0.123456);
    EXPECT_EQ(quantise(-2.5), -2.5);
    EXPECT_FALSE(std::signbit(quantise(-1e-9)));
}

}  // namespace
}  // namespace opmaat::scoring
