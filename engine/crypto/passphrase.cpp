#include "engine/crypto/passphrase.h"

#include <sodium.h>

#include <stdexcept>

#include "engine/crypto/encryption.h"
#include "engine/crypto/start_sodium.h"

namespace opmaat::engine {

Secret keyFromPassphrase(std::string_view passphrase, std::string_view salt, const Cost& cost)
{
    startSodium();
    if (salt.size() != kSaltBytes || salt.size() != crypto_pwhash_SALTBYTES) {
        throw std::invalid_argument("a salt has 16 bytes");
    }
    Secret key = Secret::zeros(kKeyBytes);
    if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(),
                      reinterpret_cast<const unsigned char*>(salt.data()), cost.passes,
                      std::size_t{cost.kibibytes} << 10, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::runtime_error("There are no " + std::to_string(cost.kibibytes >> 10) +
                                 " MB of memory free, which a passphrase or code needs. Close"
                                 " other programs and try again.");
    }
    return key;
}

}  // namespace opmaat::engine
