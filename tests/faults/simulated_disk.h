#pragma once

#include <map>
#include <string>
#include <vector>

#include "experiment.h"
#include "memory_disk.h"
#include "recording_disk.h"

namespace opmaat::faults {

/// Which syncs the disk honours. All but All are controls.
enum class Syncs { All, NotOfJournal, None };

/// What one file is on disk for certain, and what may have arrived since.
struct DiskFile {
    bool exists = false;
    bool isNew = false;  ///< its name may not have arrived: its next sync is one of the folder too
    std::string bytes;
    std::vector<const DiskOperation*> pending;
};

/// A disk that is given recorded operations, and can lose its power after any of them. What was
/// not synced arrives in part, in any order, and torn in sectors of 512 bytes.
class SimulatedDisk {
public:
    /// @param made  files that were made, empty, and synced before the first operation
    SimulatedDisk(Syncs syncs, const std::vector<std::string>& made);

    /// @param operation  not copied: outlives the disk
    void happens(const DiskOperation& operation, Random& random);
    /// What is found when the power is back; the disk itself stays as it was.
    Files cut(Random& random) const;

private:
    void syncNames();

    Syncs syncs_;
    std::map<std::string, DiskFile> files_;
};

}  // namespace opmaat::faults
