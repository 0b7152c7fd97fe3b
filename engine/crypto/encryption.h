#pragma once

#include <optional>
#include <string_view>

#include "engine/crypto/bytes.h"
#include "engine/crypto/secret.h"

namespace opmaat::engine {

inline constexpr std::size_t kKeyBytes = 32;

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): 24 bytes of random nonce, then the ciphertext
/// with its tag. Neither bytes nor `about` can be changed unseen. @param about  not in the result
Bytes encrypt(std::string_view key, std::string_view about, std::string_view bytes);
/// Nothing when key, `about` or a single bit differs.
std::optional<Bytes> decrypt(std::string_view key, std::string_view about, std::string_view sealed);
/// For what is a key itself.
std::optional<Secret> decryptKey(std::string_view key, std::string_view about,
                                 std::string_view sealed);

/// X25519: whoever has `open` can write to it, only who has `secret` can read.
struct BoxKeys {
    Bytes open;  ///< public key, 32 bytes
    Secret secret;
};
BoxKeys makeBoxKeys();
BoxKeys boxKeysFrom(const Secret& secret);  ///< 32 bytes
/// An anonymous box (libsodium crypto_box_seal): its maker cannot open it again, and it does not
/// say who made it. @throws std::invalid_argument for a public key that is none
Bytes sealTo(std::string_view publicKey, std::string_view bytes);
std::optional<Secret> unseal(const BoxKeys& keys, std::string_view sealed);

/// Ed25519.
struct SigningKeys {
    Bytes open;     ///< public key, 32 bytes
    Secret secret;  ///< libsodium's 64 bytes: seed and public key
};
SigningKeys makeSigningKeys();
SigningKeys signingKeysFrom(const Secret& seed);  ///< 32 bytes
/// @param purpose  what is signed, so that a signature for one thing never serves another
Bytes sign(const SigningKeys& keys, std::string_view purpose, std::string_view bytes);
bool isSignedBy(std::string_view publicKey, std::string_view purpose, std::string_view bytes,
                std::string_view signature);

/// Makes the size say less: ISO/IEC 7816-4 padding to the next of 256, 1024, 4096, ... bytes.
Bytes padded(std::string_view bytes);
std::optional<std::string_view> unpadded(std::string_view bytes);

}  // namespace opmaat::engine
