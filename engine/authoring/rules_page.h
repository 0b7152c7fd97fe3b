#pragma once

#include <string>

#include "engine/json/value.h"

namespace opmaat::engine {

/// The catalogue of rules as a page for authors (Markdown): engine/pack/RULES.md, which a test
/// keeps true.
std::string rulesPage();

/// The same for programs: id, severity, meaning, wrong, right and whether --fix can mend it.
json::Value rulesValue();

}  // namespace opmaat::engine
