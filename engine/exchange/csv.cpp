#include "engine/exchange/csv.h"

#include <charconv>
#include <set>

#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kMostBytes = 256u << 20;

[[noreturn]] void fail(const std::string& file, int line, int column, const std::string& rule,
                       const std::string& message, const std::string& fix)
{
    throw InputError(Finding{file, "", line, column, rule, Severity::Error, message, fix});
}

bool endsCell(char c)
{
    return c == ',' || c == '\n' || c == '\r';
}

/// Where the line that holds `at` ends and the next begins, `at` being a separator.
std::size_t afterLineEnd(std::string_view text, std::size_t at)
{
    const bool two = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    return at + (two ? 2 : 1);
}

/// Text between quotes that open at `at`, which is moved beyond the closing one.
std::string quotedText(std::string_view text, std::size_t& at, std::size_t start,
                       const std::string& file, int line)
{
    const auto column = static_cast<int>(at - start) + 1;
    std::string cell;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\n') break;
        if (text[at] != '"') {
            cell += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
            cell += text[at++];
        } else {
            ++at;
            if (at < text.size() && !endsCell(text[at])) {
                fail(file, line, static_cast<int>(at - start) + 1, "csv-quote",
                     "something stands between a closing quote and the next comma",
                     "Put the whole cell between its quotes, and write a quote in it twice");
            }
            return cell;
        }
    }
    fail(file, line, column, "csv-quote", "a quote is opened and not closed on the same line",
         "Close the quote, or leave both out");
}

}  // namespace

TableHeader readTableHeader(std::string_view text, const std::string& file)
{
    if (text.empty()) {
        fail(file, 1, 1, "csv-header", "the table is empty",
             "Start with a line of item ids, separated by commas");
    }
    TableHeader header;
    std::set<std::string> seen;
    for (std::size_t at = 0;; ++at) {
        const auto column = static_cast<int>(at) + 1;
        std::string name;
        if (at < text.size() && text[at] == '"') {
            name = quotedText(text, at, 0, file, 1);
        } else {
            while (at < text.size() && !endsCell(text[at])) name += text[at++];
        }
        if (name.empty()) {
            fail(file, 1, column, "csv-header", "a column has no name",
                 "Name every column after its item");
        }
        if (!seen.insert(name).second) {
            fail(file, 1, column, "csv-header", "column \"" + name + "\" stands twice",
                 "Keep one of them");
        }
        header.names.push_back(std::move(name));
        if (at < text.size() && text[at] == ',') continue;
        header.end = at < text.size() ? afterLineEnd(text, at) : at;
        return header;
    }
}

RowReader::RowReader(std::string_view text, const std::string& file,
                     const std::vector<std::string>& names, int line, bool isLast,
                     const std::vector<bool>& asText)
    : text_(text),
      file_(&file),
      names_(&names),
      line_(line - 1),
      isLast_(isLast),
      codes_(names.size()),
      texts_(asText.empty() ? 0 : names.size()),
      asText_(asText),
      offsets_(names.size())
{
}

int RowReader::column(std::size_t cell) const
{
    return static_cast<int>(offsets_[cell]) + 1;
}

bool RowReader::next()
{
    if (at_ >= text_.size()) return false;
    ++line_;
    start_ = at_;
    cells_ = 0;
    bad_.reset();
    for (;;) {
        readCell();
        if (at_ >= text_.size()) break;
        if (text_[at_] == ',') {
            ++at_;
            if (at_ < text_.size()) continue;
            keep(at_ - start_, {});  // the file ends with a comma: an empty cell follows
            break;
        }
        at_ = afterLineEnd(text_, at_);
        break;
    }
    const bool isBlank = cells_ == 1 && isBlank_ && names_->size() > 1;
    if (isBlank && isLast_ && at_ >= text_.size()) return false;
    checkRow();
    return true;
}

void RowReader::readCell()
{
    const std::size_t from = at_;
    if (text_[at_] == '"') return readQuoted();
    const std::size_t size = text_.size();
    // Nearly every cell is one digit before a comma or the end of a line.
    const auto digit = static_cast<unsigned>(text_[at_] - '0');
    if (digit < 10 && at_ + 1 < size && endsCell(text_[at_ + 1]) && cells_ < codes_.size()) {
        codes_[cells_] = static_cast<int>(digit);
        offsets_[cells_++] = from - start_;
        isBlank_ = false;
        ++at_;
        return;
    }
    while (at_ < size && !endsCell(text_[at_])) ++at_;
    keep(from - start_, text_.substr(from, at_ - from));
}

void RowReader::readQuoted()
{
    const std::size_t from = at_;
    const std::string cell = quotedText(text_, at_, start_, *file_, line_);
    keep(from - start_, cell);
}

void RowReader::keep(std::size_t offset, std::string_view text)
{
    const std::size_t cell = cells_++;
    isBlank_ = text.empty();
    if (cell >= codes_.size()) return;
    offsets_[cell] = offset;
    codes_[cell].reset();
    if (!texts_.empty()) texts_[cell].clear();
    if (text.empty()) return;
    int code = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, code);
    if (error == std::errc() && stop == end) {
        codes_[cell] = code;
    } else if (!asText_.empty() && asText_[cell]) {
        texts_[cell] = text;
    } else if (!bad_) {
        bad_ = cell;
        badText_ = text;
    }
}

void RowReader::checkRow() const
{
    if (cells_ != names_->size()) {
        fail(*file_, line_, 1, "csv-cells",
             "the row has " + std::to_string(cells_) + " cells, the header " +
                 std::to_string(names_->size()),
             "Give every row one cell a column; leave a cell empty for missing");
    }
    if (bad_) {
        fail(*file_, line_, column(*bad_), "csv-number",
             "\"" + badText_ + "\" in column \"" + (*names_)[*bad_] + "\" is no whole number",
             "Give a category's number, or leave the cell empty for missing");
    }
}

std::string csvCell(const std::string& text)
{
    const bool plain = text.find_first_of(",\"\r\n") == std::string::npos && !text.empty() &&
                       text.front() != ' ' && text.back() != ' ';
    if (plain) return text;
    std::string cell = "\"";
    for (const char byte : text) cell += byte == '"' ? "\"\"" : std::string(1, byte);
    return cell + "\"";
}

ResponseTable parseResponseTable(std::string_view text, const std::string& file)
{
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    ResponseTable table;
    table.file = file;
    TableHeader header = readTableHeader(text, file);
    table.header = std::move(header.names);
    RowReader reader(text.substr(header.end), file, table.header, 2, true);
    while (reader.next()) {
        std::vector<ResponseTable::Cell> row;
        row.reserve(table.header.size());
        for (std::size_t i = 0; i < table.header.size(); ++i)
            row.push_back({reader.codes()[i], reader.column(i)});
        table.rows.push_back(std::move(row));
        table.lines.push_back(reader.line());
    }
    return table;
}

ResponseTable readResponseTable(const std::string& path)
{
    return parseResponseTable(json::readFile(path, kMostBytes), path);
}

}  // namespace opmaat::engine
