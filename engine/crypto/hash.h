#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/crypto/bytes.h"
#include "engine/crypto/secret.h"

namespace opmaat::engine {

/// BLAKE2b-256 of `bytes` as 64 lower-case hexadecimal digits (RFC 7693; libsodium).
std::string blake2b256(std::string_view bytes);

/// The same of bytes that come piece by piece.
class Blake2b256 {
public:
    Blake2b256();
    ~Blake2b256();
    Blake2b256(const Blake2b256&) = delete;
    Blake2b256& operator=(const Blake2b256&) = delete;

    void add(std::string_view bytes);
    std::string hex();  ///< of all that was added; call it once, last

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// SHA-256 (FIPS 180-4), 32 bytes: the public chains, which a database server computes too.
Bytes sha256(std::string_view bytes);

/// BLAKE2b-256 with a key, 32 bytes: who has no key cannot make it.
Bytes keyedHash(std::string_view key, std::string_view bytes);

/// A key of 32 bytes for one purpose, from a key that serves several: keyedHash of the purpose.
Secret keyFor(std::string_view key, std::string_view purpose);
/// The same, written to 32 bytes that are wiped with what they belong to.
void writeKeyFor(std::string_view key, std::string_view purpose, unsigned char* to);

/// `bytes` random bytes from the operating system, as 2 * bytes hexadecimal digits.
std::string randomHex(std::size_t bytes);

}  // namespace opmaat::engine
