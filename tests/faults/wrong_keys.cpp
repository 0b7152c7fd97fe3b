#include <array>
#include <cstdio>
#include <functional>

#include "engine/crypto/hash.h"
#include "engine/crypto/passphrase.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "privacy.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

using namespace engine;

constexpr int kEvents = 5;
constexpr std::string_view kLeaversPassphrase = "wie weg is leest niet mee";

/// An office with one interview. All have the same passphrase, which must not help.
class Office {
public:
    Office() : program_(folder_.store())
    {
        for (int event = 0; event < kEvents; ++event) {
            program_.append(event);
        }
    }

    Vault& vault() { return program_.store().vault(); }
    OfficeSecrets secrets() { return unlockWithPassphrase(vault(), kDemoPassphrase); }
    StreamRow interview() { return vault().stream(*fromHex(interviewOf(0))).value(); }
    std::vector<EventRow> events() { return vault().events(interview().id); }

    /// How many of these events the secrets read here; a refusal reads none.
    long readBy(const std::function<OfficeSecrets()>& unlock)
    {
        try {
            const OfficeSecrets found = unlock();
            const KeyRing ring(vault().epoch(), found);
            return opened(ring.keysOf(vault().wrap(interview().id).value()), events());
        } catch (const StoreError&) {
            return 0;
        }
    }
    long opened(const StreamKeys& keys, const std::vector<EventRow>& rows)
    {
        long count = 0;
        for (const EventRow& row : rows) {
            count += keys.open(officeOf(vault()).id, interview(), row) ? 1 : 0;
        }
        return count;
    }
    StreamKeys keys()
    {
        return KeyRing(vault().epoch(), secrets()).keysOf(vault().wrap(interview().id).value());
    }
    /// Whether a program with this device file may use the store.
    long takes(const Device& device)
    {
        try {
            SealedStore(makeSqliteVault(folder_.store()),
                        {device.id,
                         device.label,
                         {device.keys.open, device.keys.secret.copy()},
                         device.office,
                         device.officeSignKey,
                         device.codeSecret.copy(),
                         device.officeBoxKey});
            return 1;
        } catch (const StoreError&) {
            return 0;
        }
    }
    Device device() { return addDevice(vault(), secrets(), "kiosk"); }

private:
    Folder folder_;
    Program program_;
};

/// The right passphrase with one character that is another one.
std::string nearly(Random& random)
{
    std::string passphrase(kDemoPassphrase);
    char& changed = passphrase[random() % passphrase.size()];
    changed = static_cast<char>(changed ^ (1 + below(random, 31)));
    return passphrase;
}

Secret randomKey(Random& random)
{
    Secret key = Secret::zeros(kKeyBytes);
    for (std::size_t i = 0; i < key.size(); ++i) {
        key.data()[i] = static_cast<unsigned char>(random());
    }
    return key;
}

/// A key with a single bit that is another one.
long readByAlmostTheKey(Office& office, Random& random)
{
    Secret key = Secret(office.keys().key());
    key.data()[random() % kKeyBytes] ^= static_cast<unsigned char>(1U << below(random, 8));
    return office.opened(StreamKeys(key.view()), office.events());
}

long readWithWrongKey(Office& own, Office& other, const Device& othersDevice, Random& random)
{
    switch (below(random, 7)) {
        case 0:
            return own.readBy([&] { return unlockWithPassphrase(own.vault(), nearly(random)); });
        case 1:
            return own.readBy(
                [&] { return unlockWithPassphrase(own.vault(), kLeaversPassphrase); });
        case 2:
            return own.readBy([&] { return unlockWithRecovery(own.vault(), randomKey(random)); });
        case 3:
            return own.readBy([&] { return other.secrets(); });
        case 4:
            return readByAlmostTheKey(own, random);
        case 5:  // an event of another office, with the key of ours and with its own
            return own.opened(own.keys(), other.events()) +
                   own.opened(other.keys(), other.events());
        default:
            return own.takes(othersDevice);
    }
}

}  // namespace

Outcome tryWrongKeys(long runs, Random& random)
{
    Office own, other;
    const Device othersDevice = other.device();
    const OfficeSecrets secrets = own.secrets();
    const std::string left = addSlot(own.vault(), secrets, kLeaversPassphrase, "who left");
    const auto leaver = [&] { return unlockWithPassphrase(own.vault(), kLeaversPassphrase); };
    SlotRow kept;
    for (const SlotRow& slot : own.vault().slots()) {
        kept = slot.id == left ? slot : kept;
    }
    revokeSlot(own.vault(), left);
    Count tries{"wrong passphrases, keys, revoked slots and other offices that read anything:",
                runs};
    for (long run = 0; run < runs; ++run) {
        tries.lost += readWithWrongKey(own, other, othersDevice, random) > 0 ? 1 : 0;
    }
    const long right = own.readBy([&] { return own.secrets(); });
    const long taken = own.takes(own.device());
    own.vault().putSlot(kept);
    const long back = own.readBy(leaver);
    return {tries,
            {{"events read with the right passphrase,", kEvents, right},
             {"with a slot that was put back from an older copy,", kEvents, back},
             {"device files of the office taken,", 1, taken}},
            ""};
}

}  // namespace opmaat::faults
