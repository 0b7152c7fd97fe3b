#include "engine/exchange/column_codes.h"

#include <algorithm>
#include <mutex>

#include "engine/exchange/block_stream.h"
#include "engine/exchange/csv.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kMostCodes = 1000;  // of one column that are counted

/// Adds to the ascending codes of a column. Beyond the most that are counted, one more is enough.
void note(std::vector<int>& codes, int code)
{
    const auto at = std::lower_bound(codes.begin(), codes.end(), code);
    if (at != codes.end() && *at == code) return;
    if (codes.size() <= kMostCodes) codes.insert(at, code);
}

/// The codes of a table. Each thread counts its own blocks; together they are the same in any
/// order.
std::vector<std::vector<int>> codesOf(TableFile& file, int threads)
{
    using Codes = std::vector<std::vector<int>>;
    Codes all(file.names().size());
    std::mutex mutex;
    const auto makeWork = [&]() -> BlockWork {
        return [&](const TableBlock& block, std::string&) {
            Codes seen(file.names().size());
            RowReader rows(block.text, file.path(), file.names(), block.line, block.isLast);
            while (rows.next()) {
                for (std::size_t i = 0; i < seen.size(); ++i)
                    if (const auto& code = rows.codes()[i]) note(seen[i], *code);
            }
            const std::lock_guard lock(mutex);
            for (std::size_t i = 0; i < seen.size(); ++i)
                for (const int code : seen[i]) note(all[i], code);
        };
    };
    streamBlocks(file, threads, makeWork, [](const TableBlock&, const std::string&) {});
    return all;
}

std::string counted(std::size_t codes)
{
    return codes > kMostCodes ? "more than " + std::to_string(kMostCodes) : std::to_string(codes);
}

}  // namespace

void refuseColumn(const std::string& table, const std::string& name, const std::string& why,
                  const std::string& fix)
{
    throw InputError(Finding{table, "", 1, 1, "csv-item", Severity::Error,
                             "column \"" + name + "\" " + why, fix});
}

ColumnCodes::ColumnCodes(const scoring::Model& model, const std::vector<bool>& isReversed,
                         const std::string& table, int threads)
{
    TableFile file(table);
    for (const std::string& name : file.names()) {
        const auto item = std::find_if(model.items.begin(), model.items.end(),
                                       [&](const auto& one) { return one.id == name; });
        if (item == model.items.end()) {
            refuseColumn(table, name, "is no item of the parameters",
                         "Leave the column out, or mend its name");
        }
        items_.push_back(static_cast<std::size_t>(item - model.items.begin()));
    }
    codes_ = codesOf(file, threads);
    for (std::size_t i = 0; i < codes_.size(); ++i) {
        const int categories = model.items[items_[i]].categories();
        if (static_cast<int>(codes_[i].size()) <= categories) {
            if (!isReversed.empty() && isReversed[items_[i]])
                std::reverse(codes_[i].begin(), codes_[i].end());
            continue;
        }
        refuseColumn(table, file.names()[i],
                     "holds " + counted(codes_[i].size()) + " different codes, its item " +
                         std::to_string(categories) + " categories",
                     "Compare the table with the parameters");
    }
}

std::optional<int> ColumnCodes::category(std::size_t column, int code) const
{
    const std::vector<int>& codes = codes_[column];
    for (std::size_t k = 0; k < codes.size(); ++k)
        if (codes[k] == code) return static_cast<int>(k);
    return std::nullopt;
}

}  // namespace opmaat::engine
