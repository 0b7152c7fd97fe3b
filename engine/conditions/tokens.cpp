#include "engine/conditions/tokens.h"

#include <map>

namespace opmaat::engine {
namespace {

const std::map<std::string_view, std::string_view> kElsewhere = {
    {"==", "="},  {"<>", "!="}, {"=<", "<="}, {"=>", ">="}, {"&&", "and"},
    {"&", "and"}, {"||", "or"}, {"|", "or"},  {"!", "not"}, {"===", "="},
    {"≥", ">="},  {"≤", "<="},  {"≠", "!="}};

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kWordStart = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
constexpr std::string_view kWord =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789-.";

bool isIn(std::string_view set, char byte)
{
    return set.find(byte) != std::string_view::npos;
}

std::size_t numberLength(std::string_view text)
{
    const std::size_t start = text[0] == '-' ? 1 : 0;
    std::size_t end = text.find_first_not_of(kDigits, start);
    end = end == std::string_view::npos ? text.size() : end;
    if (end == start) {
        return 0;
    }
    if (end + 1 < text.size() && text[end] == '.' && isIn(kDigits, text[end + 1])) {
        end = text.find_first_not_of(kDigits, end + 1);
    }
    return end == std::string_view::npos ? text.size() : end;
}

/// 7 for what looks like 2026-11, which may still be no month; else 0.
std::size_t monthLength(std::string_view text)
{
    constexpr std::string_view kForm = "0000-00";
    if (text.size() < kForm.size() || (text.size() > kForm.size() && isIn(kWord, text[7]))) {
        return 0;
    }
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        if (kForm[i] == '-' ? text[i] != '-' : !isIn(kDigits, text[i])) {
            return 0;
        }
    }
    return kForm.size();
}

std::size_t signLength(std::string_view text)
{
    constexpr std::string_view kAlone = "(),";
    std::size_t end = 1;
    while (!isIn(kAlone, text[0]) && end < text.size() && !isIn(kSpace, text[end]) &&
           !isIn(kWord, text[end]) && !isIn(kAlone, text[end])) {
        ++end;
    }
    return end;
}

}  // namespace

Token tokenAt(std::string_view text, std::size_t offset)
{
    offset = text.find_first_not_of(kSpace, offset);
    if (offset == std::string_view::npos) {
        return {Token::Kind::End, text.size(), {}};
    }
    const std::string_view rest = text.substr(offset);
    if (isIn(kWordStart, rest[0])) {
        return {Token::Kind::Word, offset, rest.substr(0, rest.find_first_not_of(kWord))};
    }
    if (const std::size_t month = monthLength(rest); month > 0) {
        return {Token::Kind::Month, offset, rest.substr(0, month)};
    }
    const std::size_t number = numberLength(rest);
    if (number > 0) {
        return {Token::Kind::Number, offset, rest.substr(0, number)};
    }
    return {Token::Kind::Sign, offset, rest.substr(0, signLength(rest))};
}

const std::vector<std::string>& reservedWords()
{
    static const std::vector<std::string> kWords = {
        "and",   "or",  "not",  "true", "false", "in",    "answered", "chosen", "at-least",
        "count", "sum", "mean", "min",  "max",   "round", "abs",      "if"};
    return kWords;
}

std::string_view ownSignFor(std::string_view sign)
{
    const auto known = kElsewhere.find(sign);
    return known == kElsewhere.end() ? std::string_view() : known->second;
}

}  // namespace opmaat::engine
