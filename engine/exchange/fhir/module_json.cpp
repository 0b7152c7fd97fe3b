#include "engine/exchange/fhir/module_json.h"

#include <algorithm>
#include <cmath>

#include "engine/exchange/fhir/equal_steps.h"
#include "engine/exchange/fhir/ids.h"
#include "engine/exchange/fhir/json.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

using json::Value;

Value categories(const FormItem& item)
{
    Value::Array all;
    for (const Option& option : item.options) {
        Value::Object category;
        if (!option.id.empty()) category.emplace_back("id", text(option.id));
        for (const auto& [language, words] : option.words) {
            category.emplace_back(language, text(words));
        }
        if (option.exclusive) category.emplace_back("exclusive", Value(true));
        all.push_back(Value(std::move(category)));
    }
    return Value(std::move(all));
}

std::vector<double> numbersOf(const FormItem& item, std::optional<double> Option::*which)
{
    std::vector<double> all;
    for (const Option& option : item.options) {
        if (option.*which) all.push_back(*(option.*which));
    }
    return all;
}

bool areScores(const std::vector<double>& numbers)
{
    return std::all_of(numbers.begin(), numbers.end(), [](double number) {
        return number >= 0.0 && number <= 1000.0 && std::trunc(number) == number;
    });
}

std::string setNameOf(const FormItem& item, const std::string& module)
{
    if (!item.responseSet.empty()) return idFrom(item.responseSet);
    const std::string prefix = module + ".";
    return idFrom(item.valueSet.starts_with(prefix) ? item.valueSet.substr(prefix.size())
                                                    : item.valueSet);
}

}  // namespace

Value textValue(const ByLanguage& words)
{
    Value::Object all;
    for (const auto& [language, one] : words) all.emplace_back(language, text(one));
    return Value(std::move(all));
}

/// A set of this name with the same options, or the options themselves.
Value ModuleWriter::responses(const FormItem& item)
{
    Value own = categories(item);
    const std::string name = setNameOf(item, module_);
    if (name.empty()) return own;
    const std::string bytes = json::write(own);
    std::string free = name;
    for (int number = 2;; ++number) {
        const auto known = std::find_if(sets_.begin(), sets_.end(),
                                        [&](const auto& set) { return set.first == free; });
        if (known == sets_.end()) {
            sets_.emplace_back(free, std::move(own));
            return text(free);
        }
        if (json::write(known->second) == bytes) return text(free);
        free = name + "-" + std::to_string(number);
    }
}

/// An ordinal value that a sum uses is a weight of that sum; one that none uses is what the item
/// counts as by itself.
void ModuleWriter::addScores(Value::Object& members, std::size_t index) const
{
    const FormItem& item = form_.items[index];
    if (item.row->ours != ItemType::Choice) return;
    const bool isSummed = scales_.weighed.contains(index);
    std::vector<double> ordinals = numbersOf(item, &Option::ordinal);
    const std::vector<double> weights = numbersOf(item, &Option::weight);
    if (isSummed && !weights.empty() && !ordinals.empty() && weights != ordinals) {
        item.field.report(
            "fhir-score",
            "its ordinal values differ from the weights that a sum uses, and were left"
            " out",
            "Declare keying or score in the module if the item counts in both ways");
    }
    if (isSummed) ordinals = numbersOf(item, &Option::score);
    if (ordinals.empty()) return;
    const std::optional<double> step = equalStepOf(ordinals);
    const bool whole = ordinals.size() == item.options.size();
    if (whole && step && *step > 0.0) return;  // as they are shown
    if (whole && step && *step < 0.0) {
        members.emplace_back("keying", text("reversed"));
    } else if (whole && areScores(ordinals)) {
        Value::Array scores;
        for (const double ordinal : ordinals) scores.emplace_back(ordinal);
        members.emplace_back("score", Value(std::move(scores)));
    } else {
        item.field.report("fhir-score",
                          "not every answer has a whole ordinal value from 0 to 1000; they were"
                          " left out",
                          "Give each answer one, or declare a score in the module");
    }
}

ByLanguage ModuleWriter::helpOf(std::size_t index) const
{
    ByLanguage help;
    for (std::size_t i = index + 1; i < form_.items.size(); ++i) {
        const FormItem& below = form_.items[i];
        if (below.parent != index || below.role != FormItem::Role::Help) continue;
        for (const auto& one : below.words) {
            const auto same = std::find_if(help.begin(), help.end(), [&](const auto& known) {
                return known.first == one.first;
            });
            if (same == help.end()) {
                help.push_back(one);
            } else {
                same->second.append("\n").append(one.second);
            }
        }
    }
    return help;
}

Value ModuleWriter::item(std::size_t index)
{
    const FormItem& item = form_.items[index];
    const bool isCard = item.isGroup() || item.isDisplay();
    Value::Object members = {{"id", text(item.id)}};
    const std::string_view type = isCard ? typeOf(ItemType::Information).name : item.row->name;
    if (type != typeOf(ItemType::Choice).name) members.emplace_back("type", text(type));
    members.emplace_back("text", textValue(item.words));
    if (const ByLanguage help = isCard ? ByLanguage() : helpOf(index); !help.empty()) {
        members.emplace_back("help", textValue(help));
    }
    if (!isCard) {
        members.emplace_back("responses", responses(item));
        addScores(members, index);
    }
    if (const std::string shown = showIfOf(index, form_, scales_.names); !shown.empty()) {
        members.emplace_back("showIf", text(shown));
    }
    if (item.seconds) members.emplace_back("seconds", Value(*item.seconds));
    Value::Array evidence;
    for (const std::string& reference : item.evidence) evidence.push_back(text(reference));
    addList(members, "evidence", std::move(evidence));
    return Value(std::move(members));
}

/// As the file has them; those that stand with their items follow.
void ModuleWriter::orderSets()
{
    const auto place = [&](const auto& set) {
        const auto& order = form_.valueSetOrder;
        const auto isSame = [&](const std::string& id) {
            return id == module_ + "." + set.first || idFrom(id) == set.first;
        };
        return std::find_if(order.begin(), order.end(), isSame) - order.begin();
    };
    std::stable_sort(sets_.begin(), sets_.end(),
                     [&](const auto& one, const auto& other) { return place(one) < place(other); });
}

Value ModuleWriter::write(const std::string& id, std::optional<std::size_t> group,
                          const std::vector<std::size_t>& items)
{
    module_ = id;
    sets_.clear();
    const std::string own = group ? form_.items[*group].moduleVersion : "";
    const std::string version = own.empty() ? form_.version : own;
    ByLanguage title = group ? form_.items[*group].words : form_.title;
    if (title.empty()) title = form_.title;
    if (title.empty()) title = {{form_.language, id}};
    Value::Array asked, scales;
    ByLanguage intro;
    for (const std::size_t index : items) {
        const FormItem& item = form_.items[index];
        const auto scale =
            std::find_if(scales_.scales.begin(), scales_.scales.end(),
                         [&](const ReadScales::Scale& one) { return one.item == index; });
        if (scale != scales_.scales.end()) {
            scales.push_back(scale->document);
        } else if (item.isIntro) {
            intro = item.words;
        } else if (!item.leftOut) {
            asked.push_back(this->item(index));
        }
    }
    orderSets();
    Value::Object module = {{"format", text("opmaat.module/1")},
                            {"id", text(id)},
                            {"version", text(version.empty() ? "0.1.0" : version)},
                            {"title", textValue(title)}};
    if (!intro.empty()) module.emplace_back("intro", textValue(intro));
    if (!sets_.empty()) module.emplace_back("responseSets", Value(std::move(sets_)));
    module.emplace_back("items", Value(std::move(asked)));
    addList(module, "scales", std::move(scales));
    return Value(std::move(module));
}

}  // namespace opmaat::engine::fhir
