#pragma once

#include <string>
#include <string_view>

#include "engine/crypto/encryption.h"
#include "engine/crypto/passphrase.h"

namespace opmaat::engine {

/// The public half of the key of somebody who signs packs, as an office is told of it.
struct Publisher {
    std::string name;
    Bytes publicKey;  ///< Ed25519, 32 bytes

    bool operator==(const Publisher&) const = default;
};

/// A new key. @return its file (`opmaat.signing-key/1`, JSON): the secret wrapped by the
/// passphrase, `wrapped` = AEAD(Argon2id(passphrase, salt, cost), "opmaat.signing-key/1" 0 | public
/// key 32 | name, seed 32), so that the name cannot be changed without it
std::string makeSigningKey(const std::string& name, std::string_view passphrase,
                           const Cost& cost = kPassphraseCost);

/// Who it is of, without passphrase: what the file says, not proven.
/// @throws InputError for what is no such file
Publisher publisherOf(std::string_view json, const std::string& file);

/// @throws InputError also for a wrong passphrase or a changed file
SigningKeys openSigningKey(std::string_view json, const std::string& file,
                           std::string_view passphrase);

/// What everybody may have: `opmaat.publisher/1`, JSON with `name` and `publicKey`.
std::string toJson(const Publisher& publisher);
/// @throws InputError
Publisher publisherFrom(std::string_view json, const std::string& file);

}  // namespace opmaat::engine
