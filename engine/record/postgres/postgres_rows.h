#pragma once

#include <vector>

#include "engine/record/postgres/postgres_connection.h"
#include "engine/record/vault.h"

/// Rows of the tables in postgres/1_record.sql as rows of a vault: the columns that each reader
/// wants, in their order, stand beside it.
namespace opmaat::engine {

inline constexpr const char* kOfficeColumns =
    "generation, id, box_key, sign_key, signature, log, is_demo";
OfficeRow officeAt(const PostgresRows& rows, int row);
inline constexpr const char* kEpochColumns = "number, public_key, sealed_secret, signature";
EpochRow epochAt(const PostgresRows& rows, int row);
inline constexpr const char* kSlotColumns =
    "id, is_recovery, salt, passes, kibibytes, wrapped, label";
SlotRow slotAt(const PostgresRows& rows, int row);
inline constexpr const char* kDeviceColumns =
    "id, label, public_key, signature, revocation, number, head, head_signature";
DeviceRow deviceAt(const PostgresRows& rows, int row);
inline constexpr const char* kStreamColumns = "id, is_office, day, pack, model";
StreamRow streamAt(const PostgresRows& rows, int row);
inline constexpr const char* kEventColumns =
    "position, stream, sequence, device, handover, previous, sealed, erased, link";
EventRow eventAt(const PostgresRows& rows, int row);
inline constexpr const char* kCheckpointColumns = "position, link, day, generation, signature";
CheckpointRow checkpointAt(const PostgresRows& rows, int row);
inline constexpr const char* kWrapColumns = "stream, epoch, sealed";
WrapRow wrapAt(const PostgresRows& rows, int row);
inline constexpr const char* kResumeColumns = "locator, stream, last_day, wrapped";
ResumeRow resumeAt(const PostgresRows& rows, int row);

inline std::string selectFrom(const char* columns, const char* rest)
{
    return std::string("SELECT ") + columns + " FROM " + rest;
}

/// All rows, by one of the readers above.
template <class Row>
std::vector<Row> allOf(const PostgresRows& rows, Row (*readRow)(const PostgresRows&, int))
{
    std::vector<Row> all;
    all.reserve(static_cast<std::size_t>(rows.count()));
    for (int row = 0; row < rows.count(); ++row) {
        all.push_back(readRow(rows, row));
    }
    return all;
}

template <class Row>
std::optional<Row> firstOf(const PostgresRows& rows, Row (*readRow)(const PostgresRows&, int))
{
    return rows.count() == 0 ? std::nullopt : std::optional<Row>(readRow(rows, 0));
}

}  // namespace opmaat::engine
