#include "engine/exchange/answer_cell.h"

#include <algorithm>
#include <charconv>

#include "engine/interview/answer_value.h"

namespace opmaat::engine {
namespace {

using json::Value;

std::optional<double> numberFrom(std::string_view text)
{
    double number = 0.0;
    const auto [stop, error] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    const bool whole = error == std::errc() && stop == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

/// What `read` makes of the parts between `separator`; nothing when it makes nothing of one.
template <class Read>
std::optional<Value> listFrom(std::string_view text, char separator, const Read& read)
{
    Value::Array array;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        std::optional<Value> element = read(text.substr(at, end - at));
        if (!element) return std::nullopt;
        array.push_back(*std::move(element));
        at = end + 1;
    }
    return Value(std::move(array));
}

std::optional<Value> numberValue(std::string_view text)
{
    const auto number = numberFrom(text);
    return number ? std::optional(Value(*number)) : std::nullopt;
}

std::optional<Value> valueFrom(const Item& item, std::string_view cell)
{
    switch (item.type) {
        case ItemType::Several:
            if (cell == "-") return Value(Value::Array());
            return listFrom(cell, ' ', numberValue);
        case ItemType::Ordering:
            return listFrom(cell, ' ', numberValue);
        case ItemType::Matching:
            return listFrom(cell, ' ',
                            [](std::string_view pair) { return listFrom(pair, '-', numberValue); });
        case ItemType::Month:
        case ItemType::Text:
            return Value(std::string(cell));
        default:
            return numberValue(cell);
    }
}

std::string cellOf(const Value& value, const std::string& separator)
{
    if (value.kind() == Value::Kind::String) return value.text();
    if (!value.isArray()) return json::write(value);
    std::string cell;
    for (const Value& element : value.array()) {
        cell += (cell.empty() ? "" : separator) + cellOf(element, "-");
    }
    return cell.empty() ? "-" : cell;
}

}  // namespace

std::string cellOf(const Item& item, const Answer& answer)
{
    return cellOf(answerToJson(item, answer), " ");
}

std::optional<Answer> answerFromCell(const Item& item, std::string_view cell)
{
    const std::optional<Value> value = valueFrom(item, cell);
    return value ? answerFromJson(item, *value) : std::nullopt;
}

std::string formOfCell(const Item& item)
{
    switch (item.type) {
        case ItemType::Several:
            return "ascending category indexes from 0 with spaces between, or -";
        case ItemType::Ordering:
            return "category indexes from 0 as tapped, with spaces between";
        case ItemType::Matching:
            return "pairs of indexes from 0 such as 0-1 1-0";
        case ItemType::Month:
            return "a month such as 2026-11";
        default:
            return formOfAnswer(item);
    }
}

bool hasColumn(const Item& item)
{
    return item.takesAnswer() && item.type != ItemType::Text;
}

}  // namespace opmaat::engine
