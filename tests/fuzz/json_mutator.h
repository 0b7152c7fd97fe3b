#pragma once

#include "engine/json/value.h"

namespace opmaat::fuzz {

/// Where half of all changes begin, for a target whose inputs are large and refused for one mistake
/// in them: else nearly all would have several. Null, as in most targets: nowhere.
inline const engine::json::Value* wholeInput = nullptr;

}  // namespace opmaat::fuzz
