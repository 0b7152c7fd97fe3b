#pragma once

#include "engine/exchange/statistics/answer_table.h"

namespace opmaat::engine::statistics {

/// SPSS syntax that reads the table and labels it: variables, values, missing values, levels. Lines
/// are at most 250 bytes; labels are cut where SPSS has no room for them, the codebook has them
/// whole.
/// @param csv  file of the table, as the script is to name it
std::string spssSyntax(const AnswerTable& table, const std::string& csv);

/// A script for base R that reads the table as `answers`: factors with labels, missing answers as
/// NA, and their states in `states`, a table of the same shape.
std::string rScript(const AnswerTable& table, const std::string& csv);

}  // namespace opmaat::engine::statistics
