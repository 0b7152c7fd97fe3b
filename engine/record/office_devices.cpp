#include <algorithm>

#include "engine/crypto/bytes.h"
#include "engine/record/office.h"

// The devices of an office: added and taken away.
namespace opmaat::engine {
namespace {

constexpr std::size_t kIdBytes = 8, kDayBytes = 4;

}  // namespace

Device addDevice(Vault& vault, const OfficeSecrets& secrets, const std::string& label)
{
    const OfficeRow office = officeOf(vault);
    Device device{
        randomBytes(kIdBytes),     label,        makeSigningKeys(), office.id, office.signKey,
        secrets.codeSecret.copy(), office.boxKey};
    DeviceRow row{device.id, label, device.keys.open, {}, {}, {0, zeroHash(), {}}};
    row.signature = sign(secrets.sign, kSignsDevice, signedPart(office.id, row));
    vault.addDevice(row);
    return device;
}

void revokeDevice(Vault& vault, const OfficeSecrets& secrets, const Bytes& device, std::int32_t day)
{
    const Bytes dayBytes = u32Bytes(static_cast<std::uint32_t>(day));
    const Bytes part = officeOf(vault).id + device + dayBytes;
    vault.revokeDevice(device, dayBytes + sign(secrets.sign, kSignsRevocation, part));
}

bool isRevocationSigned(const DeviceRow& device, std::span<const OfficeRow> generations)
{
    if (device.revocation.size() <= kDayBytes) {
        return false;
    }
    const Bytes day = device.revocation.substr(0, kDayBytes);
    const Bytes signature = device.revocation.substr(kDayBytes);
    return std::any_of(generations.begin(), generations.end(), [&](const OfficeRow& generation) {
        return isSignedBy(generation.signKey, kSignsRevocation, generation.id + device.id + day,
                          signature);
    });
}

}  // namespace opmaat::engine
