#include <malloc.h>
#include <sodium.h>

#include <cstdlib>
#include <new>

/// In a program that links this, whatever C++ frees is wiped first: the text of an event, a counted
/// answer, a note. Nobody then finds it in what the heap keeps for later, also not in memory that
/// was swapped out afterwards. It costs as much as setting those bytes once.
///
/// Not for memory that C libraries take from malloc() themselves.

namespace {

void* taken(std::size_t size, std::size_t alignment)
{
    const std::size_t some = size == 0 ? 1 : size;
    for (;;) {
        void* memory =
            alignment == 0
                ? std::malloc(some)
                : std::aligned_alloc(alignment, (some + alignment - 1) / alignment * alignment);
        if (memory != nullptr) {
            return memory;
        }
        const std::new_handler makeRoom = std::get_new_handler();
        if (makeRoom == nullptr) {
            throw std::bad_alloc();
        }
        makeRoom();
    }
}

void* takenOrNull(std::size_t size, std::size_t alignment) noexcept
{
    try {
        return taken(size, alignment);
    } catch (...) {
        return nullptr;
    }
}

void givenBack(void* memory) noexcept
{
    if (memory != nullptr) {
        sodium_memzero(memory, ::malloc_usable_size(memory));
        std::free(memory);
    }
}

}  // namespace

// clang-format off
void* operator new(std::size_t size) { return taken(size, 0); }
void* operator new[](std::size_t size) { return taken(size, 0); }
void* operator new(std::size_t size, std::align_val_t to) { return taken(size, std::size_t(to)); }
void* operator new[](std::size_t size, std::align_val_t to) { return taken(size, std::size_t(to)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return takenOrNull(size, 0); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return takenOrNull(size, 0); }
void* operator new(std::size_t size, std::align_val_t to, const std::nothrow_t&) noexcept { return takenOrNull(size, std::size_t(to)); }
void* operator new[](std::size_t size, std::align_val_t to, const std::nothrow_t&) noexcept { return takenOrNull(size, std::size_t(to)); }
void operator delete(void* memory) noexcept { givenBack(memory); }
void operator delete[](void* memory) noexcept { givenBack(memory); }
void operator delete(void* memory, std::size_t) noexcept { givenBack(memory); }
void operator delete[](void* memory, std::size_t) noexcept { givenBack(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { givenBack(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { givenBack(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { givenBack(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { givenBack(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { givenBack(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { givenBack(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept { givenBack(memory); }
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept { givenBack(memory); }
// clang-format on
