#pragma once

#include <string>
#include <vector>

#include "engine/exchange/csv.h"
#include "engine/exchange/table_file.h"
#include "engine/interview/answers_file.h"

namespace opmaat::engine {

// Rows of a table as the items of a pack have them; answer_cell.h has what a cell is.

/// [columns] the item of each. @param other  a column that is none, or empty; it has no item
/// @throws InputError for a column that is no item of the pack, or one that takes no answer
std::vector<const Item*> packColumns(const TableFile& file, const Pack& pack,
                                     const std::string& other = "");

/// [columns] whether a cell may be something else than a whole number.
std::vector<bool> packTexts(const std::vector<const Item*>& items);

/// One respondent. What is not shown to them counts as not shown, whatever the row holds.
/// @param form  of the pack; null: all of it
/// @throws InputError for a cell that is no answer to its item
ResponseSet packRow(const TableFile& file, const RowReader& rows,
                    const std::vector<const Item*>& items, const Pack& pack,
                    const Form* form = nullptr);

}  // namespace opmaat::engine
