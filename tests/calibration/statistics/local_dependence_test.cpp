#include "calibration/statistics/local_dependence.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scoring/response.h"
#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

/// The correlation of residuals the plain way: means first, then sums of products.
double plain(const scoring::Scorer& scorer, const Answers& answers, std::size_t a, std::size_t b)
{
    std::vector<double> first;
    std::vector<double> second;
    const Responses view = answers.view();
    for (std::size_t n = 0; n < view.people(); ++n) {
        if (view.at(n, a) < 0 || view.at(n, b) < 0) continue;
        const Eigen::VectorXd eta = scorer.score(view.of(n)).facetMean;
        const auto& items = scorer.model().items;
        first.push_back(view.at(n, a) - scoring::expectedCategory(items[a], eta[items[a].facet]));
        second.push_back(view.at(n, b) - scoring::expectedCategory(items[b], eta[items[b].facet]));
    }
    const auto count = static_cast<double>(first.size());
    double meanA = 0.0;
    double meanB = 0.0;
    for (std::size_t n = 0; n < first.size(); ++n) {
        meanA += first[n] / count;
        meanB += second[n] / count;
    }
    double aa = 0.0;
    double bb = 0.0;
    double ab = 0.0;
    for (std::size_t n = 0; n < first.size(); ++n) {
        aa += (first[n] - meanA) * (first[n] - meanA);
        bb += (second[n] - meanB) * (second[n] - meanB);
        ab += (first[n] - meanA) * (second[n] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

scoring::Model twoAxes()
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(2, 2);
    r(0, 1) = r(1, 0) = 0.4;
    return scoring::made_up::model({{0.8, 0.7}, {1.0}}, r, 3, 12, 4);
}

TEST(Q3, IsTheCorrelationOfResidualsAmongThoseWhoAnsweredBoth)
{
    const scoring::Scorer scorer(twoAxes());
    const Answers answers = drawAnswers(scorer.model(), 200, 3, 0.2);
    const auto pairs = q3(scorer, answers.view());
    EXPECT_EQ(pairs.size(), 36u);
    for (const PairDependence& pair : pairs)
        EXPECT_NEAR(pair.q3, plain(scorer, answers, pair.first, pair.second), 1e-10);
}

TEST(Q3, HasItsMeanRemovedAmongPairsOfOneRelation)
{
    const scoring::Scorer scorer(twoAxes());
    const auto pairs = q3(scorer, drawAnswers(scorer.model(), 300, 4).view());
    double sums[3] = {0.0, 0.0, 0.0};
    int counts[3] = {0, 0, 0};
    for (const PairDependence& pair : pairs) {
        sums[int(pair.relation)] += pair.aboveMean;
        ++counts[int(pair.relation)];
    }
    // 3 pairs in each of 3 facets, 9 between the two facets of the first axis, 6 x 3 across axes.
    EXPECT_EQ(counts[0], 9);
    EXPECT_EQ(counts[1], 9);
    EXPECT_EQ(counts[2], 18);
    for (const double sum : sums) EXPECT_NEAR(sum, 0.0, 1e-12);
    for (std::size_t p = 1; p < pairs.size(); ++p)
        EXPECT_GE(pairs[p - 1].aboveMean, pairs[p].aboveMean);
}

TEST(Q3, FindsTheItemsThatCopyEachOther)
{
    const scoring::Scorer scorer(oneAxis({1.0}, 12, 4));
    Answers answers = drawAnswers(scorer.model(), 800, 5);
    const auto before = q3(scorer, answers.view());
    EXPECT_LT(before.front().aboveMean, 0.2);
    plantCopies(answers, 3, 8, 0.5, 6);
    const auto after = q3(scorer, answers.view());
    EXPECT_EQ(after.front().first, 3u);
    EXPECT_EQ(after.front().second, 8u);
    EXPECT_GT(after.front().aboveMean, 0.2);
    EXPECT_LT(after[1].aboveMean, 0.2);
}

TEST(Q3, LeavesOutPairsThatNobodyAnswered)
{
    const scoring::Scorer scorer(oneAxis({1.0}, 3, 3));
    Answers answers = drawAnswers(scorer.model(), 50, 5);
    for (std::size_t row = 0; row < answers.cells.size(); row += 3)
        answers.cells[row + (row % 2 == 0 ? 0 : 1)] = scoring::kMissing;
    const auto pairs = q3(scorer, answers.view());
    EXPECT_EQ(pairs.size(), 2u);
    for (const PairDependence& pair : pairs) EXPECT_EQ(pair.people, 25);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
