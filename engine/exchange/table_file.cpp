#include "engine/exchange/table_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "engine/exchange/csv.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 64u << 10;
constexpr std::size_t kLongestLine = 4u << 20;

[[noreturn]] void refuse(const std::string& path, int line, const std::string& rule,
                         const std::string& message, const std::string& fix)
{
    throw InputError(
        Finding{path, "", line, line > 0 ? 1 : 0, rule, Severity::Error, message, fix});
}

std::uint64_t sizeOf(const std::string& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        refuse(path, 0, "file-missing", "there is no such file", "Check the name and the folder");
    if (!fs::is_regular_file(status)) {
        refuse(path, 0, "file-kind", "this is not a regular file, and a table is read twice",
               "Write it to a file first");
    }
    return fs::file_size(path, error);
}

/// Lines that end in `text`: "\r\n" ends one.
int lineEnds(std::string_view text)
{
    auto ends = std::count(text.begin(), text.end(), '\n');
    for (auto at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1))
        ends += at + 1 >= text.size() || text[at + 1] != '\n' ? 1 : 0;
    return static_cast<int>(ends);
}

}  // namespace

TableFile::TableFile(std::string path) : path_(std::move(path))
{
    size_ = sizeOf(path_);
    file_.reset(std::fopen(path_.c_str(), "rb"));
    if (!file_) {
        refuse(path_, 0, "file-unreadable",
               std::string("the file cannot be read (") + std::strerror(errno) + ")",
               "Check who may read it");
    }
    readHeader();
}

/// Adds a block to what is not yet given; false when there is nothing more.
bool TableFile::fill()
{
    const std::size_t before = rest_.size();
    rest_.resize(before + kBlock);
    const std::size_t count = std::fread(rest_.data() + before, 1, kBlock, file_.get());
    rest_.resize(before + count);
    bytesRead_ += count;
    if (std::ferror(file_.get()) != 0) {
        refuse(path_, 0, "file-unreadable", "reading the file failed half-way",
               "Check the disk, and try again");
    }
    isAtEnd_ = count < kBlock;
    return count > 0;
}

/// How much of what is not yet given are whole lines. A "\r" that stands last may go on with "\n".
std::size_t TableFile::wholeLines() const
{
    if (isAtEnd_) return rest_.size();
    const auto feed = rest_.rfind('\n');
    if (feed != std::string::npos) return feed + 1;
    const auto turn = rest_.size() < 2 ? std::string::npos : rest_.rfind('\r', rest_.size() - 2);
    return turn == std::string::npos ? 0 : turn + 1;
}

void TableFile::readHeader()
{
    while (fill() && !isAtEnd_ && wholeLines() == 0) {
        if (rest_.size() > kLongestLine) {
            refuse(path_, 1, "csv-line", "the header is longer than 4 MiB",
                   "Check that the file is a table of respondents");
        }
    }
    if (rest_.starts_with(kByteOrderMark)) rest_.erase(0, kByteOrderMark.size());
    TableHeader header = readTableHeader(rest_, path_);
    names_ = std::move(header.names);
    rest_.erase(0, header.end);
}

bool TableFile::next(TableBlock& block)
{
    while (!isAtEnd_ && (rest_.size() < kBlock || wholeLines() == 0)) {
        if (rest_.size() > kLongestLine) {
            refuse(path_, line_, "csv-line", "the line is longer than 4 MiB",
                   "Check that the file is a table of respondents");
        }
        fill();
    }
    if (rest_.empty()) return false;
    const std::size_t whole = wholeLines();
    block.text.assign(rest_, 0, whole);
    rest_.erase(0, whole);
    if (rest_.empty() && !isAtEnd_) fill();  // to know whether this is the last
    block.index = blocks_++;
    block.line = line_;
    block.isLast = isAtEnd_ && rest_.empty();
    line_ += lineEnds(block.text);
    return true;
}

}  // namespace opmaat::engine
