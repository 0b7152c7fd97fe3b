#include "engine/record/sealed_store.h"

#include <algorithm>
#include <utility>

#include "engine/crypto/hash.h"
#include "engine/record/day.h"
#include "engine/record/trusted_office.h"

namespace opmaat::engine {
namespace {

constexpr int kTries = 100;  // a device file in use by several programs at once

Bytes idOf(const std::string& interview)
{
    const auto id = fromHex(interview);
    if (!id || id->size() != 8) {
        throw noInterview(interview);
    }
    return *id;
}

Bytes hashFrom(const std::string& hex)
{
    const auto hash = fromHex(hex);
    return hash && hash->size() == kHashBytes ? *hash : zeroHash();
}

StoreError damagedEvent(const Vault& vault, const StreamRow& stream, std::int64_t sequence)
{
    return StoreError(
        "Event " + std::to_string(sequence) + " of interview " + toHex(stream.id) + " in store " +
        vault.name() +
        " is not as it was written. Run 'opmaat store verify'; a backup may be whole.");
}

/// Whether `key` is the box key of the present office, to a device that cannot ask it: that it was
/// given, or that a generation has which it can follow by signatures.
bool isOffices(const Bytes& key, const Vault& vault, const Device& device)
{
    Bytes trusted = device.officeSignKey, box = device.officeBoxKey;
    for (const OfficeRow& generation : vault.generations()) {
        if (isSignedBy(trusted, kSignsOffice, signedPart(generation), generation.signature)) {
            trusted = generation.signKey;
            box = generation.boxKey;
        }
    }
    return !box.empty() && key == box;
}

/// The office key that the device was given must lead to the one there is now.
void checkOffice(const Vault& vault, const OfficeRow& office, const Device& device)
{
    if (office.id != device.office) {
        throw StoreError("Store " + vault.name() +
                         " is of another office than this device. Take the device's own store.");
    }
    if (office.signKey != trustedSignKeys(vault, device.officeSignKey).back()) {
        throw StoreError("Store " + vault.name() +
                         " has an office key that this device was never told of: somebody may have"
                         " put it there. Run 'opmaat store verify' before using it.");
    }
}

void checkDevice(const Vault& vault, const Device& device)
{
    const std::vector<DeviceRow> devices = vault.devices();
    const auto own = std::find_if(devices.begin(), devices.end(),
                                  [&](const DeviceRow& row) { return row.id == device.id; });
    if (own == devices.end() || own->isRevoked() || own->publicKey != device.keys.open) {
        throw StoreError("Store " + vault.name() + " does not take anything from device '" +
                         device.label +
                         "': it is not known, or was revoked. Make a new device file with 'opmaat"
                         " store key add --device'.");
    }
}

/// All wraps by stream, and their epoch; read again when somebody erased in between.
std::pair<EpochRow, std::map<Bytes, WrapRow>> keyRingOf(const Vault& vault)
{
    EpochRow epoch = vault.epoch();
    for (;;) {
        std::map<Bytes, WrapRow> wraps;
        for (WrapRow& wrap : vault.wraps()) {
            Bytes stream = wrap.stream;
            wraps.emplace(std::move(stream), std::move(wrap));
        }
        EpochRow after = vault.epoch();
        if (after.number == epoch.number) {
            return {std::move(epoch), std::move(wraps)};
        }
        epoch = std::move(after);
    }
}

}  // namespace

SealedStore::SealedStore(std::unique_ptr<Vault> vault, Device device)
    : vault_(std::move(vault)), device_(std::move(device))
{
    office_ = officeOf(*vault_);
    checkOffice(*vault_, office_, device_);
    checkDevice(*vault_, device_);
}

bool SealedStore::isDemo() const
{
    return office_.isDemo;
}

void SealedStore::unlock(std::string_view passphrase)
{
    ring_.reset();
    secrets_ = unlockWithPassphrase(*vault_, passphrase);
}

void SealedStore::lock()
{
    ring_.reset();
    secrets_.reset();
    listed_.clear();
    std::erase_if(open_, [](const auto& known) { return known.second.isReadByOffice; });
    wipeStack();
}

void SealedStore::forget(const std::string& interview)
{
    open_.erase(interview);
    wipeStack();
}

const OfficeSecrets& SealedStore::unlocked() const
{
    if (!secrets_) {
        throw StoreError("The store is locked: only a counsellor's passphrase can read it.");
    }
    return *secrets_;
}

EpochRow SealedStore::trustedEpoch() const
{
    EpochRow epoch = vault_->epochForNew();
    const std::vector<OfficeRow> generations = vault_->generations();
    const Bytes part = signedPart(office_.id, epoch);
    const bool trusted =
        epoch.number == kOfficeItself
            ? isOffices(epoch.publicKey, *vault_, device_)
            : std::any_of(generations.begin(), generations.end(), [&](const OfficeRow& generation) {
                  return isSignedBy(generation.signKey, kSignsEpoch, part, epoch.signature);
              });
    if (!trusted) {
        throw StoreError("Store " + vault_->name() +
                         " has a key ring that the office did not sign. Nothing was stored; run"
                         " 'opmaat store verify'.");
    }
    return epoch;
}

// Writing

StreamRow SealedStore::streamOf(const Bytes& id, const Event& first) const
{
    return {id, id == office_.log, dayOf(first.at), hashFrom(first.packHash),
            hashFrom(first.modelHash)};
}

SealedStore::Open SealedStore::begin(const Bytes& id, const Event& first) const
{
    return {streamOf(id, first), StreamKeys(Secret::random(kKeyBytes).view()), 0, zeroHash(),
            WrapRow{}};
}

/// Before the first event, so that no event is ever there without its key.
void SealedStore::putKey(Open& open)
{
    for (int attempt = 0; attempt < kTries && open.wrapped; ++attempt) {
        if (open.wrapped->sealed.empty()) {
            open.wrapped = wrapFor(trustedEpoch(), open.stream.id, open.keys);
        }
        try {
            vault_->putWrap(*open.wrapped);
            open.wrapped.reset();
        } catch (const VaultConflict&) {
            // An epoch was replaced meanwhile. What was there before has moved along with it.
            if (vault_->wrap(open.stream.id)) {
                open.wrapped.reset();
            } else {
                open.wrapped->sealed.clear();
            }
        }
    }
}

SealedStore::Open& SealedStore::open(const std::string& interview, const Event& first)
{
    const auto known = open_.find(interview);
    if (known != open_.end()) {
        const bool othersWrote = first.sequence != known->second.count;
        if (!(known->second.isReadByOffice && secrets_ && othersWrote)) {
            return known->second;
        }
        open_.erase(known);
    }
    const Bytes id = idOf(interview);
    const auto stream = vault_->stream(id);
    std::optional<StreamKeys> keys = keysOf(id);
    if (stream && !keys) {
        throw StoreError("Interview " + interview + " was erased; nothing can be added to it.");
    }
    if (!keys) {
        return open_.emplace(interview, begin(id, first)).first->second;
    }
    Open opened = stream ? read(*stream, std::move(*keys), vault_->events(id), nullptr)
                         : Open{streamOf(id, first), std::move(*keys)};
    opened.isReadByOffice = true;
    return open_.emplace(interview, std::move(opened)).first->second;
}

void SealedStore::append(const std::string& interview, std::span<const Event> events)
{
    if (events.empty()) {
        return;
    }
    Open& stream = open(interview, events.front());
    std::int64_t next = stream.count;
    for (const Event& event : events) {
        checkFollows(interview, next++, event, stream.stream.isOffice);
    }
    putKey(stream);
    handOver(stream, sealed(stream, events));
}

std::vector<EventRow> SealedStore::sealed(const Open& open, std::span<const Event> events) const
{
    std::vector<EventRow> rows;
    Bytes tag = open.tag;
    for (const Event& event : events) {
        EventRow row;
        row.stream = open.stream.id;
        row.sequence = event.sequence;
        row.device = device_.id;
        row.previous = tag;
        std::string text = toJson(event);
        open.keys.seal(office_.id, open.stream, row, text);
        wipe(text);
        tag = open.keys.tagOf(office_.id, open.stream, row);
        rows.push_back(std::move(row));
    }
    return rows;
}

void SealedStore::handOver(Open& open, const std::vector<EventRow>& rows)
{
    std::vector<Bytes> hashes;
    hashes.reserve(rows.size());
    for (const EventRow& row : rows) {
        hashes.push_back(recordHash(office_.id, open.stream, row));
    }
    // Nothing may fail any more once the vault has them, also not for want of memory.
    Bytes tag = open.keys.tagOf(office_.id, open.stream, rows.back());
    for (int attempt = 1;; ++attempt) {
        const DeviceHead before =
            head_ ? *std::exchange(head_, std::nullopt) : vault_->deviceHead(device_.id);
        Handover handover{open.stream, rows, device_.id, before.number + 1, {}, {}};
        for (EventRow& row : handover.events) {
            row.handover = handover.number;
        }
        handover.head = headAfter(before.head, office_.id, device_.id, handover.number,
                                  open.stream.id, rows.front().sequence, hashes);
        handover.signature = sign(device_.keys, kSignsHandover, handover.head);
        try {
            vault_->append(handover);
            head_ = DeviceHead{handover.number, std::move(handover.head),
                               std::move(handover.signature)};
            open.count += static_cast<std::int64_t>(rows.size());
            open.tag = std::move(tag);
            return;
        } catch (const VaultConflict& conflict) {
            if (conflict.reason() != VaultConflict::What::Device || attempt == kTries) {
                throw;
            }
        }
    }
}

void SealedStore::log(Event event)
{
    unlocked();
    const std::string log = toHex(office_.log);
    for (int attempt = 1;; ++attempt) {
        open_.erase(log);  // others write to it too
        event.sequence = open(log, event).count;
        try {
            append(log, std::span(&event, 1));
            return;
        } catch (const VaultConflict&) {
            if (attempt == kTries) {
                throw;
            }
        }
    }
}

// Reading

SealedStore::Open SealedStore::read(const StreamRow& stream, StreamKeys keys,
                                    const std::vector<EventRow>& rows,
                                    std::vector<Event>* events) const
{
    Open open{stream, std::move(keys)};
    for (const EventRow& row : rows) {
        auto text = row.sequence == open.count && row.previous == open.tag
                        ? open.keys.open(office_.id, stream, row)
                        : std::nullopt;
        if (!text) {
            throw damagedEvent(*vault_, stream, open.count);
        }
        if (events != nullptr) {
            events->push_back(eventFromJson(*text, toHex(stream.id)));
        }
        wipe(*text);
        open.tag = open.keys.tagOf(office_.id, stream, row);
        ++open.count;
    }
    return open;
}

/// Somebody may erase meanwhile: then the wrap is of an epoch that is gone, and is read again.
std::optional<StreamKeys> SealedStore::keysOf(const Bytes& stream) const
{
    for (;;) {
        const EpochRow epoch = vault_->epoch();
        const auto wrap = vault_->wrap(stream);
        if (!wrap) {
            return std::nullopt;
        }
        if (wrap->epoch == epoch.number || vault_->epoch().number == epoch.number) {
            return ringOf(epoch).keysOf(*wrap);
        }
    }
}

const KeyRing& SealedStore::ringOf(const EpochRow& epoch) const
{
    if (!ring_ || ring_->first != epoch) {
        ring_.reset();
        ring_.emplace(epoch, KeyRing(epoch, unlocked()));
    }
    return ring_->second;
}

std::vector<Event> SealedStore::events(const std::string& interview) const
{
    unlocked();
    const Bytes id = idOf(interview);
    const auto stream = vault_->stream(id);
    if (!stream) {
        throw noInterview(interview);
    }
    std::optional<StreamKeys> keys = keysOf(id);
    if (!keys) {
        throw StoreError("Interview " + interview + " was erased: nobody can read it any more.");
    }
    std::vector<Event> events;
    read(*stream, std::move(*keys), vault_->events(id), &events);
    return events;
}

std::vector<StoredInterview> SealedStore::interviews() const
{
    unlocked();
    const auto [epoch, wraps] = keyRingOf(*vault_);
    const KeyRing& ring = ringOf(epoch);
    std::vector<StoredInterview> list;
    for (const StreamRow& stream : vault_->streams()) {
        const auto wrap = wraps.find(stream.id);
        if (stream.isOffice || wrap == wraps.end()) {
            continue;
        }
        auto listed = listed_.find(stream.id);
        if (listed == listed_.end()) {
            std::vector<Event> first;
            read(stream, ring.keysOf(wrap->second), vault_->events(stream.id, 1), &first);
            listed =
                listed_.emplace(stream.id, storedInterview(toHex(stream.id), first.at(0), 0)).first;
        }
        listed->second.events = static_cast<int>(vault_->countOf(stream.id));
        list.push_back(listed->second);
    }
    std::reverse(list.begin(), list.end());
    return list;
}

}  // namespace opmaat::engine
