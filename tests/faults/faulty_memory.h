#pragma once

#include <array>

namespace opmaat::faults {

/// Who asks for memory: SQLite for itself, libsodium for secrets, and C++ by operator new.
enum class Memory { SQLite, Secrets, Objects };
inline constexpr std::array kAllMemory = {Memory::SQLite, Memory::Secrets, Memory::Objects};

/// Memory that runs out, for what is done while it is watched. Freeing always works.
class FaultyMemory {
public:
    FaultyMemory();  ///< no connection may be open
    ~FaultyMemory();
    FaultyMemory(const FaultyMemory&) = delete;
    FaultyMemory& operator=(const FaultyMemory&) = delete;

    void watch(bool on);
    /// @param n  counted from 0. @param forGood  all that follow fail too
    void failAt(Memory memory, long n, bool forGood);
    void mend();
    long allocations(Memory memory) const;  ///< while watched
};

}  // namespace opmaat::faults
