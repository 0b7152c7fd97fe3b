#pragma once

#include <set>

#include "engine/exchange/fhir/conditions.h"
#include "engine/exchange/fhir/form.h"

namespace opmaat::engine::fhir {

/// The declared scales that calculated items became.
struct ReadScales {
    struct Scale {
        std::size_t item = 0;  ///< index into Form::items of the one that computes the score
        json::Value document;  ///< as a module has it
    };
    std::vector<Scale> scales;
    std::map<std::size_t, ScoreName> names;  ///< by calculated item
    std::set<std::size_t> weighed;           ///< items of these scales
};

/// Makes scales of the calculated items of a form: a score each, and bands where they are said.
/// Ids of items must be there. Findings, rule `fhir-score`, for what is said otherwise.
ReadScales readScales(Form& form);

}  // namespace opmaat::engine::fhir
