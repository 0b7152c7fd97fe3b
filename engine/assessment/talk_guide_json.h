#pragma once

#include "engine/assessment/talk_guide.h"
#include "engine/json/value.h"

namespace opmaat::engine {

/// The member `conversation` of "opmaat.result/1", documented in engine/README.md.
json::Value guideValue(const TalkGuide& guide);

}  // namespace opmaat::engine
