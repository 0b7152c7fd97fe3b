#include "calibration/statistics/moments.h"

#include <gtest/gtest.h>

#include "tests/calibration/statistics/answers.h"
#include "tests/calibration/statistics/every_pattern.h"

namespace opmaat::calibration::statistics {
namespace {

struct Case {
    const char* name;
    std::vector<std::vector<double>> loadings;
    int itemsPerFacet;
    std::vector<double> correlations;  ///< of axes 1-0, 2-0, 2-1
    scoring::ItemModel kind = scoring::ItemModel::Graded;
};

scoring::Model modelOf(const Case& one)
{
    const auto axes = static_cast<Eigen::Index>(one.loadings.size());
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(axes, axes);
    std::size_t next = 0;
    for (Eigen::Index a = 1; a < axes; ++a) {
        for (Eigen::Index b = 0; b < a; ++b) r(a, b) = r(b, a) = one.correlations[next++];
    }
    scoring::Model model = scoring::made_up::model(one.loadings, r, one.itemsPerFacet, 77, 3);
    for (scoring::Item& item : model.items) item.model = one.kind;
    return model;
}

class Moments : public testing::TestWithParam<Case> {};

double valueOf(const Moment& moment, const std::vector<int>& answers)
{
    double value = 1.0;
    for (const AnswerFunction& one : moment) {
        const int x = answers[one.item];
        value *= one.category == 0 ? x : (x == one.category ? 1 : 0);
    }
    return value;
}

// Against the sum over every pattern of answers, with chances by the likelihood.
TEST_P(Moments, AndTheirCovariancesAreThoseOfEveryPattern)
{
    const scoring::Model model = modelOf(GetParam());
    for (const Margins margins : {Margins::Categories, Margins::Means}) {
        const auto moments = momentsOf(model, allItems(model), margins);
        const auto m = static_cast<Eigen::Index>(moments.size());
        Eigen::VectorXd mean = Eigen::VectorXd::Zero(m);
        Eigen::MatrixXd square = Eigen::MatrixXd::Zero(m, m);
        overEveryPattern(model, [&](const std::vector<int>& answers, double chance) {
            Eigen::VectorXd values(m);
            for (Eigen::Index j = 0; j < m; ++j)
                values[j] = valueOf(moments[static_cast<std::size_t>(j)], answers);
            mean += chance * values;
            square += chance * values * values.transpose();
        });
        MomentIntegrals integrals(model);
        EXPECT_LT((integrals.means(moments) - mean).cwiseAbs().maxCoeff(), 2e-6);
        const Eigen::MatrixXd covariance = square - mean * mean.transpose();
        EXPECT_LT((integrals.covariance(moments) - covariance).cwiseAbs().maxCoeff(), 1e-5);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , Moments,
    testing::Values(Case{"OneFacet", {{1.0}}, 5, {}}, Case{"LooseFacets", {{0.6, 0.9}}, 3, {}},
                    Case{"PartialCredit", {{1.0, 0.7}}, 2, {}, scoring::ItemModel::PartialCredit},
                    Case{"TwoAxes", {{1.0}, {0.7, 1.0}}, 2, {0.5}},
                    Case{"AxesApart", {{1.0}, {0.7}}, 3, {0.0}},
                    Case{"ThreeAxesOneFactor", {{1.0}, {0.8}, {1.0}}, 2, {0.5, 0.4, 0.3}},
                    Case{"ThreeAxesTwoFactors", {{1.0}, {0.8}, {1.0}}, 2, {0.5, 0.4, -0.3}}),
    [](const auto& test) { return test.param.name; });

TEST(MomentIntegrals, MultiplyFunctionsOfOneAnswer)
{
    const scoring::Model model = oneAxis({0.8}, 2, 4);
    MomentIntegrals integrals(model);
    const AnswerFunction x{0, 0};
    const AnswerFunction two{0, 2};
    const AnswerFunction three{0, 3};
    EXPECT_NEAR(integrals.mean(std::vector{two, x, x}), 4.0 * integrals.mean(std::vector{two}),
                1e-14);
    EXPECT_NEAR(integrals.mean(std::vector{x, x, two}), 4.0 * integrals.mean(std::vector{two}),
                1e-14);
    EXPECT_EQ(integrals.mean(std::vector{two, three}), 0.0);
    EXPECT_NEAR(integrals.mean(std::vector{three, three}), integrals.mean(std::vector{three}),
                1e-14);
}

TEST(MomentIntegrals, FollowAnItemThatIsReplaced)
{
    scoring::Model model = oneAxis({0.8, 1.0}, 2, 4);
    MomentIntegrals integrals(model);
    const auto moments = momentsOf(model, allItems(model), Margins::Means);
    integrals.means(moments);
    model.items[1].slope *= 0.9;
    integrals.replaceItem(1, model.items[1]);
    MomentIntegrals anew(model);
    EXPECT_LT((integrals.means(moments) - anew.means(moments)).cwiseAbs().maxCoeff(), 1e-9);
}

TEST(MomentIntegrals, CountMarginsAndPairs)
{
    const scoring::Model model = oneAxis({1.0}, 6, 5);
    EXPECT_EQ(momentsOf(model, allItems(model), Margins::Categories).size(), 6u * 4u + 15u);
    EXPECT_EQ(momentsOf(model, allItems(model), Margins::Means).size(), 6u + 15u);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
