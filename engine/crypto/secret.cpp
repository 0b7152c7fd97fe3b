#include "engine/crypto/secret.h"

#include <sodium.h>

#include <algorithm>
#include <new>

#include "engine/crypto/start_sodium.h"

namespace opmaat::engine {

void Secret::Wipe::operator()(unsigned char* bytes) const
{
    sodium_free(bytes);  // wipes first
}

Secret Secret::zeros(std::size_t size)
{
    startSodium();
    Secret secret;
    secret.bytes_.reset(static_cast<unsigned char*>(sodium_malloc(size)));
    if (secret.bytes_ == nullptr) {
        throw std::bad_alloc();
    }
    secret.size_ = size;
    sodium_memzero(secret.data(), size);
    return secret;
}

Secret::Secret(std::string_view bytes) : Secret(zeros(bytes.size()))
{
    std::copy(bytes.begin(), bytes.end(), data());
}

Secret Secret::random(std::size_t size)
{
    Secret secret = zeros(size);
    randombytes_buf(secret.data(), size);
    return secret;
}

std::string_view Secret::view() const
{
    return {reinterpret_cast<const char*>(data()), size_};
}

void wipe(std::string& text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

void wipeStack()
{
    constexpr std::size_t kDeep = 64U << 10;
    sodium_stackzero(kDeep);
}

bool equalSecrets(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace opmaat::engine
