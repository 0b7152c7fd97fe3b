#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace opmaat::engine {

/// Months since year 0 as "2026-11".
std::string monthText(double months);

/// The same back; nothing for what is not four digits, a hyphen and 01 to 12.
std::optional<double> monthFrom(std::string_view text);

}  // namespace opmaat::engine
