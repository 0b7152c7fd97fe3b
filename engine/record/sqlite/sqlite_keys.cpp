#include "engine/record/sqlite/sqlite_rows.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "engine/record/vault_checks.h"

// The key ring of a vault: the file beside it.

namespace opmaat::engine {

namespace {

std::vector<WrapRow> wrapsIn(Database& keys)
{
    Statement row(keys, "SELECT stream, epoch, sealed FROM wrap ORDER BY stream");
    std::vector<WrapRow> rows;
    while (row.step()) {
        rows.push_back({row.bytes(0), static_cast<std::int32_t>(row.number(1)), row.bytes(2)});
    }
    return rows;
}

void insertWrap(Database& keys, const WrapRow& wrap)
{
    Statement(keys, "INSERT INTO wrap (stream, epoch, sealed) VALUES (?, ?, ?)")
        .bindBytes(1, wrap.stream)
        .bind(2, wrap.epoch)
        .bindBytes(3, wrap.sealed)
        .step();
}

std::optional<WrapRow> wrapIn(Database& keys, const Bytes& stream)
{
    Statement row(keys, "SELECT epoch, sealed FROM wrap WHERE stream = ?");
    if (!row.bindBytes(1, stream).step()) {
        return std::nullopt;
    }
    return WrapRow{stream, static_cast<std::int32_t>(row.number(0)), row.bytes(1)};
}

EpochRow epochIn(Database& keys, const std::string& path)
{
    Statement row(keys,
                  "SELECT number, public_key, sealed_secret, signature FROM epoch"
                  " ORDER BY number DESC LIMIT 1");
    if (!row.step()) {
        throw damaged(path, "it has no epoch");
    }
    return {static_cast<std::int32_t>(row.number(0)), row.bytes(1), row.bytes(2), row.bytes(3)};
}

}  // namespace

EpochRow SqliteVault::epoch() const
{
    return keys_.use([&](Database& keys) { return epochIn(keys, keys_.path()); });
}

void SqliteVault::replaceEpoch(
    const EpochRow& epoch,
    const std::function<std::vector<WrapRow>(const std::vector<WrapRow>&)>& rewrap)
{
    keys_.use([&](Database& keys) {
        Transaction transaction(keys);
        const EpochRow before = epochIn(keys, keys_.path());
        if (epoch.number != before.number + 1) {
            throw epochConflict(before.number, epoch.number - 1);
        }
        const std::vector<WrapRow> wraps = rewrap(wrapsIn(keys));
        Statement(keys, "DELETE FROM wrap").step();
        Statement(keys, "DELETE FROM epoch").step();
        insertEpoch(keys, epoch);
        for (const WrapRow& wrap : wraps) {
            insertWrap(keys, wrap);
        }
        transaction.commit();
    });
    if (!keys_.emptyLogPatiently()) {
        throw StoreError("The new keys of store " + name() +
                         " are in force, but the old ones may still be found in " + keys_.path() +
                         "-wal while another program reads it. Close that program and do the "
                         "same again.");
    }
}

void SqliteVault::putWrap(const WrapRow& wrap)
{
    keys_.use([&](Database& keys) {
        Transaction transaction(keys);
        const EpochRow epoch = epochIn(keys, keys_.path());
        if (wrap.epoch != epoch.number && wrap.epoch != kOfficeItself) {
            throw epochConflict(epoch.number, wrap.epoch);
        }
        if (const auto there = wrapIn(keys, wrap.stream)) {
            if (!(there == wrap)) {
                throw keyIsThere(name(), wrap.stream);
            }
            return;
        }
        if (wrap.epoch == kOfficeItself && stream(wrap.stream)) {
            throw keyIsTooLate(name(), wrap.stream);
        }
        insertWrap(keys, wrap);
        transaction.commit();
    });
}

std::optional<WrapRow> SqliteVault::wrap(const Bytes& stream) const
{
    return keys_.use([&](Database& keys) { return wrapIn(keys, stream); });
}

std::vector<WrapRow> SqliteVault::wraps() const
{
    return keys_.use(wrapsIn);
}

void SqliteVault::putResume(const ResumeRow& row)
{
    keys_.use([&](Database& keys) {
        Transaction transaction(keys);
        Statement(keys, "DELETE FROM resume WHERE stream = ?").bindBytes(1, row.stream).step();
        Statement(keys,
                  "INSERT INTO resume (locator, stream, last_day, wrapped) VALUES (?, ?, ?, ?)")
            .bindBytes(1, row.locator)
            .bindBytes(2, row.stream)
            .bind(3, row.lastDay)
            .bindBytes(4, row.wrapped)
            .step();
        transaction.commit();
    });
}

std::optional<Resumable> SqliteVault::resume(const Bytes& locator) const
{
    const auto row = keys_.use([&](Database& keys) -> std::optional<ResumeRow> {
        Statement found(keys, "SELECT stream, last_day, wrapped FROM resume WHERE locator = ?");
        if (!found.bindBytes(1, locator).step()) {
            return std::nullopt;
        }
        return ResumeRow{locator, found.bytes(0), static_cast<std::int32_t>(found.number(1)),
                         found.bytes(2)};
    });
    const auto begun = row ? stream(row->stream) : std::nullopt;
    if (!begun) {
        return std::nullopt;
    }
    return Resumable{*row, *begun, events(row->stream, std::numeric_limits<std::int64_t>::max())};
}

void SqliteVault::removeResume(const Bytes& stream)
{
    keys_.use([&](Database& keys) {
        Statement(keys, "DELETE FROM resume WHERE stream = ?").bindBytes(1, stream).step();
    });
    keys_.emptyLog();  // at the latest when the key ring is closed
}

void SqliteVault::removeResumesBefore(std::int32_t day)
{
    keys_.use([&](Database& keys) {
        Statement(keys, "DELETE FROM resume WHERE last_day < ?").bind(1, day).step();
    });
    keys_.emptyLog();
}

AttemptsRow SqliteVault::attempts(const Bytes& device) const
{
    return keys_.use([&](Database& keys) {
        Statement row(keys, "SELECT wrong, last_at FROM attempts WHERE device = ?");
        AttemptsRow attempts{device, 0, 0};
        if (row.bindBytes(1, device).step()) {
            attempts.wrong = static_cast<std::int32_t>(row.number(0));
            attempts.lastAt = row.number(1);
        }
        return attempts;
    });
}

void SqliteVault::putAttempts(const AttemptsRow& row)
{
    keys_.use([&](Database& keys) {
        Statement(keys, "INSERT OR REPLACE INTO attempts (device, wrong, last_at) VALUES (?, ?, ?)")
            .bindBytes(1, row.device)
            .bind(2, row.wrong)
            .bind(3, row.lastAt)
            .step();
    });
}

}  // namespace opmaat::engine
