#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/pack/structure.h"

namespace opmaat::engine {

/// Answers of many people to the items of a structure, a byte each: what calibration reads.
struct ResponseMatrix {
    static constexpr std::uint8_t kMissing = 255;

    std::vector<std::uint8_t> categories;  ///< [N x I], keyed; a person's beside each other
    std::vector<std::string> groups;       ///< [N], or empty when no column was asked
    std::vector<int> itemCategories;       ///< [I], how many each item has
    std::vector<std::string> leftOut;      ///< columns that are no item
    std::size_t rows = 0;
};

/// Reads a table for a structure file. The codes of an item in ascending order are its categories;
/// with `categories` a number, they count from the lowest code of all such items. The table is read
/// twice. Columns that are no item are left out.
///
/// @param group  name of a column of any text, or empty
/// @throws InputError for what is wrong in the table, an item without a column, a cell that is no
///   whole number, more codes than an item can have, an item with one category, or not two where
///   the model is for two
ResponseMatrix readResponseMatrix(const Structure& structure, const std::string& table,
                                  const std::string& group);

/// Reads a table as `opmaat score` does for this pack, keyed by the pack. @throws InputError
ResponseMatrix readResponseMatrix(const Pack& pack, const std::string& table,
                                  const std::string& group);

}  // namespace opmaat::engine
