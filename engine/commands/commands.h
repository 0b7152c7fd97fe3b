#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "engine/assessment/assessment.h"

namespace opmaat::engine {

inline constexpr int kFine = 0, kRefused = 1, kWrongUse = 2;  ///< exit codes, part of the product

/// Each adds its command to `app`; `exitCode` is set when it has run.
void addCheckCommand(CLI::App& app, int& exitCode);
void addScoreCommand(CLI::App& app, int& exitCode);

/// An assessment as lines for a terminal, in the assessment's own language.
std::string printAssessment(const Assessment& assessment);

}  // namespace opmaat::engine
