#pragma once

#include <span>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

/// Scores many respondents at once, spread over threads: element n is score(responses[n]), to the
/// byte, whatever the number of threads and whoever the others are.
///
/// @param threads  at least 1; more than there are respondents is fine
/// @throws std::invalid_argument as Scorer::score(), naming the first respondent refused
std::vector<Posterior> scoreAll(const Scorer& scorer,
                                const std::vector<std::vector<int>>& responses, int threads);

/// Where many respondents stand on the axes, and nothing else.
struct Positions {
    std::vector<double> theta;          ///< [people x A], a person's axes beside each other
    std::vector<double> standardError;  ///< [people x A]
};

/// EAPs and posterior standard deviations, the same bytes as score(); without facets, covariances
/// and profiles, so a few microseconds a person.
///
/// @param responses  [people x I], a person's answers beside each other
/// @throws std::invalid_argument as scoreAll(), or when the length is no multiple of I
Positions placeAll(const Scorer& scorer, std::span<const int> responses, int threads);

/// Modes of the posterior, the same as Scorer::mode(), with the standard error that the curvature
/// there gives. Closed-form Newton steps where all loadings are 1 and nothing can be guessed.
Positions modeAll(const Scorer& scorer, std::span<const int> responses, int threads);

}  // namespace opmaat::scoring
