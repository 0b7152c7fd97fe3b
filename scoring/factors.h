#pragma once

#include <Eigen/Core>
#include <vector>

namespace opmaat::scoring {

/// Axes in groups: within a group each is tied to another by a covariance, between groups all
/// covariances are exactly 0, so the integral over theta is a product over the groups.
std::vector<std::vector<int>> correlatedBlocks(const Eigen::MatrixXd& covariance);

/// Sigma = Lambda Lambda' + diag(psi): given r factors z ~ N(0, I) the axes are independent,
/// theta_a = mu_a + (Lambda z)_a + sqrt(psi_a) u_a, and an integral over m axes becomes one over r
/// factors of a product of m single ones.
struct FactorForm {
    Eigen::MatrixXd loadings;  ///< Lambda, [m x r]; r = 0 for a single axis
    Eigen::VectorXd unique;    ///< psi, [m], all > 0
};

/// The form with the fewest factors that leaves enough unique variance to integrate over.
///
/// One factor always does for two axes, and for three when s12 s13 s23 > 0 and no l_a^2 reaches
/// s_aa. With m - 1 factors there is always the form with psi_a = s_aa times the smallest
/// eigenvalue of the correlation matrix.
///
/// @param covariance  [m x m], positive definite, of one block
FactorForm factorise(const Eigen::MatrixXd& covariance);

/// Nodes of a rule over r factors.
struct FactorNodes {
    std::vector<std::vector<double>> points{{}};  ///< [Z][r]
    std::vector<double> weights{1.0};             ///< [Z], of N(0, I); they are not renormalised
};

/// Trapezoid rule in every factor, those nodes left out that lie outside the sphere.
///
/// @param spacing    in standard deviations of a factor given the axes; of the most certain one
/// @param halfWidth  radius of the sphere, in standard deviations of N(0, I)
/// Cost: (2 halfWidth / spacing)^r nodes, r <= 3.
FactorNodes factorNodes(const FactorForm& form, double spacing, double halfWidth);

/// Largest eigenvalue of a symmetric matrix of at most 4 x 4; 0 for an empty one.
double largestEigenvalue(const Eigen::MatrixXd& symmetric);

}  // namespace opmaat::scoring
