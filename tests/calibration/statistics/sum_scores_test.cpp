#include "calibration/statistics/sum_scores.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/calibration/statistics/answers.h"
#include "tests/calibration/statistics/every_pattern.h"

namespace opmaat::calibration::statistics {
namespace {

struct Case {
    const char* name;
    std::vector<double> loadings;
    scoring::ItemModel kind;
};

class SumScores : public testing::TestWithParam<Case> {};

scoring::Model modelOf(const Case& one)
{
    scoring::Model model = oneAxis(one.loadings, one.loadings.size() == 1 ? 5 : 2, 3);
    for (scoring::Item& item : model.items) item.model = one.kind;
    return model;
}

// Against the sum over every pattern of answers, with chances by the likelihood.
TEST_P(SumScores, AreThoseOfEveryPattern)
{
    const scoring::Model model = modelOf(GetParam());
    const LatentGrid grid = latentGrid(model);
    const std::size_t items = model.items.size();
    std::vector<Eigen::MatrixXd> joint;
    for (std::size_t i = 0; i < items; ++i)
        joint.emplace_back(Eigen::MatrixXd::Zero(3, static_cast<Eigen::Index>(2 * items + 1)));
    overEveryPattern(model, [&](const std::vector<int>& answers, double chance) {
        const int sum = std::accumulate(answers.begin(), answers.end(), 0);
        for (std::size_t i = 0; i < items; ++i) joint[i](answers[i], sum) += chance;
    });
    const Eigen::MatrixXd given = sumsOfAxis(model, grid, 0);
    for (Eigen::Index s = 0; s < given.rows(); ++s) {
        double share = 0.0;
        for (std::size_t n = 0; n < grid.weight.size(); ++n)
            share += grid.weight[n] * given(s, static_cast<Eigen::Index>(n));
        EXPECT_NEAR(share, joint[0].col(s).sum(), 1e-8) << "sum " << s;
    }
    for (std::size_t i = 0; i < items; ++i) {
        const Eigen::MatrixXd found = jointWithSum(model, grid, i);
        EXPECT_LT((found - joint[i]).cwiseAbs().maxCoeff(), 1e-8) << "item " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(
    , SumScores,
    testing::Values(Case{"OneFacet", {1.0}, scoring::ItemModel::Graded},
                    Case{"LooseFacets", {0.6, 0.9}, scoring::ItemModel::Graded},
                    Case{"LooseAndTight", {1.0, 0.7, 0.99}, scoring::ItemModel::PartialCredit}),
    [](const auto& test) { return test.param.name; });

TEST(SumScoresOfAnAxis, AreChancesAtEveryPlace)
{
    const scoring::Model model = oneAxis({0.8, 1.0, 0.7}, 4, 5);
    const Eigen::MatrixXd given = sumsOfAxis(model, latentGrid(model), 0);
    EXPECT_EQ(given.rows(), 12 * 4 + 1);
    EXPECT_GE(given.minCoeff(), 0.0);
    EXPECT_LT((given.colwise().sum().array() - 1.0).abs().maxCoeff(), 1e-10);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
