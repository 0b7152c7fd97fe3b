#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

/// What every answer added to one reported quantity. The items of a facet add up to the facet, and
/// all of them to total - base: to 1e-9, and exactly (in whole quanta of 1e-6) once quantised.
struct Contributions {
    double base = 0.0;   ///< v(nothing answered)
    double total = 0.0;  ///< v(all answers)
    double error = 0.0;  ///< Monte Carlo: largest over items of sd(pair means) / sqrt(pairs)
    std::vector<double> facets;  ///< Shapley value, [F]; 0 for a facet without answers
    std::vector<double> items;   ///< Owen value, [I]; 0 for an item without an answer
};

/// Why a person is where they are: one game for each axis EAP, one for the log odds of a profile.
struct Explanation {
    std::vector<Contributions> axes;  ///< [A], v = EAP of theta_a
    Contributions profile;  ///< v = log odds of `profileIndex` against all other components
    int profileIndex = -1;  ///< -1 when the mixture has no profiles
};

struct ExplainOptions {
    int pairs = 64;          ///< antithetic pairs of random orders for the items
    std::uint64_t seed = 1;  ///< of the project's own generator, see random.h
    int exactFacets = 12;    ///< up to so many answered facets, facet values are exact
};

/// Shapley values of the facets (Shapley, 1953) and Owen values of the items (Owen, 1977), with
/// "outside the set" meaning "missing": the model itself defines v of every set of answers.
///
/// Random orders come from the project's own generator and Fisher-Yates over facet and item ids
/// sorted bytewise, in antithetic pairs, so neither library nor item order matters.
///
/// @param profileIndex  the profile to explain; usually the most probable one
/// @throws std::invalid_argument as Scorer::score(), or a profile that does not exist
Explanation explain(const Scorer& scorer, std::span<const int> responses, int profileIndex,
                    const ExplainOptions& options = {});

/// Rounds contributions to whole quanta that still sum to total - base (largest remainder).
Contributions quantise(const Contributions& contributions, const Model& model);

}  // namespace opmaat::scoring
