#pragma once

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <fstream>
#include <memory>

#include "engine/record/sealed_store.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "tests/engine/interview/made_up_pack.h"
#include "tests/engine/interview/scenario.h"
#include "tests/engine/record/temporary_folder.h"
#include "tests/fuzz/laws.h"

namespace opmaat::fuzz {

using namespace engine;

/// What people said, and who stands for it: what a store that is called whole must still say.
struct Said {
    std::vector<StreamRow> streams;
    std::vector<EventRow> events;
    std::vector<DeviceHead> heads;

    bool operator==(const Said&) const = default;
};

inline Said saidIn(const Vault& vault)
{
    Said said{vault.streams(), {}, {}};
    vault.scan(0, [&](const EventRow& event) {
        said.events.push_back(event);
        return true;
    });
    for (const DeviceRow& device : vault.devices()) said.heads.push_back(device.head);
    return said;
}

inline std::string bytesOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void put(const std::string& path, const std::string& bytes)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    holds(file >= 0 && ::write(file, bytes.data(), bytes.size()) == std::ssize(bytes),
          "The harness can write");
    ::close(file);
}

struct Closing {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Connection = std::unique_ptr<sqlite3, Closing>;

inline Connection opened(const std::string& path)
{
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    return Connection(database);
}

/// Refusals of SQLite are as good as any other change.
inline void run(const Connection& database, const std::string& sql)
{
    sqlite3_exec(database.get(), sql.c_str(), nullptr, nullptr, nullptr);
}

/// An office with one kiosk and three interviews, and a checkpoint that is kept elsewhere.
class Office {
public:
    Office() : path_(folder_ / "store")
    {
        {
            auto vault = makeSqliteVault(path_);
            secrets_ = makeOffice(*vault, kDemoPassphrase, "Ans", true).secrets;
            Device device = addDevice(*vault, secrets_, "kiosk 1");
            SealedStore store(std::move(vault), std::move(device));
            store.append("00000000000000a1", client().events());
            store.append("00000000000000b2", client().events());
            store.append("00000000000000c3", client().events());
            anchor_ = makeCheckpoint(store.vault(), secrets_, 20'000);
            said_ = saidIn(store.vault());
        }
        for (const std::string& file : {path_, keyRingOf(path_)}) {
            run(opened(file), "PRAGMA journal_mode = DELETE");
        }
        store_ = bytesOf(path_);
        keys_ = bytesOf(keyRingOf(path_));
    }

    /// Both files as they were made.
    void restore() const
    {
        for (const char* part : {"-wal", "-shm", "-journal"}) {
            ::unlink((path_ + part).c_str());
            ::unlink((keyRingOf(path_) + part).c_str());
        }
        put(path_, store_);
        put(keyRingOf(path_), keys_);
    }

    const std::string& path() const { return path_; }
    const OfficeSecrets& secrets() const { return secrets_; }
    const CheckpointRow& anchor() const { return anchor_; }
    const Said& said() const { return said_; }

private:
    static Scenario& client()
    {
        static const Pack pack = madeUpPack();
        static Scenario scenario(pack);
        if (scenario.events().empty()) scenario.starts().answers("post", 2).answers("owes", 0);
        return scenario;
    }

    TemporaryFolder folder_;
    std::string path_, store_, keys_;
    OfficeSecrets secrets_;
    CheckpointRow anchor_;
    Said said_;
};

}  // namespace opmaat::fuzz
