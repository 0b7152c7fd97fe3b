#include "engine/interview/answer_value.h"

#include <cmath>

#include "engine/conditions/month.h"
#include "engine/pack/spoken.h"

namespace opmaat::engine {
namespace {

using json::Value;
using Pairs = std::vector<std::pair<int, int>>;

std::optional<int> indexFrom(const Value& value)
{
    constexpr double kMost = 1e6;
    const double number = value.kind() == Value::Kind::Number ? value.number() : 0.5;
    if (std::floor(number) != number || std::abs(number) > kMost) {
        return std::nullopt;
    }
    return static_cast<int>(number);
}

std::optional<std::vector<int>> indexesFrom(const Value& value)
{
    if (!value.isArray()) {
        return std::nullopt;
    }
    std::vector<int> indexes;
    for (const Value& element : value.array()) {
        const auto index = indexFrom(element);
        if (!index) return std::nullopt;
        indexes.push_back(*index);
    }
    return indexes;
}

std::optional<Pairs> pairsFrom(const Value& value)
{
    if (!value.isArray()) {
        return std::nullopt;
    }
    Pairs pairs;
    for (const Value& element : value.array()) {
        const auto ends = indexesFrom(element);
        if (!ends || ends->size() != 2) return std::nullopt;
        pairs.emplace_back(ends->front(), ends->back());
    }
    return pairs;
}

Answer answered(std::vector<int> categories, AnswerValue value = {})
{
    return {AnswerState::Answered, std::move(categories), 0.0, "", std::move(value)};
}

const std::string& optionAt(const std::vector<Category>& options, int index,
                            const std::string& language)
{
    return options.at(static_cast<std::size_t>(index)).text.in(language);
}

std::string spokenPairs(const Item& item, const Pairs& pairs, const std::string& language,
                        const std::string& separator)
{
    std::string words;
    for (const auto& [left, right] : pairs) {
        words += (words.empty() ? "" : separator) + optionAt(item.categories, left, language) +
                 " – " + optionAt(item.right, right, language);
    }
    return words;
}

std::string spokenCategories(const Item& item, const std::vector<int>& categories,
                             const std::string& language, const std::string& separator)
{
    std::string words;
    int place = 0;
    for (const int category : categories) {
        words += words.empty() ? "" : separator;
        words += item.type == ItemType::Ordering ? std::to_string(++place) + ". " : "";
        words += optionAt(item.categories, category, language);
    }
    return words;
}

std::string spokenNumberOf(const Item& item, double number, const std::string& language)
{
    if (item.type == ItemType::Amount) {
        return spokenAmount(number, language);
    }
    const std::string& unit = item.unit.in(language);
    return spokenNumber(number, item.range.decimals(), language) + (unit.empty() ? "" : " ") + unit;
}

}  // namespace

Value toJson(const std::vector<int>& categories)
{
    Value::Array array;
    for (const int category : categories) array.emplace_back(static_cast<double>(category));
    return Value(std::move(array));
}

Value toJson(const AnswerValue& value)
{
    if (const auto* number = std::get_if<double>(&value)) {
        return Value(*number);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return Value(*text);
    }
    Value::Array array;
    if (const auto* pairs = std::get_if<Pairs>(&value)) {
        for (const auto& [left, right] : *pairs) array.push_back(toJson(std::vector{left, right}));
    }
    return Value(std::move(array));
}

std::optional<AnswerValue> valueFromJson(const Value& value)
{
    // Put in its place: g++ 12 takes a moved variant for one that was never filled.
    std::optional<AnswerValue> found;
    if (value.kind() == Value::Kind::Number) {
        found.emplace(value.number());
    } else if (value.kind() == Value::Kind::String) {
        found.emplace(value.text());
    } else if (value.kind() == Value::Kind::Array) {
        if (auto pairs = pairsFrom(value)) {
            found.emplace(*std::move(pairs));
        }
    }
    return found;
}

Value answerToJson(const Item& item, const Answer& answer)
{
    if (takesOneCategory(item.type)) {
        return Value(static_cast<double>(answer.categories.at(0)));
    }
    const bool isList = item.type == ItemType::Several || item.type == ItemType::Ordering;
    return isList ? toJson(answer.categories) : toJson(answer.value);
}

std::optional<Answer> answerFromJson(const Item& item, const Value& value)
{
    if (takesOneCategory(item.type)) {
        const auto index = indexFrom(value);
        return index ? std::optional(answered({*index})) : std::nullopt;
    }
    if (item.type == ItemType::Several || item.type == ItemType::Ordering) {
        auto indexes = indexesFrom(value);
        return indexes ? std::optional(answered(*std::move(indexes))) : std::nullopt;
    }
    const bool isNumber = item.type == ItemType::Number || item.type == ItemType::Amount;
    const Value::Kind kind = isNumber                          ? Value::Kind::Number
                             : item.type == ItemType::Matching ? Value::Kind::Array
                                                               : Value::Kind::String;
    auto other = value.kind() == kind ? valueFromJson(value) : std::nullopt;
    const auto* text = other ? std::get_if<std::string>(&*other) : nullptr;
    const bool isMonth = item.type == ItemType::Month && text != nullptr;
    if (!other || (isMonth && !monthFrom(*text))) {
        return std::nullopt;
    }
    return answered({}, *std::move(other));
}

std::string formOfAnswer(const Item& item)
{
    switch (item.type) {
        case ItemType::Several:
            return "an ascending list of category indexes from 0";
        case ItemType::Ordering:
            return "a list of category indexes from 0, as tapped";
        case ItemType::Matching:
            return "a list of pairs of indexes from 0, left and right";
        case ItemType::Number:
            return "a number";
        case ItemType::Amount:
            return "a number of cents";
        case ItemType::Month:
            return "a month such as \"2026-11\"";
        case ItemType::Text:
            return "a text";
        default:
            return "the index of one category, from 0";
    }
}

std::vector<double> worthOf(const Item& item, const Answer& answer)
{
    if (const auto* number = std::get_if<double>(&answer.value)) {
        return {item.type == ItemType::Amount ? *number / kCentsOfEuro : *number};
    }
    if (const auto* text = std::get_if<std::string>(&answer.value)) {
        const auto month = item.type == ItemType::Month ? monthFrom(*text) : std::nullopt;
        return month ? std::vector{*month} : std::vector<double>();
    }
    std::vector<double> worth(answer.categories.begin(), answer.categories.end());
    if (const auto* pairs = std::get_if<Pairs>(&answer.value)) {
        for (const auto& [left, right] : *pairs) {
            worth.insert(worth.end(), {static_cast<double>(left), static_cast<double>(right)});
        }
    }
    return worth;
}

Answer answerWorth(const Item& item, const std::vector<double>& worth)
{
    switch (item.type) {
        case ItemType::Number:
            return answered({}, worth.front());
        case ItemType::Amount:
            return answered({}, std::round(worth.front() * kCentsOfEuro));
        case ItemType::Month:
            return answered({}, monthText(worth.front()));
        case ItemType::Text:
            return answered({}, std::string("x"));
        case ItemType::Matching: {
            Pairs pairs;
            for (std::size_t i = 0; i + 1 < worth.size(); i += 2) {
                pairs.emplace_back(static_cast<int>(worth[i]), static_cast<int>(worth[i + 1]));
            }
            return answered({}, std::move(pairs));
        }
        default:
            return answered(std::vector<int>(worth.begin(), worth.end()));
    }
}

std::string spokenAnswer(const Item& item, const Answer& answer, const std::string& language,
                         const std::string& separator)
{
    if (const auto* number = std::get_if<double>(&answer.value)) {
        return spokenNumberOf(item, *number, language);
    }
    if (const auto* text = std::get_if<std::string>(&answer.value)) {
        const auto month = item.type == ItemType::Month ? monthFrom(*text) : std::nullopt;
        return month ? spokenMonth(*month, language) : *text;
    }
    if (const auto* pairs = std::get_if<Pairs>(&answer.value)) {
        return spokenPairs(item, *pairs, language, separator);
    }
    return spokenCategories(item, answer.categories, language, separator);
}

}  // namespace opmaat::engine
