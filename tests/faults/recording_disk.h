#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace opmaat::faults {

/// One thing that SQLite asked of the disk.
struct DiskOperation {
    enum class Kind { Open, Write, Truncate, Sync, Delete };
    Kind kind = Kind::Open;
    std::string file;         ///< name without folder
    std::int64_t offset = 0;  ///< of a write; size after a truncation
    std::string bytes;        ///< of a write
};

/// A layer between SQLite and the file system of the computer (an SQLite VFS) that records all
/// but reads. While it exists all new connections of this process go through it.
class RecordingDisk {
public:
    RecordingDisk();
    ~RecordingDisk();
    RecordingDisk(const RecordingDisk&) = delete;
    RecordingDisk& operator=(const RecordingDisk&) = delete;

    const std::vector<DiskOperation>& recorded() const;
};

}  // namespace opmaat::faults
