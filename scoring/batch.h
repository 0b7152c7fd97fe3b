#pragma once

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

}  // namespace opmaat::scoring
