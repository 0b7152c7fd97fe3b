#pragma once

#include <span>
#include <string>

#include "scoring/scorer.h"

namespace opmaat::engine {

// What the tables of scores have in common: cells and the columns every one of them begins with.

/// row,answered, and theta and se of every axis, without a line end.
std::string scoreColumns(const scoring::Model& model);

/// Appends a number as it stands everywhere: rounded to 1e-6, in its shortest form.
void appendNumber(std::string& text, double value);
void appendCount(std::string& text, std::size_t count);

}  // namespace opmaat::engine
