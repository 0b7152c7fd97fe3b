#include "engine/crypto/hash.h"

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace opmaat::engine {
namespace {

void startSodium()
{
    if (sodium_init() < 0) {
        throw std::runtime_error("libsodium cannot start: the system gives no random bytes");
    }
}

std::string hex(const unsigned char* bytes, std::size_t count)
{
    std::vector<char> digits(2 * count + 1);
    sodium_bin2hex(digits.data(), digits.size(), bytes, count);
    return {digits.data(), 2 * count};
}

}  // namespace

std::string blake2b256(std::string_view bytes)
{
    startSodium();
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    return hex(digest.data(), digest.size());
}

std::string randomHex(std::size_t bytes)
{
    startSodium();
    std::vector<unsigned char> random(bytes);
    randombytes_buf(random.data(), random.size());
    return hex(random.data(), random.size());
}

}  // namespace opmaat::engine
