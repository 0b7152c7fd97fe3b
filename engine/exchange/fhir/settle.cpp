#include "engine/exchange/fhir/settle.h"

#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

/// What a display says is help for its question, or a card.
void settleDisplay(FormItem& item, const Form& form)
{
    const bool isBelowQuestion =
        item.parent && !form.items[*item.parent].isGroup() && form.items[*item.parent].row;
    if (isBelowQuestion && item.tests.empty()) item.role = FormItem::Role::Help;
    if (!isBelowQuestion && item.role == FormItem::Role::Help) item.role = FormItem::Role::Plain;
    if (item.role == FormItem::Role::Help) {
        item.leftOut = true;  // it goes with its question
        if (!item.tests.empty()) {
            item.tests.front().field.report(
                "fhir-condition", "help has no condition; it is there whenever its question is",
                "Make it a display beside the question");
        }
    }
    if (item.words.empty()) {
        item.field.report("fhir-answers", "a display has no text, and was left out", "Give it one");
        item.leftOut = true;
    }
}

void settleOptions(FormItem& item, const Form& form)
{
    if (item.row->value == "Boolean" && item.options.empty()) {
        item.options = yesAndNo(item.field, form);
        item.field.report("fhir-meaning", "true and false became the answers yes and no",
                          "Look whether the words fit the question");
    }
    const std::size_t least = item.row->ours == ItemType::Several ? 1 : 2;
    if (item.options.size() < least && !item.leftOut) {
        item.field.report("fhir-answers",
                          "the question has " + std::to_string(item.options.size()) +
                              " answers to choose from, and was left out",
                          "Give it answerOption, or answerValueSet with a contained ValueSet");
        item.leftOut = true;
    }
    if (item.row->ours == ItemType::Several) return;
    for (Option& option : item.options) {
        if (!option.exclusive) continue;
        option.field.report("fhir-meaning", "one answer is chosen anyway, so none excludes others",
                            "Nothing needs to be done");
        option.exclusive = false;
    }
}

/// Whether nobody sees it: said of itself, or of what it stands in, which was then reported.
bool isHidden(FormItem& item, const Form& form)
{
    const bool isAboveHidden = item.parent && form.items[*item.parent].hidden;
    if (item.hidden && !isAboveHidden) {
        item.field.report("fhir-unused",
                          item.isGroup() ? "a group that nobody sees was left out, with its items"
                                         : "an item that nobody sees was left out",
                          "Take questionnaire-hidden out if it is to be asked");
    }
    item.hidden = item.hidden || isAboveHidden;
    return item.hidden;
}

/// Whether an item is asked here, and what it then lacks.
void settleItem(FormItem& item, const Form& form)
{
    if (item.isCalculated() || isHidden(item, form)) {
        item.leftOut = true;
        return;
    }
    const bool isOnce = item.row == nullptr || item.row->ours != ItemType::Several;
    if (item.repeats && isOnce && !item.isDisplay()) {
        item.field.report("fhir-unused", "it may be answered again and again, and here only once",
                          "Ask it as often as it is needed");
    }
    if (item.isGroup() || item.row == nullptr) {
        item.leftOut = item.words.empty();
    } else if (item.isDisplay()) {
        settleDisplay(item, form);
    } else if (!item.row->ours) {
        item.field.report("fhir-type",
                          "items of type " + inQuotes(item.type) +
                              " are not understood yet, and this one was left out: " +
                              std::string(item.row->without),
                          "Ask it as a choice, or later");
        item.leftOut = true;
    } else if (item.words.empty()) {
        item.field.report("fhir-answers", "a question has no text, and was left out",
                          "Give it one");
        item.leftOut = true;
    } else {
        if (!item.row->without.empty()) {
            item.field.report("fhir-type",
                              "of " + inQuotes(item.type) + ", " + std::string(item.row->without),
                              "Add an answer such as: something else");
        }
        settleOptions(item, form);
    }
}

}  // namespace

void settleItems(Form& form)
{
    for (FormItem& item : form.items) settleItem(item, form);
}

}  // namespace opmaat::engine::fhir
