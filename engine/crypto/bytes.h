#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opmaat::engine {

/// Bytes as they are: a std::string that is no text.
using Bytes = std::string;

std::string toHex(std::string_view bytes);  ///< lower case
/// Nothing for an odd number of digits or anything that is no hexadecimal digit.
std::optional<Bytes> fromHex(std::string_view hex);

/// Big-endian, as all numbers in our formats.
Bytes u64Bytes(std::uint64_t number);
Bytes u32Bytes(std::uint32_t number);

/// `size` bytes from the operating system's generator.
Bytes randomBytes(std::size_t size);

}  // namespace opmaat::engine
