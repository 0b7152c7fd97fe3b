#pragma once

#include "engine/record/sqlite/sqlite.h"
#include "engine/record/vault.h"

/// Rows of the tables as structs, inside a transaction of the caller.
namespace opmaat::engine {

std::optional<OfficeRow> presentOffice(Database& store);
/// From `id, generation, box_key, sign_key, signature, log, demo`.
OfficeRow officeFrom(const Statement& row);
void insertOffice(Database& store, const OfficeRow& office);
void insertSlot(Database& store, const SlotRow& slot);

std::optional<DeviceRow> deviceRow(Database& store, const Bytes& id);
void setHead(Database& store, const Bytes& device, const DeviceHead& head);

std::optional<StreamRow> streamRow(Database& store, const Bytes& id);
std::int64_t eventCount(Database& store, const Bytes& stream);
CheckpointRow chainEnd(Database& store);
/// From `position, stream, sequence, device, handover, previous, sealed, erased, link`.
EventRow eventFrom(const Statement& row);

void insertEpoch(Database& keys, const EpochRow& epoch);

}  // namespace opmaat::engine
