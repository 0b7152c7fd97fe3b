#pragma once

#include <Eigen/Core>
#include <optional>

#include "calibration/statistics/distributions.h"
#include "calibration/statistics/moments.h"

namespace opmaat::calibration::statistics {

/// What was estimated from these very people, and so makes a model fit better than it is.
struct Estimated {
    bool items = true;         ///< slopes and intercepts
    bool loadings = true;      ///< below 1; the two of an axis with two facets are one parameter
    bool correlations = true;  ///< of axes, where they are not 0
};

enum class FitProblem {
    None,
    TooFewPeople,    ///< fewer than two, complete on these items
    TooFewMoments,   ///< no degrees of freedom are left: nothing can be tested
    SingularMoments  ///< a category that nearly nobody can choose, or items that are one
};

/// Whether means and pairs of answers are as the model says.
struct OverallFit {
    FitProblem problem = FitProblem::TooFewPeople;  ///< otherwise than None the rest is not set
    double statistic = 0.0;
    int degreesOfFreedom = 0;
    double p = 1.0;
    Estimate rmsea;  ///< with its interval of 90 percent
    int people = 0;  ///< complete cases
    int moments = 0;
    int parameters = 0;  ///< that moments can tell apart
    /// Root mean square of the differences of the pairs' correlations, observed less expected.
    double srmsr = 0.0;
};

/// Limited-information goodness of fit on complete cases: N r' C r with r the observed less the
/// expected moments, C = V^-1 - V^-1 D (D' V^-1 D)^-1 D' V^-1, V the covariance of the moments and
/// D their derivatives to the estimated parameters (Maydeu-Olivares & Joe, 2006, equation 9). With
/// Margins::Categories this is C2 (Cai & Monroe, 2014), with Margins::Means M2* (Cai & Hansen,
/// 2013), which has fewer degrees of freedom and none for short scales with many categories.
///
/// V is integrated exactly under the model; D is a central difference with step 1e-4, to about
/// 1e-7. Parameters should be at their maximum: at others the statistic is too large.
///
/// @param items  of the test: an axis, or all; at least three
/// @throws std::invalid_argument for fewer items, and as check(). Cost O(M^2) integrals and O(M^3)
///   for M moments
OverallFit overallFit(const scoring::Model& model, const Responses& responses,
                      std::span<const std::size_t> items, Margins margins,
                      const Estimated& estimated = {});

/// D, [M x Q]: derivatives of the moments to what is estimated.
Eigen::MatrixXd momentDerivatives(const scoring::Model& model, const std::vector<Moment>& moments,
                                  std::span<const std::size_t> items, const Estimated& estimated);

}  // namespace opmaat::calibration::statistics
