#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "experiment.h"
#include "faulty_disk.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

using Kind = DiskOperation::Kind;

/// Everything SQLite asked of the disk, and how many events were acknowledged by then.
struct Trace {
    std::vector<DiskOperation> operations;
    std::vector<std::size_t> acknowledgedAt;  // [events] operations done when append() returned
};

Trace traceOf(const Folder& folder, int events, int eventsAnOpening)
{
    folder.empty();
    FaultyDisk disk;
    disk.record();
    Trace trace;
    std::unique_ptr<engine::Store> store;
    for (int number = 0; number < events; ++number) {
        if (number % eventsAnOpening == 0) {
            store.reset();  // writes the journal back and deletes it
            store = engine::openStore(folder.store());
        }
        append(*store, number);
        trace.acknowledgedAt.push_back(disk.recorded().size());
    }
    store.reset();
    trace.operations = disk.recorded();
    return trace;
}

/// What one file is on disk for certain, and what may have arrived since.
struct DiskFile {
    bool exists = false;
    bool isNew = false;  // its name may not have arrived: its next sync is one of the folder too
    std::string bytes;
    std::vector<const DiskOperation*> pending;
};

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

/// Which syncs the disk honours. All but All are controls.
enum class Syncs { All, NotOfJournal, None };

class SimulatedDisk {
public:
    explicit SimulatedDisk(Syncs syncs) : syncs_(syncs)
    {
        files_["store.db"].exists = true;  // made and synced before SQLite sees it
    }

    void happens(const DiskOperation& operation, Random& random)
    {
        DiskFile& file = files_[operation.file];
        const bool journal = operation.file.size() > 4 &&
                             operation.file.compare(operation.file.size() - 4, 4, "-wal") == 0;
        if (operation.kind != Kind::Sync) {
            file.isNew = file.isNew || operation.kind == Kind::Open;
            file.pending.push_back(&operation);
            return;
        }
        if (file.isNew && syncs_ != Syncs::None) {
            syncNames();
        }
        if (syncs_ == Syncs::All || (syncs_ == Syncs::NotOfJournal && !journal)) {
            file = afterTheCut(file, 100, random);
        }
        file.isNew = false;
    }

    void cut(const Folder& folder, Random& random) const
    {
        folder.empty();
        const int percent =
            std::array{0, 100, 50, below(random, 101)}[std::size_t(below(random, 4))];
        for (const auto& [name, file] : files_) {
            const DiskFile left = afterTheCut(file, percent, random);
            if (left.exists) {
                std::ofstream(folder.file(name), std::ios::binary) << left.bytes;
            }
        }
    }

private:
    /// What SQLite's sync of a new file does to its folder: names made and deleted are on disk.
    void syncNames()
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

    Syncs syncs_;
    std::map<std::string, DiskFile> files_;
};

struct Cuts {
    int states = 0, lost = 0;
};

/// About `wanted` cuts, spread over all operations; those before the first acknowledgement prove
/// nothing and are not counted.
Cuts cutMany(const Trace& trace, Syncs syncs, int wanted, Random& random)
{
    const Folder folder;
    SimulatedDisk disk(syncs);
    Cuts cuts;
    std::size_t acknowledged = 0;
    const int operations = static_cast<int>(trace.operations.size());
    for (std::size_t done = 0; done < trace.operations.size();) {
        disk.happens(trace.operations[done], random);
        ++done;
        while (acknowledged < trace.acknowledgedAt.size() &&
               trace.acknowledgedAt[acknowledged] <= done) {
            ++acknowledged;
        }
        int here = wanted / operations + (below(random, operations) < wanted % operations ? 1 : 0);
        for (; acknowledged > 0 && here > 0; --here) {
            disk.cut(folder, random);
            const int known = static_cast<int>(acknowledged);
            const std::string mistake = mistakeIn(folder.store(), known, known + 1);
            ++cuts.states;
            cuts.lost += mistake.empty() ? 0 : 1;
            if (!mistake.empty() && syncs == Syncs::All) {
                std::fprintf(stderr, "power cut after operation %zu: %s\n", done, mistake.c_str());
            }
        }
    }
    return cuts;
}

std::string countsOf(const Cuts& cuts)
{
    return std::to_string(cuts.lost) + " of " + std::to_string(cuts.states) + " lost";
}

}  // namespace

Outcome cutThePower(int scale, Random& random)
{
    const Folder folder;
    const Trace brief = traceOf(folder, 60, 20);
    Cuts honest = cutMany(brief, Syncs::All, 500 * scale, random);
    if (scale > 1) {  // long enough for the journal to be written back while the store is open
        const Cuts longer = cutMany(traceOf(folder, 2000, 1500), Syncs::All, 50 * scale, random);
        honest.states += longer.states;
        honest.lost += longer.lost;
    }
    const Cuts lazy = cutMany(brief, Syncs::NotOfJournal, 100 * scale, random);
    const Cuts deaf = cutMany(brief, Syncs::None, 100 * scale, random);
    Outcome outcome;
    outcome.lost = honest.lost;
    outcome.controlLost = std::min(lazy.lost, deaf.lost);
    outcome.line = "power cut: " + countsOf(honest) + "; controls: syncs of the journal ignored " +
                   countsOf(lazy) + ", all syncs ignored " + countsOf(deaf);
    return outcome;
}

}  // namespace opmaat::faults
