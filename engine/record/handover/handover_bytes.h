#pragma once

#include "engine/record/vault.h"

/// Rows as bytes in an outbox: fields one after another, each with its length (4 bytes, big-endian)
/// before it. Read only from a file that this device wrote itself.
namespace opmaat::engine {

Bytes bytesOf(const Handover& handover);
Handover handoverFrom(const Bytes& bytes);
Bytes bytesOf(const std::vector<OfficeRow>& generations);
std::vector<OfficeRow> generationsFrom(const Bytes& bytes);
Bytes bytesOf(const std::vector<DeviceRow>& devices);
std::vector<DeviceRow> devicesFrom(const Bytes& bytes);
Bytes bytesOf(const EpochRow& epoch);
EpochRow epochFrom(const Bytes& bytes);
Bytes bytesOf(const std::optional<PackRow>& pack);
std::optional<PackRow> packFrom(const Bytes& hash, const Bytes& bytes);
Bytes bytesOf(const std::vector<Bytes>& fields);
std::vector<Bytes> fieldsFrom(const Bytes& bytes);

}  // namespace opmaat::engine
