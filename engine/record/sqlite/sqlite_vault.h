#pragma once

#include <chrono>

#include "engine/record/sqlite/sqlite_file.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// Opens the store at `path`; README.md has its format. Several processes may have it open. After
/// an error the connection is opened anew at the next use, so that the same call can be tried
/// again. The key ring, `path`.keys, is looked at when it is needed: a copy of a store can be
/// verified without.
///
/// @param patience  how long to wait while another process writes
/// @throws StoreError when there is none, or it is read-only, full, damaged, of a newer version,
/// not a store, or can be reached by others
std::unique_ptr<Vault> openSqliteVault(
    const std::string& path, std::chrono::milliseconds patience = std::chrono::seconds(5));

/// As openSqliteVault(), and makes the file when there is none, for initialise().
std::unique_ptr<Vault> makeSqliteVault(
    const std::string& path, std::chrono::milliseconds patience = std::chrono::seconds(5));

/// "STORE.keys"
std::string keyRingOf(const std::string& store);

/// The rows of a store in two SQLite files: PATH, and the key ring in PATH.keys.
class SqliteVault : public Vault {
public:
    SqliteVault(const std::string& path, std::chrono::milliseconds patience);
    std::string name() const override { return store_.path(); }

    std::optional<OfficeRow> office() const override;
    void initialise(const OfficeRow& office, const EpochRow& epoch,
                    std::span<const SlotRow> slots) override;
    std::vector<OfficeRow> generations() const override;
    void replaceOffice(const OfficeRow& office, std::span<const SlotRow> slots) override;
    std::vector<SlotRow> slots() const override;
    void putSlot(const SlotRow& slot) override;
    void removeSlot(const std::string& id) override;
    std::vector<DeviceRow> devices() const override;
    void addDevice(const DeviceRow& device) override;
    void revokeDevice(const Bytes& id, const Bytes& revocation) override;

    EpochRow epoch() const override;
    void putWrap(const WrapRow& wrap) override;
    std::optional<WrapRow> wrap(const Bytes& stream) const override;
    std::vector<WrapRow> wraps() const override;
    void replaceEpoch(
        const EpochRow& epoch,
        const std::function<std::vector<WrapRow>(const std::vector<WrapRow>&)>& rewrap) override;
    void putResume(const ResumeRow& row) override;
    std::optional<Resumable> resume(const Bytes& locator) const override;
    void removeResume(const Bytes& stream) override;
    void removeResumesBefore(std::int32_t day) override;
    AttemptsRow attempts(const Bytes& device) const override;
    void putAttempts(const AttemptsRow& row) override;

    DeviceHead deviceHead(const Bytes& device) const override;
    std::int64_t append(const Handover& handover) override;
    std::vector<StreamRow> streams() const override;
    std::optional<StreamRow> stream(const Bytes& id) const override;
    std::int64_t countOf(const Bytes& stream) const override;
    std::vector<EventRow> events(const Bytes& stream, std::int64_t most) const override;
    void scan(std::int64_t from, const std::function<bool(const EventRow&)>& take) const override;
    CheckpointRow chainHead() const override;
    void eraseStream(const Bytes& stream) override;
    std::vector<CheckpointRow> checkpoints() const override;
    void putCheckpoint(const CheckpointRow& checkpoint) override;

    std::optional<PackRow> pack(const Bytes& hash) const override;
    std::vector<Bytes> packs() const override;
    void putPack(const PackRow& pack) override;

private:
    SqliteFile store_, keys_;
};

}  // namespace opmaat::engine
