#include "engine/exchange/fhir/path_tokens.h"

#include <charconv>

#include "engine/exchange/fhir/path.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

PathToken text(std::string_view expression, std::size_t from)
{
    PathToken token{PathToken::Kind::Text, from, "", 0.0, 0};
    for (std::size_t at = from + 1; at < expression.size(); ++at) {
        if (expression[at] == '\'') {
            token.end = at + 1;
            return token;
        }
        if (expression[at] == '\\' && at + 1 < expression.size()) {
            const char next = expression[++at];
            if (isLetter(next)) throw PathMistake{at - 1, "this escape is not understood"};
            token.text += next;
        } else {
            token.text += expression[at];
        }
    }
    throw PathMistake{from, "a text is opened and never closed"};
}

PathToken number(std::string_view expression, std::size_t from)
{
    PathToken token{PathToken::Kind::Number, from, "", 0.0, 0};
    const char* const begin = expression.data() + from;
    const auto result = std::from_chars(begin, expression.data() + expression.size(), token.number,
                                        std::chars_format::fixed);
    token.end = from + static_cast<std::size_t>(result.ptr - begin);
    token.text = expression.substr(from, token.end - from);
    return token;
}

PathToken name(std::string_view expression, std::size_t from)
{
    std::size_t end = from + 1;
    while (end < expression.size() && (isLetter(expression[end]) || isDigit(expression[end]))) {
        ++end;
    }
    return {PathToken::Kind::Name, from, std::string(expression.substr(from, end - from)), 0.0,
            end};
}

}  // namespace

PathToken pathTokenAt(std::string_view expression, std::size_t from)
{
    const std::size_t at = expression.find_first_not_of(" \t\r\n", from);
    if (at == std::string_view::npos) {
        return {PathToken::Kind::End, expression.size(), "", 0.0, expression.size()};
    }
    const char first = expression[at];
    if (first == '\'') return text(expression, at);
    if (isDigit(first)) return number(expression, at);
    if (isLetter(first) || first == '%' || first == '$') return name(expression, at);
    const std::string_view two = expression.substr(at, 2);
    const std::size_t size = two == ">=" || two == "<=" || two == "!=" || two == "{}" ? 2 : 1;
    return {PathToken::Kind::Sign, at, std::string(expression.substr(at, size)), 0.0, at + size};
}

}  // namespace opmaat::engine::fhir
