#pragma once

#include <optional>
#include <span>

#include "engine/record/postgres/postgres_connection.h"

namespace opmaat::engine {

/// One step of the schema; numbered 1, 2, ... in the order of postgresMigrations().
struct PostgresMigration {
    const char* name;  ///< of the file in engine/record/postgres
    const char* sql;
};
std::span<const PostgresMigration> postgresMigrations();

/// The last migration the database has had; nothing when it has no store. @throws PostgresError
std::optional<int> postgresFormat(PostgresConnection& connection);

/// Makes the schema, or brings it up to date: all of it or nothing. Needs a login that may make
/// schemas in this database and, the first time, roles. @throws PostgresError
void migratePostgres(PostgresConnection& connection);

}  // namespace opmaat::engine
