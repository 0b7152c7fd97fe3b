#pragma once

#include <optional>
#include <vector>

namespace opmaat::engine::fhir {

/// Numbers nearer than this are the same.
inline constexpr double kNearly = 1e-9;

/// By how much each number is more than the one before; nothing when that differs, or of one
/// number.
std::optional<double> equalStepOf(const std::vector<double>& numbers);

}  // namespace opmaat::engine::fhir
