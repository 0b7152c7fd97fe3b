#pragma once

#include <vector>

#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {

/// How much of a person's score is the person, under a model with known parameters.
///
/// Of the sum of the categories of an axis (Green & Yang, 2009, equation 21: what McDonald's
/// omega is for answers in categories): total is the share of its variance that all traits explain,
/// hierarchical the share that the axis alone explains. Two independent sums of the same people
/// would correlate by omega total.
///
/// Latent is the same of answers before they were cut into categories (McDonald, 1999, equations
/// 6.20a and b; Zinbarg et al., 2005), with standardised loadings alpha / sqrt(alpha^2 + pi^2 / 3)
/// on the facet: comparable with factor analyses of polychoric correlations, of a sum that nobody
/// sees. A partial-credit slope and a guessing floor have no such form; it is computed as if
/// graded.
struct Omega {
    double total = 0.0;
    double hierarchical = 0.0;
    double latentTotal = 0.0;
    double latentHierarchical = 0.0;
};

/// In the population of the model.
/// @param model  must pass scoring::checkModel()
/// @throws std::invalid_argument for an axis that does not exist. Cost O(I N E)
Omega omega(const scoring::Model& model, std::size_t axis);

/// Reliability of positions.
struct Reliability {
    double marginal = 0.0;   ///< before anybody answers, from information alone
    double empirical = 0.0;  ///< var(EAP) / (var(EAP) + mean(posterior variance)), of these people
    int people = 0;          ///< who answered at least one item of the axis or facet
};

/// Axes: marginal is scoring::marginalReliability(). Facets: marginal is from the facet's own items
/// only; empirical is of the facet's EAP, which also knows the other facets of its axis. People
/// without an answer are left out: they have a prior and no position. Empirical is 0 with fewer
/// than two people.
struct Reliabilities {
    std::vector<Reliability> axes;    ///< [A]
    std::vector<Reliability> facets;  ///< [F]
};

/// Cost that of scoring everybody once.
Reliabilities reliabilities(const scoring::Scorer& scorer, const Responses& responses);

/// 1 - mean over eta ~ N(0, 1) of 1 / (1 + J(eta)), J the information of the facet's own items.
double facetMarginalReliability(const scoring::Model& model, std::size_t facet);

}  // namespace opmaat::calibration::statistics
