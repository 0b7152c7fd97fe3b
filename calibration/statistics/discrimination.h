#pragma once

#include <Eigen/Core>
#include <optional>

#include "calibration/statistics/distributions.h"

namespace opmaat::calibration::statistics {

// How good chances are that were given to outcomes, by somebody who had not seen them.

/// Area under the receiver operating characteristic: the chance that somebody with the outcome was
/// given a higher score than somebody without (ties count half), with the variance of DeLong,
/// DeLong & Clarke-Pearson (1988) by mid-ranks (Sun & Xu, 2014). The interval of 95 percent is made
/// on the logit scale and so stays within 0..1 (Pepe, 2003, section 5.2.5); where the variance is
/// 0, or the area 0 or 1, there is none.
/// @param scores    [N]
/// @param outcomes  [N], 0 or 1
/// @return nullopt with fewer than two people with, or without, the outcome. Cost O(N log N)
std::optional<Estimate> areaUnderCurve(const Eigen::VectorXd& scores,
                                       const Eigen::VectorXd& outcomes);

/// Mean of (chance - outcome)^2 (Brier, 1950).
double brier(const Eigen::VectorXd& chances, const Eigen::VectorXd& outcomes);

/// Whether chances are as often true as they say (Cox, 1958): of logit P(y) = a + b logit(chance),
/// b is the slope, 1 when right and below 1 when chances are too extreme; a with b = 1 is the
/// intercept, 0 when right and below 0 when chances are too high.
struct ChanceCalibration {
    Estimate intercept;
    Estimate slope;
};

/// Chances are kept within 1e-9..1 - 1e-9.
/// @return nullopt when either cannot be estimated: one outcome only, chances that are all alike,
///   or that separate the outcomes
std::optional<ChanceCalibration> chanceCalibration(const Eigen::VectorXd& chances,
                                                   const Eigen::VectorXd& outcomes);

}  // namespace opmaat::calibration::statistics
