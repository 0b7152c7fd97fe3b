#include "engine/record/sqlite/sqlite_rows.h"

#include "engine/record/chain.h"

namespace opmaat::engine {
namespace {

std::int32_t small(const Statement& row, int column)
{
    return static_cast<std::int32_t>(row.number(column));
}

}  // namespace

std::optional<OfficeRow> presentOffice(Database& store)
{
    Statement row(store,
                  "SELECT id, generation, box_key, sign_key, signature, log, demo FROM office"
                  " ORDER BY generation DESC LIMIT 1");
    if (!row.step()) {
        return std::nullopt;
    }
    return officeFrom(row);
}

OfficeRow officeFrom(const Statement& row)
{
    return {row.bytes(0), small(row, 1), row.bytes(2),      row.bytes(3),
            row.bytes(4), row.bytes(5),  row.number(6) != 0};
}

void insertOffice(Database& store, const OfficeRow& office)
{
    Statement insert(store,
                     "INSERT INTO office (id, generation, box_key, sign_key, signature, log, demo)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bindBytes(1, office.id)
        .bind(2, office.generation)
        .bindBytes(3, office.boxKey)
        .bindBytes(4, office.signKey)
        .bindBytes(5, office.signature)
        .bindBytes(6, office.log)
        .bind(7, office.isDemo ? 1 : 0)
        .step();
}

void insertSlot(Database& store, const SlotRow& slot)
{
    Statement insert(store,
                     "INSERT OR REPLACE INTO slot"
                     " (id, recovery, salt, passes, kibibytes, wrapped, label)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, slot.id)
        .bind(2, slot.isRecovery ? 1 : 0)
        .bindBytes(3, slot.salt)
        .bind(4, slot.cost.passes)
        .bind(5, slot.cost.kibibytes)
        .bindBytes(6, slot.wrapped)
        .bindBytes(7, slot.label)
        .step();
}

std::optional<DeviceRow> deviceRow(Database& store, const Bytes& id)
{
    Statement row(store,
                  "SELECT label, public_key, signature, revocation, handovers, head, head_signature"
                  " FROM device WHERE id = ?");
    if (!row.bindBytes(1, id).step()) {
        return std::nullopt;
    }
    return DeviceRow{id,           row.text(0),  row.bytes(1),
                     row.bytes(2), row.bytes(3), {row.number(4), row.bytes(5), row.bytes(6)}};
}

void setHead(Database& store, const Bytes& device, const DeviceHead& head)
{
    Statement update(store,
                     "UPDATE device SET handovers = ?, head = ?, head_signature = ? WHERE id = ?");
    update.bind(1, head.number)
        .bindBytes(2, head.head)
        .bindBytes(3, head.signature)
        .bindBytes(4, device)
        .step();
}

std::optional<StreamRow> streamRow(Database& store, const Bytes& id)
{
    Statement row(store, "SELECT office, day, pack, model FROM stream WHERE id = ?");
    if (!row.bindBytes(1, id).step()) {
        return std::nullopt;
    }
    return StreamRow{id, row.number(0) != 0, small(row, 1), row.bytes(2), row.bytes(3)};
}

std::int64_t eventCount(Database& store, const Bytes& stream)
{
    Statement row(store, "SELECT coalesce(max(sequence) + 1, 0) FROM event WHERE stream = ?");
    row.bindBytes(1, stream).step();
    return row.number(0);
}

CheckpointRow chainEnd(Database& store)
{
    Statement row(store, "SELECT position, link FROM event ORDER BY position DESC LIMIT 1");
    CheckpointRow end;
    end.link = zeroHash();
    if (row.step()) {
        end.position = row.number(0);
        end.link = row.bytes(1);
    }
    return end;
}

EventRow eventFrom(const Statement& row)
{
    return {row.number(0), row.bytes(1), row.number(2), row.bytes(3), row.number(4),
            row.bytes(5),  row.bytes(6), row.bytes(7),  row.bytes(8)};
}

void insertEpoch(Database& keys, const EpochRow& epoch)
{
    Statement insert(keys,
                     "INSERT INTO epoch (number, public_key, sealed_secret, signature)"
                     " VALUES (?, ?, ?, ?)");
    insert.bind(1, epoch.number)
        .bindBytes(2, epoch.publicKey)
        .bindBytes(3, epoch.sealedSecret)
        .bindBytes(4, epoch.signature)
        .step();
}

}  // namespace opmaat::engine
