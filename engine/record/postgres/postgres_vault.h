#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "engine/record/postgres/postgres_connection.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// A vault on a PostgreSQL server, for many devices: postgres/1_record.sql has its tables, and what
/// a kiosk, a desk and an administrator may do there. Used by one thread at a time.
///
/// A lost connection is made anew, waiting longer each time, until `patience` is over; then verbs
/// throw VaultUnreachable. A handover that was offered when the connection was lost is looked for
/// before it is offered again, so that it is there once.
class PostgresVault : public Vault {
public:
    PostgresVault(PostgresAddress address, std::chrono::milliseconds patience);

    std::string name() const override { return address_.name; }

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
    /// A kiosk's tries are counted by the server, for the device whose attempts() were asked last.
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
    using Work = std::function<void(PostgresConnection&, bool again)>;
    /// Runs `work` on a connection, and again on a new one when the first was lost in it.
    void withServer(const Work& work) const;
    /// One statement that may be run twice without harm.
    PostgresRows ask(const std::string& sql,
                     std::initializer_list<PostgresValue> values = {}) const;
    PostgresConnection& connected() const;
    [[noreturn]] void refuse(const PostgresError& error) const;

    PostgresAddress address_;
    std::chrono::milliseconds patience_;
    mutable std::unique_ptr<PostgresConnection> connection_;
    mutable bool isKiosk_ = false;  ///< the login sees no table
    mutable Bytes trying_;          ///< device whose attempts were asked last
};

/// Opens the store at postgresql://HOST/DATABASE. @throws StoreError when there is none, or one of
/// a newer version; VaultUnreachable when the server does not answer
std::unique_ptr<Vault> openPostgresVault(
    const std::string& address, std::chrono::milliseconds patience = std::chrono::seconds(5));

/// The same, but first makes the tables and roles, or brings them up to date. Needs a login that
/// may make schemas in this database and, the first time, roles.
std::unique_ptr<Vault> makePostgresVault(
    const std::string& address, std::chrono::milliseconds patience = std::chrono::seconds(5));

}  // namespace opmaat::engine
