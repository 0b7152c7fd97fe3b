#include "scoring/response.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/scoring/brute_force.h"
#include "tests/scoring/equally_spaced.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

std::vector<Item> manyItems()
{
    Random random(11);
    std::vector<Item> items;
    for (int n = 0; n < 60; ++n) {
        const auto model = n % 2 == 0 ? ItemModel::Graded : ItemModel::PartialCredit;
        items.push_back(
            made_up::item(std::string("i") + std::to_string(n), 0, random, 2 + n % 5, model));
        if (items.back().categories() == 2) items.back().lower = 0.1 * (n % 3);
    }
    return items;
}

TEST(ResponseLaws, ProbabilitiesSumToOne)
{
    for (const Item& item : manyItems()) {
        std::vector<double> p(std::size_t(item.categories()));
        for (const double eta : equallySpaced(-40.0, 40.0, 1.7)) {
            categoryProbabilities(item, eta, p);
            double sum = 0.0;
            for (const double one : p) sum += one;
            EXPECT_NEAR(sum, 1.0, 1e-13) << item.id << " at " << eta;
        }
    }
}

TEST(ResponseLaws, NoLogProbabilityIsInfiniteInTheTails)
{
    for (const Item& item : manyItems()) {
        for (const double eta : {-40.0, 40.0, -400.0, 400.0}) {
            for (int k = 0; k < item.categories(); ++k) {
                EXPECT_TRUE(std::isfinite(logProbability(item, k, eta)))
                    << item.id << " at " << eta;
            }
        }
    }
}

TEST(ResponseLaws, AgreeWithTheDefinition)
{
    for (const Item& item : manyItems()) {
        for (const double eta : equallySpaced(-3.0, 3.0, 0.37)) {
            for (int k = 0; k < item.categories(); ++k) {
                EXPECT_NEAR(std::exp(logProbability(item, k, eta)),
                            brute_force::chance(item, k, eta), 1e-14)
                    << item.id << " category " << k << " at " << eta;
            }
        }
    }
}

// Central differences with step 1e-5 err by about 1e-10.
TEST(ResponseLaws, DerivativesAreThoseOfTheFunction)
{
    const double h = 1e-5;
    for (const Item& item : manyItems()) {
        for (const double eta : equallySpaced(-3.0, 3.0, 0.61)) {
            for (int k = 0; k < item.categories(); ++k) {
                const LogProbability at = logProbabilityDerivatives(item, k, eta);
                const double up = logProbability(item, k, eta + h);
                const double down = logProbability(item, k, eta - h);
                EXPECT_DOUBLE_EQ(at.value, logProbability(item, k, eta));
                EXPECT_NEAR(at.first, (up - down) / (2.0 * h), 1e-8) << item.id;
                const double steeper = logProbabilityDerivatives(item, k, eta + h).first;
                const double flatter = logProbabilityDerivatives(item, k, eta - h).first;
                EXPECT_NEAR(at.second, (steeper - flatter) / (2.0 * h), 1e-8) << item.id;
            }
        }
    }
}

TEST(ResponseLaws, ExpectedCategoryRisesAndInformationIsPositive)
{
    for (const Item& item : manyItems()) {
        double before = -1.0;
        for (const double eta : equallySpaced(-6.0, 6.0, 0.25)) {
            EXPECT_GT(expectedCategory(item, eta), before) << item.id;
            EXPECT_GT(information(item, eta), 0.0) << item.id;
            before = expectedCategory(item, eta);
        }
    }
}

// A plain difference of two cumulative chances at eta = 40 is 0: both are 1 to the last digit.
// To first order the chance is (e^-d_3 - e^-d_2) e^-eta = 4.670774270471606 e^-40.
TEST(Response, ADifferenceOfChancesDoesNotCancelInTheTail)
{
    const Item item{"i", 0, ItemModel::Graded, 1.0, {1.0, -1.0, -2.0}, 0.0};
    EXPECT_EQ(brute_force::chance(item, 2, 40.0), 0.0);
    EXPECT_NEAR(logProbability(item, 2, 40.0), std::log(4.670774270471606) - 40.0, 1e-12);
}

// P(X = k | 0.5), computed apart in Python.
TEST(Response, GivesTheKnownChances)
{
    const Item graded{"g", 0, ItemModel::Graded, 1.2, {1.5, 0.0, -1.0}, 0.0};
    const Item credit{"p", 0, ItemModel::PartialCredit, 0.7, {0.4, 0.1, -1.0}, 0.0};
    const std::vector<double> expectedGraded{0.109096821196, 0.245246872579, 0.244343966338,
                                             0.401312339888};
    const std::vector<double> expectedCredit{0.156401219415, 0.331101384100, 0.348077315075,
                                             0.164420081409};
    for (int k = 0; k < 4; ++k) {
        EXPECT_NEAR(std::exp(logProbability(graded, k, 0.5)), expectedGraded[std::size_t(k)],
                    1e-12);
        EXPECT_NEAR(std::exp(logProbability(credit, k, 0.5)), expectedCredit[std::size_t(k)],
                    1e-12);
    }
}

TEST(Response, BothModelsAreTheSameWithTwoCategories)
{
    const Item graded{"g", 0, ItemModel::Graded, 1.3, {0.4}, 0.2};
    Item credit = graded;
    credit.model = ItemModel::PartialCredit;
    for (const double eta : equallySpaced(-4.0, 4.0, 0.5)) {
        EXPECT_EQ(logProbability(graded, 1, eta), logProbability(credit, 1, eta));
        EXPECT_GE(std::exp(logProbability(graded, 1, eta)), 0.2);
    }
}

}  // namespace
}  // namespace opmaat::scoring
