#include <array>

#include "engine/authoring/translation.h"
#include "engine/exchange/csv.h"
#include "engine/json/encoding.h"

namespace opmaat::engine {
namespace {

/// One cell and where it begins.
struct Cell {
    std::string text;
    std::size_t offset = 0;
};

/// Rows of cells as RFC 4180 has them; a quoted cell may hold line breaks.
class CsvReader {
public:
    CsvReader(std::string_view csv, std::string file) : csv_(csv), file_(std::move(file)) {}

    std::vector<std::vector<Cell>> rows();
    [[noreturn]] void fail(std::size_t offset, const std::string& rule, std::string message,
                           std::string fix) const;
    json::Place placeOf(std::size_t offset) const { return json::placeOf(csv_, offset); }

private:
    Cell cell();
    Cell quotedCell();
    bool endsCell() const
    {
        return at_ >= csv_.size() || csv_[at_] == ',' || csv_[at_] == '\n' || csv_[at_] == '\r';
    }

    std::string_view csv_;
    std::string file_;
    std::size_t at_ = 0;
};

void CsvReader::fail(std::size_t offset, const std::string& rule, std::string message,
                     std::string fix) const
{
    const json::Place place = placeOf(offset);
    throw InputError(Finding{file_, "", place.line, place.column, rule, Severity::Error,
                             std::move(message), std::move(fix)});
}

Cell CsvReader::quotedCell()
{
    Cell cell{"", at_};
    for (++at_; at_ < csv_.size(); ++at_) {
        if (csv_[at_] != '"') {
            cell.text += csv_[at_];
        } else if (at_ + 1 < csv_.size() && csv_[at_ + 1] == '"') {
            cell.text += csv_[at_++];
        } else {
            ++at_;
            if (endsCell()) return cell;
            fail(at_, "csv-quote", "something stands between a closing quote and the next comma",
                 "Put the whole cell between its quotes, and write a quote in it twice");
        }
    }
    fail(cell.offset, "csv-quote", "a quote is opened and never closed", "Close it");
}

Cell CsvReader::cell()
{
    if (at_ < csv_.size() && csv_[at_] == '"') return quotedCell();
    Cell cell{"", at_};
    while (!endsCell()) cell.text += csv_[at_++];
    return cell;
}

std::vector<std::vector<Cell>> CsvReader::rows()
{
    if (const std::size_t bad = json::findInvalidUtf8(csv_); bad != std::string_view::npos) {
        fail(bad, "csv-encoding", "this byte is no UTF-8", "Save the file as UTF-8");
    }
    std::vector<std::vector<Cell>> rows;
    while (at_ < csv_.size()) {
        std::vector<Cell> row = {cell()};
        while (at_ < csv_.size() && csv_[at_] == ',') {
            ++at_;
            row.push_back(cell());
        }
        if (at_ < csv_.size() && csv_[at_] == '\r') ++at_;
        if (at_ < csv_.size() && csv_[at_] == '\n') ++at_;
        rows.push_back(std::move(row));
    }
    return rows;
}

constexpr std::size_t kColumns = 4;

}  // namespace

std::string toCsv(const Translation& translation)
{
    std::string csv = "file,key," + csvCell(translation.sourceLanguage) + "," +
                      csvCell(translation.targetLanguage) + "\n";
    for (const TranslationUnit& unit : translation.units) {
        csv += csvCell(unit.file) + "," + csvCell(unit.key) + "," + csvCell(unit.source) + "," +
               (unit.target.empty() ? "" : csvCell(unit.target)) + "\n";
    }
    return csv;
}

Translation fromCsv(std::string_view csv, const std::string& file)
{
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);  // spreadsheets write one
    CsvReader reader(csv, file);
    const std::vector<std::vector<Cell>> rows = reader.rows();
    const bool header = !rows.empty() && rows[0].size() == kColumns && rows[0][0].text == "file" &&
                        rows[0][1].text == "key";
    if (!header) {
        reader.fail(0, "csv-header", "the first line is not file,key,SOURCE,TARGET",
                    "Keep the header as it was exported, with two languages");
    }
    Translation translation{"", rows[0][2].text, rows[0][3].text, {}};
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const std::vector<Cell>& row = rows[i];
        if (row.size() != kColumns) {
            reader.fail(row.front().offset, "csv-cells",
                        "the row has " + std::to_string(row.size()) + " cells, must have " +
                            std::to_string(kColumns),
                        "Give it file, key, source and target");
        }
        const json::Place place = reader.placeOf(row.front().offset);
        translation.units.push_back(
            {row[0].text, row[1].text, row[2].text, row[3].text, "", place.line, place.column});
    }
    return translation;
}

}  // namespace opmaat::engine
