#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/record/sqlite/sqlite_rows.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "simulated_disk.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

using engine::Database;
using engine::Statement;

/// Everything SQLite asked of the disk, how many events were acknowledged by then, and the rows
/// that must be found.
struct Trace {
    std::vector<DiskOperation> operations;
    std::vector<std::size_t> acknowledgedAt;  // [events] operations done when append() returned
    std::vector<engine::DeviceHead> heads;    // [events] after that many
    std::vector<engine::EventRow> events;
    std::vector<engine::WrapRow> wraps;
    engine::Bytes device;
};

Trace traceOf(const Folder& folder, int events, int eventsAnOpening)
{
    folder.empty();
    Trace trace;
    {
        RecordingDisk disk;
        Program program(folder.store());
        for (int number = 0; number < events; ++number) {
            if (number % eventsAnOpening == 0) {
                program.close();  // writes the journal back and deletes it
            }
            trace.device = program.store().device().id;
            trace.heads.push_back(program.store().vault().deviceHead(trace.device));
            program.append(number);
            trace.acknowledgedAt.push_back(disk.recorded().size());
        }
        trace.heads.push_back(program.store().vault().deviceHead(trace.device));
        program.close();
        trace.operations = disk.recorded();
    }
    const auto vault = engine::openSqliteVault(folder.store());
    trace.wraps = vault->wraps();
    vault->scan(1, [&](const engine::EventRow& row) {
        trace.events.push_back(row);
        return true;
    });
    return trace;
}

/// Reads in exclusive mode, which a disk in memory needs, and writes nothing.
std::unique_ptr<Database> opened(const std::string& name)
{
    auto database = std::make_unique<Database>(name, std::chrono::milliseconds(0));
    database->run("PRAGMA locking_mode = EXCLUSIVE");
    if (database->text("PRAGMA quick_check(1)") != "ok") {
        throw std::runtime_error(name + " is damaged");
    }
    return database;
}

/// Interviews that have events must have their beginning and their key.
std::string mistakeInKeys(Database& store, Database& keys, const Trace& trace, std::size_t found)
{
    for (const engine::WrapRow& wrap : trace.wraps) {
        const bool needed = std::any_of(
            trace.events.begin(), trace.events.begin() + static_cast<std::ptrdiff_t>(found),
            [&](const engine::EventRow& event) { return event.stream == wrap.stream; });
        Statement key(keys, "SELECT 1 FROM wrap WHERE stream = ? AND epoch = ? AND sealed = ?");
        key.bindBytes(1, wrap.stream).bind(2, wrap.epoch).bindBytes(3, wrap.sealed);
        Statement stream(store, "SELECT 1 FROM stream WHERE id = ?");
        stream.bindBytes(1, wrap.stream);
        if (needed && (!key.step() || !stream.step())) {
            return "interview " + engine::toHex(wrap.stream) + " has lost its key or its beginning";
        }
    }
    return "";
}

/// Byte for byte: the chain holds when the rows are those that were chained.
std::string mistakeInRows(Database& store, Database& keys, const Trace& trace,
                          std::size_t acknowledged)
{
    Statement row(store,
                  "SELECT position, stream, sequence, device, handover, previous, sealed, erased,"
                  " link FROM event ORDER BY position");
    std::size_t found = 0;
    for (; row.step(); ++found) {
        if (found >= trace.events.size() || !(engine::eventFrom(row) == trace.events[found])) {
            return "event " + std::to_string(found) + " is another";
        }
    }
    if (found < acknowledged || found > acknowledged + 1) {
        return std::to_string(found) + " events, of " + std::to_string(acknowledged);
    }
    const auto device = engine::deviceRow(store, trace.device);
    if (!device || !(device->head == trace.heads[found])) {
        return "the device stands elsewhere";
    }
    return mistakeInKeys(store, keys, trace, found);
}

std::string mistakeInState(Files& files, const Trace& trace, std::size_t acknowledged)
{
    const MemoryDisk disk(files);
    try {
        const auto store = opened("store.db"), keys = opened("store.db.keys");
        return mistakeInRows(*store, *keys, trace, acknowledged);
    } catch (const std::exception& error) {
        return error.what();
    }
}

/// The same state as a counsellor finds it: through the file system, decrypted and verified.
std::string mistakeInFiles(const Files& files, const Folder& folder, std::size_t acknowledged)
{
    folder.empty();
    for (const auto& [name, bytes] : files) {
        std::ofstream(folder.file(name), std::ios::binary) << bytes;
        std::filesystem::permissions(folder.file(name), std::filesystem::perms(0600));
    }
    const int known = static_cast<int>(acknowledged);
    return mistakeIn(folder.store(), known, known + 1);
}

constexpr int kOpenedEvery = 200;

/// About `wanted` cuts, spread over all operations; those before the first acknowledgement prove
/// nothing and are not made.
Count cutMany(std::string what, const Trace& trace, Syncs syncs, long wanted, Random& random)
{
    const Folder folder;
    SimulatedDisk disk(syncs, {"store.db", "store.db.keys"});
    Count cuts{std::move(what)};
    std::size_t acknowledged = 0;
    const auto from = static_cast<long>(trace.acknowledgedAt.front());
    const long places = static_cast<long>(trace.operations.size()) - from + 1;
    for (std::size_t done = 1; done <= trace.operations.size(); ++done) {
        disk.happens(trace.operations[done - 1], random);
        while (acknowledged < trace.acknowledgedAt.size() &&
               trace.acknowledgedAt[acknowledged] <= done) {
            ++acknowledged;
        }
        const long place = static_cast<long>(done) - from;
        const long until = place < 0 ? 0 : wanted * (place + 1) / places;
        for (; cuts.runs < until; ++cuts.runs) {
            Files files = disk.cut(random);
            const std::string mistake = cuts.runs % kOpenedEvery == 0
                                            ? mistakeInFiles(files, folder, acknowledged)
                                            : mistakeInState(files, trace, acknowledged);
            cuts.lost += mistake.empty() ? 0 : 1;
            if (!mistake.empty() && syncs == Syncs::All) {
                std::fprintf(stderr, "power cut after operation %zu: %s\n", done, mistake.c_str());
            }
        }
    }
    return cuts;
}

}  // namespace

Outcome cutThePower(long runs, Random& random)
{
    const Folder folder;
    const Trace brief = traceOf(folder, 60, 20);
    // Long enough for the journal to be written back while the store is open: dear, so few.
    const Trace longer = traceOf(folder, 600, 500);
    const long few = runs / 100;
    Count honest = cutMany("states of a disk:", brief, Syncs::All, runs - few, random);
    const Count more = cutMany("", longer, Syncs::All, few, random);
    honest.runs += more.runs;
    honest.lost += more.lost;
    const long controls = std::max(100L, runs / 100);
    return {honest,
            {cutMany("syncs of the journal ignored:", brief, Syncs::NotOfJournal, controls, random),
             cutMany("all syncs ignored:", brief, Syncs::None, controls, random)},
            "1 in " + std::to_string(kOpenedEvery) + " also opened, decrypted and verified"};
}

}  // namespace opmaat::faults
