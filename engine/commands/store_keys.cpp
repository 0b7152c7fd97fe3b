#include <algorithm>

#include "engine/commands/store_access.h"
#include "engine/record/adopted_pack.h"

namespace opmaat::engine {
namespace {

using json::Value;

const std::string kOwn = "passphrase";
const std::string kNew = "new passphrase";
const std::string kRecovery = "recovery key";

Secret recoveryKey(const std::string& file)
{
    auto key = readRecoveryText(readSecret(file, kRecovery));
    if (!key) {
        throw StoreError(
            "This is no recovery key. Type its fourteen groups of four as they stand on the paper;"
            " the last one tells whether one was mistyped.");
    }
    return std::move(*key);
}

OfficeSecrets unlockedBy(const Vault& vault, const StoreArguments& arguments)
{
    return arguments.recoveryFile.empty()
               ? unlockVault(vault, arguments.passphraseFile)
               : unlockWithRecovery(vault, recoveryKey(arguments.recoveryFile));
}

Secret newPassphrase(const Vault& vault, const StoreArguments& arguments)
{
    if (vault.office()->isDemo) {
        throw StoreError("Store " + vault.name() +
                         " is a demo store, whose passphrase everybody knows. Its keys are not"
                         " changed; make a store of your own with 'opmaat store init'.");
    }
    return readNewSecret(arguments.newPassphraseFile, kNew);
}

int dryRun(const StoreArguments& arguments, const std::string& would)
{
    return answer(arguments, "Nothing was changed: " + would + "\n", {{"dryRun", Value(true)}});
}

int addDeviceFile(const StoreArguments& arguments)
{
    const auto store = unlockedStore(arguments);
    if (arguments.dryRun) {
        return dryRun(arguments, "device '" + arguments.deviceLabel + "' would be added.");
    }
    const Device device = addDevice(store->vault(), *store->secrets(), arguments.deviceLabel);
    try {
        writeDevice(arguments.out, device);
    } catch (...) {
        revokeDevice(store->vault(), *store->secrets(), device.id,
                     presentDay());  // nobody can ever use it
        throw;
    }
    keepInLog(*store, officeEvent(EventKind::DeviceAdded,
                                  {{"device", toHex(device.id)}, {"label", device.label}}));
    return answer(arguments,
                  "Device '" + device.label + "' is added. Bring " + arguments.out +
                      " to it, beside its store as STORE.device, and leave no copy.\n",
                  {{"device", text(toHex(device.id))}, {"out", text(arguments.out)}});
}

std::string kindOf(const SlotInfo& slot)
{
    return slot.isRecovery ? "recovery key" : "passphrase";
}

int revokeDeviceOf(const StoreArguments& arguments, SealedStore& store)
{
    const auto devices = store.vault().devices();
    const auto isMeant = [&](const DeviceRow& row) {
        return row.label == arguments.deviceId || toHex(row.id) == arguments.deviceId;
    };
    const auto found = std::find_if(devices.begin(), devices.end(), isMeant);
    if (found == devices.end() || std::count_if(found, devices.end(), isMeant) > 1) {
        throw StoreError("The store has " +
                         std::string(found == devices.end() ? "no" : "more than one") +
                         " device '" + arguments.deviceId +
                         "'. 'opmaat store status' lists them with their ids.");
    }
    if (found->id == store.device().id) {
        throw StoreError("Device '" + found->label +
                         "' is the one this is typed at. Revoke it from another device.");
    }
    if (arguments.dryRun) {
        return dryRun(arguments, "device '" + found->label + "' would be revoked.");
    }
    revokeDevice(store.vault(), *store.secrets(), found->id, presentDay());
    keepInLog(store, officeEvent(EventKind::DeviceRevoked,
                                 {{"device", toHex(found->id)}, {"reason", arguments.reason}}));
    return answer(arguments,
                  "Device '" + found->label +
                      "' is revoked: the store takes nothing from it any"
                      " more.\n",
                  {{"device", text(toHex(found->id))}});
}

}  // namespace

int storeKeyList(const StoreArguments& arguments)
{
    const auto vault = namedVault(arguments);
    const OfficeSecrets secrets = unlockVault(*vault, arguments.passphraseFile);
    std::string lines;
    Value::Array slots;
    for (const SlotInfo& slot : slotsOf(*vault, secrets)) {
        lines += slot.id + "  " + kindOf(slot) + "  " + slot.label + "\n";
        slots.push_back(Value(Value::Object{{"slot", text(slot.id)},
                                            {"label", text(slot.label)},
                                            {"recovery", Value(slot.isRecovery)}}));
    }
    return answer(arguments, lines, {{"slots", Value(std::move(slots))}});
}

int storeKeyAdd(const StoreArguments& arguments)
{
    if (!arguments.deviceLabel.empty()) {
        return addDeviceFile(arguments);
    }
    if (arguments.label.empty()) {
        return wrongUse("key add: name whose passphrase it is with --label, or a --device");
    }
    const auto store = openSealedStore(arguments.store, arguments.device);
    const OfficeSecrets secrets = unlockedBy(store->vault(), arguments);
    const Secret passphrase = newPassphrase(store->vault(), arguments);
    if (arguments.dryRun) {
        return dryRun(arguments, "a passphrase for '" + arguments.label + "' would be added.");
    }
    const std::string slot = addSlot(store->vault(), secrets, passphrase, arguments.label);
    store->unlock(passphrase);
    Event added = officeEvent(EventKind::SlotAdded, {{"slot", slot}, {"label", arguments.label}});
    keepInLog(*store, std::move(added), secrets.label);
    return answer(arguments,
                  "'" + arguments.label + "' can unlock the store now; the slot is " + slot + ".\n",
                  {{"slot", text(slot)}, {"label", text(arguments.label)}});
}

int storeKeyChange(const StoreArguments& arguments)
{
    const auto store = unlockedStore(arguments);
    const Secret passphrase = newPassphrase(store->vault(), arguments);
    if (arguments.dryRun) {
        return dryRun(arguments,
                      "the passphrase of '" + store->secrets()->label + "' would be changed.");
    }
    changePassphrase(store->vault(), *store->secrets(), passphrase);
    keepInLog(*store, officeEvent(EventKind::SlotChanged, {{"slot", store->secrets()->slot}}));
    return answer(arguments,
                  "The passphrase of '" + store->secrets()->label +
                      "' is changed. Whoever saw the old one with a copy of the store can still"
                      " use both: then make new keys with 'opmaat store key rotate'.\n",
                  {{"slot", text(store->secrets()->slot)}});
}

int storeKeyRevoke(const StoreArguments& arguments)
{
    if (arguments.slot.empty() == arguments.deviceId.empty()) {
        return wrongUse("key revoke: name either a SLOT or a --device");
    }
    const auto store = unlockedStore(arguments);
    if (!arguments.deviceId.empty()) {
        return revokeDeviceOf(arguments, *store);
    }
    const auto slots = slotsOf(store->vault(), *store->secrets());
    const auto found = std::find_if(slots.begin(), slots.end(), [&](const SlotInfo& slot) {
        return slot.id == arguments.slot;
    });
    if (arguments.dryRun && found != slots.end()) {
        return dryRun(arguments,
                      "the " + kindOf(*found) + " of '" + found->label + "' would be revoked.");
    }
    revokeSlot(store->vault(), arguments.slot);
    keepInLog(*store, officeEvent(EventKind::SlotRevoked, {{"slot", arguments.slot}}));
    return answer(arguments,
                  "Slot " + arguments.slot +
                      " opens this store no more. In a copy that was made before, it still opens"
                      " what was in it: when that may be, make new keys with 'opmaat store key"
                      " rotate'.\n",
                  {{"slot", text(arguments.slot)}});
}

int storeKeyRotate(const StoreArguments& arguments)
{
    auto store = openSealedStore(arguments.store, arguments.device);
    const OfficeSecrets secrets = unlockedBy(store->vault(), arguments);
    const Secret passphrase = newPassphrase(store->vault(), arguments);
    if (arguments.dryRun) {
        return dryRun(arguments, "the office would get new keys, and every slot but one would go.");
    }
    const NewOffice office = rotateOffice(store->vault(), secrets, passphrase);
    store = openSealedStore(arguments.store, arguments.device);
    store->unlock(passphrase);
    renewAdoptions(store->vault(), secrets.sign.open, *store->secrets());
    const std::int32_t generation = store->vault().office()->generation;
    keepInLog(*store,
              officeEvent(EventKind::KeysRotated, {{"generation", std::to_string(generation)}}));
    keepInLog(*store, officeEvent(EventKind::SlotAdded, {{"slot", office.secrets.slot},
                                                         {"label", office.secrets.label}}));
    return answer(arguments,
                  "The office has new keys, of generation " + std::to_string(generation) +
                      ". Only this passphrase and the new recovery key open the store: let the"
                      " others add theirs,\nmake a backup and a copy of the key ring now, and"
                      " destroy the old recovery key. To restore a backup made before, name"
                      " a later one with --slots-from.\n\n" +
                      recoveryPage(office.recoveryKey),
                  {{"generation", number(generation)},
                   {"slot", text(office.secrets.slot)},
                   {"recoveryKey", text(recoveryText(office.recoveryKey))}});
}

}  // namespace opmaat::engine
