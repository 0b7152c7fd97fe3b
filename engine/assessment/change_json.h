#pragma once

#include "engine/assessment/change.h"
#include "engine/json/value.h"

namespace opmaat::engine {

/// The member `change` of "opmaat.result/1", documented in engine/README.md.
json::Value changeValue(const MeasuredChange& comparison);

}  // namespace opmaat::engine
