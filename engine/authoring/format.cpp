#include "engine/authoring/format.h"

#include <algorithm>

#include "engine/authoring/expression_text.h"
#include "engine/authoring/key_order.h"

namespace opmaat::engine {
namespace {

using json::Value;

std::string canonical(const Value& value, const std::string& file, const std::string& pointer)
{
    Expression::Mistake mistake;
    std::string text = canonicalExpression(value.text(), mistake);
    if (text.empty()) {
        throw InputError(Finding{file, pointer, value.line,
                                 value.column + 1 + static_cast<int>(mistake.offset), "condition",
                                 Severity::Error, mistake.message, mistake.fix});
    }
    return text;
}

class Sorter {
public:
    Sorter(std::string file, std::string format, std::vector<std::string> languages)
        : file_(std::move(file)), format_(std::move(format)), languages_(std::move(languages))
    {
    }

    Value sorted(const Value& value, const std::string& pointer) const;

private:
    Value sortedObject(const Value& value, const std::string& pointer) const;
    std::vector<std::string> orderOf(const Value& value, const std::string& pointer) const;
    bool isText(const Value& value) const;

    std::string file_, format_;
    std::vector<std::string> languages_;
};

bool Sorter::isText(const Value& value) const
{
    return std::any_of(languages_.begin(), languages_.end(), [&](const std::string& language) {
        const Value* const words = value.find(language);
        return words != nullptr && words->kind() == Value::Kind::String;
    });
}

std::vector<std::string> Sorter::orderOf(const Value& value, const std::string& pointer) const
{
    const std::vector<std::string>& known = keysOf(format_, pointer);
    if (!known.empty() || !isText(value)) return known;
    std::vector<std::string> keys = {"id"};
    keys.insert(keys.end(), languages_.begin(), languages_.end());
    keys.emplace_back("exclusive");
    return keys;
}

Value Sorter::sortedObject(const Value& value, const std::string& pointer) const
{
    const std::vector<std::string> order = orderOf(value, pointer);
    Value::Object members;
    members.reserve(value.object().size());
    for (const auto& [key, member] : value.object()) {
        const std::string below = pointerTo(pointer, key);
        const bool expression = isExpression(key) && member.kind() == Value::Kind::String;
        members.emplace_back(
            key, expression ? Value(canonical(member, file_, below)) : sorted(member, below));
    }
    const auto rank = [&](const auto& member) {
        return std::find(order.begin(), order.end(), member.first) - order.begin();
    };
    std::stable_sort(members.begin(), members.end(),
                     [&](const auto& one, const auto& other) { return rank(one) < rank(other); });
    return Value(std::move(members));
}

Value Sorter::sorted(const Value& value, const std::string& pointer) const
{
    if (value.isObject()) return sortedObject(value, pointer);
    if (!value.isArray()) return value;
    Value::Array elements;
    elements.reserve(value.array().size());
    for (const Value& element : value.array()) {
        elements.push_back(sorted(element, pointerTo(pointer, elements.size())));
    }
    return Value(std::move(elements));
}

constexpr std::size_t kWidth = 150;  // characters
constexpr std::size_t kIndent = 2;

std::size_t charactersIn(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    }));
}

bool holdsObject(const Value& value)
{
    if (value.isObject()) return true;
    return value.isArray() && std::any_of(value.array().begin(), value.array().end(), holdsObject);
}

bool mayStandOnOneLine(const Value& value)
{
    if (!value.isObject()) return !holdsObject(value);
    return std::none_of(value.object().begin(), value.object().end(),
                        [](const auto& member) { return holdsObject(member.second); });
}

std::string quoted(const std::string& text)
{
    return json::write(Value(text));
}

std::string onOneLine(const Value& value)
{
    std::string line;
    if (value.isObject()) {
        for (const auto& [key, member] : value.object()) {
            line += (line.empty() ? "" : ", ") + quoted(key) + ": " + onOneLine(member);
        }
        return "{" + line + "}";
    }
    if (value.isArray()) {
        for (const Value& element : value.array()) {
            line += (line.empty() ? "" : ", ") + onOneLine(element);
        }
        return "[" + line + "]";
    }
    return json::write(value);
}

bool isEmpty(const Value& value)
{
    return value.isObject() ? value.object().empty() : value.array().empty();
}

/// @param before  characters that stand on the line already
/// @param after   characters that must follow on the same line: a comma, or nothing
std::string laidOut(const Value& value, std::size_t indent, std::size_t before, std::size_t after)
{
    const bool isContainer = value.isObject() || value.isArray();
    if (!isContainer || isEmpty(value)) return onOneLine(value);
    if (before > 0 && mayStandOnOneLine(value)) {
        std::string line = onOneLine(value);
        if (before + charactersIn(line) + after <= kWidth) return line;
    }
    const std::string margin(indent + kIndent, ' ');
    const std::size_t count = value.isObject() ? value.object().size() : value.array().size();
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string key = value.isObject() ? quoted(value.object()[i].first) + ": " : "";
        const Value& below = value.isObject() ? value.object()[i].second : value.array()[i];
        const std::size_t comma = i + 1 < count ? 1 : 0;
        lines += margin + key;
        lines += laidOut(below, margin.size(), margin.size() + charactersIn(key), comma);
        lines += comma == 1 ? ",\n" : "\n";
    }
    const std::string end(indent, ' ');
    return value.isObject() ? "{\n" + lines + end + "}" : "[\n" + lines + end + "]";
}

}  // namespace

bool isExpression(std::string_view key)
{
    return key == "showIf" || key == "when" || key == "value";
}

Value inOrder(const Value& document, const std::string& file,
              const std::vector<std::string>& languages)
{
    const Value* const format = document.find("format");
    const bool known = format != nullptr && format->kind() == Value::Kind::String;
    return Sorter(file, known ? format->text() : "", languages).sorted(document, "");
}

std::string layOut(const Value& document)
{
    return laidOut(document, 0, 0, 0) + "\n";
}

std::string format(std::string_view text, const std::string& file,
                   const std::vector<std::string>& languages)
{
    return layOut(inOrder(json::parse(text, file), file, languages));
}

}  // namespace opmaat::engine
