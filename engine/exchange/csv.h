#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/json/finding.h"

namespace opmaat::engine {

// Tables of respondents: a header of item ids, then one row each of whole numbers, or of texts in
// columns where the reader allows them. RFC 4180: comma, optional quotes. A line ends at "\n",
// "\r\n" or "\r"; quotes never hold a line end.

/// The names in the first line, and where the second begins.
struct TableHeader {
    std::vector<std::string> names;  ///< [I]
    std::size_t end = 0;             ///< byte after the line
};

/// @throws InputError for an empty table, a repeated or empty name, a quote that is never closed
TableHeader readTableHeader(std::string_view text, const std::string& file);

/// Reads one row after another, without a string a cell.
class RowReader {
public:
    /// @param text    whole lines below the header; outlives the reader, as do `file` and `names`
    /// @param line    of the file, 1-based, where `text` begins
    /// @param isLast  the text reaches to the end of the file: a blank line there is none
    /// @param asText  [I] columns whose cells need not be whole numbers: texts() has the others;
    ///   empty for none
    RowReader(std::string_view text, const std::string& file, const std::vector<std::string>& names,
              int line, bool isLast, const std::vector<bool>& asText = {});

    /// False at the end. @throws InputError with file, line:column, rule and fix: a row with
    /// another number of cells than the header, a cell that is no whole number, a quote that is
    /// never closed
    bool next();

    std::span<const std::optional<int>> codes() const { return codes_; }  ///< [I]; empty: missing
    /// [I] what is no whole number, in columns where that may be; else "".
    std::span<const std::string> texts() const { return texts_; }
    int line() const { return line_; }   ///< of the file, 1-based
    int column(std::size_t cell) const;  ///< byte of it, 1-based

private:
    void readCell();
    void readQuoted();
    void keep(std::size_t offset, std::string_view text);
    void checkRow() const;

    std::string_view text_;
    const std::string* file_;
    const std::vector<std::string>* names_;
    std::size_t at_ = 0, start_ = 0;
    int line_ = 0;
    bool isLast_ = false, isBlank_ = false;
    std::size_t cells_ = 0;
    std::vector<std::optional<int>> codes_;
    std::vector<std::string> texts_;    ///< [I]
    std::vector<bool> asText_;          ///< [I], or empty
    std::vector<std::size_t> offsets_;  ///< [I], of the cells in their line
    std::optional<std::size_t> bad_;    ///< the first cell that is no number
    std::string badText_;
};

/// A whole table in memory.
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

/// Reads a table of whole numbers. Up to 256 MiB. @throws InputError as readTableHeader() and
/// RowReader::next()
ResponseTable readResponseTable(const std::string& path);
ResponseTable parseResponseTable(std::string_view text, const std::string& file);

/// A text as one cell: between quotes when it needs them, or is empty.
std::string csvCell(const std::string& text);

/// What a spreadsheet may write before the first name.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace opmaat::engine
