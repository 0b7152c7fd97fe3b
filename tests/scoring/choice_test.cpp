#include "scoring/choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scoring/counterfactual.h"
#include "scoring/response.h"
#include "scoring/simulate.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

double entropy(const Posterior& p)
{
    const auto term = [](double x) { return x > 0.0 ? -x * std::log(x) : 0.0; };
    double sum = term(p.backgroundProbability);
    for (const double x : p.profileProbability) sum += term(x);
    return sum;
}

/// By the definition: score every answer the item could get, and weigh it by its chance, which is
/// the ratio of the likelihoods of all components together.
ItemValue byDefinition(const Scorer& scorer, std::vector<int> answers, int item)
{
    const auto marginal = [&](const Posterior& p) {
        return p.logLikelihood + std::log(scorer.mixture().backgroundWeight) -
               std::log(p.backgroundProbability);
    };
    const Posterior before = scorer.score(answers);
    ItemValue value{item, entropy(before), Eigen::VectorXd::Zero(before.axisMean.size())};
    for (int k = 0; k < scorer.model().items[std::size_t(item)].categories(); ++k) {
        answers[std::size_t(item)] = k;
        const Posterior after = scorer.score(answers);
        value.profileInformation -= std::exp(marginal(after) - marginal(before)) * entropy(after);
        // Axes are placed under the reference population, so its chance of the answer counts.
        const double chance = std::exp(after.logLikelihood - before.logLikelihood);
        const Eigen::VectorXd moved = after.axisMean - before.axisMean;
        value.varianceReduction += chance * moved.cwiseProduct(moved);
    }
    return value;
}

/// Some answers, some not; facets with none among them.
std::vector<int> partial(const Model& model, std::uint64_t seed)
{
    Random random(seed);
    std::vector<int> answers = made_up::answers(model, random, 0.5);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (model.items[i].facet % 4 == 1) answers[i] = kMissing;
    }
    return answers;
}

void expectByDefinition(const Scorer& scorer, const std::vector<int>& answers)
{
    std::size_t unanswered = 0;
    for (const int answer : answers) unanswered += answer == kMissing ? 1U : 0U;
    const std::vector<ItemValue> values = valuesOfItems(scorer, answers);
    ASSERT_EQ(values.size(), unanswered);
    for (const ItemValue& found : values) {
        const ItemValue expected = byDefinition(scorer, answers, found.item);
        EXPECT_NEAR(found.profileInformation, expected.profileInformation, 1e-6);
        EXPECT_LT((found.varianceReduction - expected.varianceReduction).cwiseAbs().maxCoeff(),
                  1e-6)
            << "item " << found.item;
    }
}

TEST(ItemValues, AreThoseOfTheDefinition)
{
    const Model model = made_up::questionnaire();
    const Scorer scorer(model, made_up::profiles(model));
    expectByDefinition(scorer, partial(model, 1));
    expectByDefinition(scorer, std::vector<int>(40, kMissing));
}

TEST(ItemValues, AreThoseOfTheDefinitionForThreeCorrelatedAxesOfEveryLoading)
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Constant(3, 3, 0.4);
    r.diagonal().setOnes();
    const Model model = made_up::model({{1.0}, {0.999, 0.7}, {1.0, 0.8}}, r, 3, 8);
    Mixture mixture;
    mixture.backgroundWeight = 0.4;
    mixture.profiles = {made_up::profile("up", 0.6, Eigen::Vector3d(1.0, 0.5, 0.2), 0.7, model)};
    mixture.profiles[0].facetOffsets << 0.0, 0.7, -0.999, -0.4, 0.5;
    expectByDefinition(Scorer(model, mixture), partial(model, 3));
    expectByDefinition(Scorer(model), partial(model, 4));
}

TEST(ItemValues, AreNoneWhenAllIsAnswered)
{
    const Model model = made_up::questionnaire();
    EXPECT_TRUE(valuesOfItems(Scorer(model), std::vector<int>(40, 2)).empty());
    EXPECT_THROW(valuesOfItems(Scorer(model), std::vector<int>(3, 2)), std::invalid_argument);
}

TEST(ItemValues, GoDownAsAFacetIsAnswered)
{
    const Model model = made_up::questionnaire();
    const Scorer scorer(model);
    std::vector<int> answers(40, kMissing);
    const double alone = valuesOfItems(scorer, answers)[1].axes();
    answers[0] = 2;  // of the same facet as item 1
    EXPECT_LT(valuesOfItems(scorer, answers)[0].axes(), alone);
}

class Counterfactuals : public testing::Test {
protected:
    Counterfactuals() : model_(made_up::questionnaire()), scorer_(model_, made_up::profiles(model_))
    {
        bounds_.maximumAxisSd = Eigen::Vector3d(1.0, 1.0, 1.0);
    }
    int proposalOf(const std::vector<int>& answers) const
    {
        const Proposal p = propose(scorer_, scorer_.score(answers), answers, bounds_, false);
        return p.proposed() ? p.best : -1;
    }
    std::vector<std::vector<int>> people(int count) const
    {
        Random random(11);
        std::vector<std::vector<int>> drawn;
        for (int n = 0; n < count; ++n)
            drawn.push_back(simulate(model_, scorer_.mixture(), random).responses);
        return drawn;
    }
    const Model model_;
    const Scorer scorer_;
    ProposalBounds bounds_;
};

TEST_F(Counterfactuals, AlterTheProposalAsTheySay)
{
    int found = 0;
    for (const std::vector<int>& answers : people(12)) {
        for (const Counterfactual& other : counterfactuals(scorer_, answers, bounds_, false)) {
            ++found;
            std::vector<int> changed = answers;
            int steps = 0;
            for (const ChangedAnswer& change : other.changes) {
                EXPECT_EQ(changed[std::size_t(change.item)], change.from);
                changed[std::size_t(change.item)] = change.to;
                steps += std::abs(change.to - change.from);
            }
            EXPECT_LE(other.changes.size(), 2U);
            EXPECT_EQ(other.steps, steps);
            EXPECT_EQ(proposalOf(changed), other.proposal);
            EXPECT_NE(other.proposal, proposalOf(answers));
        }
    }
    EXPECT_GT(found, 5);
}

TEST_F(Counterfactuals, AreTheSmallestThereAre)
{
    for (const std::vector<int>& answers : people(6)) {
        const auto found = counterfactuals(scorer_, answers, bounds_, false);
        const int before = proposalOf(answers);
        int smallest = 1000;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            for (int k = 0; k < model_.items[i].categories(); ++k) {
                std::vector<int> changed = answers;
                changed[i] = k;
                if (proposalOf(changed) != before)
                    smallest = std::min(smallest, std::abs(k - answers[i]));
            }
        }
        if (smallest < 1000) {
            ASSERT_FALSE(found.empty());
            EXPECT_EQ(found[0].changes.size(), 1U);
            EXPECT_EQ(found[0].steps, smallest);
        } else if (!found.empty()) {
            EXPECT_EQ(found[0].changes.size(), 2U);
        }
        for (std::size_t n = 1; n < found.size(); ++n) {
            EXPECT_EQ(found[n].steps, found[0].steps);
            EXPECT_LE(found[n].probability, found[n - 1].probability);
        }
    }
}

TEST_F(Counterfactuals, ThereAreNoneWhereNothingCanAlterTheProposal)
{
    const std::vector<int> answers = people(1)[0];
    EXPECT_TRUE(counterfactuals(scorer_, answers, bounds_, true).empty());
    EXPECT_TRUE(counterfactuals(scorer_, std::vector<int>(40, kMissing), bounds_, false).empty());
    bounds_.maximumAxisSd = Eigen::Vector3d(1.0, 1.0, 1e-3);
    const std::vector<int> few(answers.begin(), answers.begin() + 4);
    std::vector<int> short4(40, kMissing);
    std::copy(few.begin(), few.end(), short4.begin());
    EXPECT_TRUE(counterfactuals(scorer_, short4, bounds_, false).empty());
}

TEST_F(Counterfactuals, RefuseWhatIsNoAnswer)
{
    EXPECT_THROW(counterfactuals(scorer_, std::vector<int>(40, 9), bounds_, false),
                 std::invalid_argument);
}

}  // namespace
}  // namespace opmaat::scoring
