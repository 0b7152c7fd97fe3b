#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/interview/event.h"

namespace opmaat::engine {

/// The text of an event that is a JSON member called `name`, or nullptr when none is.
std::string Event::*textMember(std::string_view name);

/// In the order of AnswerState.
std::span<const std::string_view> answerStateNames();

}  // namespace opmaat::engine
