#include <algorithm>
#include <iostream>

#include "engine/commands/store_access.h"
#include "engine/record/anchor.h"
#include "engine/record/verify.h"

namespace opmaat::engine {
namespace {

using json::Value;

std::string dayText(std::int32_t day)
{
    return utcText(std::chrono::sys_days(std::chrono::days(day))).substr(0, 10);
}

struct Counts {
    std::int64_t interviews = 0, erased = 0;
};

Counts countsOf(const Vault& vault)
{
    Counts counts;
    for (const StreamRow& stream : vault.streams()) {
        if (stream.isOffice) {
            continue;
        }
        const auto first = vault.events(stream.id, 1);
        const bool erased = !first.empty() && !first.front().erased.empty();
        (erased ? counts.erased : counts.interviews) += 1;
    }
    return counts;
}

std::string devicesText(const std::vector<DeviceRow>& devices)
{
    std::string lines;
    for (const DeviceRow& device : devices) {
        lines += "  " + toHex(device.id) + "  " + device.label + ", " +
                 counted(device.head.number, "handover") + (device.isRevoked() ? ", revoked" : "") +
                 "\n";
    }
    return lines;
}

Value devicesValue(const std::vector<DeviceRow>& devices)
{
    Value::Array array;
    for (const DeviceRow& device : devices) {
        array.push_back(Value(Value::Object{{"id", text(toHex(device.id))},
                                            {"label", text(device.label)},
                                            {"handovers", number(device.head.number)},
                                            {"revoked", Value(device.isRevoked())}}));
    }
    return Value(std::move(array));
}

std::string checkpointText(const std::vector<CheckpointRow>& checkpoints)
{
    return checkpoints.empty() ? "none"
                               : std::to_string(checkpoints.size()) + ", the last at position " +
                                     std::to_string(checkpoints.back().position) + " on " +
                                     dayText(checkpoints.back().day);
}

struct Status {
    std::string store;
    OfficeRow office;
    std::vector<DeviceRow> devices;
    std::vector<CheckpointRow> checkpoints;
    CheckpointRow head;
    Counts counts;
    std::int64_t slots = 0;
    std::vector<std::string> packs;
};

Status statusOf(const Vault& vault)
{
    Status status{vault.name(),
                  officeOf(vault),
                  vault.devices(),
                  vault.checkpoints(),
                  vault.chainHead(),
                  countsOf(vault),
                  static_cast<std::int64_t>(vault.slots().size()),
                  {}};
    for (const Bytes& hash : vault.packs()) {
        status.packs.push_back(toHex(hash));
    }
    return status;
}

std::string inWords(const Status& status)
{
    std::string lines =
        "Store " + status.store + (status.office.isDemo ? " (DEMO)" : "") + "\n" + "Office " +
        toHex(status.office.id) + ", keys of generation " +
        std::to_string(status.office.generation) + ", " + counted(status.slots, "slot") + "\n" +
        counted(status.counts.interviews, "interview") + ", " +
        std::to_string(status.counts.erased) + " erased; " +
        counted(status.head.position, "event") + "\n" + "Chain ends in " + toHex(status.head.link) +
        "\nCheckpoints: " + checkpointText(status.checkpoints) + "\nDevices:\n" +
        devicesText(status.devices) + "Packs kept: " + (status.packs.empty() ? "none" : "") + "\n";
    for (const std::string& hash : status.packs) {
        lines += "  " + hash + "\n";
    }
    return lines;
}

Value::Object asFields(const Status& status)
{
    return {{"store", text(status.store)},
            {"demo", Value(status.office.isDemo)},
            {"office", text(toHex(status.office.id))},
            {"generation", number(status.office.generation)},
            {"slots", number(status.slots)},
            {"interviews", number(status.counts.interviews)},
            {"erased", number(status.counts.erased)},
            {"position", number(status.head.position)},
            {"link", text(toHex(status.head.link))},
            {"checkpoints", number(static_cast<std::int64_t>(status.checkpoints.size()))},
            {"devices", devicesValue(status.devices)},
            {"packs", list(status.packs)}};
}

Value damagesValue(const std::vector<Damage>& damages)
{
    Value::Array array;
    for (const Damage& damage : damages) {
        array.push_back(Value(Value::Object{{"kind", text(std::string(name(damage.kind)))},
                                            {"position", number(damage.position)},
                                            {"stream", text(damage.stream)},
                                            {"sequence", number(damage.sequence)},
                                            {"message", text(damage.what)}}));
    }
    return Value(std::move(array));
}

std::string verificationText(const Verification& found, bool wasOpened, std::size_t anchors)
{
    std::string lines;
    for (const Damage& damage : found.damages) {
        lines += std::string(name(damage.kind)) + ": " + damage.what + "\n";
    }
    lines += std::to_string(found.wholeStreams) + " of " + counted(found.streams, "stream") +
             " whole; " + counted(found.events, "event") + ", " + std::to_string(found.erased) +
             " erased";
    lines += wasOpened ? ", " + std::to_string(found.readable) + " opened with their keys"
                       : ", none opened (give --passphrase-file for that)";
    return lines + "; compared with " + counted(static_cast<std::int64_t>(anchors), "checkpoint") +
           " kept elsewhere. " +
           (found.damages.empty()
                ? "Nothing is wrong.\n"
                : counted(static_cast<std::int64_t>(found.damages.size()), "finding") + ".\n");
}

}  // namespace

int storeStatus(const StoreArguments& arguments)
{
    const auto vault = namedVault(arguments);
    const Status status = statusOf(*vault);
    return answer(arguments, inWords(status), asFields(status));
}

int storeVerify(const StoreArguments& arguments)
{
    const auto vault = namedVault(arguments);
    const OfficeRow office = officeOf(*vault);
    const std::vector<CheckpointRow> anchors = arguments.anchors.empty()
                                                   ? std::vector<CheckpointRow>()
                                                   : readAnchors(arguments.anchors, office.id);
    std::optional<OfficeSecrets> secrets;
    if (office.isDemo || !arguments.passphraseFile.empty()) {
        secrets = unlockVault(*vault, arguments.passphraseFile);
    }
    const Verification found = verify(*vault, secrets ? &*secrets : nullptr, anchors);
    answer(arguments, verificationText(found, secrets.has_value(), anchors.size()),
           {{"whole", Value(found.damages.empty())},
            {"events", number(found.events)},
            {"erased", number(found.erased)},
            {"streams", number(found.streams)},
            {"wholeStreams", number(found.wholeStreams)},
            {"readable", number(found.readable)},
            {"anchors", number(static_cast<std::int64_t>(anchors.size()))},
            {"position", number(found.head.position)},
            {"link", text(toHex(found.head.link))},
            {"damages", damagesValue(found.damages)}});
    return found.damages.empty() ? kFine : kRefused;
}

int storeCheckpoint(const StoreArguments& arguments)
{
    const auto store = unlockedStore(arguments);
    Vault& vault = store->vault();
    if (arguments.dryRun) {
        return answer(arguments,
                      "Nothing was changed: position " +
                          std::to_string(vault.chainHead().position) + " would be signed.\n",
                      {{"dryRun", Value(true)}, {"position", number(vault.chainHead().position)}});
    }
    const CheckpointRow made = makeCheckpoint(vault, *store->secrets(), presentDay());
    keepInLog(*store,
              officeEvent(EventKind::Checkpoint, {{"position", std::to_string(made.position)},
                                                  {"link", toHex(made.link)}}));
    addAnchor(arguments.out, {officeOf(vault).id, made});
    return answer(arguments,
                  "Position " + std::to_string(made.position) + " is signed and added to " +
                      arguments.out +
                      ". Keep that file where nobody who can reach the store can change it.\n",
                  {{"position", number(made.position)},
                   {"link", text(toHex(made.link))},
                   {"out", text(arguments.out)}});
}

}  // namespace opmaat::engine
