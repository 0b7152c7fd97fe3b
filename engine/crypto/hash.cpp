#include "engine/crypto/hash.h"

#include <sodium.h>

#include <stdexcept>

#include "engine/crypto/start_sodium.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kBytes = 32;

const unsigned char* raw(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(Bytes& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace

void startSodium()
{
    if (sodium_init() < 0) {
        throw std::runtime_error("libsodium cannot start: the system gives no random bytes");
    }
}

std::string blake2b256(std::string_view bytes)
{
    Blake2b256 hash;
    hash.add(bytes);
    return hash.hex();
}

struct Blake2b256::State {
    crypto_generichash_state sodium;
};

Blake2b256::Blake2b256() : state_(std::make_unique<State>())
{
    crypto_generichash_init(&state_->sodium, nullptr, 0, kBytes);
}

Blake2b256::~Blake2b256() = default;

void Blake2b256::add(std::string_view bytes)
{
    crypto_generichash_update(&state_->sodium, raw(bytes), bytes.size());
}

std::string Blake2b256::hex()
{
    Bytes digest(kBytes, '\0');
    crypto_generichash_final(&state_->sodium, raw(digest), kBytes);
    return toHex(digest);
}

Bytes sha256(std::string_view bytes)
{
    Bytes digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(raw(digest), raw(bytes), bytes.size());
    return digest;
}

Bytes keyedHash(std::string_view key, std::string_view bytes)
{
    Bytes digest(kBytes, '\0');
    crypto_generichash(raw(digest), kBytes, raw(bytes), bytes.size(), raw(key), key.size());
    return digest;
}

Secret keyFor(std::string_view key, std::string_view purpose)
{
    Secret derived = Secret::zeros(kBytes);
    writeKeyFor(key, purpose, derived.data());
    return derived;
}

void writeKeyFor(std::string_view key, std::string_view purpose, unsigned char* to)
{
    crypto_generichash(to, kBytes, raw(purpose), purpose.size(), raw(key), key.size());
}

std::string randomHex(std::size_t bytes)
{
    return toHex(randomBytes(bytes));
}

}  // namespace opmaat::engine
