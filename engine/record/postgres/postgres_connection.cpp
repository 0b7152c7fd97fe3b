#include "engine/record/postgres/postgres_connection.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "engine/record/postgres/postgres_library.h"

namespace opmaat::engine {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Numbers of types, fixed in PostgreSQL's catalogue (pg_type.dat).
constexpr unsigned kBoolean = 16, kBytes = 17, kBigint = 20, kInteger = 23, kText = 25;
constexpr unsigned kBytesArray = 1001;

constexpr milliseconds kMostGrace{1000};  ///< the server gives up first, and says so

/// Everything that must not depend on what the server or the environment happens to be set to.
std::string settings(milliseconds patience)
{
    const std::string limit = std::to_string(patience.count());
    return "-c synchronous_commit=on -c search_path=pg_catalog -c statement_timeout=" + limit +
           " -c idle_in_transaction_session_timeout=60000"
           " -c default_transaction_isolation=read\\ committed";
}

/// An error that ends the connection leaves open what became of the statement.
PostgresError errorOf(const pg_result* result)
{
    const auto field = [&](int code) {
        const char* text = postgresLibrary().errorField(result, code);
        return std::string(text == nullptr ? "" : text);
    };
    const bool ends = field(PG_DIAG_SEVERITY_NONLOCALIZED) != "ERROR";
    const std::string message = field(PG_DIAG_MESSAGE_PRIMARY);
    return {ends ? "" : field(PG_DIAG_SQLSTATE), message.empty() ? "it went away" : message,
            field(PG_DIAG_MESSAGE_DETAIL)};
}

std::string oneLine(std::string text)
{
    for (char& letter : text) {
        letter = letter == '\n' || letter == '\t' ? ' ' : letter;
    }
    while (text.ends_with(' ') || text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

/// What a server answers to somebody who wants to connect: "... FATAL:  28P01: no such login
/// LOCATION: ...". When it has no time now, it is as if it were not there.
PostgresError refusal(const std::string& answer)
{
    static constexpr std::array<std::string_view, 4> kLater = {"57P01", "57P02", "57P03", "53300"};
    const std::string end = " LOCATION:";
    const auto code = answer.find(":  ");
    const std::string state = code == std::string::npos ? "" : answer.substr(code + 3, 5);
    const auto text = code + 10;
    if (state.size() < 5 || answer.find(end) == std::string::npos || answer.size() <= text ||
        std::find(kLater.begin(), kLater.end(), state) != kLater.end()) {
        return {"", answer.substr(0, answer.find(end))};
    }
    return {state, answer.substr(text, answer.find(end) - text)};
}

void dropNotice(void* /*unused*/, const char* /*message*/) {}

}  // namespace

PostgresValue asNumber(std::int64_t number)
{
    return {kBigint, u64Bytes(static_cast<std::uint64_t>(number))};
}

PostgresValue asInteger(std::int32_t number)
{
    return {kInteger, u32Bytes(static_cast<std::uint32_t>(number))};
}

PostgresValue asFlag(bool flag)
{
    return {kBoolean, Bytes(1, flag ? '\1' : '\0')};
}

PostgresValue asBytes(const Bytes& bytes)
{
    return {kBytes, bytes};
}

PostgresValue asText(const std::string& text)
{
    return {kText, text};
}

PostgresValue asArray(std::span<const Bytes> items)
{
    const auto count = static_cast<std::uint32_t>(items.size());
    const std::uint32_t dimensions = count == 0 ? 0 : 1;
    Bytes array = u32Bytes(dimensions) + u32Bytes(0) + u32Bytes(kBytes);
    if (count > 0) {
        array += u32Bytes(count) + u32Bytes(1);
    }
    for (const Bytes& item : items) {
        array += u32Bytes(static_cast<std::uint32_t>(item.size())) + item;
    }
    return {kBytesArray, array};
}

PostgresRows::PostgresRows(pg_result* result) : result_(result) {}

void PostgresRows::Clear::operator()(pg_result* result) const
{
    postgresLibrary().clear(result);
}

int PostgresRows::count() const
{
    return postgresLibrary().rowCount(result_.get());
}

std::int64_t PostgresRows::number(int row, int column) const
{
    const Bytes digits = bytes(row, column);
    // Sign of the first byte, then big-endian.
    std::uint64_t number = !digits.empty() && (digits[0] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (const char digit : digits) {
        number = number << 8 | static_cast<unsigned char>(digit);
    }
    return static_cast<std::int64_t>(number);
}

Bytes PostgresRows::bytes(int row, int column) const
{
    const PostgresLibrary& pq = postgresLibrary();
    const int size = pq.length(result_.get(), row, column);
    return {pq.value(result_.get(), row, column), static_cast<std::size_t>(size)};
}

void PostgresConnection::Finish::operator()(pg_conn* connection) const
{
    postgresLibrary().finish(connection);
}

PostgresConnection::PostgresConnection(const PostgresAddress& address, milliseconds patience)
{
    waitFor(patience);
    const PostgresLibrary& pq = postgresLibrary();
    std::map<std::string, std::string> options = address.options;
    options["options"] += (options["options"].empty() ? "" : " ") + settings(patience);
    options["client_encoding"] = "UTF8";
    options["application_name"] = "opmaat";
    options["keepalives_idle"] = "10";
    std::vector<const char*> names, values;
    for (const auto& [name, value] : options) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    connection_.reset(pq.connectStart(names.data(), values.data(), 0));
    pq.setVerbosity(connection_.get(), PQERRORS_VERBOSE);  // with the SQLSTATE, see refusal()
    connect(steady_clock::now() + patience);
    if (address.needsTls && pq.sslInUse(connection_.get()) == 0) {
        lost("the connection is not encrypted");
    }
    pq.setNonBlocking(connection_.get(), 1);
    pq.setNoticeProcessor(connection_.get(), dropNotice, nullptr);
}

void PostgresConnection::waitFor(milliseconds patience)
{
    patience_ = patience + std::min(patience, kMostGrace);
}

void PostgresConnection::connect(Deadline deadline)
{
    const PostgresLibrary& pq = postgresLibrary();
    if (connection_ == nullptr || pq.status(connection_.get()) == CONNECTION_BAD) {
        lost("");
    }
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        waitUntilReady(state == PGRES_POLLING_WRITING ? POLLOUT : POLLIN, deadline);
        state = pq.connectPoll(connection_.get());
        if (state == PGRES_POLLING_FAILED) {
            throw refusal(oneLine(pq.errorMessage(connection_.get())));
        }
    }
}

void PostgresConnection::waitUntilReady(short events, Deadline deadline) const
{
    pollfd waited{postgresLibrary().socket(connection_.get()), events, 0};
    for (;;) {
        const auto left =
            std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now()).count();
        const int ready = left <= 0 ? 0 : ::poll(&waited, 1, static_cast<int>(left));
        if (ready > 0) {
            return;
        }
        if (ready == 0) {
            lost("no answer came in time");
        }
        if (errno != EINTR) {
            lost("its socket cannot be waited for");
        }
    }
}

void PostgresConnection::lost(const std::string& why) const
{
    const std::string message = !why.empty() ? why
                                : connection_ == nullptr
                                    ? "no memory"
                                    : postgresLibrary().errorMessage(connection_.get());
    throw PostgresError("", oneLine(message));
}

PostgresRows PostgresConnection::run(const std::string& sql, std::span<const PostgresValue> values)
{
    std::vector<Oid> types;
    std::vector<const char*> bytes;
    std::vector<int> lengths;
    const std::vector<int> formats(values.size(), 1);
    for (const PostgresValue& value : values) {
        types.push_back(value.type);
        bytes.push_back(value.bytes.data());
        lengths.push_back(static_cast<int>(value.bytes.size()));
    }
    if (postgresLibrary().sendQueryParams(connection_.get(), sql.c_str(),
                                          static_cast<int>(values.size()), types.data(),
                                          bytes.data(), lengths.data(), formats.data(), 1) == 0) {
        lost("");
    }
    return answer();
}

void PostgresConnection::runScript(const std::string& sql)
{
    if (postgresLibrary().sendQuery(connection_.get(), sql.c_str()) == 0) {
        lost("");
    }
    answer();
}

void PostgresConnection::sendAll(Deadline deadline)
{
    const PostgresLibrary& pq = postgresLibrary();
    for (;;) {
        const int unsent = pq.flush(connection_.get());
        if (unsent == 0) {
            return;
        }
        if (unsent < 0) {
            lost("");
        }
        waitUntilReady(POLLOUT | POLLIN, deadline);
        if (pq.consumeInput(connection_.get()) == 0) {
            lost("");
        }
    }
}

/// The rows of the last of the statements that were sent.
PostgresRows PostgresConnection::answer()
{
    const PostgresLibrary& pq = postgresLibrary();
    const Deadline deadline = steady_clock::now() + patience_;
    sendAll(deadline);
    PostgresRows rows(nullptr);
    std::optional<PostgresError> refused;
    for (;;) {
        while (pq.isBusy(connection_.get()) != 0) {
            waitUntilReady(POLLIN, deadline);
            if (pq.consumeInput(connection_.get()) == 0) {
                lost("");
            }
        }
        pg_result* result = pq.getResult(connection_.get());
        if (result == nullptr) {
            break;
        }
        rows = PostgresRows(result);
        const ExecStatusType status = pq.resultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
            refused = errorOf(result);
        }
    }
    if (refused) {
        throw PostgresError(*refused);
    }
    return rows;
}

PostgresTransaction::PostgresTransaction(PostgresConnection& connection, const char* begin)
    : connection_(connection)
{
    connection_.run(begin);
}

PostgresTransaction::~PostgresTransaction()
{
    if (open_) {
        try {
            connection_.run("ROLLBACK");
        } catch (const PostgresError&) {  // the connection is gone, and the transaction with it
        }
    }
}

void PostgresTransaction::commit()
{
    open_ = false;
    connection_.run("COMMIT");
}

}  // namespace opmaat::engine
