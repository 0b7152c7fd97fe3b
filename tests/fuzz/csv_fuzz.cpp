#include "engine/exchange/csv.h"

#include <charconv>
#include <set>

#include "tests/fuzz/laws.h"
#include "tests/fuzz/planted.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

/// 3: a quoted last field without a line end is lost. 4: below -2^30 the sign is.
ResponseTable read(std::string_view text)
{
    ResponseTable table = parseResponseTable(text, "t.csv");
    if (opmaat::fuzz::isPlanted(3) && text.ends_with('"') && !table.rows.empty()) {
        table.rows.back().back().code.reset();
    }
    for (auto& row : table.rows) {
        for (ResponseTable::Cell& cell : row) {
            if (opmaat::fuzz::isPlanted(4) && cell.code && *cell.code < -(1 << 30)) {
                cell.code = -(*cell.code + 1);
            }
        }
    }
    return table;
}

bool isSame(const ResponseTable& one, const ResponseTable& two)
{
    const auto cells = [](const auto& left, const auto& right) { return left.code == right.code; };
    return one.header == two.header &&
           std::equal(one.rows.begin(), one.rows.end(), two.rows.begin(), two.rows.end(),
                      [&](const auto& left, const auto& right) {
                          return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                                            cells);
                      });
}

/// All names quoted, one line a row.
std::string canonical(const ResponseTable& table)
{
    std::string text;
    for (const std::string& name : table.header) {
        text += text.empty() ? "\"" : ",\"";
        for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        text += '"';
    }
    for (const auto& row : table.rows) {
        text += '\n';
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i == 0 ? "" : ",";
            text += row[i].code ? std::to_string(*row[i].code) : "\"\"";
        }
    }
    return text + '\n';
}

/// Where the file says a number is, stands that number.
void standsInItsPlace(std::string_view line, const ResponseTable::Cell& cell)
{
    const auto at = static_cast<std::size_t>(cell.column) - 1;
    holds(at <= line.size(), "A cell stands within its line");
    std::string_view text = line.substr(at);
    if (text.starts_with('"')) text.remove_prefix(1);
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    holds((error == std::errc()) == cell.code.has_value(), "A cell is empty when its text is");
    holds(!cell.code || number == *cell.code, "A cell holds the number that stands there");
}

/// The lines as the reader should count them: "\n", "\r\n" and a lone "\r" outside quotes end one.
std::vector<std::string_view> linesOf(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<std::string_view> lines;
    bool quoted = false, fieldBegins = true;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool turns = c == '"' && (quoted || fieldBegins);
        if (turns) quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) {
            lines.push_back(text.substr(start, i - start));
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
            start = i + 1;
        }
        fieldBegins = !quoted && (turns || c == ',' || c == '\n' || c == '\r');
    }
    lines.push_back(text.substr(start));
    return lines;
}

}  // namespace

// A table says the same in every form that means the same, and every number is the one that stands
// in its place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(opmaat::fuzz::textOf(data, size));
    try {
        const ResponseTable table = read(text);
        holds(!table.header.empty() && table.lines.size() == table.rows.size(),
              "There is a header, and every row has a line");
        holds(std::set(table.header.begin(), table.header.end()).size() == table.header.size(),
              "No column stands twice");
        const auto lines = linesOf(text);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            holds(table.rows[row].size() == table.header.size(), "Every row is as wide");
            const auto line = static_cast<std::size_t>(table.lines[row]);
            holds(line >= 2 && line <= lines.size(), "A row stands in the file");
            for (const auto& cell : table.rows[row]) standsInItsPlace(lines[line - 1], cell);
        }
        holds(isSame(read(canonical(table)), table), "What was written reads back as the same");
        const bool isOpen = !text.ends_with('\n') && !text.ends_with('\r');
        holds(!isOpen || isSame(read(text + '\n'), table), "The last line may end or not");
    } catch (const InputError& error) {
        opmaat::fuzz::isHelpful(error, "t.csv");
    }
    return 0;
}
