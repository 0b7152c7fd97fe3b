#include "faulty_memory.h"

#include <dlfcn.h>
#include <sodium.h>
#include <sqlite3.h>

#include <cstdlib>
#include <new>

namespace opmaat::faults {
namespace {

/// Of the one memory that there is: it is asked for by plain functions.
struct State {
    bool watched = false;
    std::array<long, kAllMemory.size()> asked{};
    Memory fails = Memory::SQLite;
    long failAt = -1;
    bool forGood = false;
};
State state;
sqlite3_mem_methods usual{};

bool strikes(Memory memory)
{
    if (!state.watched) {
        return false;
    }
    const long now = state.asked[static_cast<std::size_t>(memory)]++;
    return memory == state.fails && state.failAt >= 0 &&
           (now == state.failAt || (state.forGood && now > state.failAt));
}

/// SQLite takes other memory only before it begins.
void stepBetweenOnce()
{
    if (usual.xMalloc != nullptr) {
        return;
    }
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
    sqlite3_mem_methods ours = usual;
    ours.xMalloc = [](int size) { return strikes(Memory::SQLite) ? nullptr : usual.xMalloc(size); };
    ours.xRealloc = [](void* old, int size) {
        return strikes(Memory::SQLite) ? nullptr : usual.xRealloc(old, size);
    };
    sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
    sqlite3_initialize();
}

}  // namespace

void* objectMemory(std::size_t size)
{
    return strikes(Memory::Objects) ? nullptr : std::malloc(size > 0 ? size : 1);
}

void* secretMemory(std::size_t size)
{
    using Allocate = void* (*)(std::size_t);
    static const auto theirs = reinterpret_cast<Allocate>(::dlsym(RTLD_NEXT, "sodium_malloc"));
    return strikes(Memory::Secrets) ? nullptr : theirs(size);
}

FaultyMemory::FaultyMemory()
{
    state = State{};
    stepBetweenOnce();
}

FaultyMemory::~FaultyMemory()
{
    state.watched = false;
}

void FaultyMemory::watch(bool on)
{
    state.watched = on;
}

void FaultyMemory::failAt(Memory memory, long n, bool forGood)
{
    state.fails = memory;
    state.failAt = n;
    state.forGood = forGood;
}

void FaultyMemory::mend()
{
    state.failAt = -1;
}

long FaultyMemory::allocations(Memory memory) const
{
    return state.asked[static_cast<std::size_t>(memory)];
}

}  // namespace opmaat::faults

// The linker finds these before the libraries' own.
void* operator new(std::size_t size)
{
    void* const memory = opmaat::faults::objectMemory(size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    return opmaat::faults::objectMemory(size);
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

extern "C" void* sodium_malloc(std::size_t size)
{
    return opmaat::faults::secretMemory(size);
}
