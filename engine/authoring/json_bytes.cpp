#include "engine/authoring/json_bytes.h"

#include <algorithm>

namespace opmaat::engine {
namespace {

bool isSpace(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at])) ++at;
    return at;
}

/// One past the closing quote of the string that begins at `at`.
std::size_t endOfString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        at += text[at] == '\\' ? 1 : 0;
    }
    return std::min(at + 1, text.size());
}

}  // namespace

std::size_t offsetAt(std::string_view text, int line, int column)
{
    std::size_t start = 0;
    for (int i = 1; i < line; ++i) {
        const std::size_t end = text.find('\n', start);
        if (end == std::string_view::npos) return text.size();
        start = end + 1;
    }
    return std::min(start + static_cast<std::size_t>(std::max(column - 1, 0)), text.size());
}

Extent valueAt(std::string_view text, std::size_t begin)
{
    std::size_t at = begin;
    int depth = 0;
    while (at < text.size()) {
        const char byte = text[at];
        if (byte == '"') {
            at = endOfString(text, at);
        } else if (byte == '{' || byte == '[') {
            ++depth;
            ++at;
        } else if (byte == '}' || byte == ']') {
            --depth;
            ++at;
        } else if (depth == 0) {  // a number or a word
            while (at < text.size() && !isSpace(text[at]) && text[at] != ',' && text[at] != '}' &&
                   text[at] != ']') {
                ++at;
            }
        } else {
            ++at;
        }
        if (depth <= 0) break;
    }
    return {begin, at};
}

Extent valueOfMember(std::string_view text, std::size_t key)
{
    std::size_t at = skipSpace(text, endOfString(text, key));
    if (at < text.size() && text[at] == ':') at = skipSpace(text, at + 1);
    return valueAt(text, at);
}

Extent removal(std::string_view text, Extent part)
{
    std::size_t begin = part.begin;
    while (begin > 0 && isSpace(text[begin - 1])) --begin;
    const std::size_t next = skipSpace(text, part.end);
    const bool commaAfter = next < text.size() && text[next] == ',';
    if (commaAfter) {
        // What follows moves to where this began.
        return {part.begin, skipSpace(text, next + 1)};
    }
    const bool commaBefore = begin > 0 && text[begin - 1] == ',';
    return {commaBefore ? begin - 1 : part.begin, part.end};
}

}  // namespace opmaat::engine
