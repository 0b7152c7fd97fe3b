#include "engine/record/postgres/postgres_rows.h"

namespace opmaat::engine {
namespace {

std::int32_t integer(const PostgresRows& rows, int row, int column)
{
    return static_cast<std::int32_t>(rows.number(row, column));
}

std::uint32_t unsignedInteger(const PostgresRows& rows, int row, int column)
{
    return static_cast<std::uint32_t>(rows.number(row, column));
}

bool flag(const PostgresRows& rows, int row, int column)
{
    return rows.number(row, column) != 0;
}

}  // namespace

OfficeRow officeAt(const PostgresRows& rows, int row)
{
    return {rows.bytes(row, 1), integer(rows, row, 0), rows.bytes(row, 2), rows.bytes(row, 3),
            rows.bytes(row, 4), rows.bytes(row, 5),    flag(rows, row, 6)};
}

EpochRow epochAt(const PostgresRows& rows, int row)
{
    return {integer(rows, row, 0), rows.bytes(row, 1), rows.bytes(row, 2), rows.bytes(row, 3)};
}

SlotRow slotAt(const PostgresRows& rows, int row)
{
    return {rows.bytes(row, 0), flag(rows, row, 1),
            rows.bytes(row, 2), {unsignedInteger(rows, row, 3), unsignedInteger(rows, row, 4)},
            rows.bytes(row, 5), rows.bytes(row, 6)};
}

DeviceRow deviceAt(const PostgresRows& rows, int row)
{
    return {rows.bytes(row, 0), rows.bytes(row, 1),
            rows.bytes(row, 2), rows.bytes(row, 3),
            rows.bytes(row, 4), {rows.number(row, 5), rows.bytes(row, 6), rows.bytes(row, 7)}};
}

StreamRow streamAt(const PostgresRows& rows, int row)
{
    return {rows.bytes(row, 0), flag(rows, row, 1), integer(rows, row, 2), rows.bytes(row, 3),
            rows.bytes(row, 4)};
}

EventRow eventAt(const PostgresRows& rows, int row)
{
    return {rows.number(row, 0), rows.bytes(row, 1),  rows.number(row, 2),
            rows.bytes(row, 3),  rows.number(row, 4), rows.bytes(row, 5),
            rows.bytes(row, 6),  rows.bytes(row, 7),  rows.bytes(row, 8)};
}

CheckpointRow checkpointAt(const PostgresRows& rows, int row)
{
    return {rows.number(row, 0), rows.bytes(row, 1), integer(rows, row, 2), integer(rows, row, 3),
            rows.bytes(row, 4)};
}

WrapRow wrapAt(const PostgresRows& rows, int row)
{
    return {rows.bytes(row, 0), integer(rows, row, 1), rows.bytes(row, 2)};
}

ResumeRow resumeAt(const PostgresRows& rows, int row)
{
    return {rows.bytes(row, 0), rows.bytes(row, 1), integer(rows, row, 2), rows.bytes(row, 3)};
}

}  // namespace opmaat::engine
