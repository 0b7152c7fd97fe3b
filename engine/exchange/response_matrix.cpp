#include "engine/exchange/response_matrix.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/exchange/column_codes.h"
#include "engine/exchange/csv.h"
#include "engine/exchange/pack_rows.h"
#include "scoring/scorer.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kMostCodes = 254;

using Codes = std::vector<std::vector<int>>;  // [I], in the order of the categories

/// Where the columns of a table belong.
struct Columns {
    std::vector<std::optional<std::size_t>> items;  ///< [columns]
    std::optional<std::size_t> group;
    std::vector<bool> asText;  ///< [columns]
    std::vector<std::string> leftOut;
};

std::size_t groupColumn(const TableFile& file, const std::string& group)
{
    const auto found = std::find(file.names().begin(), file.names().end(), group);
    if (found == file.names().end())
        refuseColumn(file.path(), group, "is asked for as the group, and is not there",
                     "Check --group");
    return static_cast<std::size_t>(found - file.names().begin());
}

Columns columnsOf(const TableFile& file, const Structure& structure, const std::string& group)
{
    Columns columns;
    if (!group.empty()) columns.group = groupColumn(file, group);
    std::vector<bool> isThere(structure.items.size(), false);
    for (std::size_t c = 0; c < file.names().size(); ++c) {
        const auto found =
            std::find_if(structure.items.begin(), structure.items.end(),
                         [&](const auto& item) { return item.id == file.names()[c]; });
        const bool isItem = found != structure.items.end();
        columns.asText.push_back(!isItem);
        columns.items.emplace_back();
        if (isItem) {
            columns.items.back() = static_cast<std::size_t>(found - structure.items.begin());
            isThere[*columns.items.back()] = true;
        } else if (columns.group != c) {
            columns.leftOut.push_back(file.names()[c]);
        }
    }
    for (std::size_t i = 0; i < isThere.size(); ++i) {
        if (!isThere[i])
            refuseColumn(file.path(), structure.items[i].id,
                         "is an item of the structure, and is not there",
                         "Add the column, or take the item out of " + structure.name);
    }
    return columns;
}

/// Calls `then` for every row of the table.
template <class Then>
void eachRow(TableFile& file, const std::vector<bool>& asText, const Then& then)
{
    TableBlock block;
    while (file.next(block)) {
        RowReader rows(block.text, file.path(), file.names(), block.line, block.isLast, asText);
        while (rows.next()) then(rows);
    }
}

/// [I] the codes that occur, ascending.
Codes occurring(const Structure& structure, const std::string& table, const Columns& columns)
{
    Codes codes(structure.items.size());
    TableFile file(table);
    eachRow(file, columns.asText, [&](const RowReader& rows) {
        for (std::size_t c = 0; c < columns.items.size(); ++c) {
            const std::optional<int>& code = rows.codes()[c];
            if (!columns.items[c] || !code) continue;
            std::vector<int>& seen = codes[*columns.items[c]];
            const auto at = std::lower_bound(seen.begin(), seen.end(), *code);
            if (at != seen.end() && *at == *code) continue;
            if (seen.size() == kMostCodes)
                refuseColumn(table, file.names()[c],
                             "holds more than " + std::to_string(kMostCodes) + " different codes",
                             "An item has categories, and no measurements");
            seen.insert(at, *code);
        }
    });
    return codes;
}

/// The codes that stand for the categories of every item, by what the structure says.
Codes categoriesOf(const Structure& structure, const std::string& table, Codes seen)
{
    std::optional<int> lowest;  // code of the items whose number of categories is given
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const Structure::Item& item = structure.items[i];
        if (item.categories == 0 || !item.codes.empty() || seen[i].empty()) continue;
        lowest = std::min(lowest.value_or(seen[i][0]), seen[i][0]);
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const Structure::Item& item = structure.items[i];
        std::vector<int> codes = item.codes;
        for (int k = 0; item.categories > 0 && item.codes.empty() && k < item.categories; ++k)
            codes.push_back(lowest.value_or(0) + k);
        if (codes.empty()) codes = seen[i];
        for (const int code : seen[i]) {
            if (std::find(codes.begin(), codes.end(), code) != codes.end()) continue;
            refuseColumn(table, item.id,
                         "holds the code " + std::to_string(code) + ", which is none of its " +
                             std::to_string(codes.size()) + " categories",
                         "Compare the table with \"categories\" in " + structure.name);
        }
        if (item.isTwoParameter && codes.size() != 2)
            refuseColumn(table, item.id,
                         "has " + std::to_string(codes.size()) +
                             " categories, the two-parameter model is for two",
                         "Use the model graded");
        if (codes.size() < 2)
            refuseColumn(table, item.id,
                         codes.empty() ? "has no answers"
                                       : "has one category only, " + std::to_string(codes[0]) +
                                             ", so it tells nothing",
                         "Leave the item out of " + structure.name + ", or name its categories");
        if (item.isReversed) std::reverse(codes.begin(), codes.end());
        seen[i] = std::move(codes);
    }
    return seen;
}

std::string cellText(const RowReader& rows, std::size_t column)
{
    const std::optional<int>& code = rows.codes()[column];
    return code ? std::to_string(*code) : rows.texts()[column];
}

}  // namespace

ResponseMatrix readResponseMatrix(const Structure& structure, const std::string& table,
                                  const std::string& group)
{
    TableFile file(table);
    const Columns columns = columnsOf(file, structure, group);
    const Codes codes = categoriesOf(structure, table, occurring(structure, table, columns));
    ResponseMatrix matrix;
    matrix.leftOut = columns.leftOut;
    for (const std::vector<int>& of : codes)
        matrix.itemCategories.push_back(static_cast<int>(of.size()));
    const std::size_t items = structure.items.size();
    eachRow(file, columns.asText, [&](const RowReader& rows) {
        matrix.categories.resize((matrix.rows + 1) * items, ResponseMatrix::kMissing);
        std::uint8_t* const row = matrix.categories.data() + matrix.rows * items;
        for (std::size_t c = 0; c < columns.items.size(); ++c) {
            const std::optional<int>& code = rows.codes()[c];
            if (!columns.items[c] || !code) continue;
            const std::vector<int>& known = codes[*columns.items[c]];
            const auto at = std::find(known.begin(), known.end(), *code);
            row[*columns.items[c]] = static_cast<std::uint8_t>(at - known.begin());
        }
        if (columns.group) matrix.groups.push_back(cellText(rows, *columns.group));
        ++matrix.rows;
    });
    return matrix;
}

ResponseMatrix readResponseMatrix(const Pack& pack, const std::string& table,
                                  const std::string& group)
{
    TableFile file(table);
    const std::vector<const Item*> columns = packColumns(file, pack, group);
    std::optional<std::size_t> groupAt;
    if (!group.empty()) groupAt = groupColumn(file, group);
    ResponseMatrix matrix;
    for (const scoring::Item& item : pack.parameters.model.items)
        matrix.itemCategories.push_back(item.categories());
    eachRow(file, packTexts(columns), [&](const RowReader& rows) {
        for (const int category : responsePattern(packRow(file, rows, columns, pack), pack))
            matrix.categories.push_back(category == scoring::kMissing
                                            ? ResponseMatrix::kMissing
                                            : static_cast<std::uint8_t>(category));
        if (groupAt) matrix.groups.push_back(cellText(rows, *groupAt));
        ++matrix.rows;
    });
    return matrix;
}

}  // namespace opmaat::engine
