#pragma once

#include <span>
#include <vector>

#include "scoring/tables.h"

namespace opmaat::scoring {

// The steps of the likelihood, from answers to a number: facet, axis, block, component. Each sum
// runs in a fixed order over one person only, so a result cannot depend on who else is scored.

/// What the answers of one facet say about eta and, through each view, about theta.
struct FacetAnswers {
    bool any = false;                        ///< false: no answer, the factor is 1 everywhere
    std::vector<double> top;                 ///< [sheets], largest log product of P
    std::vector<std::vector<double>> logP;   ///< [sheets][Q], log product of P, less `top`
    std::vector<std::vector<double>> given;  ///< [views][N], integral over eta given theta
};

/// Adds one answer to the log products; carryToAxis() must follow before `given` is used.
void addAnswer(const FacetTable& facet, std::size_t position, int category, FacetAnswers& answers);

/// Rescales the log products and integrates over eta for every view.
void carryToAxis(const Scorer::Tables& tables, const FacetTable& facet, FacetAnswers& answers);

/// Both of the above for the answers of facet f in `responses`.
FacetAnswers readFacet(const Scorer::Tables& tables, int f, std::span<const int> responses);

/// The likelihood as a function of one axis trait.
struct AxisVector {
    std::vector<double> g;       ///< [N], largest value 1
    double logScale = 0.0;       ///< log of what g was divided by
    bool contradictory = false;  ///< the facets disagree so much that logarithms were needed
};

/// Product over the facets of an axis. Where facets disagree beyond the range of a double, the
/// whole axis is done again in logarithms; that is rare and slow, and exact.
///
/// @param facets  [facets of the axis], in the order of AxisTable::facets
AxisVector axisVector(const Scorer::Tables& tables, const AxisTable& axis, int variant,
                      std::span<const FacetAnswers* const> facets);

/// log of the integral over eta given theta for every node, by log-sum-exp.
std::vector<double> logGiven(const Transition& transition, const std::vector<double>& logP,
                             std::size_t nodes);

/// t[z] = sum over n of transfer[n][z] g[n]: one axis, given the factors.
std::vector<double> overAxis(const std::vector<double>& transfer, const std::vector<double>& g);

/// sum over z of weights[z] product over axes of t[z].
double overFactors(const BlockTable& block, std::span<const std::vector<double>* const> axes);

/// All of a posterior but the answered count and facets without answers need no more than this.
Posterior evaluate(const Scorer::Tables& tables, std::span<const int> responses);

/// P(k | x) for all components from log(pi_k L_k); sums to 1.
std::vector<double> shares(const std::vector<double>& logWeighted);

/// @throws std::invalid_argument with position, value and range
void checkResponses(const Model& model, std::span<const int> responses);

}  // namespace opmaat::scoring
