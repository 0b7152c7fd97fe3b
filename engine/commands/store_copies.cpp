#include <algorithm>
#include <cstdio>
#include <iterator>
#include <set>

#include "engine/commands/store_access.h"
#include "engine/record/backup.h"
#include "engine/record/office_log.h"
#include "engine/record/store_copy.h"
#include "engine/record/verify.h"

namespace opmaat::engine {
namespace {

using json::Value;

int dryRun(const StoreArguments& arguments, const std::string& would, Value::Object fields = {})
{
    fields.insert(fields.begin(), {"dryRun", Value(true)});
    return answer(arguments, "Nothing was changed: " + would + "\n", std::move(fields));
}

std::map<std::string, std::string> placeOf(const CheckpointRow& head)
{
    return {{"position", std::to_string(head.position)}, {"link", toHex(head.link)}};
}

/// What a new store must be before the old one may go.
void checkWhole(const Vault& vault, const OfficeSecrets& secrets)
{
    const Verification found = verify(vault, &secrets, {});
    if (!found.damages.empty()) {
        throw StoreError("Store " + vault.name() + " is not whole: " + found.damages.front().what +
                         " Run 'opmaat store verify' on both.");
    }
}

std::int64_t interviewsOf(const Vault& vault)
{
    std::int64_t count = 0;
    for (const StreamRow& stream : vault.streams()) {
        count += stream.isOffice ? 0 : 1;
    }
    return count;
}

std::set<std::string> erasedInLog(const SealedStore& store)
{
    const Bytes log = store.vault().office()->log;
    const OfficeLog folded(store.vault().countOf(log) == 0 ? std::vector<Event>()
                                                           : store.events(toHex(log)));
    return folded.erased();
}

/// What was restored, and by whom. @return where the backup ended
void logRestore(SealedStore& store, const CheckpointRow& head, const Reconciled& found)
{
    keepInLog(store, officeEvent(EventKind::DeviceAdded, {{"device", toHex(store.device().id)},
                                                          {"label", store.device().label}}));
    keepInLog(store, officeEvent(EventKind::Restored, placeOf(head)));
    for (const Bytes& stream : found.erased) {
        keepInLog(store,
                  officeEvent(EventKind::Erased, {{"streamHash", erasedName(stream)},
                                                  {"reason", "erased after the backup was made"},
                                                  {"ground", "as it was erased the first time"}}));
    }
}

/// Labels of the devices that may write to the store, but its own: one that was revoked after the
/// backup is among them.
std::vector<std::string> otherDevices(const SealedStore& store)
{
    std::vector<std::string> labels;
    for (const DeviceRow& device : store.vault().devices()) {
        if (!device.isRevoked() && device.id != store.device().id) {
            labels.push_back(device.label);
        }
    }
    return labels;
}

std::string warningAbout(const std::vector<std::string>& devices)
{
    std::string names;
    for (const std::string& label : devices) {
        names += (names.empty() ? "'" : ", '") + label + "'";
    }
    return devices.empty()
               ? ""
               : "These devices may write to it, as they could on the day of the backup: " + names +
                     ". Was one revoked or lost since? Then revoke it now, with"
                     " 'opmaat store key revoke --device NAME'.\n";
}

/// A backup of a damaged store is restored too: what is whole in it is worth having.
int finishRestore(const StoreArguments& arguments, SealedStore& store)
{
    Vault& vault = store.vault();
    const CheckpointRow head = vault.chainHead();
    const Reconciled found = reconcile(vault, *store.secrets(), erasedInLog(store));
    logRestore(store, head, found);
    const Verification verified = verify(vault, store.secrets(), {});
    const bool whole = verified.damages.empty();
    const auto erased = static_cast<std::int64_t>(found.erased.size());
    const std::vector<std::string> devices = otherDevices(store);
    Value::Array labels;
    std::transform(devices.begin(), devices.end(), std::back_inserter(labels), text);
    answer(arguments,
           "Store " + vault.name() + " is restored" +
               (whole ? " and whole: " : ", but not whole (see 'opmaat store verify'): ") +
               counted(interviewsOf(vault), "interview") + ", " + std::to_string(erased) +
               " of them erased since the backup and so unreadable; " +
               std::to_string(found.missing) + " that began after the backup are not in it.\n" +
               warningAbout(devices),
           {{"store", text(vault.name())},
            {"whole", Value(whole)},
            {"position", number(head.position)},
            {"interviews", number(interviewsOf(vault))},
            {"erasedSince", number(erased)},
            {"missing", number(found.missing)},
            {"devices", Value(std::move(labels))}});
    return whole ? kFine : kRefused;
}

/// Who can unlock it: who could on the day of the backup, or who can now.
void settleSlots(const StoreArguments& arguments, Vault& vault)
{
    if (!arguments.slotsFrom.empty() && isPostgres(arguments.slotsFrom)) {
        takeSlotsFrom(*openVault(arguments.slotsFrom), vault);
    } else if (!arguments.slotsFrom.empty()) {
        const std::string passing = arguments.store + ".slots";
        const auto later = putTogether(arguments.slotsFrom, arguments.keyRing, passing);
        try {
            takeSlotsFrom(*later, vault);
        } catch (...) {
            takeApart(passing);
            throw;
        }
        takeApart(passing);
    }
    checkKeysFit(vault);
}

/// Opens what was put together as a device of its own: the others may have gone on elsewhere.
int restoreInto(const StoreArguments& arguments, Vault& vault, const std::string& deviceFile)
{
    settleSlots(arguments, vault);
    const Secret passphrase = passphraseFor(vault, arguments.passphraseFile);
    const OfficeSecrets secrets = unlockWithPassphrase(vault, passphrase);
    if (arguments.dryRun) {
        const auto erased = reconcile(vault, secrets, {}).erased.size();
        const std::int64_t interviews = interviewsOf(vault);
        takeApart(arguments.store);
        return dryRun(arguments, "a store of " + counted(interviews, "interview") +
                                     " can be restored, " + std::to_string(erased) +
                                     " of them erased since the backup.");
    }
    const Device device = addDevice(
        vault, secrets, arguments.deviceLabel.empty() ? "restored" : arguments.deviceLabel);
    writeDevice(deviceFile, device);
    try {
        const auto store = openSealedStore(arguments.store, deviceFile);
        store->unlock(passphrase);
        return finishRestore(arguments, *store);
    } catch (...) {
        std::remove(deviceFile.c_str());
        throw;
    }
}

}  // namespace

int storeBackup(const StoreArguments& arguments)
{
    if (arguments.file.empty() && arguments.keysTo.empty()) {
        return wrongUse("backup: name a FILE for the copy, or --keys-to FILE, or both");
    }
    if (arguments.dryRun) {
        const auto vault = namedVault(arguments);
        return dryRun(arguments, "the store up to position " +
                                     std::to_string(vault->chainHead().position) +
                                     " would be copied.");
    }
    const auto store = arguments.unattended ? nullptr : unlockedStore(arguments);
    std::string lines;
    Value::Object fields;
    if (!arguments.file.empty()) {
        const CheckpointRow head = backUp(arguments.store, arguments.file);
        if (store != nullptr) {
            keepInLog(*store, officeEvent(EventKind::BackedUp, placeOf(head)));
        }
        lines += "Backup " + arguments.file + " has everything up to position " +
                 std::to_string(head.position) +
                 ", and no key: it can be restored only with the key ring.\n";
        fields = {{"file", text(arguments.file)},
                  {"position", number(head.position)},
                  {"link", text(toHex(head.link))}};
    }
    if (!arguments.keysTo.empty()) {
        copyKeyRing(arguments.store, arguments.keysTo);
        lines += "The key ring is copied to " + arguments.keysTo +
                 ". Only this newest copy may exist, and never beside a backup.\n";
        fields.emplace_back("keysTo", text(arguments.keysTo));
    }
    fields.emplace_back("logged", Value(store != nullptr && !arguments.file.empty()));
    return answer(arguments, lines, std::move(fields));
}

int storeRestore(const StoreArguments& arguments)
{
    if (isPostgres(arguments.store)) {
        throw StoreError(
            "A backup is restored into a file; 'opmaat store move' then brings it to the server.");
    }
    const std::string deviceFile = deviceFileFor(arguments.store, arguments.device);
    const auto vault = putTogether(arguments.file, arguments.keyRing, arguments.store);
    try {
        return restoreInto(arguments, *vault, deviceFile);
    } catch (...) {
        takeApart(arguments.store);
        throw;
    }
}

int storeImport(const StoreArguments& arguments)
{
    const auto from = openVault(arguments.other);
    const auto store = unlockedStore(arguments);
    Vault& to = store->vault();
    const Beyond beyond = compare(*from, to);
    const std::string what =
        counted(beyond.interviews, "new interview") + " and " + counted(beyond.events, "event");
    Value::Object fields = {{"interviews", number(beyond.interviews)},
                            {"events", number(beyond.events)},
                            {"devices", number(beyond.devices)},
                            {"packs", number(beyond.packs)}};
    if (arguments.dryRun) {
        return dryRun(arguments, what + " would be imported from " + from->name() + ".",
                      std::move(fields));
    }
    const OfficeSecrets secrets = unlockVault(*from, arguments.otherPassphraseFile);
    importVault(*from, secrets, to);
    checkWhole(to, *store->secrets());
    return answer(arguments, what + " imported from " + from->name() + "; the store is whole.\n",
                  std::move(fields));
}

int storeMove(const StoreArguments& arguments)
{
    const auto from = openVault(arguments.store);
    const OfficeSecrets secrets = unlockVault(*from, arguments.passphraseFile);
    checkWhole(*from, secrets);
    const CheckpointRow head = from->chainHead();
    if (arguments.dryRun) {
        return dryRun(arguments, counted(interviewsOf(*from), "interview") + " up to position " +
                                     std::to_string(head.position) + " would move to " +
                                     arguments.other + ".");
    }
    const auto to = makeVault(arguments.other);
    copyVault(*from, *to, WithKeys::Yes);
    checkWhole(*to, secrets);
    if (to->chainHead().link != head.link || from->chainHead().link != head.link) {
        throw StoreError("Somebody wrote to store " + from->name() +
                         " meanwhile. Close every kiosk and desk, remove " + to->name() +
                         ", and move again; the old store is as it was.");
    }
    destroyKeys(*from);
    return answer(arguments,
                  "Store " + from->name() + " lives in " + to->name() + " now, up to position " +
                      std::to_string(head.position) +
                      ". The old one has no keys any more; remove it. Devices keep their files.\n",
                  {{"store", text(to->name())},
                   {"position", number(head.position)},
                   {"link", text(toHex(head.link))}});
}

}  // namespace opmaat::engine
