#include "engine/record/sqlite.h"

#include <sqlite3.h>

namespace opmaat::engine {
namespace {

void require(int code, sqlite3* database)
{
    if (code != SQLITE_OK) {
        const std::string message =
            database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
        throw SqliteError(database == nullptr ? code : sqlite3_extended_errcode(database), message);
    }
}

void configure(sqlite3* database, int option, int wanted)
{
    int found = -1;
    require(sqlite3_db_config(database, option, wanted, &found), database);
    if (found != wanted) {
        throw SqliteError(SQLITE_MISUSE, "a protection of SQLite cannot be switched on");
    }
}

}  // namespace

Database::Database(const std::string& path, std::chrono::milliseconds patience)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
    try {
        require(code, handle_);
        require(sqlite3_busy_timeout(handle_, static_cast<int>(patience.count())), handle_);
        configure(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1);
        configure(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    } catch (const SqliteError&) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

Database::~Database()
{
    sqlite3_close_v2(handle_);
}

void Database::run(const std::string& sql)
{
    Statement statement(*this, sql);
    while (statement.step()) {
    }
}

std::string Database::text(const std::string& sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.text(0) : "";
}

std::int64_t Database::number(const std::string& sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.number(0) : 0;
}

bool Database::isReadOnly() const
{
    return sqlite3_db_readonly(handle_, "main") != 0;
}

Statement::Statement(const Database& database, const std::string& sql)
    : database_(database.handle())
{
    require(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement_, nullptr), database_);
}

Statement::~Statement()
{
    sqlite3_finalize(statement_);
}

Statement& Statement::bind(int index, std::int64_t number)
{
    require(sqlite3_bind_int64(statement_, index, number), database_);
    return *this;
}

Statement& Statement::bind(int index, const std::string& text)
{
    const auto size = static_cast<sqlite3_uint64>(text.size());
    require(sqlite3_bind_text64(statement_, index, text.data(), size, SQLITE_STATIC, SQLITE_UTF8),
            database_);
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        throw SqliteError(code, sqlite3_errmsg(database_));
    }
    return code == SQLITE_ROW;
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes == nullptr ? "" : std::string(bytes, size);
}

Transaction::Transaction(Database& database) : database_(database)
{
    database.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (open_) {
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit()
{
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace opmaat::engine
