#include "calibration/statistics/agreement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "scoring/random.h"
#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

struct Judgements {
    std::vector<int> first, second;
};

Judgements fromTable(const std::vector<std::vector<int>>& table)
{
    Judgements made;
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t j = 0; j < table.size(); ++j) {
            for (int n = 0; n < table[i][j]; ++n) {
                made.first.push_back(int(i));
                made.second.push_back(int(j));
            }
        }
    }
    return made;
}

double kappaOf(const Eigen::MatrixXd& p)
{
    double chance = 0.0;
    for (Eigen::Index i = 0; i < p.rows(); ++i) chance += p.row(i).sum() * p.col(i).sum();
    return (p.trace() - chance) / (1.0 - chance);
}

double ac1Of(const Eigen::MatrixXd& p)
{
    double chance = 0.0;
    for (Eigen::Index i = 0; i < p.rows(); ++i) {
        const double share = 0.5 * (p.row(i).sum() + p.col(i).sum());
        chance += share * (1.0 - share) / double(p.rows() - 1);
    }
    return (p.trace() - chance) / (1.0 - chance);
}

/// Standard error of a function of the cells by the delta method with numerical slopes.
template <typename Function>
double deltaMethod(const Eigen::MatrixXd& p, int people, const Function& function)
{
    double mean = 0.0;
    double square = 0.0;
    for (Eigen::Index i = 0; i < p.size(); ++i) {
        Eigen::MatrixXd more = p;
        Eigen::MatrixXd less = p;
        more.data()[i] += 1e-6;
        less.data()[i] -= 1e-6;
        const double slope = (function(more / more.sum()) - function(less / less.sum())) / 2e-6;
        mean += p.data()[i] * slope;
        square += p.data()[i] * slope * slope;
    }
    return std::sqrt((square - mean * mean) / people);
}

// By hand: .89 agree; margins .8 .1 .1 and .8 .05 .15 would by chance, .64 + .005 + .015.
TEST(Agreement, IsWhatIsLeftOfChance)
{
    const Judgements made = fromTable({{75, 1, 4}, {5, 4, 1}, {0, 0, 10}});
    const Agreement found = agreement(made.first, made.second, 3);
    EXPECT_EQ(found.people, 100);
    EXPECT_NEAR(found.observed, 0.89, 1e-12);
    EXPECT_NEAR(found.kappa->value, (0.89 - 0.66) / (1.0 - 0.66), 1e-12);
}

TEST(Agreement, HasTheErrorsOfTheDeltaMethod)
{
    const Judgements made = fromTable({{40, 5, 3}, {6, 20, 2}, {1, 4, 19}});
    const Agreement found = agreement(made.first, made.second, 3);
    const Eigen::MatrixXd p = found.table.cast<double>() / found.people;
    EXPECT_NEAR(found.kappa->value, kappaOf(p), 1e-12);
    EXPECT_NEAR(found.ac1->value, ac1Of(p), 1e-12);
    EXPECT_NEAR(found.kappa->standardError, deltaMethod(p, 100, kappaOf), 1e-6);
    EXPECT_NEAR(found.ac1->standardError, deltaMethod(p, 100, ac1Of), 1e-6);
}

// Nearly everybody in one category: kappa falls below 0 though 94 percent agree (the paradox of
// Feinstein & Cicchetti, 1990); AC1 does not. Both worked by hand.
TEST(Agreement, OfNearlyAllInOneCategoryIsSeenByAc1)
{
    const Judgements made = fromTable({{118, 5}, {2, 0}});
    const Agreement found = agreement(made.first, made.second, 2);
    EXPECT_NEAR(found.observed, 0.944, 1e-12);
    EXPECT_LT(found.kappa->value, 0.0);
    // Shares 121.5 / 125 = .972: chance 2 * .972 * .028.
    const double chance = 2.0 * 0.972 * 0.028;
    EXPECT_NEAR(found.ac1->value, (0.944 - chance) / (1.0 - chance), 1e-12);
}

// Judges who each tell the true category with chance .8, else any of three.
TEST(Agreement, IntervalsHoldTheTruthAsOftenAsTheySay)
{
    const std::vector<double> shares{0.5, 0.3, 0.2};
    const auto told = [](int truth, int said) { return (truth == said ? 0.8 : 0.0) + 0.2 / 3.0; };
    Eigen::MatrixXd p = Eigen::MatrixXd::Zero(3, 3);
    for (int t = 0; t < 3; ++t) {
        for (int i = 0; i < 3; ++i) {
            for (int j = 0; j < 3; ++j) p(i, j) += shares[std::size_t(t)] * told(t, i) * told(t, j);
        }
    }
    scoring::Random random(6);
    const auto judge = [&](int truth) {
        return random.uniform() < 0.8 ? truth : int(random.below(3));
    };
    int kappas = 0;
    int ac1s = 0;
    for (int n = 0; n < 400; ++n) {
        Judgements made;
        for (int person = 0; person < 150; ++person) {
            const double u = random.uniform();
            const int truth = u < 0.5 ? 0 : (u < 0.8 ? 1 : 2);
            made.first.push_back(judge(truth));
            made.second.push_back(judge(truth));
        }
        const Agreement found = agreement(made.first, made.second, 3);
        kappas += std::fabs(found.kappa->value - kappaOf(p)) < kZ95 * found.kappa->standardError;
        ac1s += std::fabs(found.ac1->value - ac1Of(p)) < kZ95 * found.ac1->standardError;
    }
    EXPECT_NEAR(kappas / 400.0, 0.95, 0.035);
    EXPECT_NEAR(ac1s / 400.0, 0.95, 0.035);
}

TEST(Agreement, OfThoseWhoAgreeOnEverybodyIsOne)
{
    const Judgements made = fromTable({{5, 0}, {0, 7}});
    const Agreement found = agreement(made.first, made.second, 2);
    EXPECT_NEAR(found.kappa->value, 1.0, 1e-12);
    EXPECT_NEAR(found.ac1->value, 1.0, 1e-12);
    const Judgements same = fromTable({{5, 0}, {0, 0}});
    EXPECT_FALSE(agreement(same.first, same.second, 2).kappa.has_value());
    EXPECT_NEAR(agreement(same.first, same.second, 2).ac1->value, 1.0, 1e-12);
}

TEST(Agreement, CountsOnlyThoseJudgedByBoth)
{
    const std::vector<int> first{0, 1, -1, 1};
    const std::vector<int> second{0, -1, 1, 1};
    EXPECT_EQ(agreement(first, second, 2).people, 2);
    const std::vector<int> none{-1, -1, -1, -1};
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] { agreement(first, none, 2); }),
              "nobody was judged by both, must be at least one person. Ask the second judge too.");
    EXPECT_EQ(refusalOf<std::invalid_argument>([&] { agreement(first, second, 1); }),
              "judgement of person 1 is 1, must be below 1");
    EXPECT_THROW(agreement(first, std::vector<int>{0}, 2), std::invalid_argument);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
