#include "engine/json/syntax_mistake.h"

#include <algorithm>

#include "engine/json/nearest.h"

namespace opmaat::engine::json {
namespace {

bool isSpace(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}
bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}
bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/// The last byte before `offset` that is no white space; '\0' when there is none.
char significantBefore(std::string_view text, std::size_t offset)
{
    while (offset > 0 && isSpace(text[offset - 1])) {
        --offset;
    }
    return offset == 0 ? '\0' : text[offset - 1];
}

bool valueMayFollow(char before)
{
    return before == '\0' || before == ',' || before == ':' || before == '{' || before == '[';
}

std::string_view wordAt(std::string_view text, std::size_t offset)
{
    std::size_t end = offset;
    while (end < text.size() && (isLetter(text[end]) || isDigit(text[end]))) {
        ++end;
    }
    return text.substr(offset, std::max<std::size_t>(end - offset, 1));
}

SyntaxMistake syntax(std::size_t offset, std::string message, std::string fix)
{
    return {offset, "json-syntax", std::move(message), std::move(fix)};
}

SyntaxMistake inString(std::string_view text, std::size_t start, std::size_t failed)
{
    if (failed >= text.size()) {
        return syntax(start, "a string is never closed", "Write the closing quote");
    }
    if (static_cast<unsigned char>(text[failed]) < 0x20) {
        return syntax(failed, "a string holds a line break, tab or other control character",
                      "Write it as an escape, for example \\n, or close the string");
    }
    return syntax(failed, "a string holds an escape that JSON does not have",
                  "Use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits, "
                  "surrogates in pairs");
}

SyntaxMistake misplaced(std::string_view text, std::size_t start, bool expectsKey)
{
    const char byte = text[start];
    const char before = significantBefore(text, start);
    const bool startsNumber = byte == '-' || byte == '+' || byte == '.' || isDigit(byte);
    if ((byte == '}' || byte == ']') && before == ',') {
        return syntax(start, "a comma stands before a closing bracket", "Remove the comma");
    }
    if (byte == '/' || byte == '#') {
        return syntax(start, "JSON has no comments", "Remove the comment");
    }
    if (byte == '\'') {
        return syntax(start, "text stands between single quotes", "Use double quotes");
    }
    if (isLetter(byte)) {
        return expectsKey ? syntax(start, "a key stands without quotes", "Use double quotes")
                          : syntax(start, inQuotes(wordAt(text, start)) + " is no JSON value",
                                   "Write true, false, null, a number, or text between double "
                                   "quotes");
    }
    if ((byte == '"' || byte == '{' || byte == '[' || startsNumber) && !valueMayFollow(before)) {
        return syntax(start, "a comma or colon is missing here",
                      "Write a comma between elements and a colon after a key");
    }
    if (startsNumber && !expectsKey) {
        return syntax(start, "this is no JSON number",
                      "Write digits before and after the point and after the e, and no plus sign "
                      "in front");
    }
    return syntax(start, inQuotes(wordAt(text, start)) + " is not expected here",
                  "Check commas, quotes and brackets just before it");
}

}  // namespace

SyntaxMistake explainSyntax(std::string_view text, const ParserState& state)
{
    const std::size_t failed = std::min(state.failed, text.size());
    std::size_t start = state.accepted;
    while (start < failed && (isSpace(text[start]) || text[start] == ',' || text[start] == ':')) {
        ++start;
    }
    if (state.complete) {
        return {start, "json-trailing", "something follows the end of the document",
                "Remove everything after its closing bracket"};
    }
    if (start < failed && text[start] == '"' && valueMayFollow(significantBefore(text, start))) {
        return inString(text, start, failed);
    }
    if (std::all_of(text.begin(), text.end(), isSpace)) {
        return syntax(0, "the text is empty", "Write a JSON document");
    }
    if (failed >= text.size()) {
        return syntax(text.size(), "the text ends before the document is complete",
                      "Close every bracket and quote; perhaps the file was cut off");
    }
    return misplaced(text, start, state.expectsKey);
}

}  // namespace opmaat::engine::json
