#pragma once

#include <string>
#include <string_view>

namespace opmaat::engine {

/// BLAKE2b-256 of `bytes` as 64 lower-case hexadecimal digits (RFC 7693; libsodium).
std::string blake2b256(std::string_view bytes);

/// `bytes` random bytes from the operating system, as 2 * bytes hexadecimal digits.
std::string randomHex(std::size_t bytes);

}  // namespace opmaat::engine
