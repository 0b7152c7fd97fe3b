#pragma once

#include <cstddef>
#include <string_view>

namespace opmaat::engine::json {

/// A place in a text: both 1-based, the column in bytes.
struct Place {
    int line = 1;
    int column = 1;
};

/// The place of the byte at `offset`; of the end when `offset` is beyond it.
Place placeOf(std::string_view text, std::size_t offset);

/// The offset of the first byte that is no well-formed UTF-8 (RFC 3629: no overlong forms, no
/// surrogates, nothing beyond U+10FFFF), or npos.
std::size_t findInvalidUtf8(std::string_view text);

}  // namespace opmaat::engine::json
