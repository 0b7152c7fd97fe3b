#include "engine/record/verify_keys.h"

#include <algorithm>

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
}

}  // namespace opmaat::engine
