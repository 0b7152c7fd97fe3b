#pragma once

#include <optional>
#include <vector>

#include "engine/exchange/table_file.h"
#include "scoring/model.h"

namespace opmaat::engine {

/// Which item every column of a table is, and which codes occur in it. In ascending order they are
/// the item's categories, or in descending order of an item that is reversed.
class ColumnCodes {
public:
    /// Reads the whole table once. @throws InputError for what is wrong in it, a column that is no
    /// item of the model, or one with more codes than its item has categories
    /// @param isReversed  [I], or empty for none: the first code is the highest category
    ColumnCodes(const scoring::Model& model, const std::vector<bool>& isReversed,
                const std::string& table, int threads);

    std::size_t item(std::size_t column) const { return items_[column]; }
    /// The category of a code that occurs in the column; nothing for another.
    std::optional<int> category(std::size_t column, int code) const;

private:
    std::vector<std::size_t> items_;       ///< [columns]
    std::vector<std::vector<int>> codes_;  ///< [columns], in the order of the categories
};

/// A finding about a column, at the first line. @throws InputError
[[noreturn]] void refuseColumn(const std::string& table, const std::string& name,
                               const std::string& why, const std::string& fix);

}  // namespace opmaat::engine
