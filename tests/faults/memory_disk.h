#pragma once

#include <map>
#include <string>

namespace opmaat::faults {

using Files = std::map<std::string, std::string>;  ///< name without folder -> bytes

/// Files that SQLite takes for those of a disk, so that a state after a power cut costs no file
/// system. While it exists all new connections of this process go to it. One connection at a time,
/// in exclusive mode: it keeps no memory that connections share.
class MemoryDisk {
public:
    explicit MemoryDisk(Files& files);
    ~MemoryDisk();
    MemoryDisk(const MemoryDisk&) = delete;
    MemoryDisk& operator=(const MemoryDisk&) = delete;
};

}  // namespace opmaat::faults
