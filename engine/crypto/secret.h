#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace opmaat::engine {

/// Bytes that nobody may see: in memory that is locked against swapping, kept out of core dumps,
/// fenced by guard pages, and wiped when it goes (libsodium's sodium_malloc). Moves, never copies.
/// A few wiped blocks are kept for the next secret of their size.
class Secret {
public:
    Secret() = default;  ///< no bytes
    /// A copy of `bytes`; the caller wipes the original. @throws std::bad_alloc
    explicit Secret(std::string_view bytes);
    static Secret random(std::size_t size);
    static Secret zeros(std::size_t size);

    const unsigned char* data() const { return bytes_.get(); }
    unsigned char* data() { return bytes_.get(); }
    std::size_t size() const { return bytes_.get_deleter().size; }
    bool isEmpty() const { return size() == 0; }
    /// To look at, not to keep.
    std::string_view view() const;
    operator std::string_view() const { return view(); }  // NOLINT(*-explicit-*): to pass it on
    Secret copy() const { return Secret(view()); }

private:
    struct Wipe {
        std::size_t size;
        void operator()(unsigned char* bytes) const;
    };
    std::unique_ptr<unsigned char, Wipe> bytes_{nullptr, Wipe{0}};
};

/// Overwrites what a string held, in a way that no compiler leaves out.
void wipe(std::string& text);

/// Overwrites what calls that have returned left on the stack, 64 KiB deep.
void wipeStack();

/// In the same time whatever differs.
bool equalSecrets(std::string_view a, std::string_view b);

}  // namespace opmaat::engine
