#include "engine/record/handover/handover_outbox.h"

#include <array>

#include "engine/record/handover/handover_bytes.h"
#include "engine/record/vault_checks.h"

namespace opmaat::engine {
namespace {

constexpr std::array<const char*, 4> kTables = {
    "CREATE TABLE head (device BLOB PRIMARY KEY, number INTEGER NOT NULL, head BLOB NOT NULL,"
    " signature BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE handover (device BLOB NOT NULL, number INTEGER NOT NULL, stream BLOB NOT NULL,"
    " next INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (device, number)) STRICT",
    "CREATE TABLE wrap (stream BLOB PRIMARY KEY, epoch INTEGER NOT NULL,"
    " sealed BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE known (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
};
const FileKind kOutboxFile = {0x4f706d6f,  // "Opmo"
                              1, kTables,
                              "It holds what a server has not acknowledged yet: put it back."};

constexpr std::chrono::seconds kPatience{5};

std::string madeFile(const std::string& path)
{
    std::string file = storePath(path);
    makeOwnFile(file);
    return file;
}

std::optional<DeviceHead> headIn(Database& database, const Bytes& device)
{
    Statement row(database, "SELECT number, head, signature FROM head WHERE device = ?");
    if (!row.bindBytes(1, device).step()) {
        return std::nullopt;
    }
    return DeviceHead{row.number(0), row.bytes(1), row.bytes(2)};
}

void putHead(Database& database, const Bytes& device, const DeviceHead& head)
{
    Statement(database, "INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?)")
        .bindBytes(1, device)
        .bind(2, head.number)
        .bindBytes(3, head.head)
        .bindBytes(4, head.signature)
        .step();
}

void removeFrom(Database& database, const Bytes& device, std::int64_t number)
{
    Statement(database, "DELETE FROM handover WHERE device = ? AND number = ?")
        .bindBytes(1, device)
        .bind(2, number)
        .step();
}

/// What waits of its stream must be gone on with; what does not wait, the server knows.
void checkFollowsWaiting(Database& database, const Handover& handover)
{
    Statement last(database, "SELECT max(next) FROM handover WHERE stream = ? HAVING count(*) > 0");
    if (last.bindBytes(1, handover.stream.id).step()) {
        checkFollows(std::nullopt, last.number(0), handover);
    }
}

}  // namespace

HandoverOutbox::HandoverOutbox(const std::string& path)
    : file_(madeFile(path), kOutboxFile, kPatience)
{
    file_.use([](Database&) {});
}

std::optional<DeviceHead> HandoverOutbox::head(const Bytes& device) const
{
    return file_.use([&](Database& database) { return headIn(database, device); });
}

void HandoverOutbox::setHead(const Bytes& device, const DeviceHead& head)
{
    file_.use([&](Database& database) { putHead(database, device, head); });
}

void HandoverOutbox::put(const Handover& handover)
{
    checkParts(handover);
    file_.use([&](Database& database) {
        Transaction transaction(database);
        const DeviceHead before = headIn(database, handover.device).value_or(DeviceHead{});
        checkFollows(before, handover);
        checkFollowsWaiting(database, handover);
        Statement(database, "INSERT INTO handover VALUES (?, ?, ?, ?, ?)")
            .bindBytes(1, handover.device)
            .bind(2, handover.number)
            .bindBytes(3, handover.stream.id)
            .bind(4, handover.events.back().sequence + 1)
            .bindBytes(5, bytesOf(handover))
            .step();
        putHead(database, handover.device, {handover.number, handover.head, handover.signature});
        file_.commit(transaction, [=](Database& reopened) {
            Transaction undo(reopened);
            if (const auto now = headIn(reopened, handover.device);
                now && now->head == handover.head) {
                removeFrom(reopened, handover.device, handover.number);
                putHead(reopened, handover.device, before);
            }
            undo.commit();
        });
    });
}

std::vector<Handover> HandoverOutbox::waiting() const
{
    return file_.use([](Database& database) {
        Statement row(database, "SELECT bytes FROM handover ORDER BY device, number");
        std::vector<Handover> all;
        while (row.step()) {
            all.push_back(handoverFrom(row.bytes(0)));
        }
        return all;
    });
}

std::int64_t HandoverOutbox::countOfWaiting() const
{
    return file_.use(
        [](Database& database) { return database.number("SELECT count(*) FROM handover"); });
}

void HandoverOutbox::remove(const Handover& handover)
{
    file_.use([&](Database& database) { removeFrom(database, handover.device, handover.number); });
}

void HandoverOutbox::takeBack(const Handover& handover, const DeviceHead& before)
{
    file_.use([&](Database& database) {
        Transaction transaction(database);
        removeFrom(database, handover.device, handover.number);
        putHead(database, handover.device, before);
        transaction.commit();
    });
}

void HandoverOutbox::putWrap(const WrapRow& wrap)
{
    file_.use([&](Database& database) {
        Statement(database, "INSERT OR REPLACE INTO wrap VALUES (?, ?, ?)")
            .bindBytes(1, wrap.stream)
            .bind(2, wrap.epoch)
            .bindBytes(3, wrap.sealed)
            .step();
    });
}

std::vector<WrapRow> HandoverOutbox::wraps() const
{
    return file_.use([](Database& database) {
        Statement row(database, "SELECT stream, epoch, sealed FROM wrap ORDER BY stream");
        std::vector<WrapRow> all;
        while (row.step()) {
            all.push_back({row.bytes(0), static_cast<std::int32_t>(row.number(1)), row.bytes(2)});
        }
        return all;
    });
}

void HandoverOutbox::removeWrap(const Bytes& stream)
{
    file_.use([&](Database& database) {
        Statement(database, "DELETE FROM wrap WHERE stream = ?").bindBytes(1, stream).step();
    });
}

void HandoverOutbox::remember(const std::string& name, const Bytes& bytes)
{
    if (recall(name) == bytes) {
        return;
    }
    file_.use([&](Database& database) {
        Statement(database, "INSERT OR REPLACE INTO known VALUES (?, ?)")
            .bind(1, name)
            .bindBytes(2, bytes)
            .step();
    });
}

std::optional<Bytes> HandoverOutbox::recall(const std::string& name) const
{
    return file_.use([&](Database& database) -> std::optional<Bytes> {
        Statement row(database, "SELECT bytes FROM known WHERE name = ?");
        row.bind(1, name);
        return row.step() ? std::optional(row.bytes(0)) : std::nullopt;
    });
}

}  // namespace opmaat::engine
