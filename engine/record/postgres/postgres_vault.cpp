#include "engine/record/postgres/postgres_vault.h"

#include <random>
#include <thread>

#include "engine/record/postgres/postgres_migrations.h"
#include "engine/record/postgres/postgres_rows.h"
#include "engine/record/store.h"
#include "engine/record/vault_checks.h"

namespace opmaat::engine {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kFirstPause{20}, kLongestPause{1000};
constexpr milliseconds kForMigrations{60'000};
const std::string kAppend =
    "SELECT opmaat.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
constexpr int kFetch = 1000;  ///< events at a time while scanning

/// Between attempts to reach the server: twice as long each time, and never the same for two
/// kiosks, so that they do not all come back at once.
class BackOff {
public:
    explicit BackOff(milliseconds patience) : end_(steady_clock::now() + patience) {}

    /// @return false when it is time to give up
    bool wait()
    {
        std::uniform_int_distribution<long> part(pause_.count() / 2, pause_.count());
        const auto until = steady_clock::now() + milliseconds(part(random_));
        pause_ = std::min(2 * pause_, kLongestPause);
        if (until >= end_) {
            return false;
        }
        std::this_thread::sleep_until(until);
        return true;
    }

private:
    steady_clock::time_point end_;
    milliseconds pause_ = kFirstPause;
    std::random_device random_;
};

/// A server that promises less than we promise is no store.
void checkServer(PostgresConnection& connection, const std::string& name)
{
    const PostgresRows settings = connection.run(
        "SELECT current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'"
        " AND current_setting('synchronous_commit') <> 'off'");
    if (settings.number(0, 0) == 0) {
        throw StoreError("Store " + name +
                         " would lose answers in a power cut: fsync, full_page_writes or"
                         " synchronous_commit is off on the server. Switch it on.");
    }
    const auto format = postgresFormat(connection);
    const int ours = static_cast<int>(postgresMigrations().size());
    if (!format) {
        throw StoreError("There is no store at " + name + ". Make one with 'opmaat store init'.");
    }
    if (*format > ours) {
        throw StoreError("Store " + name + " was made by a newer version: it has format " +
                         std::to_string(*format) + ", and this version reads up to " +
                         std::to_string(ours) +
                         ". Install the newer version; nothing was changed.");
    }
    if (*format < ours) {
        throw StoreError("Store " + name + " has format " + std::to_string(*format) +
                         " and must be brought to " + std::to_string(ours) +
                         " first: run 'opmaat store init' as the one who made it.");
    }
}

/// In the words that all vaults have for it.
void refuseHandover(const PostgresError& error, const Handover& handover, const std::string& vault)
{
    const std::string& state = error.state();
    if (state == "OP001") {
        checkFollows(std::nullopt, std::stoll(error.detail()), handover);
    } else if (state == "OP002") {
        checkFollows(DeviceHead{std::stoll(error.detail()), {}, {}}, handover);
    } else if (state == "OP006") {
        throw unknownDevice(vault, handover.device);
    } else if (state == "OP007") {
        throw revokedDevice(vault, handover.device);
    } else if (state == "OP008") {
        checkFollows(StreamRow{}, handover.events.front().sequence, handover);
    }
}

}  // namespace

PostgresVault::PostgresVault(PostgresAddress address, milliseconds patience)
    : address_(std::move(address)), patience_(patience)
{
    withServer([](PostgresConnection&, bool) {});
}

PostgresConnection& PostgresVault::connected() const
{
    if (connection_ == nullptr) {
        auto connection = std::make_unique<PostgresConnection>(address_, patience_);
        checkServer(*connection, address_.name);
        isKiosk_ = connection->run("SELECT pg_has_role(session_user, 'opmaat_desk', 'member')")
                       .number(0, 0) == 0;
        connection_ = std::move(connection);
    }
    return *connection_;
}

void PostgresVault::withServer(const Work& work) const
{
    std::optional<BackOff> backOff;
    for (bool again = false;; again = true) {
        try {
            PostgresConnection& server = connected();
            server.waitFor(patience_);
            work(server, again);
            return;
        } catch (const PostgresError& error) {
            if (!error.isLost()) {
                refuse(error);
            }
            connection_.reset();
            if (!backOff) {
                backOff.emplace(patience_);
            }
            if (!backOff->wait()) {
                throw VaultUnreachable("Store " + address_.name + " cannot be reached (" +
                                       error.what() +
                                       "). Look at the network and the server, and try again.");
            }
        }
    }
}

PostgresRows PostgresVault::ask(const std::string& sql,
                                std::initializer_list<PostgresValue> values) const
{
    PostgresRows rows(nullptr);
    withServer([&](PostgresConnection& server, bool) { rows = server.run(sql, values); });
    return rows;
}

// Events

DeviceHead PostgresVault::deviceHead(const Bytes& device) const
{
    const auto row = firstOf(
        ask(selectFrom(kDeviceColumns, "opmaat.devices() WHERE id = $1"), {asBytes(device)}),
        deviceAt);
    if (!row) {
        throw unknownDevice(address_.name, device);
    }
    return row->head;
}

std::int64_t PostgresVault::append(const Handover& handover)
{
    checkParts(handover);
    std::vector<Bytes> previous, sealed, erased;
    for (const EventRow& event : handover.events) {
        previous.push_back(event.previous);
        sealed.push_back(event.sealed);
        erased.push_back(event.erased);
    }
    const StreamRow& stream = handover.stream;
    std::int64_t position = 0;
    withServer([&](PostgresConnection& server, bool again) {
        try {
            const PostgresRows rows = server.run(
                kAppend,
                {asBytes(stream.id), asFlag(stream.isOffice), asInteger(stream.day),
                 asBytes(stream.pack), asBytes(stream.model),
                 asNumber(handover.events.front().sequence), asArray(previous), asArray(sealed),
                 asArray(erased), asBytes(handover.device), asNumber(handover.number),
                 asBytes(handover.head), asBytes(handover.signature), asFlag(again)});
            position = rows.number(0, 0);
        } catch (const PostgresError& error) {
            refuseHandover(error, handover, address_.name);
            throw;
        }
    });
    return position;
}

std::vector<StreamRow> PostgresVault::streams() const
{
    return allOf(ask(selectFrom(kStreamColumns, "opmaat.stream ORDER BY began")), streamAt);
}

std::optional<StreamRow> PostgresVault::stream(const Bytes& id) const
{
    return firstOf(ask(selectFrom(kStreamColumns, "opmaat.stream_of($1)"), {asBytes(id)}),
                   streamAt);
}

std::int64_t PostgresVault::countOf(const Bytes& stream) const
{
    return ask("SELECT opmaat.count_of($1)", {asBytes(stream)}).number(0, 0);
}

std::vector<EventRow> PostgresVault::events(const Bytes& stream, std::int64_t most) const
{
    return allOf(ask(selectFrom(kEventColumns,
                                "opmaat.event WHERE stream = $1 AND sequence < $2"
                                " ORDER BY sequence"),
                     {asBytes(stream), asNumber(most)}),
                 eventAt);
}

void PostgresVault::scan(std::int64_t from, const std::function<bool(const EventRow&)>& take) const
{
    const std::string cursor = std::string("DECLARE reading NO SCROLL CURSOR FOR SELECT ") +
                               kEventColumns +
                               " FROM opmaat.event WHERE position >= $1 ORDER BY position";
    const std::string fetch = "FETCH " + std::to_string(kFetch) + " FROM reading";
    bool begun = false;
    withServer([&](PostgresConnection& server, bool) {
        if (begun) {
            throw VaultUnreachable("Store " + address_.name +
                                   " went away while it was read. Try again.");
        }
        PostgresTransaction moment(server, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        server.run(cursor, {asNumber(from)});
        for (int rows = kFetch; rows == kFetch;) {
            const PostgresRows some = server.run(fetch);
            rows = some.count();
            begun = begun || rows > 0;
            for (int row = 0; row < rows; ++row) {
                if (!take(eventAt(some, row))) {
                    return;
                }
            }
        }
    });
}

CheckpointRow PostgresVault::chainHead() const
{
    const PostgresRows last =
        ask("SELECT position, link FROM opmaat.event ORDER BY position DESC LIMIT 1");
    CheckpointRow head;
    head.link = Bytes(32, '\0');
    if (last.count() > 0) {
        head.position = last.number(0, 0);
        head.link = last.bytes(0, 1);
    }
    return head;
}

void PostgresVault::eraseStream(const Bytes& stream)
{
    withServer([&](PostgresConnection& server, bool) {
        try {
            server.run("SELECT opmaat.erase_stream($1)", {asBytes(stream)});
        } catch (const PostgresError& error) {
            if (error.state() == "OP010") {
                throw noInterview(toHex(stream));
            }
            throw;
        }
    });
}

std::vector<CheckpointRow> PostgresVault::checkpoints() const
{
    return allOf(ask(selectFrom(kCheckpointColumns, "opmaat.checkpoint ORDER BY position, place")),
                 checkpointAt);
}

void PostgresVault::putCheckpoint(const CheckpointRow& checkpoint)
{
    ask("INSERT INTO opmaat.checkpoint (position, link, day, generation, signature)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        {asNumber(checkpoint.position), asBytes(checkpoint.link), asInteger(checkpoint.day),
         asInteger(checkpoint.generation), asBytes(checkpoint.signature)});
}

// Packs

std::optional<PackRow> PostgresVault::pack(const Bytes& hash) const
{
    const PostgresRows rows =
        ask("SELECT archive, signatures FROM opmaat.pack_of($1)", {asBytes(hash)});
    if (rows.count() == 0) {
        return std::nullopt;
    }
    return PackRow{hash, rows.bytes(0, 0), rows.bytes(0, 1)};
}

std::vector<Bytes> PostgresVault::packs() const
{
    const PostgresRows rows = ask("SELECT hash FROM opmaat.packs()");
    std::vector<Bytes> hashes;
    hashes.reserve(static_cast<std::size_t>(rows.count()));
    for (int row = 0; row < rows.count(); ++row) {
        hashes.push_back(rows.bytes(row, 0));
    }
    return hashes;
}

void PostgresVault::putPack(const PackRow& pack)
{
    ask("INSERT INTO opmaat.pack (hash, archive, signatures) VALUES ($1, $2, $3)"
        " ON CONFLICT (hash) DO UPDATE SET archive = excluded.archive,"
        " signatures = excluded.signatures",
        {asBytes(pack.hash), asBytes(pack.archive), asBytes(pack.signatures)});
}

// Errors

void PostgresVault::refuse(const PostgresError& error) const
{
    const std::string store = "Store " + address_.name;
    const std::string& state = error.state();
    if (state == "OP005") {
        throw noOffice(address_.name);
    }
    if (state.starts_with("OP")) {
        throw StoreError(store + ": " + error.what() + ". Nothing was stored.");
    }
    if (state.starts_with("28") || state == "3D000") {
        throw StoreError(store + " does not let this login in (" + error.what() +
                         "). Look at the name of the login, at its password in ~/.pgpass, and at"
                         " the name of the database.");
    }
    if (state == "42501") {
        throw StoreError(store + " does not let this login do that (" + error.what() +
                         "). Use the login of a desk or an administrator.");
    }
    if (state == "53100") {
        throw StoreError(store +
                         ": the server's disk is full. Free some space and try again; what was"
                         " stored before is still there.");
    }
    if (state == "57014") {
        throw VaultUnreachable(store + " has not answered for " +
                               std::to_string(patience_.count()) +
                               " milliseconds. Nothing was stored; try again.");
    }
    throw StoreError(store + " cannot be read or written (" + error.what() + ", " + state +
                     "). Nothing was stored; look at the server's log.");
}

std::unique_ptr<Vault> openPostgresVault(const std::string& address, milliseconds patience)
{
    return std::make_unique<PostgresVault>(readPostgresAddress(address), patience);
}

std::unique_ptr<Vault> makePostgresVault(const std::string& text, milliseconds patience)
{
    const PostgresAddress address = readPostgresAddress(text);
    try {
        PostgresConnection connection(address, kForMigrations);
        migratePostgres(connection);
    } catch (const PostgresError& error) {
        throw StoreError("The store at " + address.name + " cannot be made (" + error.what() +
                         "). Use a login that may make schemas and roles there.");
    }
    return std::make_unique<PostgresVault>(address, patience);
}

}  // namespace opmaat::engine
