#pragma once

#include "engine/json/value.h"

namespace opmaat::engine {

/// `findings` of every `--json`: file, pointer, line, column, rule, severity, message, fix.
json::Value findingsValue(const Findings& findings);

/// Printed with `--json`: one object, two spaces a level.
std::string printed(json::Value::Object fields);

}  // namespace opmaat::engine
