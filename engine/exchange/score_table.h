#pragma once

#include <string>

#include "engine/assessment/assessment.h"
#include "engine/exchange/csv.h"

namespace opmaat::engine {

/// Scores every row of a table and gives the result as CSV, one line a row: row, answered,
/// AXIS.theta and AXIS.se of every axis, proposal, PROFILE.p of every profile, none.p, verdict.
///
/// The numbers in the table are category indexes as the item lists them, from 0. Rows are scored on
/// `threads` threads; the bytes do not depend on how many.
/// @throws InputError for an unknown item, an item of type several, a category out of range
std::string scoreTable(const Assessor& assessor, const ResponseTable& table, int threads);

/// The same for a parameters file alone, where there are no words, profiles or rules: columns row,
/// answered, AXIS.theta, AXIS.se. The codes that occur in an item's column, in ascending order, are
/// its categories. @throws InputError for an unknown item or more codes than categories
std::string scoreTable(const scoring::Scorer& scorer, const ResponseTable& table, int threads);

}  // namespace opmaat::engine
