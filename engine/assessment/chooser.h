#pragma once

#include <optional>
#include <span>

#include "engine/assessment/adaptive.h"
#include "engine/record/session.h"

namespace opmaat::engine {

/// Chooses the items of one interview by the adaptive rules of its pack; what it says becomes the
/// event `chosen`. The seed follows from the interview's id, so that the choice can be made again.
/// @param assessor  of that pack; outlives what is returned
/// @throws std::logic_error when the pack has no adaptive rules
Session::Chooser chooserOf(const Assessor& assessor, const std::string& interviewId);

/// The sequence of the first `chosen` that names another item or rule than the answers before it
/// lead to; nothing when all do, and for a pack without adaptive rules.
std::optional<std::int64_t> firstOtherChoice(const Assessor& assessor,
                                             const std::string& interviewId,
                                             std::span<const Event> events);

}  // namespace opmaat::engine
