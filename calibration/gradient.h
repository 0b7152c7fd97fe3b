#pragma once

#include <Eigen/Core>
#include <vector>

#include "calibration/likelihood.h"
#include "calibration/parameters.h"

namespace opmaat::calibration {

/// Made-up people who chose a category that nobody chose.
inline constexpr double kUnchosen = 0.5;

/// What is known before the answers. Without it only a category that nobody chose is held.
struct Prior {
    bool isWeak = false;          ///< log slope ~ N(0, 0.75^2), intercepts ~ N(0, 5^2)
    double unchosen = kUnchosen;  ///< people, spread over N(0, 1)
    std::vector<std::vector<bool>> isUnchosen;  ///< [I][K]
};

/// A matrix of square blocks on the diagonal, in order and without gaps.
struct BlockDiagonal {
    std::vector<Eigen::MatrixXd> blocks;
};

/// The objective at one point: log-likelihood plus log prior density, up to a constant.
struct Derivatives {
    double value = 0.0;
    double logLikelihood = 0.0;
    Eigen::VectorXd gradient;  ///< [T]
    /// What the complete data would tell, [T x T]: Fisher information of the items at the expected
    /// counts, of loadings and populations were theta and eta known.
    BlockDiagonal information;
};

/// By Fisher's identity the gradient of the marginal log-likelihood is the expectation of that of
/// the complete data (Louis, 1982), so it follows from the statistics of one pass:
/// - items: sum over category k and place j of count_kj d log P_k(eta_j);
/// - loading, with s^2 = 1 - lambda^2: n lambda / s^2 + (S_et - lambda S_tt) / s^2
///   - lambda (S_ee - 2 lambda S_et + lambda^2 S_tt) / s^4;
/// - population: with D = Sigma^-1 (M - n Sigma) Sigma^-1 / 2, D_aa of a variance, 2 D_ab of a
///   covariance; Sigma^-1 (sum theta - n mu) of a mean.
Derivatives derive(const ParameterMap& map, const Estimate& estimate, const Tables& tables,
                   const Statistics& statistics, const Prior& prior);

/// What the prior alone adds to the information, [T x T].
Eigen::MatrixXd priorInformation(const ParameterMap& map, const Estimate& estimate,
                                 const Rule& rule, const Prior& prior);

}  // namespace opmaat::calibration
