#pragma once

#include <span>

#include "scoring/model.h"

namespace opmaat::calibration {

/// Chances of all categories at one place, and how the log of each changes with the parameters of
/// the item: slope, then intercepts 1..K-1, so K parameters for K categories.
///
/// Graded, with F_k = logistic(alpha eta + d_k): d log P_k / d d_k = F_k (1 - F_k) / P_k, and
/// minus that of step k + 1 for d_{k+1}. Both are taken as ratios in which nothing cancels.
/// Partial credit: d log P_k / d d_m = [k = m] - P_m.
///
/// @param item           must pass scoring::checkItem(), but for its slope, which may be negative
/// @param probabilities  [K], written
/// @param scores         [K x K], written: a row a category, a column a parameter
void itemScores(const scoring::Item& item, double eta, std::span<double> probabilities,
                std::span<double> scores);

}  // namespace opmaat::calibration
