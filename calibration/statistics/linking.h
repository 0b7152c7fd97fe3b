#pragma once

#include <Eigen/Core>

#include "calibration/statistics/distributions.h"
#include "scoring/model.h"

namespace opmaat::calibration::statistics {

/// A model that was fitted to new people as if theirs was the reference population, on the scale of
/// the reference population. On one axis these people are N(mean, sd^2); with their own loading
/// lambda' of a facet, lambda^2 = lambda'^2 / (s^2 (1 - lambda'^2) + lambda'^2), A^2 = lambda^2 s^2
/// + 1
/// - lambda^2, alpha = alpha' / A and d = d' - alpha lambda m: the inverse of what a change of
/// population does to a second-order model. The population of the result is that of the new people.
/// @param sd  > 0
scoring::Model onReferenceScale(const scoring::Model& fresh, std::size_t axis, double mean,
                                double sd);

/// Where the new people are on the reference scale of one axis.
struct Link {
    Estimate mean;
    Estimate sd;
    double largest = 0.0;  ///< difference of an expected sum of the anchors that the link leaves,
                           ///< within two sd of the reference population
    int anchors = 0;
    bool converged = false;  ///< when false the rest may not be used
};

/// Linking by characteristic curves (Stocking & Lord, 1983, equation 9), per axis: mean and sd for
/// which the expected sum of the anchor items, weighted by the reference population, is closest in
/// both models. Found by Gauss-Newton from mean 0, sd 1. Standard errors by the delta method
/// (Ogasawara, 2001) from the covariances of both models' parameters, which are taken as
/// independent; terms that a perfect link would not have are left out.
///
/// @param reference, fresh  anchors are the items of the axis that both have, by id; their facets
///   must have the same ids. Both must pass scoring::checkModel()
/// @param referenceCovariance, freshCovariance  [M x M] in the order of scoring::parametersOf(), or
///   empty: parameters are known
/// @throws std::invalid_argument with fewer than two anchors, for anchors whose model, categories
/// or
///   facet differ, and covariances of another size
Link stockingLord(const scoring::Model& reference, const scoring::Model& fresh, std::size_t axis,
                  const Eigen::MatrixXd& referenceCovariance = {},
                  const Eigen::MatrixXd& freshCovariance = {});

}  // namespace opmaat::calibration::statistics
