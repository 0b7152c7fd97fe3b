#include <algorithm>

#include "engine/record/backup.h"

// Whose passphrases open what is restored.
namespace opmaat::engine {
namespace {

/// What the office said since the backup about a device that the backup still trusts.
void takeRevocations(const Vault& later, const std::vector<OfficeRow>& generations, Vault& vault)
{
    const std::vector<DeviceRow> known = vault.devices();
    for (const DeviceRow& device : later.devices()) {
        const bool isKnown = std::any_of(known.begin(), known.end(),
                                         [&](const DeviceRow& row) { return row.id == device.id; });
        if (isKnown && device.isRevoked() && isRevocationSigned(device, generations)) {
            vault.revokeDevice(device.id, device.revocation);
        }
    }
}

}  // namespace

void checkKeysFit(const Vault& vault)
{
    const std::vector<OfficeRow> generations = vault.generations();
    const EpochRow epoch = vault.epoch();
    const bool fits =
        std::any_of(generations.begin(), generations.end(), [&](const OfficeRow& office) {
            return isSignedBy(office.signKey, kSignsEpoch, signedPart(office.id, epoch),
                              epoch.signature);
        });
    if (!fits) {
        throw StoreError(
            "The backup for " + vault.name() +
            " was made before the office's keys were rotated, or the key ring is of another"
            " office. Name the store as it is now, or a backup that was made since, with"
            " --slots-from: the passphrases of then open nothing of today's key ring.");
    }
}

void takeSlotsFrom(const Vault& later, Vault& vault)
{
    const std::vector<OfficeRow> known = vault.generations(), all = later.generations();
    if (known.empty() || known.size() > all.size() ||
        !std::equal(known.begin(), known.end(), all.begin())) {
        throw StoreError("Store " + later.name() +
                         " is of another office than the backup, or older. Name the newest one with"
                         " --slots-from.");
    }
    const std::vector<SlotRow> slots = later.slots();
    for (std::size_t i = known.size(); i < all.size(); ++i) {
        if (!isSignedBy(all[i - 1].signKey, kSignsOffice, signedPart(all[i]), all[i].signature)) {
            throw StoreError("Generation " + std::to_string(all[i].generation) +
                             " of the office's keys in " + later.name() +
                             " is not signed by the one before it. Run 'opmaat store verify' on it;"
                             " nothing was restored.");
        }
        vault.replaceOffice(all[i], slots);
    }
    for (const SlotRow& slot : vault.slots()) {
        vault.removeSlot(slot.id);
    }
    for (const SlotRow& slot : slots) {
        vault.putSlot(slot);
    }
    takeRevocations(later, all, vault);
}

}  // namespace opmaat::engine
