#pragma once

#include <span>
#include <vector>

#include "scoring/kernels.h"
#include "scoring/tables.h"

namespace opmaat::scoring {

// The steps of the likelihood, from answers to a number: facet, axis, block, component. Each sum
// runs in a fixed order over one person only, so a result cannot depend on who else is scored.
// Arrays that are handed in are made as large as needed, and may be used again for the next person.

/// What the answers of one facet say about eta and, through each view, about theta.
struct FacetAnswers {
    bool any = false;           ///< false: no answer, the factor is 1 everywhere
    std::vector<double> logP;   ///< [places], log product of P, sheet after sheet
    std::vector<double> top;    ///< [sheets], the largest of them
    std::vector<double> p;      ///< [places], exp(logP - top); not for loading 1
    std::vector<double> given;  ///< [views x N], integral over eta given theta; not for loading 1
    std::vector<const double*> rows;  ///< used by readFacet()
};

/// Adds one answer to the log products; carryToAxis() must follow before the rest is used.
void addAnswer(const FacetTable& facet, std::size_t position, int category, FacetAnswers& answers);

/// Integrates over eta for every view.
void carryToAxis(const Scorer::Tables& tables, const FacetTable& facet, FacetAnswers& answers);

/// Both of the above for the answers of facet f in `responses`.
void readFacet(const Scorer::Tables& tables, int f, std::span<const int> responses,
               FacetAnswers& answers);

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
void axisVector(const Scorer::Tables& tables, const AxisTable& axis, int variant,
                std::span<const FacetAnswers* const> facets, AxisVector& result);

/// log of the integral over eta given theta for every node, by log-sum-exp.
std::vector<double> logGiven(const Transition& transition, const double* logP, std::size_t nodes);

/// t[z] = sum over n of transfer[n][z] g[n]: one axis, given the factors.
void overAxis(const std::vector<double>& transfer, const std::vector<double>& g,
              std::vector<double>& t);

/// sum over z of weights[z] product over axes of t[z].
double overFactors(const BlockTable& block, std::span<const std::vector<double>* const> axes);

/// Everything worked out for one person on the way; nothing of it is used for the next.
struct Workspace {
    std::vector<FacetAnswers> facets;             ///< [F]
    std::vector<std::vector<AxisVector>> axes;    ///< [A][variants]
    std::vector<std::vector<double>> nodes;       ///< [A][N], posterior weights
    std::vector<std::vector<double>> t, centred;  ///< [m of a block][Z]
    std::vector<double> product, moment;
    std::vector<const FacetAnswers*> axisFacets;
};

/// Axis positions only: posterior mean and standard deviation of every axis.
struct Position {
    double mean = 0.0;
    double sd = 1.0;
};
void place(const Scorer::Tables& tables, std::span<const int> responses, Workspace& workspace,
           std::span<Position> positions);

// The steps of evaluate(), for those who need more of a person than a posterior.

/// Reads all answers: FacetAnswers, and every variant of every axis.
void readAnswers(const Scorer::Tables& tables, std::span<const int> responses,
                 Workspace& workspace);

/// Answers of one facet that have changed since readAnswers(), with all that follows for its axis.
void readAgain(const Scorer::Tables& tables, std::span<const int> responses, int facet,
               Workspace& workspace);

/// The posterior of answers that have been read, without the facets and the count of answers.
Posterior conclude(const Scorer::Tables& tables, Workspace& workspace);

/// log L(x) under one component, and the posterior weights of the nodes of every axis, sum 1.
double placeComponent(const Scorer::Tables& tables, const Component& component,
                      Workspace& workspace);

/// For every axis b of the block of `axis`, over the nodes n of `axis` under the reference
/// population: posterior weight times E(theta_b | theta_n, x) - E(theta_b | x). Empty for others.
std::vector<std::vector<double>> conditionalMeans(const Scorer::Tables& tables, int axis,
                                                  Workspace& workspace);

/// Spreads a function of the nodes (posterior weights, times anything) over the places of a facet.
std::vector<double> placesOf(const Scorer::Tables& tables, const Component& component, int facet,
                             const Workspace& workspace, const std::vector<double>& nodes);

/// Index of the sheet on which a component sees a facet.
std::size_t sheetOf(const Scorer::Tables& tables, const Component& component, int facet);

/// The whole posterior.
Posterior evaluate(const Scorer::Tables& tables, std::span<const int> responses,
                   Workspace& workspace);
Posterior evaluate(const Scorer::Tables& tables, std::span<const int> responses);

/// Axes and facets only, the same bytes: without profiles, and without the likelihood.
Posterior evaluateReference(const Scorer::Tables& tables, std::span<const int> responses,
                            Workspace& workspace);

/// P(k | x) for all components from log(pi_k L_k); sums to 1.
std::vector<double> shares(const std::vector<double>& logWeighted);

/// @throws std::invalid_argument with position, value and range
void checkResponses(const Model& model, std::span<const int> responses);

}  // namespace opmaat::scoring
