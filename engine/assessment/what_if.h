#pragma once

#include "engine/assessment/assessment.h"
#include "engine/assessment/sentence.h"

namespace opmaat::engine {

/// Adds the smallest changes of the answers that would alter the proposal, and the questions
/// without an answer that would tell most about the profile. Sets whatIfs, whatIfNone and
/// tellsMost.
void addWhatIf(Assessment& result, const scoring::Scorer& scorer, const Pack& pack,
               const ResponseSet& set, const Sentences& sentences);

}  // namespace opmaat::engine
