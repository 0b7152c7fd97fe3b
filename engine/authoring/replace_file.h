#pragma once

#include <string>
#include <string_view>

namespace opmaat::engine {

/// Puts `bytes` in the place of a file at once, or leaves it as it is: another program sees the old
/// bytes or the new ones. Who may read it stays; a new file may be read by everybody. What a link
/// stands for is replaced, not the link.
/// @throws InputError, rule `file-write`
void replaceFile(const std::string& path, std::string_view bytes);

}  // namespace opmaat::engine
