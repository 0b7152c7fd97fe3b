#include "engine/exchange/score_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <set>
#include <thread>

#include "engine/interview/visibility.h"

namespace opmaat::engine {
namespace {

using Cell = ResponseTable::Cell;

[[noreturn]] void fail(const ResponseTable& table, std::size_t row, const Cell& cell,
                       const std::string& message, const std::string& fix)
{
    throw InputError(Finding{table.file, "", table.lines[row], cell.column, "csv-category",
                             Severity::Error, message, fix});
}

[[noreturn]] void failHeader(const ResponseTable& table, const std::string& name,
                             const std::string& why, const std::string& fix)
{
    throw InputError(Finding{table.file, "", 1, 1, "csv-item", Severity::Error,
                             "column \"" + name + "\" " + why, fix});
}

std::string number(double value)
{
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), scoring::quantise(value)).ptr;
    return {buffer.data(), end};
}

/// Calls `line` for every row on several threads, each writing its own lines.
std::string lines(std::size_t rows, int threads,
                  const std::function<std::string(std::size_t)>& line)
{
    std::vector<std::string> written(rows);
    const auto count = static_cast<std::size_t>(std::max(threads, 1));
    std::vector<std::thread> workers;
    for (std::size_t worker = 0; worker < count; ++worker) {
        workers.emplace_back([&, worker] {
            for (std::size_t row = worker; row < rows; row += count) written[row] = line(row);
        });
    }
    for (std::thread& worker : workers) worker.join();
    std::string text;
    for (const std::string& one : written) text += one;
    return text;
}

std::string header(const scoring::Model& model)
{
    std::string text = "row,answered";
    for (const scoring::Axis& axis : model.axes)
        text += "," + axis.id + ".theta," + axis.id + ".se";
    return text;
}

std::string positions(std::size_t row, const scoring::Posterior& posterior)
{
    std::string text = std::to_string(row + 1) + "," + std::to_string(posterior.answered);
    for (Eigen::Index a = 0; a < posterior.axisMean.size(); ++a) {
        text += "," + number(posterior.axisMean[a]) + "," +
                number(std::sqrt(posterior.axisCovariance(a, a)));
    }
    return text;
}

std::vector<const Item*> columns(const ResponseTable& table, const Pack& pack)
{
    std::vector<const Item*> items;
    for (const std::string& name : table.header) {
        const Item* item = pack.find(name);
        if (item == nullptr) {
            failHeader(table, name, "is no item of pack " + pack.id,
                       "Name columns after items of the pack");
        }
        if (item->type != ItemType::Choice) {
            failHeader(table, name, "is not an item with one answer", "Leave the column out");
        }
        items.push_back(item);
    }
    return items;
}

ResponseSet respondent(const ResponseTable& table, std::size_t row,
                       const std::vector<const Item*>& items, const Pack& pack)
{
    ResponseSet set;
    set.pack = pack.id;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Cell& cell = table.rows[row][i];
        if (!cell.code) continue;
        set.answers[items[i]->id] = Answer{AnswerState::Answered, {*cell.code}, 0.0, ""};
    }
    const std::vector<Truth> shown = visibility(pack, set.answers);
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        if (shown[i] != Truth::True) set.answers[pack.items[i].id].state = AnswerState::NotShown;
    }
    return set;
}

void checkCategories(const ResponseTable& table, const std::vector<const Item*>& items)
{
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Cell& cell = table.rows[row][i];
            const int most = static_cast<int>(items[i]->categories.size()) - 1;
            if (!cell.code || (*cell.code >= 0 && *cell.code <= most)) continue;
            fail(table, row, cell,
                 "category " + std::to_string(*cell.code) + " of item \"" + items[i]->id +
                     "\" does not exist",
                 "Give a number from 0 to " + std::to_string(most) + ", or leave the cell empty");
        }
    }
}

/// Where the column's codes stand among the item's categories: ascending order.
std::vector<std::vector<int>> codesByColumn(const ResponseTable& table)
{
    std::vector<std::vector<int>> codes(table.header.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        std::set<int> seen;
        for (const auto& row : table.rows) {
            if (row[i].code) seen.insert(*row[i].code);
        }
        codes[i].assign(seen.begin(), seen.end());
    }
    return codes;
}

}  // namespace

std::string scoreTable(const Assessor& assessor, const ResponseTable& table, int threads)
{
    const Pack& pack = assessor.pack();
    const std::vector<const Item*> items = columns(table, pack);
    checkCategories(table, items);

    std::string text = header(pack.parameters.model) + ",proposal";
    for (const auto& profile : pack.profiles.mixture.profiles) text += "," + profile.id + ".p";
    text += ",none.p,verdict\n";
    return text + lines(table.rows.size(), threads, [&](std::size_t row) {
               const Placement placed = assessor.place(respondent(table, row, items, pack));
               std::string line = positions(row, placed.posterior) + ",";
               if (placed.proposal.proposed()) {
                   line += pack.profiles.words[static_cast<std::size_t>(placed.proposal.best)].id;
               }
               for (const double probability : placed.posterior.profileProbability)
                   line += "," + number(probability);
               line += "," + number(placed.posterior.backgroundProbability) + ",";
               return line + std::string(name(placed.verdict)) + "\n";
           });
}

std::string scoreTable(const scoring::Scorer& scorer, const ResponseTable& table, int threads)
{
    const scoring::Model& model = scorer.model();
    const auto codes = codesByColumn(table);
    std::vector<std::size_t> place;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto item = std::find_if(model.items.begin(), model.items.end(),
                                       [&](const auto& one) { return one.id == table.header[i]; });
        if (item == model.items.end()) {
            failHeader(table, table.header[i], "is no item of the parameters",
                       "Leave the column out, or mend its name");
        }
        if (static_cast<int>(codes[i].size()) > item->categories()) {
            failHeader(table, table.header[i],
                       "holds " + std::to_string(codes[i].size()) + " different codes, its item " +
                           std::to_string(item->categories()) + " categories",
                       "Compare the table with the parameters");
        }
        place.push_back(static_cast<std::size_t>(item - model.items.begin()));
    }
    return header(model) + "\n" + lines(table.rows.size(), threads, [&](std::size_t row) {
               std::vector<int> pattern(model.items.size(), scoring::kMissing);
               for (std::size_t i = 0; i < place.size(); ++i) {
                   const auto& code = table.rows[row][i].code;
                   if (!code) continue;
                   const auto at = std::lower_bound(codes[i].begin(), codes[i].end(), *code);
                   pattern[place[i]] = static_cast<int>(at - codes[i].begin());
               }
               return positions(row, scorer.score(pattern)) + "\n";
           });
}

}  // namespace opmaat::engine
