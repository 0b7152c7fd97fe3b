#pragma once

#include <string>

#include "engine/interview/event.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// The rule that the categories or the value of an answer break, as a sentence without full stop
/// and without subject ("takes exactly one category, not 2"); "" when they answer this item. A card
/// and a practice item take none.
std::string mistakeInValue(const Answer& answer, const Item& item);

/// The same of an answer as a person gives it: with state, time and, but for Answered, no value.
std::string mistakeIn(const Answer& answer, const Item& item);

}  // namespace opmaat::engine
