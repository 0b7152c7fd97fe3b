#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/record/chain.h"
#include "engine/record/device.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// The office's secrets while somebody has unlocked them.
struct OfficeSecrets {
    BoxKeys box;
    std::optional<BoxKeys> boxBefore;  ///< of the generation before: a rotation may be unfinished
    SigningKeys sign;
    Secret codeSecret;
    std::string slot;   ///< id of the slot that opened it
    std::string label;  ///< whose it is
};

/// @throws StoreError when the vault has none yet
OfficeRow officeOf(const Vault& vault);

/// Makes the office of an empty vault: its keys, one slot for a passphrase, one for recovery.
struct NewOffice {
    Secret recoveryKey;  ///< to print once and put away
    OfficeSecrets secrets;
};
/// @param label  whose passphrase it is. @param demo  no cost, and everybody may know it
/// @throws StoreError when there is an office, or the passphrase has fewer than 12 characters
NewOffice makeOffice(Vault& vault, std::string_view passphrase, const std::string& label,
                     bool demo = false);
/// What is asked of every passphrase. @throws StoreError for fewer than 12 characters
void checkPassphrase(std::string_view passphrase);
/// The passphrase of demo stores.
inline constexpr std::string_view kDemoPassphrase = "demo-demo-demo";

/// Tries the slots. @throws StoreError "no slot opens with this passphrase", and for a vault of
/// another office or without one
OfficeSecrets unlockWithPassphrase(const Vault& vault, std::string_view passphrase);
OfficeSecrets unlockWithRecovery(const Vault& vault, const Secret& recoveryKey);

struct SlotInfo {
    std::string id, label;
    bool isRecovery = false;
    bool isWhole = true;  ///< as the office wrote it; else the label is "?"
};
std::vector<SlotInfo> slotsOf(const Vault& vault, const OfficeSecrets& secrets);
/// @return id of the new slot
std::string addSlot(Vault& vault, const OfficeSecrets& secrets, std::string_view passphrase,
                    const std::string& label);
void changePassphrase(Vault& vault, const OfficeSecrets& secrets, std::string_view passphrase);
/// @throws StoreError for an id that is not there, and for the last slot that is no recovery
void revokeSlot(Vault& vault, const std::string& id);
/// New keys for the office and a new epoch: after a passphrase or a recovery key may have been
/// seen. All slots go but one for `passphrase` and one for the recovery key that is returned. Can
/// be repeated when it was interrupted.
NewOffice rotateOffice(Vault& vault, const OfficeSecrets& secrets, std::string_view passphrase);

/// A new device, known to the office from now on; writeDevice() keeps it.
Device addDevice(Vault& vault, const OfficeSecrets& secrets, const std::string& label);

/// From now on the store takes nothing from it. @param day  days since 1970-01-01, UTC
void revokeDevice(Vault& vault, const OfficeSecrets& secrets, const Bytes& device,
                  std::int32_t day);
/// Whether the revocation of a device is the office's. @param generations  of the office's keys
bool isRevocationSigned(const DeviceRow& device, std::span<const OfficeRow> generations);

/// The epoch's secret, unlocked: opens the wraps of streams, one after another.
class KeyRing {
public:
    /// @param secrets  outlive this
    /// @throws StoreError when the epoch is of another office
    KeyRing(const EpochRow& epoch, const OfficeSecrets& secrets);
    /// @throws StoreError when the wrap is of another epoch, or not of this stream
    StreamKeys keysOf(const WrapRow& wrap) const;

private:
    std::optional<Secret> opened(const WrapRow& wrap) const;

    std::int32_t number_;
    BoxKeys keys_;
    const OfficeSecrets& secrets_;
};
/// What a wrap seals, for the epoch's public key, or for the office's box key (kOfficeItself).
WrapRow wrapFor(const EpochRow& epoch, const Bytes& stream, const StreamKeys& keys);

/// Destroys the keys of these streams: a new epoch, all others sealed to it, the old one gone.
/// Then empties their rows. Can be repeated when it was interrupted.
void eraseStreams(Vault& vault, const OfficeSecrets& secrets, std::span<const Bytes> streams);

/// Signs where the chain stands now, and keeps it. @param day  today
CheckpointRow makeCheckpoint(Vault& vault, const OfficeSecrets& secrets, std::int32_t day);

}  // namespace opmaat::engine
