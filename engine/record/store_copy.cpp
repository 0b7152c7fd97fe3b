#include "engine/record/store_copy.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/record/store_error.h"

namespace opmaat::engine {
namespace {

using Take = std::function<void(const Handover&)>;

/// Reads the handovers of a vault in the order of its chain, each with the device's chain as it
/// stood. Only the newest signature of a device is kept anywhere.
class Handovers {
public:
    explicit Handovers(const Vault& vault) : vault_(vault), office_(vault.office()->id)
    {
        for (StreamRow& stream : vault.streams()) {
            Bytes id = stream.id;
            streams_.emplace(std::move(id), std::move(stream));
        }
        for (DeviceRow& device : vault.devices()) {
            Bytes id = device.id;
            devices_.emplace(std::move(id), std::move(device));
        }
    }

    void each(const Take& take)
    {
        vault_.scan(1, [&](const EventRow& event) {
            if (!belongsToLast(event)) {
                hand(take);
                begin(event);
            }
            last_.events.push_back(event);
            return true;
        });
        hand(take);
    }

private:
    bool belongsToLast(const EventRow& event) const
    {
        return !last_.events.empty() && last_.device == event.device &&
               last_.number == event.handover && last_.stream.id == event.stream;
    }

    void begin(const EventRow& event)
    {
        const auto stream = streams_.find(event.stream);
        if (stream == streams_.end() || !devices_.contains(event.device)) {
            throw StoreError("Store " + vault_.name() + " is damaged at position " +
                             std::to_string(event.position) +
                             ". Run 'opmaat store verify'; nothing is copied from it.");
        }
        last_ = {stream->second, {}, event.device, event.handover, {}, {}};
    }

    void hand(const Take& take)
    {
        if (last_.events.empty()) {
            return;
        }
        std::vector<Bytes> hashes;
        for (const EventRow& event : last_.events) {
            hashes.push_back(recordHash(office_, last_.stream, event));
        }
        const DeviceHead& newest = devices_.at(last_.device).head;
        Bytes& head = heads_.try_emplace(last_.device, zeroHash()).first->second;
        head = headAfter(head, office_, last_.device, last_.number, last_.stream.id,
                         last_.events.front().sequence, hashes);
        last_.head = head;
        last_.signature = newest.number == last_.number ? newest.signature : Bytes();
        take(last_);
        last_.events.clear();
    }

    const Vault& vault_;
    Bytes office_;
    std::map<Bytes, StreamRow> streams_;
    std::map<Bytes, DeviceRow> devices_;
    std::map<Bytes, Bytes> heads_;
    Handover last_;
};

void copyOffice(const Vault& from, Vault& to, const EpochRow& epoch)
{
    const std::vector<OfficeRow> generations = from.generations();
    if (generations.empty()) {
        throw StoreError("Store " + from.name() + " has no office, so there is nothing to copy.");
    }
    const std::vector<SlotRow> slots = from.slots();
    to.initialise(generations.front(), epoch, slots);
    for (std::size_t i = 1; i < generations.size(); ++i) {
        to.replaceOffice(generations[i], slots);
    }
}

void copyWraps(const Vault& from, Vault& to)
{
    for (const WrapRow& wrap : from.wraps()) {
        to.putWrap(wrap);
    }
}

DeviceRow withoutHandovers(DeviceRow device)
{
    device.revocation.clear();
    device.head = {0, zeroHash(), {}};
    return device;
}

std::vector<DeviceRow> newDevices(const Vault& from, const Vault& to)
{
    const std::vector<DeviceRow> there = to.devices();
    std::vector<DeviceRow> added;
    for (const DeviceRow& device : from.devices()) {
        const bool known = std::any_of(there.begin(), there.end(), [&](const DeviceRow& row) {
            return row.id == device.id && row.publicKey == device.publicKey;
        });
        if (!known) {
            added.push_back(device);
        }
    }
    return added;
}

std::vector<Bytes> newPacks(const Vault& from, const Vault& to)
{
    std::vector<Bytes> added;
    for (const Bytes& hash : from.packs()) {
        if (!to.pack(hash)) {
            added.push_back(hash);
        }
    }
    return added;
}

/// Every key of an office that the other has, too: otherwise a stranger could hand in devices.
void checkSameOffice(const Vault& from, const Vault& to)
{
    const auto one = from.generations(), other = to.generations();
    const bool same = !one.empty() && one.size() <= other.size() &&
                      std::equal(one.begin(), one.end(), other.begin());
    if (!same) {
        throw StoreError("Store " + from.name() + " is of another office than " + to.name() +
                         ", or has newer keys. Nothing was changed.");
    }
    for (const DeviceRow& device : newDevices(from, to)) {
        const Bytes part = signedPart(one.front().id, device);
        if (std::none_of(other.begin(), other.end(), [&](const OfficeRow& generation) {
                return isSignedBy(generation.signKey, kSignsDevice, part, device.signature);
            })) {
            throw StoreError("Device '" + device.label + "' of store " + from.name() +
                             " is not signed by the office. Nothing was changed; run 'opmaat store"
                             " verify' on it.");
        }
    }
}

/// Sorts the handovers of `from` into those that `to` has and those that can follow.
class Comparison {
public:
    explicit Comparison(const Vault& to) : to_(to), office_(to.office()->id)
    {
        for (const DeviceRow& device : to.devices()) {
            heads_[device.id] = device.head.number;
        }
    }

    /// @return true when it is new
    bool see(const Handover& handover)
    {
        std::int64_t& head = heads_[handover.device];
        std::int64_t& count = countOf(handover.stream.id);
        const std::int64_t first = handover.events.front().sequence;
        if (handover.number <= head) {
            checkSame(handover);
            return false;
        }
        if (handover.number != head + 1 || first != count) {
            refuse(handover);
        }
        head = handover.number;
        count += static_cast<std::int64_t>(handover.events.size());
        return true;
    }

private:
    std::int64_t& countOf(const Bytes& stream)
    {
        const auto known = counts_.find(stream);
        return known != counts_.end() ? known->second
                                      : counts_.emplace(stream, to_.countOf(stream)).first->second;
    }

    void checkSame(const Handover& handover) const
    {
        const std::vector<EventRow> there = to_.events(handover.stream.id);
        for (const EventRow& event : handover.events) {
            const auto at = static_cast<std::size_t>(event.sequence);
            if (at >= there.size() || recordHash(office_, handover.stream, there[at]) !=
                                          recordHash(office_, handover.stream, event)) {
                refuse(handover);
            }
        }
    }

    [[noreturn]] void refuse(const Handover& handover) const
    {
        throw StoreError("Interview " + toHex(handover.stream.id) + " goes on differently in " +
                         to_.name() + " from event " +
                         std::to_string(handover.events.front().sequence) +
                         ": both stores were used on their own. Nothing was changed; keep both.");
    }

    const Vault& to_;
    Bytes office_;
    std::map<Bytes, std::int64_t> heads_, counts_;
};

}  // namespace

void copyKeys(const Vault& from, Vault& to)
{
    copyOffice(from, to, from.epoch());
    copyWraps(from, to);
}

void copyVault(const Vault& from, Vault& to, WithKeys keys)
{
    if (keys == WithKeys::Yes) {
        copyKeys(from, to);
    } else {
        copyOffice(from, to, EpochRow{});
    }
    const std::vector<DeviceRow> devices = from.devices();
    for (const DeviceRow& device : devices) {
        to.addDevice(withoutHandovers(device));
    }
    Handovers(from).each([&](const Handover& handover) { to.append(handover); });
    for (const DeviceRow& device : devices) {
        if (device.isRevoked()) {
            to.revokeDevice(device.id, device.revocation);
        }
    }
    for (const CheckpointRow& checkpoint : from.checkpoints()) {
        to.putCheckpoint(checkpoint);
    }
    for (const Bytes& hash : from.packs()) {
        to.putPack(from.pack(hash).value());
    }
}

Beyond compare(const Vault& from, const Vault& to)
{
    checkSameOffice(from, to);
    Beyond beyond;
    beyond.devices = static_cast<std::int64_t>(newDevices(from, to).size());
    beyond.packs = static_cast<std::int64_t>(newPacks(from, to).size());
    Comparison comparison(to);
    std::set<Bytes> streams;
    Handovers(from).each([&](const Handover& handover) {
        if (comparison.see(handover)) {
            beyond.events += static_cast<std::int64_t>(handover.events.size());
            if (!handover.stream.isOffice && !to.stream(handover.stream.id)) {
                streams.insert(handover.stream.id);
            }
        }
    });
    beyond.interviews = static_cast<std::int64_t>(streams.size());
    return beyond;
}

Beyond importVault(const Vault& from, const OfficeSecrets& fromSecrets, Vault& to)
{
    const Beyond beyond = compare(from, to);
    const KeyRing ring(from.epoch(), fromSecrets);
    const EpochRow epoch = to.epoch();
    for (const DeviceRow& device : newDevices(from, to)) {
        to.addDevice(withoutHandovers(device));
    }
    for (const Bytes& hash : newPacks(from, to)) {
        to.putPack(from.pack(hash).value());
    }
    Comparison comparison(to);
    Handovers(from).each([&](const Handover& handover) {
        if (!comparison.see(handover)) {
            return;
        }
        const Bytes& id = handover.stream.id;
        const auto wrap = from.wrap(id);
        if (wrap && !to.stream(id) && !to.wrap(id)) {
            to.putWrap(wrapFor(epoch, id, ring.keysOf(*wrap)));
        }
        to.append(handover);
    });
    for (const DeviceRow& device : from.devices()) {
        if (device.isRevoked()) {
            to.revokeDevice(device.id, device.revocation);
        }
    }
    return beyond;
}

void destroyKeys(Vault& vault)
{
    EpochRow epoch;
    epoch.number = vault.epoch().number + 1;
    vault.replaceEpoch(epoch, [](const std::vector<WrapRow>&) { return std::vector<WrapRow>(); });
}

}  // namespace opmaat::engine
