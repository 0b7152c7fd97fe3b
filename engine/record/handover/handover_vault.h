#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <memory>

#include "engine/record/handover/handover_outbox.h"

namespace opmaat::engine {

/// Of what was stored here, what the server has.
struct HandoverState {
    std::int64_t waiting = 0;  ///< handovers that the server has not acknowledged
    bool isOnline = false;
    std::string problem;  ///< why the server refuses what waits; "" when it does not
};

/// The server's vault, for a kiosk that goes on when the network is lost: what is appended is
/// durable here first, handed over when the server answers - once, in order, also after being
/// killed in between - and then overwritten here. Interviews can begin and go on without the
/// server; pausing, resuming and everything that reads needs it (VaultUnreachable).
///
/// `append` returns 0 for the position while it waits. Used by one thread at a time. A server that
/// is away is called beside all verbs, so that nobody waits for it: only the constructor does, and
/// the verb during which it goes away, once.
class HandoverVault : public Vault {
public:
    using OpenServer = std::function<std::unique_ptr<Vault>()>;

    /// @param outbox  path of the file; the server must have answered once, to know the office
    /// @param openServer  how long it tries is how long somebody waits; called by another thread
    HandoverVault(const std::string& outbox, OpenServer openServer);

    /// Hands over what waits, if the server answers; if it is away, calls it, for the next time.
    /// For a quarter of a second. Called by append(), for less; call it now and then when nobody is
    /// answering. Never throws for what the server says: see state().
    HandoverState handOver();
    HandoverState state() const;

    std::string name() const override;
    std::optional<OfficeRow> office() const override;
    std::vector<OfficeRow> generations() const override;
    std::vector<DeviceRow> devices() const override;
    EpochRow epoch() const override;
    EpochRow epochForNew() const override;
    std::optional<PackRow> pack(const Bytes& hash) const override;
    std::vector<Bytes> packs() const override;
    void putWrap(const WrapRow& wrap) override;
    std::optional<WrapRow> wrap(const Bytes& stream) const override;
    DeviceHead deviceHead(const Bytes& device) const override;
    std::int64_t append(const Handover& handover) override;
    std::optional<StreamRow> stream(const Bytes& id) const override;
    std::int64_t countOf(const Bytes& stream) const override;

    // The server's own.
    void initialise(const OfficeRow& office, const EpochRow& epoch,
                    std::span<const SlotRow> slots) override;
    void replaceOffice(const OfficeRow& office, std::span<const SlotRow> slots) override;
    std::vector<SlotRow> slots() const override;
    void putSlot(const SlotRow& slot) override;
    void removeSlot(const std::string& id) override;
    void addDevice(const DeviceRow& device) override;
    void revokeDevice(const Bytes& id, const Bytes& revocation) override;
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
    std::vector<StreamRow> streams() const override;
    std::vector<EventRow> events(const Bytes& stream, std::int64_t most) const override;
    void scan(std::int64_t from, const std::function<bool(const EventRow&)>& take) const override;
    CheckpointRow chainHead() const override;
    void eraseStream(const Bytes& stream) override;
    std::vector<CheckpointRow> checkpoints() const override;
    void putCheckpoint(const CheckpointRow& checkpoint) override;
    void putPack(const PackRow& pack) override;

private:
    Vault* reach() const;       ///< null while the server does not answer; waits for nothing
    Vault& required() const;    ///< throws VaultUnreachable then
    Vault& handedOver() const;  ///< and while something waits
    VaultUnreachable away() const;
    void call() const;    ///< the server, unless it is too early for that
    void answer() const;  ///< what became of the call
    void learn() const;   ///< what must be known to go on without it
    void lose() const;
    std::int64_t arrived(Vault& server, const std::vector<Handover>& waiting) const;
    std::vector<Handover> withKeysThere(Vault& server);
    bool offer(Vault& server, std::vector<Handover>& waiting, std::int64_t& there,
               std::int64_t& position);
    std::int64_t handOverAll(Vault& server, std::chrono::milliseconds time);
    void handOverKeys(Vault& server);
    /// What `ask` gives, remembered under `name`; what was remembered while nobody answers.
    Bytes known(const std::string& name, const std::function<Bytes(Vault&)>& ask) const;

    mutable HandoverOutbox outbox_;
    OpenServer openServer_;
    mutable std::unique_ptr<Vault> server_;
    mutable std::chrono::steady_clock::time_point nextTry_{};
    mutable std::chrono::milliseconds pause_{0};
    mutable std::string problem_, whyAway_;
    mutable std::future<std::unique_ptr<Vault>> called_;  ///< last: it uses openServer_
};

}  // namespace opmaat::engine
