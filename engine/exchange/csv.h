#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/json/finding.h"

namespace opmaat::engine {

/// Many respondents: a header of item ids, then one row each. RFC 4180: comma, optional quotes.
struct ResponseTable {
    struct Cell {
        std::optional<int> code;  ///< nothing when empty: missing
        int column = 0;           ///< 1-based byte in its line
    };
    std::string file;
    std::vector<std::string> header;      ///< [I]
    std::vector<std::vector<Cell>> rows;  ///< [N][I]
    std::vector<int> lines;               ///< [N], 1-based line of the file
};

/// Reads a table of whole numbers. Up to 256 MiB. @throws InputError with file, line:column, rule
/// and fix for the first thing that is wrong: no header, a repeated or empty name, a row with
/// another number of cells, a cell that is no whole number, a quote that is never closed.
ResponseTable readResponseTable(const std::string& path);
ResponseTable parseResponseTable(std::string_view text, const std::string& file);

}  // namespace opmaat::engine
