#pragma once

#include <cstdint>
#include <span>

#include "scoring/scorer.h"

namespace opmaat::scoring {

/// How well the answers go together, under the model: a talking point, never a verdict.
struct PersonFit {
    int answered = 0;
    double logLikelihood = 0.0;  ///< of the answers at the facets' EAPs
    double expected = 0.0;       ///< its mean over answers drawn there
    double variance = 0.0;       ///< and its variance
    double lz = 0.0;  ///< (logLikelihood - expected) / sqrt(variance): low when answers contradict
                      ///< each other more than the model expects; 0 without variance
};

/// Standardised log-likelihood (Drasgow, Levine & Williams, 1985), at the posterior means of the
/// facet traits under the reference population. Because these were estimated from the same answers
/// lz is not quite N(0, 1): compare it with personFitQuantile().
/// @throws std::invalid_argument as Scorer::score()
PersonFit personFit(const Scorer& scorer, std::span<const int> responses);

/// The value below which lz falls with the given chance for somebody in the same place who answered
/// the same items: made-up answers, each scored anew.
/// @param probability  in (0, 1)
/// @param draws        at least 20
double personFitQuantile(const Scorer& scorer, std::span<const int> responses, double probability,
                         int draws = 400, std::uint64_t seed = 1);

/// Chance that somebody in the same place, who answered the same items, has as low an lz: near 0
/// when the answers contradict each other more than nearly everybody's. Made-up people are drawn
/// one by one until five of them are as low, since a larger chance need not be known well
/// (sequential Monte Carlo test, Besag & Clifford, 1991).
/// @param draws  at most so many, at least 20
double personFitChance(const Scorer& scorer, std::span<const int> responses, int draws = 400,
                       std::uint64_t seed = 1);

}  // namespace opmaat::scoring
