#include "engine/exchange/csv.h"

#include <charconv>
#include <set>

#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kMostBytes = 256u << 20;

struct Field {
    std::string text;
    int column = 0;
};

class Reader {
public:
    Reader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

    bool atEnd() const { return at_ >= text_.size(); }
    int line() const { return line_; }

    [[noreturn]] void fail(int column, const std::string& rule, const std::string& message,
                           const std::string& fix) const
    {
        throw InputError(Finding{file_, "", line_, column, rule, Severity::Error, message, fix});
    }

    /// One record; leaves the position at the start of the next line.
    std::vector<Field> record()
    {
        std::vector<Field> fields;
        start_ = at_;
        for (;;) {
            fields.push_back(field());
            if (atEnd()) break;
            const char separator = text_[at_++];
            if (separator == ',') continue;
            if (separator == '\r' && !atEnd() && text_[at_] == '\n') ++at_;
            break;
        }
        return fields;
    }

    void nextLine() { ++line_; }

private:
    int column() const { return static_cast<int>(at_ - start_) + 1; }

    Field field()
    {
        Field field{"", column()};
        if (!atEnd() && text_[at_] == '"') return quoted(std::move(field));
        while (!atEnd() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
            field.text += text_[at_++];
        }
        return field;
    }

    Field quoted(Field field)
    {
        for (++at_; !atEnd(); ++at_) {
            if (text_[at_] == '\n') break;
            if (text_[at_] != '"') {
                field.text += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                field.text += text_[at_++];
            } else {
                ++at_;
                checkClosed();
                return field;
            }
        }
        fail(field.column, "csv-quote", "a quote is opened and not closed on the same line",
             "Close the quote, or leave both out");
    }

    void checkClosed() const
    {
        if (!atEnd() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
            fail(column(), "csv-quote",
                 "something stands between a closing quote and the next comma",
                 "Put the whole cell between its quotes, and write a quote in it twice");
        }
    }

    std::string_view text_;
    std::string file_;
    std::size_t at_ = 0, start_ = 0;
    int line_ = 1;
};

void readHeader(Reader& reader, ResponseTable& table)
{
    if (reader.atEnd()) {
        reader.fail(1, "csv-header", "the table is empty",
                    "Start with a line of item ids, separated by commas");
    }
    std::set<std::string> seen;
    for (Field& field : reader.record()) {
        if (field.text.empty()) {
            reader.fail(field.column, "csv-header", "a column has no name",
                        "Name every column after its item");
        }
        if (!seen.insert(field.text).second) {
            reader.fail(field.column, "csv-header", "column \"" + field.text + "\" stands twice",
                        "Keep one of them");
        }
        table.header.push_back(std::move(field.text));
    }
}

ResponseTable::Cell cellFrom(const Field& field, const std::string& name, const Reader& reader)
{
    ResponseTable::Cell cell{std::nullopt, field.column};
    if (field.text.empty()) return cell;
    int code = 0;
    const char* end = field.text.data() + field.text.size();
    const auto [stop, error] = std::from_chars(field.text.data(), end, code);
    if (error != std::errc() || stop != end) {
        reader.fail(field.column, "csv-number",
                    "\"" + field.text + "\" in column \"" + name + "\" is no whole number",
                    "Give a category's number, or leave the cell empty for missing");
    }
    cell.code = code;
    return cell;
}

}  // namespace

ResponseTable parseResponseTable(std::string_view text, const std::string& file)
{
    ResponseTable table;
    table.file = file;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // spreadsheets write one
    Reader reader(text, file);
    readHeader(reader, table);
    while (reader.nextLine(), !reader.atEnd()) {
        const std::vector<Field> fields = reader.record();
        const bool blank =
            fields.size() == 1 && fields.front().text.empty() && table.header.size() > 1;
        if (blank && reader.atEnd()) break;
        if (fields.size() != table.header.size()) {
            reader.fail(1, "csv-cells",
                        "the row has " + std::to_string(fields.size()) + " cells, the header " +
                            std::to_string(table.header.size()),
                        "Give every row one cell a column; leave a cell empty for missing");
        }
        std::vector<ResponseTable::Cell> row;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            row.push_back(cellFrom(fields[i], table.header[i], reader));
        }
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
