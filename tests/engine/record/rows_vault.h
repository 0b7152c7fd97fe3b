#pragma once

#include <algorithm>
#include <map>

#include "engine/record/chain.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// A vault whose rows lie open, for tests that change them behind the back of the store. It keeps
/// the promises of a vault, but for being durable.
struct RowsVault : Vault {
    struct Rows {
        std::vector<OfficeRow> offices;
        std::vector<SlotRow> slots;
        std::vector<DeviceRow> devices;
        std::vector<StreamRow> streams;
        std::vector<EventRow> events;  // by position
        std::vector<CheckpointRow> checkpoints;
        std::map<Bytes, PackRow> packs;
    };
    struct KeyRingRows {
        EpochRow epoch;
        std::map<Bytes, WrapRow> wraps;
        std::map<Bytes, ResumeRow> resumes;  // by stream
        std::map<Bytes, AttemptsRow> attempts;
    };

    std::string name() const override { return "in memory"; }

    std::optional<OfficeRow> office() const override
    {
        return rows.offices.empty() ? std::nullopt : std::optional(rows.offices.back());
    }
    void initialise(const OfficeRow& office, const EpochRow& epoch,
                    std::span<const SlotRow> slots) override
    {
        rows.offices = {office};
        rows.slots.assign(slots.begin(), slots.end());
        keys.epoch = epoch;
    }
    std::vector<OfficeRow> generations() const override { return rows.offices; }
    void replaceOffice(const OfficeRow& office, std::span<const SlotRow> slots) override
    {
        rows.offices.push_back(office);
        rows.slots.assign(slots.begin(), slots.end());
        if (failAfterReplacingOffice) throw StoreError("the power went");
    }
    std::vector<SlotRow> slots() const override { return rows.slots; }
    void putSlot(const SlotRow& slot) override
    {
        removeSlot(slot.id);
        rows.slots.push_back(slot);
    }
    void removeSlot(const std::string& id) override
    {
        std::erase_if(rows.slots, [&](const SlotRow& slot) { return slot.id == id; });
    }
    std::vector<DeviceRow> devices() const override { return rows.devices; }
    void addDevice(const DeviceRow& device) override { rows.devices.push_back(device); }
    void revokeDevice(const Bytes& id, const Bytes& revocation) override
    {
        deviceOf(id).revocation = revocation;
    }

    EpochRow epoch() const override { return keys.epoch; }
    EpochRow epochForNew() const override
    {
        return isEpochUnknown ? EpochRow{kOfficeItself, office()->boxKey, {}, {}} : keys.epoch;
    }
    void putWrap(const WrapRow& wrap) override
    {
        const auto known = keys.wraps.find(wrap.stream);
        if (known != keys.wraps.end() && known->second == wrap) return;
        if (wrap.epoch != keys.epoch.number && wrap.epoch != kOfficeItself)
            throw VaultConflict(VaultConflict::What::Epoch, "There is a new epoch.");
        if (known != keys.wraps.end()) throw StoreError("There is a key already.");
        if (wrap.epoch == kOfficeItself && stream(wrap.stream))
            throw StoreError("There are events already.");
        keys.wraps[wrap.stream] = wrap;
    }
    std::optional<WrapRow> wrap(const Bytes& stream) const override
    {
        const auto found = keys.wraps.find(stream);
        return found == keys.wraps.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<WrapRow> wraps() const override
    {
        std::vector<WrapRow> all;
        for (const auto& [stream, wrap] : keys.wraps) all.push_back(wrap);
        return all;
    }
    void replaceEpoch(
        const EpochRow& epoch,
        const std::function<std::vector<WrapRow>(const std::vector<WrapRow>&)>& rewrap) override
    {
        const std::vector<WrapRow> kept = rewrap(wraps());
        keys.epoch = epoch;
        keys.wraps.clear();
        for (const WrapRow& wrap : kept) keys.wraps[wrap.stream] = wrap;
        if (failAfterReplacingEpoch) throw StoreError("the power went");
    }
    void putResume(const ResumeRow& row) override { keys.resumes[row.stream] = row; }
    std::optional<Resumable> resume(const Bytes& locator) const override
    {
        for (const auto& [id, row] : keys.resumes) {
            if (row.locator == locator)
                return Resumable{row, *stream(id), static_cast<const Vault&>(*this).events(id)};
        }
        return std::nullopt;
    }
    void removeResume(const Bytes& stream) override { keys.resumes.erase(stream); }
    void removeResumesBefore(std::int32_t day) override
    {
        std::erase_if(keys.resumes, [&](const auto& row) { return row.second.lastDay < day; });
    }
    AttemptsRow attempts(const Bytes& device) const override
    {
        const auto found = keys.attempts.find(device);
        return found == keys.attempts.end() ? AttemptsRow{device, 0, 0} : found->second;
    }
    void putAttempts(const AttemptsRow& row) override { keys.attempts[row.device] = row; }

    DeviceHead deviceHead(const Bytes& device) const override
    {
        return const_cast<RowsVault*>(this)->deviceOf(device).head;
    }
    std::int64_t append(const Handover& handover) override
    {
        if (failingAppends > 0) {
            --failingAppends;
            throw StoreError("The disk is full.");
        }
        DeviceRow& device = deviceOf(handover.device);
        if (handover.number != device.head.number + 1)
            throw VaultConflict(VaultConflict::What::Device, "Another program used the device.");
        if (handover.events.front().sequence != countOf(handover.stream.id))
            throw VaultConflict(VaultConflict::What::Sequence, "Another went on.");
        if (handover.events.front().sequence == 0) rows.streams.push_back(handover.stream);
        for (EventRow event : handover.events) {
            event.position = chainHead().position + 1;
            event.link = linkAfter(chainHead().link, event,
                                   recordHash(office()->id, handover.stream, event));
            rows.events.push_back(event);
        }
        device.head = {handover.number, handover.head, handover.signature};
        return chainHead().position;
    }
    std::vector<StreamRow> streams() const override { return rows.streams; }
    std::optional<StreamRow> stream(const Bytes& id) const override
    {
        for (const StreamRow& row : rows.streams) {
            if (row.id == id) return row;
        }
        return std::nullopt;
    }
    std::int64_t countOf(const Bytes& stream) const override
    {
        return std::count_if(rows.events.begin(), rows.events.end(),
                             [&](const EventRow& event) { return event.stream == stream; });
    }
    std::vector<EventRow> events(const Bytes& stream, std::int64_t most) const override
    {
        std::vector<EventRow> found;
        for (const EventRow& event : rows.events) {
            if (event.stream == stream && std::ssize(found) < most) found.push_back(event);
        }
        return found;
    }
    void scan(std::int64_t from, const std::function<bool(const EventRow&)>& take) const override
    {
        for (const EventRow& event : rows.events) {
            if (event.position >= from && !take(event)) return;
        }
    }
    CheckpointRow chainHead() const override
    {
        CheckpointRow head;
        head.position = rows.events.empty() ? 0 : rows.events.back().position;
        head.link = rows.events.empty() ? zeroHash() : rows.events.back().link;
        return head;
    }
    void eraseStream(const Bytes& stream) override
    {
        const StreamRow row = *this->stream(stream);
        for (EventRow& event : rows.events) {
            if (event.stream == stream && event.erased.empty()) {
                event.erased = recordHash(office()->id, row, event);
                event.sealed.clear();
            }
        }
    }
    std::vector<CheckpointRow> checkpoints() const override { return rows.checkpoints; }
    void putCheckpoint(const CheckpointRow& row) override { rows.checkpoints.push_back(row); }
    std::optional<PackRow> pack(const Bytes& hash) const override
    {
        const auto found = rows.packs.find(hash);
        return found == rows.packs.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<Bytes> packs() const override
    {
        std::vector<Bytes> hashes;
        for (const auto& [hash, pack] : rows.packs) hashes.push_back(hash);
        return hashes;
    }
    void putPack(const PackRow& pack) override { rows.packs[pack.hash] = pack; }

    DeviceRow& deviceOf(const Bytes& id)
    {
        const auto found = std::find_if(rows.devices.begin(), rows.devices.end(),
                                        [&](const DeviceRow& row) { return row.id == id; });
        if (found == rows.devices.end()) throw StoreError("There is no such device.");
        return *found;
    }

    Rows rows;
    KeyRingRows keys;
    int failingAppends = 0;
    bool failAfterReplacingEpoch = false, failAfterReplacingOffice = false;
    bool isEpochUnknown = false;  ///< as to a kiosk without its server
};

}  // namespace opmaat::engine
