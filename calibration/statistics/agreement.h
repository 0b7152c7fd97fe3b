#pragma once

#include <Eigen/Core>
#include <optional>
#include <span>

#include "calibration/statistics/distributions.h"

namespace opmaat::calibration::statistics {

/// How far two judges agree, beyond chance: a counsellor and a proposal, or two counsellors.
struct Agreement {
    int people = 0;                 ///< judged by both
    Eigen::MatrixXi table;          ///< [C x C], rows the first judge, columns the second
    double observed = 0.0;          ///< share of people with the same judgement
    std::optional<Estimate> kappa;  ///< nullopt when chance alone would agree on everybody
    std::optional<Estimate> ac1;    ///< nullopt with one category
};

/// Cohen's kappa (Cohen, 1960), standard error of Fleiss, Cohen & Everitt (1969, equation 13), and
/// Gwet's AC1 (Gwet, 2008), which stays near the observed agreement when nearly everybody is in one
/// category, where kappa falls to 0. Intervals of 95 percent are normal, cut at 1.
/// @param first, second  [N], category 0..categories-1, or below 0 where there is no judgement
/// @throws std::invalid_argument when sizes differ, a category is too large, or nobody was judged
/// by
///   both
Agreement agreement(std::span<const int> first, std::span<const int> second, int categories);

}  // namespace opmaat::calibration::statistics
