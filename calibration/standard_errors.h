#pragma once

#include <Eigen/Core>

#include "calibration/likelihood.h"
#include "calibration/maximise.h"
#include "calibration/parameters.h"

namespace opmaat::calibration {

/// Sum over people of the product of each one's score with itself, [T x T]: where the model holds,
/// the information about the parameters (Berndt, Hall, Hall & Hausman, 1974). The score of a
/// pattern is the expectation of its complete-data score, as in gradient.h.
///
/// Cost O(U (I Q + T^2)); memory some T^2. The same bytes for any number of threads.
Eigen::MatrixXd crossProduct(const ParameterMap& map, const Estimate& estimate, const Rule& rule,
                             const Patterns& patterns, int threads);

/// Minus the Hessian of the objective by central differences of its gradient, made symmetric,
/// [T x T]: the observed information. 2 T evaluations; steps are 1e-4 of each parameter's own size,
/// at least 1e-4, where rounding and curvature both cost some 1e-8.
Eigen::MatrixXd observedInformation(const Objective& objective, const Eigen::VectorXd& parameters);

/// Square roots of the diagonal of the inverse, [T]; empty when it is not positive definite.
Eigen::VectorXd standardErrors(const Eigen::MatrixXd& information);

}  // namespace opmaat::calibration
