#include <algorithm>

#include "engine/authoring/json_bytes.h"
#include "engine/authoring/mend.h"
#include "engine/json/nearest.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

using json::Value;

/// The value that a JSON pointer leads to, or nullptr.
const Value* valueAtPointer(const Value& root, std::string_view pointer)
{
    const Value* here = &root;
    while (here != nullptr && !pointer.empty()) {
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        std::string step(pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
        for (std::size_t at = step.find('~'); at != std::string::npos;
             at = step.find('~', at + 1)) {
            step.replace(at, 2, step.compare(at, 2, "~1") == 0 ? "/" : "~");
        }
        if (here->isArray()) {
            const bool number =
                !step.empty() && std::all_of(step.begin(), step.end(),
                                             [](char byte) { return byte >= '0' && byte <= '9'; });
            const std::size_t index = number ? std::stoul(step) : here->array().size();
            here = index < here->array().size() ? &here->array()[index] : nullptr;
        } else {
            here = here->find(step);
        }
    }
    return here;
}

std::string quoted(const std::string& text)
{
    return json::write(Value(text));
}

/// A key that was probably meant to be another, which its object does not have yet.
std::optional<Edit> renamedKey(const Finding& finding, std::string_view bytes, std::size_t at)
{
    const std::string meant = suggestionIn(finding.fix);
    if (meant.empty()) return std::nullopt;
    const Value root = json::parse(bytes, finding.file);
    const std::string parent = finding.pointer.substr(0, finding.pointer.rfind('/'));
    const Value* const object = valueAtPointer(root, parent);
    if (object == nullptr || object->find(meant) != nullptr) return std::nullopt;
    const Extent key = valueAt(bytes, at);
    return Edit{key.begin, key.end, quoted(meant),
                "the key " + std::string(key.in(bytes)) + " is now " + quoted(meant)};
}

std::optional<Edit> replacedValue(const Finding& finding, std::string_view bytes, std::size_t at)
{
    const std::string meant = suggestionIn(finding.fix);
    if (meant.empty()) return std::nullopt;
    const Extent value = valueAt(bytes, at);
    return Edit{value.begin, value.end, quoted(meant),
                std::string(value.in(bytes)) + " is now " + quoted(meant)};
}

std::optional<Edit> removedMember(std::string_view bytes, std::size_t key)
{
    const Extent name = valueAt(bytes, key);
    const Extent all = removal(bytes, {key, valueOfMember(bytes, key).end});
    return Edit{all.begin, all.end, "", std::string(name.in(bytes)) + " is removed"};
}

/// The second of two members, when both say the same.
std::optional<Edit> removedTwin(std::string_view bytes, std::size_t second)
{
    const std::string_view key = valueAt(bytes, second).in(bytes);
    const std::string_view value = valueOfMember(bytes, second).in(bytes);
    // The first is a member of the same object, so it begins before, as deep as this one.
    for (std::size_t at = bytes.rfind(key, second - 1); at != std::string_view::npos && at > 0;
         at = bytes.rfind(key, at - 1)) {
        if (valueOfMember(bytes, at).in(bytes) != value) return std::nullopt;
        int depth = 0;
        for (std::size_t i = valueOfMember(bytes, at).end; i < second; ++i) {
            if (bytes[i] == '"') {
                i = valueAt(bytes, i).end - 1;
            } else if (bytes[i] == '{' || bytes[i] == '[') {
                ++depth;
            } else if (bytes[i] == '}' || bytes[i] == ']') {
                if (--depth < 0) return std::nullopt;
            }
        }
        return removedMember(bytes, second);
    }
    return std::nullopt;
}

std::optional<Edit> removedElement(const Finding& finding, std::string_view bytes, std::size_t at)
{
    const bool ofPack =
        finding.pointer.starts_with("/languages/") || finding.pointer.starts_with("/modules/");
    if (!ofPack) return std::nullopt;
    const Extent value = valueAt(bytes, at);
    const Extent all = removal(bytes, value);
    return Edit{all.begin, all.end, "",
                "the second " + std::string(value.in(bytes)) + " is removed"};
}

std::optional<Edit> tidiedText(std::string_view bytes, std::size_t at)
{
    const Extent value = valueAt(bytes, at);
    const std::string_view text = value.in(bytes);
    std::string tidy = "\"";
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        const bool again = text[i] == ' ' && (tidy.back() == ' ' || tidy.size() == 1);
        if (!again) tidy += text[i];
    }
    while (tidy.back() == ' ') tidy.pop_back();
    return Edit{value.begin, value.end, tidy + "\"", "spaces that nobody needs are removed"};
}

std::optional<Edit> removedComma(std::string_view bytes, std::size_t bracket)
{
    const std::size_t comma = bracket == 0 ? std::string_view::npos : bytes.rfind(',', bracket - 1);
    const bool isMark = bracket < bytes.size() && (bytes[bracket] == '}' || bytes[bracket] == ']');
    const bool onlySpace =
        comma != std::string_view::npos &&
        bytes.substr(comma + 1, bracket - comma - 1).find_first_not_of(" \t\r\n") ==
            std::string_view::npos;
    if (!isMark || !onlySpace) return std::nullopt;
    return Edit{comma, comma + 1, "", "the comma before the closing bracket is removed"};
}

}  // namespace

const std::vector<std::string>& mendableRules()
{
    static const std::vector<std::string> kRules = {
        "field-unknown",      "sentence-unknown", "field-value",   "responses-unused",
        "item-unscored",      "id-duplicate",     "json-encoding", "json-syntax",
        "json-duplicate-key", "text-spaces",      "file-end"};
    return kRules;
}

std::optional<Edit> editFor(const Finding& finding, std::string_view bytes)
{
    const std::string& rule = finding.rule;
    const std::size_t at = offsetAt(bytes, finding.line, finding.column);
    if (rule == "field-unknown" || rule == "sentence-unknown")
        return renamedKey(finding, bytes, at);
    if (rule == "field-value") return replacedValue(finding, bytes, at);
    if (rule == "responses-unused" || rule == "item-unscored") return removedMember(bytes, at);
    if (rule == "id-duplicate") return removedElement(finding, bytes, at);
    if (rule == "json-duplicate-key") return removedTwin(bytes, at);
    if (rule == "json-syntax") return removedComma(bytes, at);
    if (rule == "text-spaces") return tidiedText(bytes, at);
    if (rule == "file-end" && !bytes.ends_with('\n')) {
        return Edit{bytes.size(), bytes.size(), "\n", "the last line ends with a line break"};
    }
    if (rule == "json-encoding" && bytes.starts_with("\xEF\xBB\xBF")) {
        return Edit{0, 3, "", "the byte order mark is removed"};
    }
    return std::nullopt;
}

}  // namespace opmaat::engine
