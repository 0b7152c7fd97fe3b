#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/crypto/bytes.h"
#include "engine/record/postgres/postgres_address.h"

struct pg_conn;
struct pg_result;

namespace opmaat::engine {

/// What the server answered, with its SQLSTATE; or that there is no server to answer.
class PostgresError : public std::runtime_error {
public:
    PostgresError(std::string state, const std::string& message, std::string detail = "")
        : std::runtime_error(message), state_(std::move(state)), detail_(std::move(detail))
    {
    }
    const std::string& state() const { return state_; }
    const std::string& detail() const { return detail_; }
    /// Whether the connection is gone, so that nobody knows what became of the statement.
    bool isLost() const { return state_.empty(); }

private:
    std::string state_;  ///< five characters; "" when the connection is gone
    std::string detail_;
};

/// A parameter of a statement, as bytes of a type: no text is ever put together into SQL.
struct PostgresValue {
    unsigned type = 0;  ///< the type's number in pg_type
    Bytes bytes;        ///< in PostgreSQL's binary form
};
PostgresValue asNumber(std::int64_t number);   ///< bigint
PostgresValue asInteger(std::int32_t number);  ///< integer
PostgresValue asFlag(bool flag);
PostgresValue asBytes(const Bytes& bytes);
PostgresValue asText(const std::string& text);
PostgresValue asArray(std::span<const Bytes> items);  ///< bytea[]

/// The rows that came back; columns count from 0.
class PostgresRows {
public:
    explicit PostgresRows(pg_result* result);
    int count() const;
    std::int64_t number(int row, int column) const;  ///< boolean, integer or bigint
    Bytes bytes(int row, int column) const;          ///< bytea or text

private:
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> result_;
};

/// One connection; thrown away once it is lost. Never waits longer than it was told, also when the
/// network swallows everything.
class PostgresConnection {
public:
    /// @param patience  for connecting, and of the server for each statement
    /// @throws PostgresError (lost)
    PostgresConnection(const PostgresAddress& address, std::chrono::milliseconds patience);

    /// One statement with its parameters $1, $2, ... in one round trip.
    PostgresRows run(const std::string& sql, std::span<const PostgresValue> values = {});
    PostgresRows run(const std::string& sql, std::initializer_list<PostgresValue> values)
    {
        return run(sql, std::span(values.begin(), values.size()));
    }
    void runScript(const std::string& sql);  ///< many statements, no parameters
    /// From now on an answer is waited for a little longer than this.
    void waitFor(std::chrono::milliseconds patience);

private:
    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    using Deadline = std::chrono::steady_clock::time_point;
    void connect(Deadline deadline);
    void waitUntilReady(short events, Deadline deadline) const;
    void sendAll(Deadline deadline);
    PostgresRows answer();
    [[noreturn]] void lost(const std::string& why) const;

    std::unique_ptr<pg_conn, Finish> connection_;
    std::chrono::milliseconds patience_{0};
};

/// Several statements, all or none. Rolls back unless commit() has returned.
class PostgresTransaction {
public:
    /// @param begin  "BEGIN ..."
    PostgresTransaction(PostgresConnection& connection, const char* begin);
    ~PostgresTransaction();
    PostgresTransaction(const PostgresTransaction&) = delete;
    PostgresTransaction& operator=(const PostgresTransaction&) = delete;
    void commit();

private:
    PostgresConnection& connection_;
    bool open_ = true;
};

}  // namespace opmaat::engine
