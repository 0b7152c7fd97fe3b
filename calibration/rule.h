#pragma once

#include <vector>

#include "calibration/specification.h"

namespace opmaat::calibration {

/// Where the integrals are taken: equally spaced nodes, the same for everybody, kept while a
/// maximum is sought so that the likelihood is one smooth function.
struct Rule {
    double halfWidth = 6.0;            ///< of axes and facets, in reference sd
    double spacing = 0.25;             ///< h, between the nodes of an axis
    std::vector<double> facetSpacing;  ///< [F], between the places of a facet
    double factorSpacing = 0.9;        ///< in sd of the narrowest posterior of a factor
};

/// How closely the narrowest curve is followed: r = its sd / h. The trapezoid rule errs relatively
/// by 2 exp(-2 pi^2 r^2): 2e-7 at 0.9, 1e-3 at 0.62.
inline constexpr double kFineRule = 0.9, kCoarseRule = 0.62;

/// Spacings that follow the posterior of somebody who answered everything, wherever they are.
///
/// The sd of an axis is 1 / sqrt(1 / psi + sum over facets of lambda^2 c / (1 + (1 - lambda^2) c)),
/// psi the unique variance of its factor form and c the Fisher information of the facet's items;
/// that of a facet given its axis s / sqrt(1 + s^2 c), s^2 = 1 - lambda^2. Sharp items ask for
/// spacings that resolve their poles (scoring/README.md, S-5).
Rule chooseRule(const Estimate& estimate, double closeness);

/// The same in more and wider points, to estimate what a rule loses.
Rule finer(const Rule& rule);

}  // namespace opmaat::calibration
