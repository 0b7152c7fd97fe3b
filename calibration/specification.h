#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scoring/model.h"

namespace opmaat::calibration {

// Shapes and symbols are those of scoring/README.md, and besides: [G] groups, [U] unique response
// patterns, [T] parameters that are estimated. Kept from scoring: [Q] places of a facet, [N] nodes
// of an axis, [Z] nodes of the factors.

/// A sample of its own. Only the reference has mean 0 and variances 1.
struct Group {
    std::string id;
    bool isReference = true;
};

/// What is estimated: everything in `model` but what is said here to be fixed.
struct Specification {
    scoring::Model model;               ///< structure; the numbers of what is fixed
    std::vector<bool> isItemFixed;      ///< [I], anchors
    std::vector<int> loadingParameter;  ///< [F], -1: fixed; facets with one number share a loading
    /// Pairs of axes whose correlation stays as in `model` (0, or the anchors' own).
    std::vector<std::pair<int, int>> fixedCorrelations;
    std::vector<Group> groups;  ///< [G], at least one
};

/// A model with the population of every group: what an iteration moves.
struct Estimate {
    scoring::Model model;                     ///< its population is the reference, N(0, R)
    std::vector<scoring::Population> groups;  ///< [G]
};

/// Gives every facet of `specification.model` its rule: an axis of one facet has loading 1, two
/// share one loading, three or more are free with two items each.
///
/// @param isFree  [F], whether the loading is asked to be estimated
/// @throws std::domain_error that names the facet, when more is asked than answers can tell
void identifyLoadings(Specification& specification, const std::vector<bool>& isFree);

bool isCorrelationFixed(const Specification& specification, int a, int b);

}  // namespace opmaat::calibration
