#include "scoring/change.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scoring/pairs.h"
#include "scoring/simulate.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

/// Both measurements as one model of twice the axes, facets and items: exact where a facet's own
/// part does not stay, and scored by other code than change().
Model twice(const Model& once, double rho)
{
    const auto a = static_cast<Eigen::Index>(once.axes.size());
    Model both;
    both.population = {Eigen::VectorXd::Zero(2 * a), Eigen::MatrixXd::Zero(2 * a, 2 * a)};
    for (int time = 0; time < 2; ++time) {
        const std::string name = time == 0 ? "first-" : "second-";
        for (const Axis& axis : once.axes) both.axes.push_back({name + axis.id});
        for (Facet facet : once.facets) {
            facet.id = name + facet.id;
            facet.axis += time * static_cast<int>(a);
            both.facets.push_back(facet);
        }
        for (Item item : once.items) {
            item.id = name + item.id;
            item.facet += time * static_cast<int>(once.facets.size());
            both.items.push_back(item);
        }
        both.population.covariance.block(time * a, time * a, a, a) = once.population.covariance;
        both.population.covariance.block(time * a, (1 - time) * a, a, a) =
            rho * once.population.covariance;
    }
    return both;
}

std::vector<int> beside(std::vector<int> before, const std::vector<int>& now)
{
    before.insert(before.end(), now.begin(), now.end());
    return before;
}

void expectAsOfOneModel(const Model& model, double rho, double within, std::uint64_t seed,
                        int people = 6)
{
    const Scorer once(model);
    const Scorer both(twice(model, rho));
    const auto axes = static_cast<Eigen::Index>(model.axes.size());
    Random random(seed);
    for (int n = 0; n < people; ++n) {
        const std::vector<int> before = made_up::answers(model, random, 0.2);
        const std::vector<int> now = made_up::answers(model, random, 0.2);
        const auto changes = change(once, before, now, {rho, 0.0});
        const Posterior posterior = both.score(beside(before, now));
        for (Eigen::Index a = 0; a < axes; ++a) {
            const Eigen::MatrixXd& c = posterior.axisCovariance;
            const double variance = c(a, a) + c(a + axes, a + axes) - 2.0 * c(a, a + axes);
            const AxisChange& one = changes[std::size_t(a)];
            EXPECT_NEAR(one.mean, posterior.axisMean[a + axes] - posterior.axisMean[a], within);
            EXPECT_NEAR(one.sd, std::sqrt(variance), within);
        }
    }
}

TEST(Change, OfOneAxisIsThatOfAModelOfTwo)
{
    expectAsOfOneModel(made_up::model({{1.0}}, Eigen::MatrixXd::Identity(1, 1), 8, 11), 0.7, 1e-6,
                       1);
    expectAsOfOneModel(made_up::model({{0.8, 0.6}}, Eigen::MatrixXd::Identity(1, 1), 4, 12), 0.5,
                       1e-6, 2);
}

TEST(Change, OfTwoCorrelatedAxesIsThatOfAModelOfFour)
{
    Eigen::MatrixXd r(2, 2);
    r << 1.0, 0.4, 0.4, 1.0;
    Model model = made_up::model({{1.0}, {1.0}}, r, 2, 13, 2);
    for (Item& item : model.items) item.slope = 0.7;  // four axes need few nodes then
    expectAsOfOneModel(model, 0.6, 2e-6, 3, 3);
}

TEST(Change, OfUnrelatedMeasurementsIsTheDifferenceOfTwoPositions)
{
    const Model model = made_up::questionnaire();
    const Scorer scorer(model);
    Random random(4);
    const std::vector<int> before = made_up::answers(model, random, 0.1);
    const std::vector<int> now = made_up::answers(model, random, 0.1);
    const auto changes = change(scorer, before, now, {0.0, 0.0});
    const Posterior first = scorer.score(before);
    const Posterior second = scorer.score(now);
    for (Eigen::Index a = 0; a < 3; ++a) {
        EXPECT_NEAR(changes[std::size_t(a)].mean, second.axisMean[a] - first.axisMean[a], 2e-6);
        EXPECT_NEAR(changes[std::size_t(a)].sd,
                    std::sqrt(first.axisCovariance(a, a) + second.axisCovariance(a, a)), 2e-6);
    }
}

/// With one facet both eta are normal, correlated r = lambda^2 rho + (1 - lambda^2) rho_e, so that
/// the change of theta is a regression on that of eta, which a model with loading 1 places.
TEST(Change, OfAFacetWhoseOwnPartStaysIsARegression)
{
    for (const double loading : {0.6, 0.9, 0.99}) {
        const Stability stability{0.7, 0.5};
        const Model loose = made_up::model({{loading}}, Eigen::MatrixXd::Identity(1, 1), 6, 21);
        Model plain = loose;
        plain.facets[0].loading = 1.0;
        const double own = 1.0 - loading * loading;
        const double r = loading * loading * stability.axes + own * stability.facets;
        const double slope = loading * (1.0 - stability.axes) / (1.0 - r);
        const Scorer scorer(loose);
        const Scorer eta(twice(plain, r));
        Random random(5);
        for (int n = 0; n < 5; ++n) {
            const std::vector<int> before = made_up::answers(loose, random, 0.2);
            const std::vector<int> now = made_up::answers(loose, random, 0.2);
            const AxisChange one = change(scorer, before, now, stability)[0];
            const Posterior p = eta.score(beside(before, now));
            const double variance =
                p.axisCovariance(0, 0) + p.axisCovariance(1, 1) - 2.0 * p.axisCovariance(0, 1);
            EXPECT_NEAR(one.mean, slope * (p.axisMean[1] - p.axisMean[0]), 2e-6) << loading;
            EXPECT_NEAR(one.sd,
                        std::sqrt(2.0 * (1.0 - stability.axes) -
                                  slope * slope * (2.0 * (1.0 - r) - variance)),
                        2e-6)
                << loading;
        }
    }
}

class ChangeLaws : public testing::Test {
protected:
    const Model model = made_up::questionnaire();
    const Scorer scorer{model};
    const Stability stability{0.8, 0.6};
};

TEST_F(ChangeLaws, TurnsRoundWithTheMeasurements)
{
    Random random(6);
    const std::vector<int> before = made_up::answers(model, random, 0.2);
    const std::vector<int> now = made_up::answers(model, random, 0.2);
    const auto there = change(scorer, before, now, stability);
    const auto back = change(scorer, now, before, stability);
    for (std::size_t a = 0; a < there.size(); ++a) {
        EXPECT_NEAR(there[a].mean, -back[a].mean, 1e-9);
        EXPECT_NEAR(there[a].sd, back[a].sd, 1e-9);
        EXPECT_NEAR(there[a].chanceOfRise, 1.0 - back[a].chanceOfRise, 1e-9);
    }
}

TEST_F(ChangeLaws, TheSameAnswersAreNoChange)
{
    Random random(7);
    const std::vector<int> answers = made_up::answers(model, random, 0.1);
    for (const AxisChange& axis : change(scorer, answers, answers, stability)) {
        EXPECT_NEAR(axis.mean, 0.0, 1e-9);
        EXPECT_NEAR(axis.chanceOfRise, 0.5, 1e-9);
        EXPECT_FALSE(axis.reliable);
    }
}

TEST_F(ChangeLaws, NoAnswersLeaveThePrior)
{
    const std::vector<int> none(model.items.size(), kMissing);
    for (const AxisChange& axis : change(scorer, none, none, stability)) {
        EXPECT_NEAR(axis.mean, 0.0, 1e-9);
        EXPECT_NEAR(axis.sd, std::sqrt(2.0 * (1.0 - stability.axes)), 1e-6);
    }
}

TEST_F(ChangeLaws, ARaisedAnswerNeverLowersTheChange)
{
    Random random(8);
    const std::vector<int> before = made_up::answers(model, random, 0.1);
    std::vector<int> now = made_up::answers(model, random, 0.1);
    for (std::size_t i = 0; i < now.size(); i += 3) {
        if (now[i] == kMissing || now[i] + 1 >= model.items[i].categories()) continue;
        const auto axis = std::size_t(model.facets[std::size_t(model.items[i].facet)].axis);
        const double lower = change(scorer, before, now, stability)[axis].mean;
        ++now[i];
        EXPECT_GT(change(scorer, before, now, stability)[axis].mean, lower) << model.items[i].id;
    }
}

TEST_F(ChangeLaws, TheOrderOfItemsChangesNothing)
{
    Random random(9);
    std::vector<int> before = made_up::answers(model, random, 0.2);
    std::vector<int> now = made_up::answers(model, random, 0.2);
    const auto inOrder = change(scorer, before, now, stability);
    Model turned = model;
    std::reverse(turned.items.begin(), turned.items.end());
    std::reverse(before.begin(), before.end());
    std::reverse(now.begin(), now.end());
    const auto reversed = change(Scorer(turned), before, now, stability);
    for (std::size_t a = 0; a < inOrder.size(); ++a)
        EXPECT_NEAR(inOrder[a].mean, reversed[a].mean, 1e-9);
}

TEST_F(ChangeLaws, AnythingCanChangeAndNothingIsNotANumber)
{
    std::vector<int> low(model.items.size(), 0);
    std::vector<int> high;
    for (const Item& item : model.items) high.push_back(item.categories() - 1);
    for (const double rho : {0.0, 0.5, 0.95}) {
        for (const AxisChange& axis : change(scorer, low, high, {rho, rho})) {
            EXPECT_TRUE(std::isfinite(axis.mean) && std::isfinite(axis.sd)) << rho;
            EXPECT_GT(axis.mean, 0.0);
            EXPECT_GT(axis.chanceOfRise, 0.9);
        }
    }
    const AxisChange sure = change(scorer, low, high, stability)[0];
    EXPECT_TRUE(sure.reliable);
}

TEST(Change, HasAChanceThatMadeUpPeopleConfirm)
{
    // Pairs of thetas with correlation .7 on one axis; of changes given a chance of rise in one
    // fifth, about that share did rise.
    const Model model = made_up::model({{1.0}}, Eigen::MatrixXd::Identity(1, 1), 10, 31);
    const Scorer scorer(model);
    Random random(10);
    const auto answersAt = [&](double theta) {
        std::vector<int> answers;
        for (const Item& item : model.items) answers.push_back(drawCategory(item, theta, random));
        return answers;
    };
    double expected = 0.0;
    double risen = 0.0;
    double variance = 0.0;
    for (int n = 0; n < 400; ++n) {
        const double stable = std::sqrt(0.7) * random.normal();
        const double first = stable + std::sqrt(0.3) * random.normal();
        const double second = stable + std::sqrt(0.3) * random.normal();
        const AxisChange one = change(scorer, answersAt(first), answersAt(second), {0.7, 0.0})[0];
        const bool rises = one.mean > 0.0;
        const double chance = rises ? one.chanceOfRise : 1.0 - one.chanceOfRise;
        expected += chance;
        variance += chance * (1.0 - chance);
        risen += (second > first) == rises ? 1.0 : 0.0;
    }
    EXPECT_NEAR(risen, expected, 3.5 * std::sqrt(variance));
}

TEST(ShareAboveZero, IsThatOfTheNormalCurveOnAFewPoints)
{
    for (const double mean : {-1.3, 0.0, 0.2, 0.77, 3.0}) {
        std::vector<double> values;
        for (int k = -12; k <= 12; ++k)  // spacing equal to the sd
            values.push_back(std::exp(-0.5 * (k - mean) * (k - mean)));
        EXPECT_NEAR(shareAboveZero(values), 0.5 * std::erfc(-mean / std::sqrt(2.0)), 1e-7) << mean;
    }
}

TEST(Stability, OutsideItsRangeIsRefused)
{
    const Scorer scorer(made_up::model({{1.0}}, Eigen::MatrixXd::Identity(1, 1), 2, 1));
    const std::vector<int> answers{0, 1};
    for (const double wrong : {-0.1, 1.0, std::nan("")}) {
        EXPECT_THROW(change(scorer, answers, answers, {wrong, 0.5}), std::domain_error);
        EXPECT_THROW(change(scorer, answers, answers, {0.5, wrong}), std::domain_error);
    }
    try {
        change(scorer, std::vector{0, 9}, answers, {0.5, 0.5});
        FAIL() << "a category that does not exist was scored";
    } catch (const std::invalid_argument& refused) {
        EXPECT_EQ(std::string(refused.what()).substr(0, 8), "before: ") << refused.what();
    }
}

}  // namespace
}  // namespace opmaat::scoring
