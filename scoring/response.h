#pragma once

#include <span>

#include "scoring/model.h"

namespace opmaat::scoring {

// How the chance of an answer depends on the facet trait eta. Items must pass checkItem(); that is
// not checked again here. Symbols: alpha = Item::slope, d_k = Item::intercepts[k - 1].

/// log P(X = k | eta), finite for every finite eta: no category has probability zero.
///
/// Graded: P(X = k) = F(x_k) F(-x_{k+1}) (1 - e^-(d_k - d_{k+1})), x_k = alpha eta + d_k and F the
/// logistic function, which equals the difference of two cumulative chances without cancelling.
double logProbability(const Item& item, int category, double eta);

/// logProbability() of every category at many places at once, to the bit, several times quicker.
/// @param eta   [Q]
/// @param logP  written: category k at place j is logP[k * stride + j]
void logProbabilities(const Item& item, std::span<const double> eta, std::size_t stride,
                      double* logP);

/// P(X = k | eta) for all categories; sums to 1.
/// @param probabilities  [K], written
void categoryProbabilities(const Item& item, double eta, std::span<double> probabilities);

/// log P(X = k | eta) and its first two derivatives to eta.
struct LogProbability {
    double value = 0.0;
    double first = 0.0;
    double second = 0.0;
};
LogProbability logProbabilityDerivatives(const Item& item, int category, double eta);

/// The largest over the categories of -d^2 log P / d eta^2, at least 0: how sharply one answer can
/// tell where eta is.
double sharpestCurvature(const Item& item, double eta);

/// Fisher information of the item about eta: the expectation of (d log P / d eta)^2.
double information(const Item& item, double eta);

/// Expected category, sum over k of k P(X = k | eta); rises with eta.
double expectedCategory(const Item& item, double eta);

}  // namespace opmaat::scoring
