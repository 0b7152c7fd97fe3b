#include "engine/record/chain.h"
#include "engine/record/sqlite/sqlite_rows.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "engine/record/store.h"
#include "engine/record/vault_checks.h"

// The events of a vault, and what the chain is checked with.

namespace opmaat::engine {
namespace {

constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

/// The events as they go into the chain after `end`.
std::vector<EventRow> chained(const Bytes& office, const CheckpointRow& end,
                              const Handover& handover)
{
    std::vector<EventRow> events = handover.events;
    std::int64_t position = end.position;
    const Bytes* before = &end.link;
    for (EventRow& event : events) {
        event.position = ++position;
        event.link = linkAfter(*before, event, recordHash(office, handover.stream, event));
        before = &event.link;
    }
    return events;
}

void insertStream(Database& store, const StreamRow& stream)
{
    Statement(store, "INSERT INTO stream (id, office, day, pack, model) VALUES (?, ?, ?, ?, ?)")
        .bindBytes(1, stream.id)
        .bind(2, stream.isOffice ? 1 : 0)
        .bind(3, stream.day)
        .bindBytes(4, stream.pack)
        .bindBytes(5, stream.model)
        .step();
}

void insertEvent(Database& store, const EventRow& event)
{
    Statement insert(store,
                     "INSERT INTO event (position, stream, sequence, device, handover, previous,"
                     " sealed, erased, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, event.position)
        .bindBytes(2, event.stream)
        .bind(3, event.sequence)
        .bindBytes(4, event.device)
        .bind(5, event.handover)
        .bindBytes(6, event.previous)
        .bindBytes(7, event.sealed)
        .bindBytes(8, event.erased)
        .bindBytes(9, event.link)
        .step();
}

/// Undoes an append, unless somebody has built on it since.
struct TakeBack {
    Bytes device, stream, link;
    std::int64_t firstPosition = 0;
    bool begins = false;
    DeviceHead before;

    void operator()(Database& store) const
    {
        Transaction transaction(store);
        if (chainEnd(store).link == link) {
            Statement(store, "DELETE FROM event WHERE position >= ?").bind(1, firstPosition).step();
            if (begins) {
                Statement(store, "DELETE FROM stream WHERE id = ?").bindBytes(1, stream).step();
            }
            setHead(store, device, before);
        }
        transaction.commit();
    }
};

DeviceHead headToGoOnFrom(Database& store, const std::string& name, const Bytes& device)
{
    const auto row = deviceRow(store, device);
    if (!row) {
        throw unknownDevice(name, device);
    }
    if (row->isRevoked()) {
        throw revokedDevice(name, device);
    }
    return row->head;
}

}  // namespace

DeviceHead SqliteVault::deviceHead(const Bytes& device) const
{
    return store_.use([&](Database& store) {
        const auto row = deviceRow(store, device);
        if (!row) {
            throw unknownDevice(name(), device);
        }
        return row->head;
    });
}

std::int64_t SqliteVault::append(const Handover& handover)
{
    checkParts(handover);
    return store_.use([&](Database& store) {
        Transaction transaction(store);
        const auto office = presentOffice(store);
        if (!office) {
            throw noOffice(name());
        }
        const Bytes& id = handover.stream.id;
        const DeviceHead before = headToGoOnFrom(store, name(), handover.device);
        checkFollows(before, handover);
        const auto begun = streamRow(store, id);
        checkFollows(begun, eventCount(store, id), handover);
        const auto events = chained(office->id, chainEnd(store), handover);
        if (!begun) {
            insertStream(store, handover.stream);
        }
        for (const EventRow& event : events) {
            insertEvent(store, event);
        }
        setHead(store, handover.device, {handover.number, handover.head, handover.signature});
        store_.commit(transaction, TakeBack{handover.device, id, events.back().link,
                                            events.front().position, !begun, before});
        return events.back().position;
    });
}

std::vector<StreamRow> SqliteVault::streams() const
{
    return store_.use([](Database& store) {
        Statement row(store, "SELECT id, office, day, pack, model FROM stream ORDER BY number");
        std::vector<StreamRow> rows;
        while (row.step()) {
            rows.push_back({row.bytes(0), row.number(1) != 0,
                            static_cast<std::int32_t>(row.number(2)), row.bytes(3), row.bytes(4)});
        }
        return rows;
    });
}

std::optional<StreamRow> SqliteVault::stream(const Bytes& id) const
{
    return store_.use([&](Database& store) { return streamRow(store, id); });
}

std::int64_t SqliteVault::countOf(const Bytes& stream) const
{
    return store_.use([&](Database& store) { return eventCount(store, stream); });
}

std::vector<EventRow> SqliteVault::events(const Bytes& stream, std::int64_t most) const
{
    return store_.use([&](Database& store) {
        Statement row(store,
                      "SELECT position, stream, sequence, device, handover, previous, sealed,"
                      " erased, link FROM event WHERE stream = ? ORDER BY sequence LIMIT ?");
        row.bindBytes(1, stream).bind(2, most);
        std::vector<EventRow> rows;
        while (row.step()) {
            rows.push_back(eventFrom(row));
        }
        return rows;
    });
}

void SqliteVault::scan(std::int64_t from, const std::function<bool(const EventRow&)>& take) const
{
    store_.use([&](Database& store) {
        Statement row(store,
                      "SELECT position, stream, sequence, device, handover, previous, sealed,"
                      " erased, link FROM event WHERE position >= ? ORDER BY position");
        row.bind(1, from);
        while (row.step() && take(eventFrom(row))) {
        }
    });
}

CheckpointRow SqliteVault::chainHead() const
{
    return store_.use(chainEnd);
}

void SqliteVault::eraseStream(const Bytes& stream)
{
    store_.use([&](Database& store) {
        Transaction transaction(store);
        const auto begun = streamRow(store, stream);
        const auto office = presentOffice(store);
        if (!begun || !office) {
            throw noInterview(toHex(stream));
        }
        for (const EventRow& event : events(stream, kAll)) {
            Statement(store,
                      "UPDATE event SET sealed = x'', erased = ? WHERE position = ?"
                      " AND erased = x''")
                .bindBytes(1, recordHash(office->id, *begun, event))
                .bind(2, event.position)
                .step();
        }
        transaction.commit();
    });
    store_.emptyLog();
}

std::vector<CheckpointRow> SqliteVault::checkpoints() const
{
    return store_.use([](Database& store) {
        Statement row(store,
                      "SELECT position, link, day, generation, signature FROM checkpoint"
                      " ORDER BY position, number");
        std::vector<CheckpointRow> rows;
        while (row.step()) {
            rows.push_back({row.number(0), row.bytes(1), static_cast<std::int32_t>(row.number(2)),
                            static_cast<std::int32_t>(row.number(3)), row.bytes(4)});
        }
        return rows;
    });
}

void SqliteVault::putCheckpoint(const CheckpointRow& checkpoint)
{
    store_.use([&](Database& store) {
        Statement(store,
                  "INSERT OR IGNORE INTO checkpoint (position, link, day, generation, signature)"
                  " VALUES (?, ?, ?, ?, ?)")
            .bind(1, checkpoint.position)
            .bindBytes(2, checkpoint.link)
            .bind(3, checkpoint.day)
            .bind(4, checkpoint.generation)
            .bindBytes(5, checkpoint.signature)
            .step();
    });
}

}  // namespace opmaat::engine
