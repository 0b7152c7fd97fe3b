#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/crypto/bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace opmaat::engine {

/// What SQLite answered, with its extended result code.
class SqliteError : public std::runtime_error {
public:
    SqliteError(int code, const std::string& message) : std::runtime_error(message), code_(code) {}

    int code() const { return code_; }
    int primaryCode() const { return code_ & 0xff; }

private:
    int code_;
};

/// One open connection, in SQLite's defensive mode; never used again after an error.
class Database {
public:
    /// Opens what is there, creates nothing, and writes nothing back when it closes until
    /// tidyOnClose(). @throws SqliteError
    Database(const std::string& path, std::chrono::milliseconds patience);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const std::string& sql);          ///< one statement; rows are dropped
    std::string text(const std::string& sql);  ///< first column of the first row, or ""
    std::int64_t number(const std::string& sql);
    bool isReadOnly() const;
    /// The file is ours: the last connection may write the log back and remove it.
    void tidyOnClose();
    sqlite3* handle() const { return handle_; }

private:
    friend class Statement;
    using Kept = std::map<std::string, sqlite3_stmt*, std::less<>>;

    sqlite3* handle_ = nullptr;
    Kept kept_;  ///< prepared statements that are idle; null while one is in use
};

/// A statement, prepared once a connection and kept for the next time. All verbs throw SqliteError.
class Statement {
public:
    Statement(Database& database, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int index, std::int64_t number);      ///< from 1
    Statement& bind(int index, const std::string& text);  ///< not copied: outlives the steps
    Statement& bindBytes(int index, const Bytes& bytes);  ///< the same
    bool step();                                          ///< true when there is a row
    std::int64_t number(int column) const;                ///< from 0
    std::string text(int column) const;
    Bytes bytes(int column) const { return text(column); }

private:
    sqlite3* database_;
    Database::Kept::value_type* kept_ = nullptr;  ///< where it goes back to
    sqlite3_stmt* statement_ = nullptr;
};

/// Takes the lock for writing at once, and rolls back unless commit() has returned.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database& database_;
    bool open_ = true;
};

}  // namespace opmaat::engine
