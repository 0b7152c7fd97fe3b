#pragma once

#include "engine/record/vault.h"

/// What every vault refuses, with one sentence for all of them.
namespace opmaat::engine {

/// An event is never larger: what is, was not made by us.
inline constexpr std::size_t kMostSealedBytes = 1U << 20;

/// @throws StoreError unless the parts of a handover belong together: events of its stream and
/// device, their sequences without gap, sizes as in vault.h
void checkParts(const Handover& handover);

/// @throws VaultConflict (Device) unless it is the next one after `head`
void checkFollows(const DeviceHead& head, const Handover& handover);

/// @throws VaultConflict (Sequence) unless its stream has `count` events;
/// StoreError when the stream began otherwise. @param begun  nothing when there is none
void checkFollows(const std::optional<StreamRow>& begun, std::int64_t count,
                  const Handover& handover);

VaultConflict epochConflict(std::int32_t present, std::int32_t offered);
VaultConflict generationConflict(std::int32_t present, std::int32_t offered);
StoreError officeIsThere(const std::string& vault);
StoreError noOffice(const std::string& vault);
StoreError unknownDevice(const std::string& vault, const Bytes& device);
StoreError revokedDevice(const std::string& vault, const Bytes& device);
StoreError deviceIsThere(const std::string& vault, const Bytes& device);
StoreError keyIsThere(const std::string& vault, const Bytes& stream);
StoreError keyIsTooLate(const std::string& vault, const Bytes& stream);

}  // namespace opmaat::engine
