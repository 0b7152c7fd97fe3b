#include "engine/exchange/statistics/answer_table.h"

#include <algorithm>
#include <array>

#include "engine/exchange/csv.h"

namespace opmaat::engine::statistics {
namespace {

constexpr std::array kStates = {AnswerState::NotReached, AnswerState::NotShown,
                                AnswerState::Skipped, AnswerState::Declined, AnswerState::DontKnow};

// What SPSS keeps for its syntax and R for its own, as far as an id can be called so.
constexpr std::array<std::string_view, 24> kKept = {
    "all",   "and",      "by",  "eq",   "ge",    "gt", "le",   "lt",
    "ne",    "not",      "or",  "to",   "with",  "if", "else", "repeat",
    "while", "function", "for", "next", "break", "in", "true", "false"};

constexpr std::size_t kLongest = 64;  // bytes, in SPSS

std::vector<Value> missingValues()
{
    std::vector<Value> values;
    values.reserve(kStates.size());
    for (const AnswerState state : kStates) {
        values.push_back({codeOf(state), std::string(name(state)), true});
    }
    return values;
}

bool isScored(const Pack& pack, std::size_t item)
{
    const auto has = [&](const DeclaredScale& scale) {
        return std::find(scale.items.begin(), scale.items.end(), item) != scale.items.end();
    };
    return pack.items[item].modelItem >= 0 ||
           std::any_of(pack.scales.begin(), pack.scales.end(), has);
}

bool isTaken(const std::string& name, const std::vector<Column>& taken)
{
    const bool isKept = std::find(kKept.begin(), kKept.end(), name) != kKept.end();
    return isKept || std::any_of(taken.begin(), taken.end(),
                                 [&](const Column& column) { return column.variable == name; });
}

}  // namespace

int codeOf(AnswerState state)
{
    switch (state) {
        case AnswerState::DontKnow:
            return -1;
        case AnswerState::Declined:
            return -2;
        case AnswerState::Skipped:
            return -3;
        case AnswerState::NotShown:
            return -4;
        default:
            return -5;
    }
}

std::string variableName(const std::string& id, const std::vector<Column>& taken)
{
    std::string name;
    for (const char byte : id) name += byte == '-' ? '_' : byte;
    if (name.size() > kLongest) name.resize(kLongest);
    while (name.size() > 1 && name.back() == '_') name.pop_back();
    std::string free = name;
    for (int number = 2; isTaken(free, taken); ++number) {
        const std::string end = "_" + std::to_string(number);
        free = name.substr(0, kLongest - end.size()) + end;
    }
    return free;
}

AnswerTable::AnswerTable(const Pack& pack, const std::string& language) : pack_(&pack)
{
    columns_.push_back({"row", "", "", "Row, from 1", {}});
    addText("source", "File that the answers come from");
    addText("language", "Language in which it was filled in");
    addText("mode", "How it was filled in: alone, together or read-aloud");
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        if (pack.items[i].type != ItemType::Information) addItem(i, language);
    }
}

void AnswerTable::addText(const std::string& variable, const std::string& label)
{
    columns_.push_back({variable, "", "", label, {}});
}

void AnswerTable::addItem(std::size_t index, const std::string& language)
{
    const Item& item = pack_->items[index];
    Column column;
    column.module = pack_->modules[item.module].id;
    column.item = item.id;
    column.index = index;
    column.label = item.text.in(language);
    column.isOrdered = isScored(*pack_, index);
    column.values = missingValues();
    if (item.type == ItemType::Several) {
        const std::string question = column.label;
        column.values.push_back({0, "no", false});
        column.values.push_back({1, "yes", false});
        for (std::size_t c = 0; c < item.categories.size(); ++c) {
            const Category& category = item.categories[c];
            const std::string end = category.id.empty() ? std::to_string(c) : category.id;
            column.variable = variableName(item.id + "--" + end, columns_);
            column.category = static_cast<int>(c);
            column.label = question + " - " + category.text.in(language);
            columns_.push_back(column);
        }
        return;
    }
    column.variable = variableName(item.id, columns_);
    for (std::size_t c = 0; c < item.categories.size(); ++c) {
        column.values.push_back({static_cast<int>(c), item.categories[c].text.in(language), false});
    }
    columns_.push_back(std::move(column));
}

std::string AnswerTable::header() const
{
    std::string line;
    for (const Column& column : columns_) line += (line.empty() ? "" : ",") + column.variable;
    return line + "\n";
}

int AnswerTable::cell(const Column& column, const ResponseSet& set) const
{
    const auto found = set.answers.find(column.item);
    const Answer answer = found == set.answers.end() ? Answer() : found->second;
    if (answer.state != AnswerState::Answered) return codeOf(answer.state);
    if (column.category < 0) return answer.categories.front();
    const bool isChosen = std::find(answer.categories.begin(), answer.categories.end(),
                                    column.category) != answer.categories.end();
    return isChosen ? 1 : 0;
}

std::string AnswerTable::line(int row, const std::string& source, const ResponseSet& set) const
{
    std::string line = std::to_string(row) + "," + csvCell(source) + "," + csvCell(set.language) +
                       "," + csvCell(set.mode);
    for (const Column& column : columns_) {
        if (!column.isText()) line += "," + std::to_string(cell(column, set));
    }
    return line + "\n";
}

std::string AnswerTable::codebook() const
{
    std::string lines = "variable,module,item,label,value,value_label,missing\n";
    for (const Column& column : columns_) {
        const std::string head = csvCell(column.variable) + "," +
                                 (column.module.empty() ? "" : csvCell(column.module)) + "," +
                                 (column.item.empty() ? "" : csvCell(column.item)) + "," +
                                 csvCell(column.label) + ",";
        if (column.isText()) lines += head + ",,\n";
        for (const Value& value : column.values) {
            lines += head + std::to_string(value.code) + "," + csvCell(value.label) + "," +
                     (value.isMissing ? "1" : "0") + "\n";
        }
    }
    return lines;
}

}  // namespace opmaat::engine::statistics
