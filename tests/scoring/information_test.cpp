#include "scoring/information.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scoring/fit.h"
#include "scoring/response.h"
#include "scoring/simulate.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

Model oneAxis(const std::vector<double>& loadings, int itemsPerFacet)
{
    return made_up::model({loadings}, Eigen::MatrixXd::Identity(1, 1), itemsPerFacet, 31);
}

TEST(Information, OfAnItemOnItsAxisIsThatOfTheResponse)
{
    const Model model = oneAxis({1.0}, 4);
    for (int i = 0; i < 4; ++i) {
        for (double theta = -4.0; theta <= 4.0; theta += 0.5)
            EXPECT_NEAR(itemInformation(model, i, theta),
                        information(model.items[std::size_t(i)], theta), 1e-12);
    }
}

TEST(Information, OfItemsOnTheirAxisAddsUp)
{
    const Model model = oneAxis({1.0, 1.0}, 4);
    for (const double theta : {-2.0, 0.0, 1.3}) {
        double sum = 0.0;
        for (int i = 0; i < 8; ++i) sum += itemInformation(model, i, theta);
        // Two facets of loading 1 are the same trait.
        EXPECT_NEAR(axisInformation(model, 0, theta), sum, 1e-9);
        EXPECT_NEAR(expectedStandardError(model, 0, theta), 1.0 / std::sqrt(1.0 + sum), 1e-12);
    }
}

TEST(Information, OfALooseItemIsLessAndOfALooseFacetBounded)
{
    const Model tight = oneAxis({1.0}, 40);
    const Model loose = oneAxis({0.7}, 40);
    EXPECT_LT(itemInformation(loose, 0, 0.2), itemInformation(tight, 0, 0.2));
    // A facet that is known for certain still leaves (1 - lambda^2) / lambda^2 about its axis.
    const double bound = 0.49 / 0.51;
    EXPECT_LT(axisInformation(loose, 0, 0.0), bound);
    EXPECT_GT(axisInformation(loose, 0, 0.0), 0.9 * bound);
}

// Made-up respondents at one place, scored: their mean posterior sd is what was to be expected.
TEST(Information, SaysWhatStandardErrorToExpect)
{
    Model model = oneAxis({0.85, 0.75, 0.8, 0.9, 0.7}, 4);
    const Scorer scorer(model);
    for (const double theta : {-1.0, 0.0, 1.0}) {
        Model there = model;
        there.population.mean << theta;
        there.population.covariance << 1e-9;
        Random random(7);
        double sum = 0.0;
        for (int n = 0; n < 200; ++n) {
            const auto answers = simulate(there, {}, random).responses;
            sum += std::sqrt(scorer.score(answers).axisCovariance(0, 0));
        }
        EXPECT_NEAR(sum / 200, expectedStandardError(model, 0, theta), 0.02) << theta;
    }
}

TEST(PersonFit, IsZeroOnAverageAndLowForAnswersThatContradictEachOther)
{
    const Model model = oneAxis({1.0}, 30);
    const Scorer scorer(model);
    Random random(9);
    double sum = 0.0;
    double square = 0.0;
    for (int n = 0; n < 300; ++n) {
        const double lz = personFit(scorer, simulate(model, {}, random).responses).lz;
        sum += lz;
        square += lz * lz;
    }
    // Not quite N(0, 1): the place was estimated from the same answers.
    EXPECT_NEAR(sum / 300, 0.0, 0.3);
    EXPECT_NEAR(std::sqrt(square / 300), 1.0, 0.2);

    std::vector<int> torn;
    for (std::size_t i = 0; i < 30; ++i) torn.push_back(i % 2 == 0 ? 0 : 4);
    const PersonFit fit = personFit(scorer, torn);
    EXPECT_LT(fit.lz, -5.0);
    EXPECT_EQ(fit.answered, 30);
    EXPECT_LT(fit.lz, personFitQuantile(scorer, torn, 0.01, 200));
}

TEST(PersonFit, OfNothingIsNothing)
{
    const Scorer scorer(oneAxis({0.8}, 3));
    const PersonFit fit = personFit(scorer, std::vector<int>(3, kMissing));
    EXPECT_EQ(fit.answered, 0);
    EXPECT_EQ(fit.lz, 0.0);
}

TEST(PersonFit, QuantilesRiseAndRepeat)
{
    const Scorer scorer(oneAxis({0.8}, 6));
    const std::vector<int> answers{0, 1, 2, 3, 4, 2};
    const double low = personFitQuantile(scorer, answers, 0.05);
    EXPECT_LT(low, personFitQuantile(scorer, answers, 0.5));
    EXPECT_EQ(low, personFitQuantile(scorer, answers, 0.05));
    EXPECT_THROW(personFitQuantile(scorer, answers, 0.0), std::invalid_argument);
    EXPECT_THROW(personFitQuantile(scorer, answers, 0.5, 3), std::invalid_argument);
    EXPECT_THROW(personFitChance(scorer, answers, 3), std::invalid_argument);
}

TEST(PersonFitChance, IsAsOftenLowAsItSays)
{
    // Of people made up by the model about one in ten has a chance of at most .1.
    const Model model = made_up::questionnaire();
    const Scorer scorer(model);
    Random random(12);
    int low = 0;
    constexpr int kPeople = 300;
    for (int n = 0; n < kPeople; ++n)
        low += personFitChance(scorer, simulate(model, {}, random).responses, 100,
                               std::uint64_t(n)) <= 0.1
                   ? 1
                   : 0;
    EXPECT_NEAR(low, 0.1 * kPeople, 3.5 * std::sqrt(0.09 * kPeople));
}

TEST(PersonFitChance, IsSmallForAnswersThatContradictEachOther)
{
    const Model model = made_up::model({{1.0}}, Eigen::MatrixXd::Identity(1, 1), 20, 5);
    const Scorer scorer(model);
    std::vector<int> torn;
    for (std::size_t i = 0; i < model.items.size(); ++i)
        torn.push_back(i % 2 == 0 ? 0 : model.items[i].categories() - 1);
    EXPECT_LT(personFitChance(scorer, torn, 200), 0.01);
    EXPECT_EQ(personFitChance(scorer, torn, 200), personFitChance(scorer, torn, 200));
}

}  // namespace
}  // namespace opmaat::scoring
