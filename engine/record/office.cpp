#include "engine/record/office.h"

#include <algorithm>

#include "engine/crypto/hash.h"
#include "engine/record/vault_checks.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kOfficeIdBytes = 16;
constexpr std::size_t kIdBytes = 8;
constexpr std::size_t kSlotIdBytes = 4;
constexpr std::size_t kShortestPassphrase = 12;
constexpr std::string_view kRecoveryLabel = "recovery";

/// What a slot wraps: box secret 32 | seed of the signing key 32 | code secret 32 | box secret of
/// the generation before, if any, 32.
Secret toBytes(const OfficeSecrets& secrets)
{
    const std::size_t size = (secrets.boxBefore ? 4 : 3) * kKeyBytes;
    Secret bytes = Secret::zeros(size);
    unsigned char* to = bytes.data();
    const auto add = [&](std::string_view part) { to = std::copy_n(part.begin(), kKeyBytes, to); };
    add(secrets.box.secret.view());
    add(secrets.sign.secret.view());
    add(secrets.codeSecret.view());
    if (secrets.boxBefore) {
        add(secrets.boxBefore->secret.view());
    }
    return bytes;
}

OfficeSecrets secretsFrom(const Secret& bytes)
{
    const auto part = [&](std::size_t n) {
        return Secret(bytes.view().substr(n * kKeyBytes, kKeyBytes));
    };
    OfficeSecrets secrets;
    secrets.box = boxKeysFrom(part(0));
    secrets.sign = signingKeysFrom(part(1));
    secrets.codeSecret = part(2);
    if (bytes.size() > 3 * kKeyBytes) {
        secrets.boxBefore = boxKeysFrom(part(3));
    }
    return secrets;
}

Secret labelKey(const OfficeSecrets& secrets)
{
    return keyFor(secrets.box.secret, "opmaat.label/1");
}

Bytes slotHeader(const OfficeRow& office, const SlotRow& slot)
{
    return Bytes("opmaat.slot/1") + '\0' + office.id + slot.id + (slot.isRecovery ? '\1' : '\0');
}

/// The label holds the whole slot together, so that who is unlocked sees when it was changed.
Bytes labelHeader(const OfficeRow& office, const SlotRow& slot)
{
    return slotHeader(office, slot) + slot.salt + u32Bytes(slot.cost.passes) +
           u32Bytes(slot.cost.kibibytes) + slot.wrapped;
}

SlotRow slotFor(const OfficeRow& office, const OfficeSecrets& secrets, const Secret& key,
                SlotRow slot, const std::string& label)
{
    slot.wrapped = encrypt(key, slotHeader(office, slot), toBytes(secrets).view());
    slot.label = encrypt(labelKey(secrets), labelHeader(office, slot), padded(label));
    return slot;
}

SlotRow passphraseSlot(const OfficeRow& office, const OfficeSecrets& secrets,
                       std::string_view passphrase, const std::string& id, const std::string& label)
{
    SlotRow slot;
    slot.id = id;
    slot.salt = randomBytes(kSaltBytes);
    slot.cost = office.isDemo ? kNoCost : kPassphraseCost;
    const Secret key = keyFromPassphrase(passphrase, slot.salt, slot.cost);
    return slotFor(office, secrets, key, std::move(slot), label);
}

/// A random key needs no cost of guessing.
SlotRow recoverySlot(const OfficeRow& office, const OfficeSecrets& secrets, const Secret& key)
{
    SlotRow slot;
    slot.id = randomHex(kSlotIdBytes);
    slot.isRecovery = true;
    slot.salt = randomBytes(kSaltBytes);
    const Secret wrapping = keyFor(key, slot.salt);
    return slotFor(office, secrets, wrapping, std::move(slot), std::string(kRecoveryLabel));
}

std::optional<std::string> labelOf(const OfficeRow& office, const OfficeSecrets& secrets,
                                   const SlotRow& slot)
{
    const auto label = decrypt(labelKey(secrets), labelHeader(office, slot), slot.label);
    const auto text = label ? unpadded(*label) : std::nullopt;
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::optional<OfficeSecrets> tryKey(const OfficeRow& office, const SlotRow& slot, const Secret& key)
{
    const auto bytes = decryptKey(key, slotHeader(office, slot), slot.wrapped);
    if (!bytes || bytes->size() < 3 * kKeyBytes) {
        return std::nullopt;
    }
    OfficeSecrets secrets = secretsFrom(*bytes);
    if (secrets.box.open != office.boxKey || secrets.sign.open != office.signKey) {
        return std::nullopt;
    }
    secrets.slot = slot.id;
    secrets.label = labelOf(office, secrets, slot).value_or("?");
    return secrets;
}

EpochRow newEpoch(const OfficeRow& office, const SigningKeys& sign, std::int32_t number,
                  const BoxKeys& keys)
{
    EpochRow epoch{number, keys.open, sealTo(office.boxKey, keys.secret.view()), {}};
    epoch.signature = engine::sign(sign, kSignsEpoch, signedPart(office.id, epoch));
    return epoch;
}

/// All wraps but those of `erased`, in a new epoch; the old one is gone when this returns.
void moveToNewEpoch(Vault& vault, const OfficeSecrets& secrets, std::span<const Bytes> erased)
{
    const OfficeRow office = officeOf(vault);
    const EpochRow old = vault.epoch();
    const KeyRing ring(old, secrets);
    const BoxKeys keys = makeBoxKeys();
    const EpochRow epoch = newEpoch(office, secrets.sign, old.number + 1, keys);
    vault.replaceEpoch(epoch, [&](const std::vector<WrapRow>& wraps) {
        std::vector<WrapRow> kept;
        for (const WrapRow& wrap : wraps) {
            if (std::find(erased.begin(), erased.end(), wrap.stream) == erased.end()) {
                kept.push_back(wrapFor(epoch, wrap.stream, ring.keysOf(wrap)));
            }
        }
        return kept;
    });
}

OfficeSecrets newSecrets()
{
    OfficeSecrets secrets;
    secrets.box = makeBoxKeys();
    secrets.sign = makeSigningKeys();
    secrets.codeSecret = Secret::random(kKeyBytes);
    secrets.slot = randomHex(kSlotIdBytes);
    return secrets;
}

}  // namespace

void checkPassphrase(std::string_view passphrase)
{
    if (passphrase.size() < kShortestPassphrase) {
        throw StoreError("A passphrase needs at least " + std::to_string(kShortestPassphrase) +
                         " characters. Take four or five words that do not belong together.");
    }
}

OfficeRow officeOf(const Vault& vault)
{
    const auto office = vault.office();
    if (!office) {
        throw noOffice(vault.name());
    }
    return *office;
}

NewOffice makeOffice(Vault& vault, std::string_view passphrase, const std::string& label, bool demo)
{
    if (vault.office()) {
        throw StoreError("Store " + vault.name() +
                         " has an office already. Nothing was changed; take another store.");
    }
    checkPassphrase(passphrase);
    NewOffice made{Secret::random(kKeyBytes), newSecrets()};
    OfficeSecrets& secrets = made.secrets;
    secrets.label = label;
    OfficeRow office;
    office.id = randomBytes(kOfficeIdBytes);
    office.boxKey = secrets.box.open;
    office.signKey = secrets.sign.open;
    office.log = randomBytes(kIdBytes);
    office.isDemo = demo;
    office.signature = sign(secrets.sign, kSignsOffice, signedPart(office));
    const EpochRow epoch = newEpoch(office, secrets.sign, 1, makeBoxKeys());
    const std::vector<SlotRow> slots = {
        passphraseSlot(office, secrets, passphrase, secrets.slot, label),
        recoverySlot(office, secrets, made.recoveryKey)};
    vault.initialise(office, epoch, slots);
    vault.putWrap(wrapFor(epoch, office.log, StreamKeys(Secret::random(kKeyBytes).view())));
    return made;
}

OfficeSecrets unlockWithPassphrase(const Vault& vault, std::string_view passphrase)
{
    const OfficeRow office = officeOf(vault);
    for (const SlotRow& slot : vault.slots()) {
        if (slot.isRecovery) {
            continue;
        }
        const Secret key = keyFromPassphrase(passphrase, slot.salt, slot.cost);
        if (auto secrets = tryKey(office, slot, key)) {
            return std::move(*secrets);
        }
    }
    throw StoreError("This passphrase does not open store " + vault.name() +
                     ". Look at capitals and spaces and try again; with the recovery key a new"
                     " passphrase can be made.");
}

OfficeSecrets unlockWithRecovery(const Vault& vault, const Secret& recoveryKey)
{
    const OfficeRow office = officeOf(vault);
    for (const SlotRow& slot : vault.slots()) {
        if (!slot.isRecovery) {
            continue;
        }
        if (auto secrets = tryKey(office, slot, keyFor(recoveryKey, slot.salt))) {
            return std::move(*secrets);
        }
    }
    throw StoreError("This recovery key does not open store " + vault.name() +
                     ": it is of another store, or the office's keys were rotated since it was"
                     " printed. Take the newest one.");
}

std::vector<SlotInfo> slotsOf(const Vault& vault, const OfficeSecrets& secrets)
{
    const OfficeRow office = officeOf(vault);
    std::vector<SlotInfo> infos;
    for (const SlotRow& slot : vault.slots()) {
        const auto label = labelOf(office, secrets, slot);
        infos.push_back({slot.id, label.value_or("?"), slot.isRecovery, label.has_value()});
    }
    return infos;
}

std::string addSlot(Vault& vault, const OfficeSecrets& secrets, std::string_view passphrase,
                    const std::string& label)
{
    checkPassphrase(passphrase);
    std::string id = randomHex(kSlotIdBytes);
    vault.putSlot(passphraseSlot(officeOf(vault), secrets, passphrase, id, label));
    return id;
}

void changePassphrase(Vault& vault, const OfficeSecrets& secrets, std::string_view passphrase)
{
    checkPassphrase(passphrase);
    const std::vector<SlotRow> slots = vault.slots();
    const auto own = std::find_if(slots.begin(), slots.end(), [&](const SlotRow& slot) {
        return slot.id == secrets.slot && !slot.isRecovery;
    });
    if (own == slots.end()) {
        throw StoreError(
            "A recovery key cannot be changed. Add a passphrase with 'opmaat store"
            " key add', or make new keys with 'opmaat store key rotate'.");
    }
    vault.putSlot(
        passphraseSlot(officeOf(vault), secrets, passphrase, secrets.slot, secrets.label));
}

void revokeSlot(Vault& vault, const std::string& id)
{
    const std::vector<SlotRow> slots = vault.slots();
    const auto found = std::find_if(slots.begin(), slots.end(),
                                    [&](const SlotRow& slot) { return slot.id == id; });
    if (found == slots.end()) {
        throw StoreError("There is no key " + id + ". 'opmaat store status' lists them.");
    }
    const auto passphrases = std::count_if(slots.begin(), slots.end(),
                                           [](const SlotRow& slot) { return !slot.isRecovery; });
    if (!found->isRecovery && passphrases == 1) {
        throw StoreError("Key " + id + " is the last one with a passphrase. Add another first.");
    }
    vault.removeSlot(id);
}

NewOffice rotateOffice(Vault& vault, const OfficeSecrets& secrets, std::string_view passphrase)
{
    checkPassphrase(passphrase);
    OfficeRow office = officeOf(vault);
    NewOffice made{Secret::random(kKeyBytes), newSecrets()};
    made.secrets.codeSecret = secrets.codeSecret.copy();
    made.secrets.label = secrets.label;
    if (!unseal(secrets.box, vault.epoch().sealedSecret)) {
        moveToNewEpoch(vault, secrets, {});  // a rotation that was interrupted
    }
    made.secrets.boxBefore = boxKeysFrom(secrets.box.secret);
    office.generation += 1;
    office.boxKey = made.secrets.box.open;
    office.signKey = made.secrets.sign.open;
    office.signature = sign(secrets.sign, kSignsOffice, signedPart(office));
    const std::vector<SlotRow> slots = {
        passphraseSlot(office, made.secrets, passphrase, made.secrets.slot, secrets.label),
        recoverySlot(office, made.secrets, made.recoveryKey)};
    vault.replaceOffice(office, slots);
    moveToNewEpoch(vault, made.secrets, {});
    return made;
}

void eraseStreams(Vault& vault, const OfficeSecrets& secrets, std::span<const Bytes> streams)
{
    const OfficeRow office = officeOf(vault);
    for (const Bytes& stream : streams) {
        if (stream == office.log) {
            throw StoreError("The log of the office cannot be erased: it says who did what.");
        }
        if (!vault.stream(stream)) {
            throw StoreError("The store has no interview " + toHex(stream) + ".");
        }
    }
    moveToNewEpoch(vault, secrets, streams);
    for (const Bytes& stream : streams) {
        vault.removeResume(stream);
        vault.eraseStream(stream);
    }
}

CheckpointRow makeCheckpoint(Vault& vault, const OfficeSecrets& secrets, std::int32_t day)
{
    const OfficeRow office = officeOf(vault);
    CheckpointRow checkpoint = vault.chainHead();
    checkpoint.day = day;
    checkpoint.generation = office.generation;
    checkpoint.signature = sign(secrets.sign, kSignsCheckpoint, signedPart(office.id, checkpoint));
    vault.putCheckpoint(checkpoint);
    return checkpoint;
}

}  // namespace opmaat::engine
