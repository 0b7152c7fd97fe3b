#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace opmaat::faults {

/// One thing that SQLite asked of the disk.
struct DiskOperation {
    enum class Kind { Open, Read, Write, Truncate, Sync, Delete };
    Kind kind = Kind::Open;
    std::string file;         ///< name without folder
    std::int64_t offset = 0;  ///< of a write; size after a truncation
    std::string bytes;        ///< of a write
};

enum class Fault {
    Error,       ///< the operation does nothing and says so
    Full,        ///< the same, and a write says that the disk is full
    ShortWrite,  ///< half of the bytes are written, and it says so
    Lie          ///< the operation does nothing and says that all is well
};

/// A layer between SQLite and the file system of the computer (an SQLite VFS) that counts, records
/// and fails. While it exists all new connections of this process go through it.
class FaultyDisk {
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// Counted from 0; `lasting` fails all that follow too. @param n  -1 for none
    void failAt(int n, Fault fault = Fault::Error, bool lasting = false);
    int operations() const;
    bool hasFailed() const;

    void record();  ///< keeps all but reads from now on
    const std::vector<DiskOperation>& recorded() const;
};

}  // namespace opmaat::faults
