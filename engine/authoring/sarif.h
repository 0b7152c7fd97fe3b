#pragma once

#include <string>

#include "engine/json/value.h"

namespace opmaat::engine {

/// Findings as SARIF 2.1.0 (OASIS, 2020), which editors and CI show beside the line: one run, every
/// rule of the catalogue that was met, and a result a finding. Columns are counted in characters
/// (`unicodeCodePoints`); the files are read again for that, and keep bytes where they are gone.
///
/// @param version  of this program
std::string sarifOf(const Findings& findings, const std::string& version);

}  // namespace opmaat::engine
