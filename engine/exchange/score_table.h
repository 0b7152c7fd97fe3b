#pragma once

#include <functional>
#include <ostream>

#include "engine/assessment/assessment.h"
#include "engine/exchange/table_file.h"

namespace opmaat::engine {

/// How far a table is: rows done, and bytes read of all that will be.
struct TableProgress {
    std::size_t rows = 0;
    std::uint64_t bytes = 0, ofBytes = 0;
};

struct TableOptions {
    int threads = 2;  ///< at least 1; the bytes do not depend on how many
    std::function<void(const TableProgress&)> progress;  ///< called now and then; may be empty
    const Form* form = nullptr;  ///< of the pack, for every row: what is not in it does not count
};

/// Scores every row of a table and writes the result as CSV, one line a row: row, answered,
/// AXIS.theta and AXIS.se of every axis, proposal, PROFILE.p of every profile, none.p, verdict.
///
/// The numbers in the table are category indexes as the item lists them, from 0; answer_cell.h has
/// what a cell is for other types of items. Rows stream
/// through: any number of them takes the same memory.
/// @returns the rows
/// @throws InputError for what is wrong in the table, an unknown item, one that takes no
///   answer, a cell that is no answer to its item; rows before it have then been written
std::size_t scoreTable(const Assessor& assessor, const std::string& table, std::ostream& out,
                       const TableOptions& options);

/// The same for a parameters file alone, where there are no words, profiles or rules: columns row,
/// answered, AXIS.theta, AXIS.se. The codes that occur in an item's column, in ascending order, are
/// its categories, so the table is read twice.
/// @param isReversed  [I] of a parameters file, or empty: a higher code means less of the trait
/// @throws InputError as above, and for more codes than categories
std::size_t scoreTable(const scoring::Scorer& scorer, const std::string& table, std::ostream& out,
                       const TableOptions& options, const std::vector<bool>& isReversed = {});

}  // namespace opmaat::engine
