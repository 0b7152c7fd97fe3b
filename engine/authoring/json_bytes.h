#pragma once

#include <cstddef>
#include <string_view>

namespace opmaat::engine {

// Where parts of a JSON text begin and end, in bytes, so that one of them can be changed and every
// other byte stays. The text must be good JSON at least up to and including the part.

/// A stretch of a text.
struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< one past its last byte

    std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The byte at a line and column, both from 1; the end of the text when it is beyond.
std::size_t offsetAt(std::string_view text, int line, int column);

/// The value that begins at `begin`.
Extent valueAt(std::string_view text, std::size_t begin);

/// The value of the member whose key begins at `key`.
Extent valueOfMember(std::string_view text, std::size_t key);

/// What to take out so that the element, or the member with its key, that begins at `begin` and
/// ends at `end` is gone: with one comma, and with its line when it had that to itself.
Extent removal(std::string_view text, Extent part);

}  // namespace opmaat::engine
