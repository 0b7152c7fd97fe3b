#pragma once

#include "engine/assessment/assessment.h"
#include "engine/assessment/sentence.h"

namespace opmaat::engine {

/// Turns the contributions to the explained profile into sentences for and against it, strongest
/// first, and names the facets about which nothing is known. Needs result.facets,
/// result.explanation, result.explained and result.words; sets reasonsFor, reasonsAgainst,
/// unknowns and addsUp.
void addReasons(Assessment& result, const Pack& pack, const ResponseSet& set,
                const Sentences& sentences);

}  // namespace opmaat::engine
