#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace opmaat::engine {

/// Whole lines of a table, as they stand in its file.
struct TableBlock {
    std::string text;
    std::size_t index = 0;  ///< 0, 1, 2, ... in the file
    int line = 0;           ///< of the file, 1-based, where the text begins
    bool isLast = false;    ///< nothing follows

    /// Row of the table, from 0, where the text begins.
    std::size_t row() const { return static_cast<std::size_t>(line) - 2; }
};

/// A table of respondents (csv.h) that is read block by block, so that any number of rows takes the
/// same memory.
class TableFile {
public:
    /// Opens the file and reads its header. @throws InputError as json::readFile() and
    /// readTableHeader(), and for a line of more than 4 MiB
    explicit TableFile(std::string path);

    const std::string& path() const { return path_; }
    const std::vector<std::string>& names() const { return names_; }
    std::uint64_t size() const { return size_; }  ///< bytes, when it was opened
    std::uint64_t bytesRead() const { return bytesRead_; }

    /// The next lines, in `block`, whose memory is used again; false at the end of the file.
    /// @throws InputError for a line of more than 4 MiB, or when reading fails
    bool next(TableBlock& block);
    std::size_t blocks() const { return blocks_; }  ///< that next() has given

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void readHeader();
    bool fill();
    std::size_t wholeLines() const;

    std::string path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::uint64_t size_ = 0, bytesRead_ = 0;
    std::vector<std::string> names_;
    std::string rest_;  ///< read, and not yet given
    bool isAtEnd_ = false;
    std::size_t blocks_ = 0;
    int line_ = 2;
};

}  // namespace opmaat::engine
