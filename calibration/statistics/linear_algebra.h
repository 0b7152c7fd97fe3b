#pragma once

#include <Eigen/Core>
#include <optional>

namespace opmaat::calibration::statistics {

// The few decompositions this folder needs, in one translation unit, since each use of one costs
// its templates in every build.

/// x with a x = b for a symmetric positive definite a; nullopt when it is not,
/// or a pivot falls below 1e-12 of its diagonal.
/// @param b  [m x n]
std::optional<Eigen::MatrixXd> solvePositive(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b);

/// What is left of a quadratic form after a linear model has had its best try.
struct Residual {
    double square = 0.0;  ///< min over b of (r - D b)' V^-1 (r - D b)
    int rank = 0;         ///< of D
};

/// Generalised least squares, by Cholesky of V and Householder with column pivoting of L^-1 D.
/// @param r  [m]
/// @param d  [m x q], q may be 0
/// @param v  [m x m], symmetric
/// @return nullopt when v is not positive definite within 1e-10 of its diagonal
std::optional<Residual> generalisedResidual(const Eigen::VectorXd& r, const Eigen::MatrixXd& d,
                                            const Eigen::MatrixXd& v);

}  // namespace opmaat::calibration::statistics
