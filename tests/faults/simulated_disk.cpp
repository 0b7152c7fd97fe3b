#include "simulated_disk.h"

#include <algorithm>
#include <array>

namespace opmaat::faults {
namespace {

using Kind = DiskOperation::Kind;

void write(std::string& bytes, std::int64_t offset, std::string_view part)
{
    const auto start = static_cast<std::size_t>(offset);
    bytes.resize(std::max(bytes.size(), start + part.size()), '\0');
    bytes.replace(start, part.size(), part);
}

/// Disks write sectors of 512 bytes; any of them may have arrived.
void writeTorn(std::string& bytes, const DiskOperation& operation, Random& random)
{
    for (std::size_t at = 0; at < operation.bytes.size(); at += 512) {
        if (below(random, 2) == 0) {
            write(bytes, operation.offset + static_cast<std::int64_t>(at),
                  std::string_view(operation.bytes).substr(at, 512));
        }
    }
}

/// The file after the cut: each pending operation arrived with a chance of `percent`. A deletion
/// that did not arrive leaves the old file, and nothing of the new one of that name.
DiskFile afterTheCut(const DiskFile& before, int percent, Random& random)
{
    DiskFile after{before.exists, before.isNew, before.bytes, {}};
    for (const DiskOperation* operation : before.pending) {
        const bool arrives = below(random, 100) < percent;
        if (operation->kind == Kind::Delete) {
            if (!arrives) {
                return after;
            }
            after = DiskFile{};
        } else if (operation->kind == Kind::Open) {
            after.exists = after.exists || arrives;
        } else if (operation->kind == Kind::Truncate && arrives) {
            after.bytes.resize(static_cast<std::size_t>(operation->offset), '\0');
        } else if (operation->kind == Kind::Write && arrives) {
            if (percent < 100 && below(random, 8) == 0) {
                writeTorn(after.bytes, *operation, random);
            } else {
                write(after.bytes, operation->offset, operation->bytes);
            }
        }
    }
    return after;
}

}  // namespace

SimulatedDisk::SimulatedDisk(Syncs syncs, const std::vector<std::string>& made) : syncs_(syncs)
{
    for (const std::string& name : made) {
        files_[name].exists = true;
    }
}

void SimulatedDisk::happens(const DiskOperation& operation, Random& random)
{
    DiskFile& file = files_[operation.file];
    if (operation.kind != Kind::Sync) {
        file.isNew = file.isNew || operation.kind == Kind::Open;
        file.pending.push_back(&operation);
        return;
    }
    if (file.isNew && syncs_ != Syncs::None) {
        syncNames();
    }
    const bool journal = operation.file.ends_with("-wal");
    if (syncs_ == Syncs::All || (syncs_ == Syncs::NotOfJournal && !journal)) {
        file = afterTheCut(file, 100, random);
    }
    file.isNew = false;
}

Files SimulatedDisk::cut(Random& random) const
{
    const int percent = std::array{0, 100, 50, below(random, 101)}[std::size_t(below(random, 4))];
    Files left;
    for (const auto& [name, file] : files_) {
        DiskFile after = afterTheCut(file, percent, random);
        if (after.exists) {
            left.emplace(name, std::move(after.bytes));
        }
    }
    return left;
}

/// What SQLite's sync of a new file does to its folder: names made and deleted are on disk.
void SimulatedDisk::syncNames()
{
    for (auto& [name, file] : files_) {
        const auto deleted = std::find_if(file.pending.rbegin(), file.pending.rend(),
                                          [](auto* one) { return one->kind == Kind::Delete; });
        if (deleted != file.pending.rend()) {
            file.pending.erase(file.pending.begin(), deleted.base());
            file.exists = false;
            file.bytes.clear();
        }
        file.exists = file.exists || !file.pending.empty();
    }
}

}  // namespace opmaat::faults
