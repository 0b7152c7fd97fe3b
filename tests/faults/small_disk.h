#pragma once

#include <string>

#include "workload.h"

namespace opmaat::faults {

/// A file system of its own in a file, where the computer lets us (as root, with mke2fs and a loop
/// device); else just a folder.
class SmallDisk {
public:
    SmallDisk();
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    std::string folder() const;
    std::string image() const { return around_.file("image"); }
    /// Once the disk has it, so that it can be found in its blocks.
    void removeAll() const;
    /// All is on it and nothing uses it any more. @return false when it is just a folder
    bool takeOut();

private:
    Folder around_;
    bool mounted_ = false;
};

}  // namespace opmaat::faults
