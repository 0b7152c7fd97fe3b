#include "small_store.h"

#include <filesystem>
#include <fstream>

#include "engine/record/sqlite/sqlite_vault.h"

namespace opmaat::faults {
namespace {

using namespace engine;

constexpr int kEvents = 4;
constexpr std::int32_t kDay = 20775;  // of the events of workload.h

void answer(Program& program, int interview)
{
    for (int event = 0; event < kEvents; ++event) {
        program.append(20 * interview + event);
    }
}

}  // namespace

Contents contentsOf(const Vault& vault)
{
    Contents all{vault.generations(),
                 vault.slots(),
                 vault.devices(),
                 vault.streams(),
                 {},
                 vault.checkpoints(),
                 {},
                 vault.epoch(),
                 vault.wraps()};
    vault.scan(1, [&](const EventRow& row) {
        all.events.push_back(row);
        return true;
    });
    for (const Bytes& hash : vault.packs()) {
        all.packs.push_back(*vault.pack(hash));
    }
    return all;
}

SmallStore::SmallStore(const Folder& folder, Log log) : path_(folder.store())
{
    Program program(path_);
    answer(program, 0);
    secrets_ = unlockWithPassphrase(program.store().vault(), kDemoPassphrase);
    answer(program, 1);
    makeCheckpoint(program.store().vault(), secrets_, kDay);
    program.close();
    older_ = copy();
    answer(program, 2);
    anchors_ = {makeCheckpoint(program.store().vault(), secrets_, kDay + 1)};
    contents_ = contentsOf(program.store().vault());
    if (log == Log::WrittenBack) {
        program.close();
    }
    whole_ = copy();
}

SmallStore::Copy SmallStore::copy() const
{
    Copy copied;
    for (const std::string& name :
         {path_, path_ + "-wal", keyRingOf(path_), keyRingOf(path_) + "-wal"}) {
        std::ifstream file(name, std::ios::binary);
        if (!file) {
            continue;
        }
        copied.emplace_back(name, std::string(std::istreambuf_iterator<char>(file), {}));
    }
    return copied;
}

void SmallStore::put(const Copy& copy)
{
    for (const auto& [name, bytes] : copy) {
        for (const char* beside : {"-wal", "-shm"}) {
            std::filesystem::remove(name + beside);
        }
        std::ofstream(name, std::ios::binary) << bytes;
        std::filesystem::permissions(name, std::filesystem::perms(0600));
    }
}

void SmallStore::putBack() const
{
    put(whole_);
}

void SmallStore::putOlder() const
{
    put(older_);
}

bool SmallStore::isFound(const std::vector<CheckpointRow>& anchors) const
{
    try {
        return !verify(*openSqliteVault(path_), &secrets_, anchors).damages.empty();
    } catch (const StoreError&) {
        return true;
    }
}

}  // namespace opmaat::faults
