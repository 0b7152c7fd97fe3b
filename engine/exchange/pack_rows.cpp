#include "engine/exchange/pack_rows.h"

#include "engine/exchange/answer_cell.h"
#include "engine/exchange/column_codes.h"
#include "engine/interview/answer_rules.h"
#include "engine/interview/visibility.h"

namespace opmaat::engine {
namespace {

[[noreturn]] void refuseCategory(const TableFile& file, const RowReader& rows, std::size_t column,
                                 const Item& item)
{
    throw InputError(
        Finding{file.path(), "", rows.line(), rows.column(column), "csv-category", Severity::Error,
                "category " + std::to_string(*rows.codes()[column]) + " of item \"" + item.id +
                    "\" does not exist",
                "Give a number from 0 to " + std::to_string(item.categories.size() - 1) +
                    ", or leave the cell empty"});
}

[[noreturn]] void refuseCell(const TableFile& file, const RowReader& rows, std::size_t column,
                             const std::string& message, const Item& item)
{
    throw InputError(Finding{file.path(), "", rows.line(), rows.column(column), "csv-answer",
                             Severity::Error, message,
                             "Give " + formOfCell(item) + ", or leave the cell empty"});
}

/// A cell that is answered with anything but one category.
Answer otherAnswer(const TableFile& file, const RowReader& rows, std::size_t column,
                   const Item& item)
{
    const std::optional<int>& code = rows.codes()[column];
    const std::string cell = code ? std::to_string(*code) : rows.texts()[column];
    const std::optional<Answer> answer = answerFromCell(item, cell);
    if (!answer) {
        refuseCell(file, rows, column,
                   "\"" + cell + "\" in column \"" + item.id + "\" is not " + formOfCell(item),
                   item);
    }
    if (const std::string mistake = mistakeInValue(*answer, item); !mistake.empty()) {
        refuseCell(file, rows, column, "item \"" + item.id + "\" " + mistake, item);
    }
    return *answer;
}

}  // namespace

std::vector<const Item*> packColumns(const TableFile& file, const Pack& pack,
                                     const std::string& other)
{
    std::vector<const Item*> items;
    for (const std::string& name : file.names()) {
        if (!other.empty() && name == other) {
            items.push_back(nullptr);
            continue;
        }
        const Item* item = pack.find(name);
        if (item == nullptr) {
            refuseColumn(file.path(), name, "is no item of pack " + pack.id,
                         "Name columns after items of the pack");
        }
        if (!item->takesAnswer()) {
            refuseColumn(file.path(), name,
                         item->practice ? "is for practice, and keeps no answer"
                                        : "is a card to read, and takes no answer",
                         "Leave the column out");
        }
        items.push_back(item);
    }
    return items;
}

std::vector<bool> packTexts(const std::vector<const Item*>& items)
{
    std::vector<bool> texts;
    texts.reserve(items.size());
    for (const Item* item : items)
        texts.push_back(item == nullptr || !takesOneCategory(item->type));
    return texts;
}

ResponseSet packRow(const TableFile& file, const RowReader& rows,
                    const std::vector<const Item*>& items, const Pack& pack, const Form* form)
{
    ResponseSet set;
    set.pack = pack.id;
    set.form = form == nullptr ? "" : form->id;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i] == nullptr) continue;
        const std::optional<int>& code = rows.codes()[i];
        if (!code && rows.texts()[i].empty()) continue;
        if (!takesOneCategory(items[i]->type)) {
            set.answers[items[i]->id] = otherAnswer(file, rows, i, *items[i]);
            continue;
        }
        if (*code < 0 || *code >= static_cast<int>(items[i]->categories.size()))
            refuseCategory(file, rows, i, *items[i]);
        set.answers[items[i]->id] = Answer{AnswerState::Answered, {*code}, 0.0, ""};
    }
    const std::vector<Truth> shown = visibility(pack, set.answers, form);
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        if (shown[i] != Truth::True) set.answers[pack.items[i].id].state = AnswerState::NotShown;
    }
    return set;
}

}  // namespace opmaat::engine
