#include "engine/json/encoding.h"

#include <algorithm>

namespace opmaat::engine::json {
namespace {

struct Sequence {
    std::size_t length = 0;                 ///< 0: no sequence starts with this byte
    unsigned char low = 0x80, high = 0xBF;  ///< bounds of the second byte
};

/// Table 3-7 of the Unicode standard.
Sequence sequenceOf(unsigned char first)
{
    if (first < 0x80) {
        return {1};
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return {2};
    }
    if (first >= 0xE0 && first <= 0xEF) {
        return {3, static_cast<unsigned char>(first == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(first == 0xED ? 0x9F : 0xBF)};
    }
    if (first >= 0xF0 && first <= 0xF4) {
        return {4, static_cast<unsigned char>(first == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(first == 0xF4 ? 0x8F : 0xBF)};
    }
    return {};
}

}  // namespace

Place placeOf(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t lineStart = lines == 0 ? 0 : before.rfind('\n') + 1;
    return {static_cast<int>(lines) + 1, static_cast<int>(before.size() - lineStart) + 1};
}

std::size_t findInvalidUtf8(std::string_view text)
{
    const auto byteAt = [&](std::size_t offset) {
        return static_cast<unsigned char>(text[offset]);
    };
    std::size_t offset = 0;
    while (offset < text.size()) {
        const Sequence sequence = sequenceOf(byteAt(offset));
        if (sequence.length == 0 || offset + sequence.length > text.size()) {
            return offset;
        }
        for (std::size_t i = 1; i < sequence.length; ++i) {
            const unsigned char low = i == 1 ? sequence.low : 0x80;
            const unsigned char high = i == 1 ? sequence.high : 0xBF;
            if (byteAt(offset + i) < low || byteAt(offset + i) > high) {
                return offset;
            }
        }
        offset += sequence.length;
    }
    return std::string_view::npos;
}

}  // namespace opmaat::engine::json
