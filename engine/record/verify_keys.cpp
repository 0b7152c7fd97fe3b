#include "engine/record/verify_keys.h"

#include <algorithm>
#include <set>

#include "engine/interview/event.h"

namespace opmaat::engine {
namespace {

using Found = std::function<void(Damage::Kind, const std::string&)>;

void verifyGenerations(const std::vector<OfficeRow>& generations, const Found& found)
{
    Bytes signer = generations.empty() ? "" : generations.front().signKey;
    std::int32_t number = 1;
    for (const OfficeRow& office : generations) {
        if (office.generation != number ||
            !isSignedBy(signer, kSignsOffice, signedPart(office), office.signature)) {
            found(Damage::Kind::Unsigned,
                  "Generation " + std::to_string(office.generation) +
                      " of the office's keys is not signed by the one before it: somebody may have"
                      " put it there. Compare it with a checkpoint kept elsewhere.");
        }
        signer = office.signKey;
        ++number;
    }
}

void verifyEpoch(const Bytes& office, const EpochRow& epoch,
                 const std::vector<OfficeRow>& generations, const Found& found)
{
    const Bytes part = signedPart(office, epoch);
    const bool isSigned =
        std::any_of(generations.begin(), generations.end(), [&](const OfficeRow& generation) {
            return isSignedBy(generation.signKey, kSignsEpoch, part, epoch.signature);
        });
    if (!isSigned) {
        found(Damage::Kind::Unsigned,
              "Epoch " + std::to_string(epoch.number) +
                  " of the key ring is not signed by the office: new interviews could be sealed to"
                  " somebody else. Put the newest copy of the key ring back.");
    }
}

void verifyRevocations(const Vault& vault, const std::vector<OfficeRow>& generations,
                       const Found& found)
{
    for (const DeviceRow& device : vault.devices()) {
        if (device.isRevoked() && !isRevocationSigned(device, generations)) {
            found(Damage::Kind::Unsigned,
                  "The revocation of device '" + device.label +
                      "' is not signed by the office: somebody may have put it there. When the"
                      " device is in good hands, add it anew with 'opmaat store key add'.");
        }
    }
}

/// Ids, hexadecimal, of the devices that the office's log says were revoked.
std::set<std::string> revokedInLog(const Vault& vault, const OfficeRow& office,
                                   const OfficeSecrets& secrets)
{
    std::set<std::string> revoked;
    const auto stream = vault.stream(office.log);
    const auto wrap = vault.wrap(office.log);
    if (!stream || !wrap) {
        return revoked;  // what is wrong with them is found elsewhere
    }
    const StreamKeys keys = KeyRing(vault.epoch(), secrets).keysOf(*wrap);
    for (const EventRow& row : vault.events(office.log)) {
        if (auto text = keys.open(office.id, *stream, row)) {
            const Event event = eventFromJson(*text, "the log of the office");
            wipe(*text);
            if (event.kind == EventKind::DeviceRevoked) {
                revoked.insert(event.details.at("device"));
            }
        }
    }
    return revoked;
}

void verifyRevokedStayRevoked(const Vault& vault, const OfficeRow& office,
                              const OfficeSecrets& secrets, const Found& found)
{
    std::set<std::string> revoked;
    try {
        revoked = revokedInLog(vault, office, secrets);
    } catch (const StoreError&) {
        return;  // the wrap of the log is damaged: named where all wraps are opened
    }
    for (const DeviceRow& device : vault.devices()) {
        if (!device.isRevoked() && revoked.contains(toHex(device.id))) {
            found(Damage::Kind::Deleted,
                  "The revocation of device '" + device.label +
                      "' was taken out: the log of the office says that it was revoked. Revoke it"
                      " again with 'opmaat store key revoke --device " +
                      toHex(device.id) + "', and look at what it handed over since.");
        }
    }
}

/// Those of streams that have events are opened with them.
void verifyWraps(const Vault& vault, const OfficeSecrets& secrets, const EpochRow& epoch,
                 const Found& found)
{
    const KeyRing ring(epoch, secrets);
    for (const WrapRow& wrap : vault.wraps()) {
        if (vault.stream(wrap.stream)) {
            continue;
        }
        try {
            ring.keysOf(wrap);
        } catch (const StoreError& error) {
            found(Damage::Kind::Unreadable, error.what());
        }
    }
}

}  // namespace

void verifyKeys(const Vault& vault, const OfficeSecrets* secrets, const Found& found)
{
    const std::vector<OfficeRow> generations = vault.generations();
    verifyGenerations(generations, found);
    verifyRevocations(vault, generations, found);
    if (secrets == nullptr) {
        return;
    }
    for (const SlotInfo& slot : slotsOf(vault, *secrets)) {
        if (!slot.isWhole) {
            found(Damage::Kind::Replaced,
                  "Key " + slot.id +
                      " is not as the office wrote it: its passphrase may open nothing. Make a new"
                      " one with 'opmaat store key add', and revoke this one.");
        }
    }
    const EpochRow epoch = vault.epoch();
    verifyEpoch(generations.front().id, epoch, generations, found);
    verifyWraps(vault, *secrets, epoch, found);
    verifyRevokedStayRevoked(vault, generations.back(), *secrets, found);
}

}  // namespace opmaat::engine
