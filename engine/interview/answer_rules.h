#pragma once

#include <string>
#include <vector>

#include "engine/interview/event.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// The rule that categories break as an answer to this item, as a sentence without full stop and
/// without subject ("takes exactly one category, not 2"); "" when they are a good answer.
std::string mistakeIn(const std::vector<int>& categories, const Item& item);

/// The same of an answer as a person gives it: with state, time and, but for Answered, no category.
std::string mistakeIn(const Answer& answer, const Item& item);

}  // namespace opmaat::engine
