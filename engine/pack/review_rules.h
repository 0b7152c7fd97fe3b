#pragma once

#include <vector>

#include "engine/pack/rules.h"

namespace opmaat::engine {

/// What `opmaat check` looks for beyond whether a pack can be used: whether it speaks plainly and
/// measures evenly. Found by engine/authoring; none of these keeps a pack from being loaded.
const std::vector<Rule>& reviewRules();

}  // namespace opmaat::engine
