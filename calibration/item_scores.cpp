#include "calibration/item_scores.h"

#include <algorithm>

#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::calibration {
namespace {

using scoring::exponential;
using scoring::logistic;

void partialCreditScores(double eta, std::span<const double> p, std::span<double> scores)
{
    const std::size_t count = p.size();
    double mean = 0.0;
    for (std::size_t k = 1; k < count; ++k) mean += static_cast<double>(k) * p[k];
    for (std::size_t k = 0; k < count; ++k) {
        scores[k * count] = eta * (static_cast<double>(k) - mean);
        for (std::size_t m = 1; m < count; ++m) scores[k * count + m] = (k == m ? 1.0 : 0.0) - p[m];
    }
}

/// Two categories with a guessing floor.
void floorScores(const scoring::Item& item, double eta, std::span<const double> p,
                 std::span<double> scores)
{
    const double f = logistic(item.slope * eta + item.intercepts[0]);
    const double rise = (1.0 - item.lower) * f * (1.0 - f) / p[1];
    scores[0] = -f * eta;
    scores[1] = -f;
    scores[2] = rise * eta;
    scores[3] = rise;
}

void gradedScores(const scoring::Item& item, double eta, std::span<double> scores)
{
    const auto count = static_cast<std::size_t>(item.categories());
    const auto x = [&](std::size_t step) { return item.slope * eta + item.intercepts[step - 1]; };
    for (std::size_t k = 0; k < count; ++k) {
        const bool hasLower = k > 0;
        const bool hasUpper = k + 1 < count;
        const double above = hasLower ? logistic(x(k)) : 1.0;     // F_k
        const double next = hasUpper ? logistic(x(k + 1)) : 0.0;  // F_{k+1}
        double own = hasLower ? logistic(-x(k)) : 0.0;            // v_k / P_k
        double upper = hasUpper ? next : 0.0;                     // v_{k+1} / P_k
        if (hasLower && hasUpper) {
            const double gap =
                exponential(scoring::logOneMinusExp(item.intercepts[k - 1] - item.intercepts[k]));
            own /= logistic(-x(k + 1)) * gap;
            upper /= above * gap;
        }
        scores[k * count] = eta * (1.0 - above - next);
        if (hasLower) scores[k * count + k] = own;
        if (hasUpper) scores[k * count + k + 1] = -upper;
    }
}

}  // namespace

void itemScores(const scoring::Item& item, double eta, std::span<double> probabilities,
                std::span<double> scores)
{
    scoring::categoryProbabilities(item, eta, probabilities);
    std::fill(scores.begin(), scores.end(), 0.0);
    if (item.model == scoring::ItemModel::PartialCredit && item.categories() > 2)
        partialCreditScores(eta, probabilities, scores);
    else if (item.lower > 0.0)
        floorScores(item, eta, probabilities, scores);
    else
        gradedScores(item, eta, scores);
}

}  // namespace opmaat::calibration
