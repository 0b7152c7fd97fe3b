#include <algorithm>
#include <array>
#include <stdexcept>

#include "engine/interview/event_catalogue.h"

namespace opmaat::engine {
namespace {

constexpr std::array<std::string_view, 4> kPurposes = {"talk", "subject", "claim", "supervision"};
constexpr std::array<std::string_view, 2> kYesNo = {"yes", "no"};
constexpr std::array<std::string_view, 9> kRules = {"alarm",    "facet",           "value",
                                                    "unscored", "no-items",        "probability",
                                                    "items",    "standard-errors", "seconds"};

constexpr std::array kFields = {
    FieldDescription{"item",
                     "item id; `\"\"` in `help-asked` from the review, and in `chosen` when "
                     "nothing is left to ask",
                     FieldForm::Own,
                     {}},
    FieldDescription{"alarm", "alarm id", FieldForm::Own, {}},
    FieldDescription{
        "rule",
        "by which the item was chosen (`alarm`, `facet`, `value`, `unscored`), or that "
        "ended the choice of scored ones (`no-items`, `probability`, `standard-errors`, "
        "`items`, `seconds`)",
        FieldForm::OneOf, kRules},
    FieldDescription{"state", "`answered`, `dont-know`, `declined`, `skipped`", FieldForm::Own, {}},
    FieldDescription{"categories",
                     "ascending indexes as the item lists them, or as tapped in an order; `[]`"
                     " unless `state` is `answered`",
                     FieldForm::Own,
                     {}},
    FieldDescription{"value",
                     "only where the answer is not made of categories: number, cents, text, month"
                     " (`2026-11`), or list of pairs",
                     FieldForm::Own,
                     {}},
    FieldDescription{"seconds", "number: from shown to answered, at least 0", FieldForm::Own, {}},
    FieldDescription{"language", "language of the pack", FieldForm::Own, {}},
    FieldDescription{"mode", "`alone`, `together`, `read-aloud`", FieldForm::Own, {}},
    FieldDescription{"pack", "id of the pack", FieldForm::Own, {}},
    FieldDescription{"packVersion", "its version", FieldForm::Own, {}},
    FieldDescription{"packHash", "BLAKE2b-256 over all its files, hexadecimal", FieldForm::Own, {}},
    FieldDescription{"modelHash",
                     "BLAKE2b-256 over its `parameters.json` and `profiles.json`",
                     FieldForm::Own,
                     {}},
    FieldDescription{"form",
                     "id of the form of the pack that is used; only where it is not the whole pack",
                     FieldForm::Own,
                     {}},
    FieldDescription{
        "who", "whose passphrase unlocked: the label of the slot", FieldForm::Filled, {}},
    FieldDescription{"purpose",
                     "`talk`: for the talk; `subject`: the client asked; `claim`: objection, "
                     "complaint or court; `supervision`: privacy officer or supervisor",
                     FieldForm::OneOf, kPurposes},
    FieldDescription{"software", "version of the program", FieldForm::Filled, {}},
    FieldDescription{"resultHash", "BLAKE2b-256 of the result as JSON", FieldForm::Filled, {}},
    FieldDescription{"profile", "id of a profile, or `none`", FieldForm::Filled, {}},
    FieldDescription{"before", "`yes` before the proposal was seen, else `no`", FieldForm::OneOf,
                     kYesNo},
    FieldDescription{"reason", "in the words of who did it; may be `\"\"`", FieldForm::Any, {}},
    FieldDescription{"code", "what came of it, in the office's own list", FieldForm::Filled, {}},
    FieldDescription{"slot", "id of the slot", FieldForm::Filled, {}},
    FieldDescription{
        "label", "whose the slot or the key is; what the device is called", FieldForm::Filled, {}},
    FieldDescription{"key", "public key of who signs packs, hexadecimal", FieldForm::Filled, {}},
    FieldDescription{"generation", "of the office's keys, from 1", FieldForm::Whole, {}},
    FieldDescription{"device", "id of the device", FieldForm::Filled, {}},
    FieldDescription{"what", "which export, and for what", FieldForm::Filled, {}},
    FieldDescription{"count", "how many interviews", FieldForm::Whole, {}},
    FieldDescription{"streamHash", "SHA-256 of the interview's id", FieldForm::Filled, {}},
    FieldDescription{"ground", "the legal ground", FieldForm::Filled, {}},
    FieldDescription{"policy", "the rule that was followed", FieldForm::Filled, {}},
    FieldDescription{"position", "place in the chain of the store, from 0", FieldForm::Whole, {}},
    FieldDescription{"link", "hash of the chain there, hexadecimal", FieldForm::Filled, {}},
};

bool isWhole(const std::string& text)
{
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char one) { return one >= '0' && one <= '9'; });
    return digits && !text.empty() && text.size() <= 18 && (text.size() == 1 || text[0] != '0');
}

std::string listed(std::span<const std::string_view> names)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += std::string(i == 0 ? "" : i + 1 == names.size() ? " or " : ", ").append(names[i]);
    }
    return list;
}

std::string holds(const FieldDescription& field)
{
    const bool isText = field.form == FieldForm::Whole;
    return std::string(field.holds) + (isText ? "; a whole number, as a text" : "");
}

std::string eventsWith(std::string_view field)
{
    std::string list;
    for (const EventDescription& event : eventCatalogue()) {
        if (std::find(event.fields.begin(), event.fields.end(), field) != event.fields.end()) {
            list += (list.empty() ? "`" : ", `") + std::string(event.name) + "`";
        }
    }
    return list;
}

}  // namespace

std::span<const FieldDescription> fieldCatalogue()
{
    return kFields;
}

const FieldDescription& describeField(std::string_view name)
{
    const auto found = std::find_if(kFields.begin(), kFields.end(),
                                    [&](const auto& field) { return field.name == name; });
    if (found == kFields.end()) {
        throw std::out_of_range("No event has a member '" + std::string(name) + "'.");
    }
    return *found;
}

std::string mistakeIn(const FieldDescription& field, const std::string& text)
{
    const auto& allowed = field.allowed;
    if (field.form == FieldForm::Filled && text.empty()) {
        return "must not be empty";
    }
    if (field.form == FieldForm::Whole && !isWhole(text)) {
        return "must be a whole number from 0, and is '" + text + "'";
    }
    if (field.form == FieldForm::OneOf &&
        std::find(allowed.begin(), allowed.end(), text) == allowed.end()) {
        return "must be " + listed(allowed) + ", and is '" + text + "'";
    }
    return "";
}

std::string mistakeInDetails(const Event& event)
{
    const EventDescription& known = describe(event.kind);
    std::size_t expected = 0;
    for (const std::string_view name : known.fields) {
        const FieldDescription& field = describeField(name);
        if (field.form == FieldForm::Own) {
            continue;
        }
        ++expected;
        const auto detail = event.details.find(std::string(name));
        if (detail == event.details.end()) {
            return "it has no '" + std::string(name) + "'";
        }
        if (const std::string mistake = mistakeIn(field, detail->second); !mistake.empty()) {
            return "'" + std::string(name) + "' " + mistake;
        }
    }
    return event.details.size() == expected
               ? ""
               : "it has details that '" + std::string(known.name) + "' does not have";
}

std::string fieldCatalogueTable()
{
    std::string table = "| member | holds | in |\n|---|---|---|\n";
    for (const FieldDescription& field : kFields) {
        table += "| `" + std::string(field.name) + "` | " + holds(field) + " | " +
                 eventsWith(field.name) + " |\n";
    }
    return table;
}

}  // namespace opmaat::engine
