#include "engine/authoring/sentences.h"

#include <algorithm>

namespace opmaat::engine {
namespace {

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// Letters of other scripts too: every byte of a character beyond ASCII but typographic marks.
bool isWordByte(std::string_view text, std::size_t at)
{
    const char byte = text[at];
    const auto code = static_cast<unsigned char>(byte);
    if (code >= 0x80) {
        // U+2010 to U+206F (dashes, quotes, ellipsis) begin with E2 80 or E2 81; U+00A0 to U+00BF
        // with C2.
        std::size_t start = at;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80u) --start;
        const std::string_view character = text.substr(start, 2);
        return character[0] != '\xC2' && character != "\xE2\x80" && character != "\xE2\x81";
    }
    return isDigit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// Whether the byte joins a word on both sides: "e-mail", "don't", "2.500".
bool joins(std::string_view text, std::size_t at)
{
    if (at == 0 || at + 1 >= text.size() || !isWordByte(text, at - 1) ||
        !isWordByte(text, at + 1)) {
        return false;
    }
    const char byte = text[at];
    const bool inNumber = (byte == '.' || byte == ',' || byte == ':') && isDigit(text[at - 1]) &&
                          isDigit(text[at + 1]);
    return byte == '-' || byte == '\'' || inNumber;
}

/// Upper case of ASCII and of Latin-1 (À to Þ, two bytes of UTF-8) to lower case.
std::string lowered(std::string_view word)
{
    std::string lower(word);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (lower[i] >= 'A' && lower[i] <= 'Z') {
            lower[i] = static_cast<char>(lower[i] - 'A' + 'a');
        } else if (lower[i] == '\xC3' && i + 1 < lower.size()) {
            const auto second = static_cast<unsigned char>(lower[i + 1]);
            const bool upper = second >= 0x80 && second <= 0x9E && second != 0x97;
            if (upper) lower[i + 1] = static_cast<char>(second + 0x20);
        }
    }
    return lower;
}

bool endsSentence(char byte)
{
    return byte == '.' || byte == '!' || byte == '?' || byte == ':' || byte == '\n';
}

std::size_t placeholderLength(std::string_view rest)
{
    const std::size_t close = rest.find('}');
    return rest[0] == '{' && close != std::string_view::npos ? close + 1 : 0;
}

bool matches(std::string_view part, const std::string& word)
{
    if (part == "#") {
        return !word.empty() && std::all_of(word.begin(), word.end(), [](char byte) {
            return isDigit(byte) || byte == '.' || byte == ',';
        });
    }
    if (part.ends_with('*')) return word.starts_with(part.substr(0, part.size() - 1));
    return part == word;
}

}  // namespace

std::vector<Sentence> sentencesIn(std::string_view text)
{
    std::vector<Sentence> sentences(1);
    std::size_t at = 0;
    while (at < text.size()) {
        if (const std::size_t length = placeholderLength(text.substr(at)); length > 0) {
            sentences.back().push_back({"{}", at, length});
            at += length;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (isWordByte(text, end) || (end > at && joins(text, end))))
            ++end;
        if (end > at) {
            sentences.back().push_back({lowered(text.substr(at, end - at)), at, end - at});
            at = end;
            continue;
        }
        if (endsSentence(text[at]) && !sentences.back().empty()) sentences.emplace_back();
        ++at;
    }
    if (sentences.back().empty()) sentences.pop_back();
    return sentences;
}

Phrase::Phrase(const std::string& text) : text_(text)
{
    const std::string lower = lowered(text);
    std::size_t start = 0;
    while (start < lower.size()) {
        const std::size_t end = std::min(lower.find(' ', start), lower.size());
        if (end > start) parts_.push_back(lower.substr(start, end - start));
        start = end + 1;
    }
}

int Phrase::findIn(const Sentence& sentence) const
{
    if (parts_.empty()) return -1;
    const auto found = std::search(
        sentence.begin(), sentence.end(), parts_.begin(), parts_.end(),
        [](const WordAt& word, const std::string& part) { return matches(part, word.lower); });
    return found == sentence.end() ? -1 : static_cast<int>(found - sentence.begin());
}

std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    }));
}

}  // namespace opmaat::engine
