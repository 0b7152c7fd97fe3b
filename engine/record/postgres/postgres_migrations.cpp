#include "engine/record/postgres/postgres_migrations.h"

#include <string>

namespace opmaat::engine {

std::optional<int> postgresFormat(PostgresConnection& connection)
{
    // Asked of the catalogue first, since a login without rights cannot even see the table.
    const PostgresRows known = connection.run(
        "SELECT FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid"
        " WHERE n.nspname = 'opmaat' AND c.relname = 'migration'");
    if (known.count() == 0) {
        return std::nullopt;
    }
    const PostgresRows last =
        connection.run("SELECT coalesce(max(number), 0) FROM opmaat.migration");
    return static_cast<int>(last.number(0, 0));
}

void migratePostgres(PostgresConnection& connection)
{
    PostgresTransaction transaction(connection, "BEGIN");
    connection.run("SELECT pg_advisory_xact_lock(1332768116)");  // "Opmt": one at a time
    const std::span<const PostgresMigration> all = postgresMigrations();
    const int before = postgresFormat(connection).value_or(0);
    for (auto done = static_cast<std::size_t>(before); done < all.size(); ++done) {
        connection.runScript(all[done].sql);
        connection.run("INSERT INTO opmaat.migration VALUES ($1)",
                       {asInteger(static_cast<std::int32_t>(done) + 1)});
    }
    transaction.commit();
}

}  // namespace opmaat::engine
