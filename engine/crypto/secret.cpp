#include "engine/crypto/secret.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <new>
#include <type_traits>
#include <utility>

#include "engine/crypto/start_sodium.h"

namespace opmaat::engine {
namespace {

/// Wiped blocks that wait for the next secret of their size: a new one costs nine system calls,
/// and reading a year of interviews takes four for each.
class IdleBlocks {
public:
    /// Null when none of that size is idle.
    unsigned char* take(std::size_t size)
    {
        const std::scoped_lock lock(mutex_);
        const auto found = std::find_if(blocks_.begin(), blocks_.end(), [&](const Block& block) {
            return block.bytes != nullptr && block.size == size;
        });
        return found == blocks_.end() ? nullptr : std::exchange(found->bytes, nullptr);
    }

    /// @return the block that had to make room, or null
    unsigned char* keep(unsigned char* bytes, std::size_t size)
    {
        const std::scoped_lock lock(mutex_);
        auto place = std::find_if(blocks_.begin(), blocks_.end(),
                                  [](const Block& block) { return block.bytes == nullptr; });
        if (place == blocks_.end()) {
            place = blocks_.begin() + static_cast<std::ptrdiff_t>(next_);
            next_ = (next_ + 1) % blocks_.size();
        }
        return std::exchange(*place, {bytes, size}).bytes;
    }

private:
    struct Block {
        unsigned char* bytes = nullptr;
        std::size_t size = 0;
    };
    std::mutex mutex_;
    std::array<Block, 8> blocks_{};
    std::size_t next_ = 0;  // to make room
};

/// There from before the first secret until after the last.
static_assert(std::is_trivially_destructible_v<IdleBlocks>);
constinit IdleBlocks idleBlocks;

}  // namespace

void Secret::Wipe::operator()(unsigned char* bytes) const
{
    sodium_memzero(bytes, size);
    sodium_free(idleBlocks.keep(bytes, size));
}

Secret Secret::zeros(std::size_t size)
{
    startSodium();
    unsigned char* bytes = idleBlocks.take(size);  // zeros, since it was wiped
    if (bytes == nullptr) {
        bytes = static_cast<unsigned char*>(sodium_malloc(size));
        if (bytes == nullptr) {
            throw std::bad_alloc();
        }
        sodium_memzero(bytes, size);
    }
    Secret secret;
    secret.bytes_ = {bytes, Wipe{size}};
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
    return {reinterpret_cast<const char*>(data()), size()};
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
