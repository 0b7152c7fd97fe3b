#pragma once

#include <Eigen/Core>
#include <optional>

namespace opmaat::calibration::statistics {

/// A logistic regression: P(y = 1) = logistic(offset + intercept + x' slopes).
struct LogisticFit {
    double intercept = 0.0;
    Eigen::VectorXd slopes;      ///< [P]
    Eigen::MatrixXd covariance;  ///< [1 + P x 1 + P], intercept first: inverse of the information
    int iterations = 0;
};

/// Maximises log L - penalty / 2 times the sum of squared slopes (le Cessie & van Houwelingen,
/// 1992), the intercept unpenalised, by Newton's steps, halved while they lower it, until none
/// moves a linear predictor by more than 1e-10.
///
/// @param x        [N x P], P may be 0; predictors on comparable scales, since one penalty serves
/// all
/// @param y        [N], 0 or 1
/// @param penalty  >= 0
/// @param offset   [N], or empty
/// @return nullopt when there is no maximum: without a penalty, outcomes that predictors separate,
///   or predictors that follow from each other; or one outcome only. Cost O(N P^2) a step
std::optional<LogisticFit> fitLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                                       double penalty, const Eigen::VectorXd& offset = {});

/// Chances that a fit gives to rows of predictors, [N].
Eigen::VectorXd chancesOf(const LogisticFit& fit, const Eigen::MatrixXd& x);

/// Mean of -log P(y), no chance below 1e-15.
double logLoss(const Eigen::VectorXd& chances, const Eigen::VectorXd& y);

}  // namespace opmaat::calibration::statistics
