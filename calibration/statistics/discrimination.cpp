#include "calibration/statistics/discrimination.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "calibration/statistics/logistic.h"
#include "scoring/numeric.h"

namespace opmaat::calibration::statistics {
namespace {

/// Ranks from 1; ties share the mean of theirs.
std::vector<double> midRanks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        for (std::size_t j = first; j < end; ++j)
            ranks[order[j]] = 0.5 * static_cast<double>(first + end + 1);
        first = end;
    }
    return ranks;
}

/// Variance of the mean of `values`.
double varianceOfMean(const std::vector<double>& values)
{
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return squares / (count - 1.0) / count;
}

/// For each of `own`, the share of `others` below it, ties half: from ranks among all and among
/// own.
std::vector<double> sharesBelow(const std::vector<double>& own, const std::vector<double>& others)
{
    std::vector<double> all = own;
    all.insert(all.end(), others.begin(), others.end());
    const std::vector<double> amongAll = midRanks(all);
    const std::vector<double> amongOwn = midRanks(own);
    std::vector<double> shares;
    shares.reserve(own.size());
    for (std::size_t j = 0; j < own.size(); ++j)
        shares.push_back((amongAll[j] - amongOwn[j]) / static_cast<double>(others.size()));
    return shares;
}

Estimate onLogitScale(double area, double variance)
{
    Estimate estimate{area, std::sqrt(variance), area, area};
    if (!(variance > 0.0) || !(area > 0.0 && area < 1.0)) return estimate;
    const double place = std::log(area / (1.0 - area));
    const double half = kZ95 * estimate.standardError / (area * (1.0 - area));
    estimate.low = scoring::logistic(place - half);
    estimate.high = scoring::logistic(place + half);
    return estimate;
}

}  // namespace

std::optional<Estimate> areaUnderCurve(const Eigen::VectorXd& scores,
                                       const Eigen::VectorXd& outcomes)
{
    std::vector<double> with;
    std::vector<double> without;
    for (Eigen::Index n = 0; n < scores.size(); ++n)
        (outcomes[n] > 0.5 ? with : without).push_back(scores[n]);
    if (with.size() < 2 || without.size() < 2) return std::nullopt;
    const std::vector<double> above = sharesBelow(with, without);
    const std::vector<double> below = sharesBelow(without, with);
    const double area =
        std::accumulate(above.begin(), above.end(), 0.0) / static_cast<double>(above.size());
    return onLogitScale(area, varianceOfMean(above) + varianceOfMean(below));
}

double brier(const Eigen::VectorXd& chances, const Eigen::VectorXd& outcomes)
{
    return (chances - outcomes).squaredNorm() / static_cast<double>(outcomes.size());
}

std::optional<ChanceCalibration> chanceCalibration(const Eigen::VectorXd& chances,
                                                   const Eigen::VectorXd& outcomes)
{
    Eigen::VectorXd logits(chances.size());
    for (Eigen::Index n = 0; n < chances.size(); ++n) {
        const double p = std::clamp(chances[n], 1e-9, 1.0 - 1e-9);
        logits[n] = std::log(p / (1.0 - p));
    }
    const auto level = fitLogistic(Eigen::MatrixXd(chances.size(), 0), outcomes, 0.0, logits);
    const auto line = fitLogistic(logits, outcomes, 0.0);
    if (!level || !line) return std::nullopt;
    return ChanceCalibration{waldInterval(level->intercept, std::sqrt(level->covariance(0, 0))),
                             waldInterval(line->slopes[0], std::sqrt(line->covariance(1, 1)))};
}

}  // namespace opmaat::calibration::statistics
