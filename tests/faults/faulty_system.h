#pragma once

#include <string>
#include <vector>

namespace opmaat::faults {

/// What SQLite asks of the operating system.
enum class Call { Open, Read, Write, Truncate, Sync, Remove, Map };

/// How a call goes wrong.
enum class Trouble {
    Error,        ///< EIO
    Full,         ///< ENOSPC
    ReadOnly,     ///< EROFS
    Short,        ///< half of the bytes are read or written
    Interrupted,  ///< EINTR
    Slow,         ///< it waits first
    Lie,          ///< nothing is written or synced, and all is said to be well
    EarlySync     ///< syncs answer before they are done
};
/// Whether the system can answer this call so.
bool canBe(Call call, Trouble trouble);

enum class Lasting { Once, Rounds, ForGood };  ///< Rounds: 50 calls

/// A layer below SQLite's own file layer, so that what SQLite does about half a write or an
/// interrupted call is part of what is tried. While it exists every connection of this process goes
/// through it; syncs that the engine makes itself do too.
class FaultySystem {
public:
    FaultySystem();
    ~FaultySystem();
    FaultySystem(const FaultySystem&) = delete;
    FaultySystem& operator=(const FaultySystem&) = delete;

    /// @param n  counted from 0
    void failAt(long n, Trouble trouble, Lasting lasting);
    void mend();
    const std::vector<Call>& calls() const;  ///< so far
    /// Files with a write that no sync has followed yet, of those that end so.
    std::vector<std::string> unsynced(const std::string& ending) const;
};

}  // namespace opmaat::faults
