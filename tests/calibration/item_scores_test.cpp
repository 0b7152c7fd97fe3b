#include "calibration/item_scores.h"

#include <gtest/gtest.h>

#include "scoring/response.h"
#include "tests/calibration/made_up.h"

namespace opmaat::calibration {
namespace {

using scoring::Item;
using scoring::ItemModel;

const std::vector<Item> kItems = {
    {"graded", 0, ItemModel::Graded, 1.4, {2.0, 0.3, 0.25, -1.8}, 0.0},
    {"steep", 0, ItemModel::Graded, 6.0, {1.0, -1.0}, 0.0},
    {"two", 0, ItemModel::Graded, 0.8, {0.4}, 0.0},
    {"guessed", 0, ItemModel::Graded, 1.3, {0.2}, 0.2},
    {"partial", 0, ItemModel::PartialCredit, 0.9, {1.0, 0.2, -2.0}, 0.0},
    {"against", 0, ItemModel::Graded, -0.7, {1.5, -0.5}, 0.0},
};

/// The item with parameter `c` moved: slope, then intercepts.
Item moved(Item item, std::size_t c, double by)
{
    (c == 0 ? item.slope : item.intercepts[c - 1]) += by;
    return item;
}

TEST(ItemScores, AreTheDerivativesOfTheLogProbabilities)
{
    constexpr double kStep = 1e-5;
    for (const Item& item : kItems) {
        const auto count = static_cast<std::size_t>(item.categories());
        std::vector<double> p(count);
        std::vector<double> scores(count * count);
        for (double eta = -5.0; eta <= 5.0; eta += 0.5) {
            itemScores(item, eta, p, scores);
            for (std::size_t k = 0; k < count; ++k) {
                const auto category = static_cast<int>(k);
                EXPECT_NEAR(std::log(p[k]), scoring::logProbability(item, category, eta), 1e-12);
                for (std::size_t c = 0; c < count; ++c) {
                    const double slope =
                        (scoring::logProbability(moved(item, c, kStep), category, eta) -
                         scoring::logProbability(moved(item, c, -kStep), category, eta)) /
                        (2.0 * kStep);
                    EXPECT_NEAR(scores[k * count + c], slope, 1e-6 * (1.0 + std::fabs(slope)))
                        << item.id << ", category " << k << ", parameter " << c << ", eta " << eta;
                }
            }
        }
    }
}

TEST(ItemScores, HaveMeanZeroAndStayFiniteFarOut)
{
    for (const Item& item : kItems) {
        const auto count = static_cast<std::size_t>(item.categories());
        std::vector<double> p(count);
        std::vector<double> scores(count * count);
        for (const double eta : {-40.0, -9.0, -1.0, 0.0, 2.0, 9.0, 40.0}) {
            itemScores(item, eta, p, scores);
            for (std::size_t c = 0; c < count; ++c) {
                double mean = 0.0;
                for (std::size_t k = 0; k < count; ++k) {
                    ASSERT_TRUE(std::isfinite(scores[k * count + c])) << item.id << " at " << eta;
                    mean += p[k] * scores[k * count + c];
                }
                EXPECT_NEAR(mean, 0.0, 1e-10) << item.id << " at " << eta;
            }
        }
    }
}

}  // namespace
}  // namespace opmaat::calibration
