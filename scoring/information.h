#pragma once

#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

// How much answers can be expected to tell about where a person is, before any has been given.

/// Fisher information of one item about its axis trait at theta, with the facet's own part
/// integrated out: the sum over k of P'(k)^2 / P(k), P(k) = chance of category k given theta.
/// With loading 1 it is information() of response.h.
double itemInformation(const Model& model, int item, double theta);

/// Information of all items of an axis about its trait. Items of one facet share its own part e, so
/// theirs does not add up: J about eta becomes lambda^2 J / (1 + (1 - lambda^2) J), which is exact
/// for loading 1 and for items without end, and near it between (normal approximation). J is the
/// mean of the facet's information over e.
double axisInformation(const Model& model, int axis, double theta);

/// Standard error to be expected of somebody at theta on one axis who answers everything, knowing
/// nothing of the other axes: 1 / sqrt(1 / sigma^2 + information).
double expectedStandardError(const Model& model, int axis, double theta);

/// Share of the variance of an axis in the reference population that the answers explain: 1 less
/// the mean of the squared expected standard error, over sigma^2.
double marginalReliability(const Model& model, int axis);

}  // namespace opmaat::scoring
