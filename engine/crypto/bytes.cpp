#include "engine/crypto/bytes.h"

#include <sodium.h>

#include <vector>

#include "engine/crypto/start_sodium.h"

namespace opmaat::engine {
namespace {

template <class Number>
Bytes bigEndian(Number number)
{
    Bytes bytes(sizeof(Number), '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[bytes.size() - 1 - i] = static_cast<char>(number & 0xff);
        number >>= 8;
    }
    return bytes;
}

}  // namespace

std::string toHex(std::string_view bytes)
{
    std::string digits(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(),
                   reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    digits.pop_back();
    return digits;
}

std::optional<Bytes> fromHex(std::string_view hex)
{
    Bytes bytes(hex.size() / 2, '\0');
    std::size_t found = 0;
    const char* end = nullptr;
    const int code = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                    hex.data(), hex.size(), nullptr, &found, &end);
    if (code != 0 || hex.size() % 2 != 0 || end != hex.data() + hex.size()) {
        return std::nullopt;
    }
    return bytes;
}

Bytes u64Bytes(std::uint64_t number)
{
    return bigEndian(number);
}

Bytes u32Bytes(std::uint32_t number)
{
    return bigEndian(number);
}

Bytes randomBytes(std::size_t size)
{
    startSodium();
    Bytes bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

}  // namespace opmaat::engine
