#include "engine/record/sqlite/sqlite.h"

#include <sqlite3.h>

#include <utility>

namespace opmaat::engine {
namespace {

/// Far more than any row of ours; a larger one was put there by somebody else.
constexpr int kMostBytes = 64 << 20;

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

sqlite3_stmt* prepared(sqlite3* database, std::string_view sql, unsigned flags)
{
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), flags,
                               &statement, nullptr),
            database);
    return statement;
}

bool stepped(sqlite3_stmt* statement)
{
    const int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        throw SqliteError(code, sqlite3_errmsg(sqlite3_db_handle(statement)));
    }
    return code == SQLITE_ROW;
}

std::string textOf(sqlite3_stmt* statement, int column)
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return bytes == nullptr ? "" : std::string(bytes, size);
}

/// A statement for once: some settings act when they are prepared, so they are not kept.
class Once {
public:
    Once(sqlite3* database, std::string_view sql) : statement_(prepared(database, sql, 0)) {}
    ~Once() { sqlite3_finalize(statement_); }
    Once(const Once&) = delete;
    Once& operator=(const Once&) = delete;

    sqlite3_stmt* get() const { return statement_; }

private:
    sqlite3_stmt* statement_;
};

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
        configure(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1);
        sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, kMostBytes);
    } catch (const SqliteError&) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

Database::~Database()
{
    for (const auto& [sql, statement] : kept_) {
        sqlite3_finalize(statement);
    }
    sqlite3_close_v2(handle_);
}

void Database::run(const std::string& sql)
{
    const Once statement(handle_, sql);
    while (stepped(statement.get())) {
    }
}

std::string Database::text(const std::string& sql)
{
    const Once statement(handle_, sql);
    return stepped(statement.get()) ? textOf(statement.get(), 0) : "";
}

std::int64_t Database::number(const std::string& sql)
{
    const Once statement(handle_, sql);
    return stepped(statement.get()) ? sqlite3_column_int64(statement.get(), 0) : 0;
}

bool Database::isReadOnly() const
{
    return sqlite3_db_readonly(handle_, "main") != 0;
}

void Database::tidyOnClose()
{
    configure(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0);
}

Statement::Statement(Database& database, std::string_view sql) : database_(database.handle_)
{
    auto found = database.kept_.find(sql);
    if (found == database.kept_.end()) {
        found = database.kept_.emplace(sql, nullptr).first;
    }
    kept_ = &*found;
    statement_ = std::exchange(kept_->second, nullptr);
    if (statement_ == nullptr) {
        statement_ = prepared(database_, sql, SQLITE_PREPARE_PERSISTENT);
    }
}

Statement::~Statement()
{
    if (kept_->second != nullptr) {  // the same statement was in use twice
        sqlite3_finalize(statement_);
        return;
    }
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    kept_->second = statement_;
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

Statement& Statement::bindBytes(int index, const Bytes& bytes)
{
    const auto size = static_cast<sqlite3_uint64>(bytes.size());
    require(sqlite3_bind_blob64(statement_, index, bytes.data(), size, SQLITE_STATIC), database_);
    return *this;
}

bool Statement::step()
{
    return stepped(statement_);
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const
{
    return textOf(statement_, column);
}

Transaction::Transaction(Database& database) : database_(database)
{
    Statement(database, "BEGIN IMMEDIATE").step();
}

Transaction::~Transaction()
{
    if (open_) {
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit()
{
    Statement(database_, "COMMIT").step();
    open_ = false;
}

}  // namespace opmaat::engine
