#pragma once

#include "engine/assessment/assessment.h"
#include "engine/assessment/sentence.h"

namespace opmaat::engine {

/// Scores the declared scales of the pack. @param names  what every name is worth
void addDeclaredScores(Assessment& result, const Pack& pack, const ResponseSet& set,
                       const Expression::Lookup& names, const Sentences& say);

/// The score of one scale alone, without words; nothing when too little was answered.
std::optional<double> declaredScore(const Pack& pack, const DeclaredScale& scale,
                                    const ResponseSet& set);

/// Asks the decision tables of the pack, and what is to be asked first.
void addProposed(Assessment& result, const Pack& pack, const Expression::Lookup& names);

}  // namespace opmaat::engine
