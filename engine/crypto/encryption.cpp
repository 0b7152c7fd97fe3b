#include "engine/crypto/encryption.h"

#include <sodium.h>

#include <stdexcept>

#include "engine/crypto/start_sodium.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kSmallest = 256;

const unsigned char* raw(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(Bytes& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

/// Length and text of the purpose, so that no two purposes and messages run into each other.
Bytes forSigning(std::string_view purpose, std::string_view bytes)
{
    return u32Bytes(static_cast<std::uint32_t>(purpose.size())) + Bytes(purpose) + Bytes(bytes);
}

bool decryptInto(unsigned char* bytes, std::string_view key, std::string_view about,
                 std::string_view sealed)
{
    return crypto_aead_xchacha20poly1305_ietf_decrypt(bytes, nullptr, nullptr, raw(sealed) + kNonce,
                                                      sealed.size() - kNonce, raw(about),
                                                      about.size(), raw(sealed), raw(key)) == 0;
}

}  // namespace

Bytes encrypt(std::string_view key, std::string_view about, std::string_view bytes)
{
    Bytes sealed = randomBytes(kNonce);
    sealed.resize(kNonce + bytes.size() + kTag);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + kNonce, nullptr, raw(bytes),
                                               bytes.size(), raw(about), about.size(), nullptr,
                                               raw(sealed), raw(key));
    return sealed;
}

std::optional<Bytes> decrypt(std::string_view key, std::string_view about, std::string_view sealed)
{
    if (sealed.size() < kNonce + kTag || key.size() != kKeyBytes) {
        return std::nullopt;
    }
    Bytes bytes(sealed.size() - kNonce - kTag, '\0');
    return decryptInto(raw(bytes), key, about, sealed) ? std::optional(std::move(bytes))
                                                       : std::nullopt;
}

std::optional<Secret> decryptKey(std::string_view key, std::string_view about,
                                 std::string_view sealed)
{
    if (sealed.size() < kNonce + kTag || key.size() != kKeyBytes) {
        return std::nullopt;
    }
    Secret bytes = Secret::zeros(sealed.size() - kNonce - kTag);
    return decryptInto(bytes.data(), key, about, sealed) ? std::optional(std::move(bytes))
                                                         : std::nullopt;
}

BoxKeys boxKeysFrom(const Secret& secret)
{
    if (secret.size() != crypto_box_SECRETKEYBYTES) {
        throw std::invalid_argument("the secret of a box has 32 bytes");
    }
    BoxKeys keys{Bytes(crypto_box_PUBLICKEYBYTES, '\0'), secret.copy()};
    crypto_scalarmult_base(raw(keys.open), keys.secret.data());
    return keys;
}

BoxKeys makeBoxKeys()
{
    return boxKeysFrom(Secret::random(crypto_box_SECRETKEYBYTES));
}

Bytes sealTo(std::string_view publicKey, std::string_view bytes)
{
    startSodium();
    Bytes sealed(bytes.size() + crypto_box_SEALBYTES, '\0');
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES ||
        crypto_box_seal(raw(sealed), raw(bytes), bytes.size(), raw(publicKey)) != 0) {
        throw std::invalid_argument("not a public key that anything can be sealed to");
    }
    return sealed;
}

std::optional<Secret> unseal(const BoxKeys& keys, std::string_view sealed)
{
    if (sealed.size() < crypto_box_SEALBYTES || keys.secret.size() != crypto_box_SECRETKEYBYTES ||
        keys.open.size() != crypto_box_PUBLICKEYBYTES) {
        return std::nullopt;
    }
    Secret bytes = Secret::zeros(sealed.size() - crypto_box_SEALBYTES);
    const int code = crypto_box_seal_open(bytes.data(), raw(sealed), sealed.size(), raw(keys.open),
                                          keys.secret.data());
    return code == 0 ? std::optional(std::move(bytes)) : std::nullopt;
}

SigningKeys signingKeysFrom(const Secret& seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES) {
        throw std::invalid_argument("the seed of a signing key has 32 bytes");
    }
    SigningKeys keys{Bytes(crypto_sign_PUBLICKEYBYTES, '\0'),
                     Secret::zeros(crypto_sign_SECRETKEYBYTES)};
    crypto_sign_seed_keypair(raw(keys.open), keys.secret.data(), seed.data());
    return keys;
}

SigningKeys makeSigningKeys()
{
    return signingKeysFrom(Secret::random(crypto_sign_SEEDBYTES));
}

Bytes sign(const SigningKeys& keys, std::string_view purpose, std::string_view bytes)
{
    const Bytes message = forSigning(purpose, bytes);
    Bytes signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(message), message.size(), keys.secret.data());
    return signature;
}

bool isSignedBy(std::string_view publicKey, std::string_view purpose, std::string_view bytes,
                std::string_view signature)
{
    if (publicKey.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) {
        return false;
    }
    const Bytes message = forSigning(purpose, bytes);
    return crypto_sign_verify_detached(raw(signature), raw(message), message.size(),
                                       raw(publicKey)) == 0;
}

Bytes padded(std::string_view bytes)
{
    std::size_t size = kSmallest;
    while (size < bytes.size() + 1) {
        size *= 4;
    }
    Bytes padded(bytes);
    padded += '\x80';
    padded.resize(size, '\0');
    return padded;
}

std::optional<std::string_view> unpadded(std::string_view bytes)
{
    const std::size_t end = bytes.find_last_not_of('\0');
    if (end == std::string_view::npos || bytes[end] != '\x80') {
        return std::nullopt;
    }
    return bytes.substr(0, end);
}

}  // namespace opmaat::engine
