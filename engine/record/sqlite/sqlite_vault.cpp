#include "engine/record/sqlite/sqlite_vault.h"

#include "engine/record/chain.h"
#include "engine/record/sqlite/sqlite_rows.h"
#include "engine/record/sqlite/sqlite_tables.h"
#include "engine/record/vault_checks.h"

namespace opmaat::engine {
namespace {

using std::chrono::milliseconds;

const std::string kDemoWarning =
    "DEMO: everybody knows the passphrase of this file. Use it for made-up people only.";

/// The first epoch of a key ring, also of one that was begun and never got its office.
void begin(Database& keys, const std::string& path, const EpochRow& epoch)
{
    Transaction transaction(keys);
    if (Statement(keys, "SELECT 1 FROM wrap").step()) {
        throw StoreError(path +
                         " is the key ring of another store, whose interviews cannot be read "
                         "without it. Put it back beside that store.");
    }
    Statement(keys, "DELETE FROM epoch").step();
    insertEpoch(keys, epoch);
    transaction.commit();
}

/// An office that was refused but is there after all goes again.
void undo(Database& store, const OfficeRow& office)
{
    Transaction transaction(store);
    if (presentOffice(store) == office) {
        for (const char* all : {"DELETE FROM office", "DELETE FROM slot",
                                "DELETE FROM about WHERE name = 'warning'"}) {
            Statement(store, all).step();
        }
    }
    transaction.commit();
}

}  // namespace

std::unique_ptr<Vault> openSqliteVault(const std::string& path, milliseconds patience)
{
    return std::make_unique<SqliteVault>(storePath(path), patience);
}

std::unique_ptr<Vault> makeSqliteVault(const std::string& path, milliseconds patience)
{
    const std::string file = storePath(path);
    makeOwnFile(file);
    return std::make_unique<SqliteVault>(file, patience);
}

std::string keyRingOf(const std::string& store)
{
    return store + ".keys";
}

SqliteVault::SqliteVault(const std::string& path, milliseconds patience)
    : store_(path, kStoreFile, patience), keys_(keyRingOf(path), kKeysFile, patience)
{
    store_.use([](Database&) {});
}

std::optional<OfficeRow> SqliteVault::office() const
{
    return store_.use(presentOffice);
}

/// The key ring first: an office without its key ring can never be.
void SqliteVault::initialise(const OfficeRow& office, const EpochRow& epoch,
                             std::span<const SlotRow> slots)
{
    store_.use([&](Database& store) {
        Transaction transaction(store);
        if (presentOffice(store)) {
            throw officeIsThere(name());
        }
        makeOwnFile(keys_.path());
        keys_.use([&](Database& keys) { begin(keys, keys_.path(), epoch); });
        insertOffice(store, office);
        for (const SlotRow& slot : slots) {
            insertSlot(store, slot);
        }
        if (office.isDemo) {
            Statement(store, "INSERT INTO about VALUES ('warning', ?)")
                .bind(1, kDemoWarning)
                .step();
        }
        store_.commit(transaction, [office](Database& again) { undo(again, office); });
    });
}

void SqliteVault::replaceOffice(const OfficeRow& office, std::span<const SlotRow> slots)
{
    store_.use([&](Database& store) {
        Transaction transaction(store);
        const auto before = presentOffice(store);
        if (!before) {
            throw noOffice(name());
        }
        if (office.id != before->id || office.generation != before->generation + 1) {
            throw generationConflict(before->generation, office.generation);
        }
        insertOffice(store, office);
        Statement(store, "DELETE FROM slot").step();
        for (const SlotRow& slot : slots) {
            insertSlot(store, slot);
        }
        transaction.commit();
    });
    store_.emptyLog();
}

std::vector<OfficeRow> SqliteVault::generations() const
{
    return store_.use([](Database& store) {
        Statement row(store,
                      "SELECT id, generation, box_key, sign_key, signature, log, demo FROM office"
                      " ORDER BY generation");
        std::vector<OfficeRow> rows;
        while (row.step()) {
            rows.push_back(officeFrom(row));
        }
        return rows;
    });
}

std::vector<SlotRow> SqliteVault::slots() const
{
    return store_.use([](Database& store) {
        Statement row(store,
                      "SELECT id, recovery, salt, passes, kibibytes, wrapped, label FROM slot"
                      " ORDER BY id");
        std::vector<SlotRow> rows;
        while (row.step()) {
            rows.push_back({row.text(0),
                            row.number(1) != 0,
                            row.bytes(2),
                            {static_cast<std::uint32_t>(row.number(3)),
                             static_cast<std::uint32_t>(row.number(4))},
                            row.bytes(5),
                            row.bytes(6)});
        }
        return rows;
    });
}

void SqliteVault::putSlot(const SlotRow& slot)
{
    store_.use([&](Database& store) { insertSlot(store, slot); });
    store_.emptyLog();  // what was in its place is to be gone; at the latest when all have closed
}

void SqliteVault::removeSlot(const std::string& id)
{
    store_.use([&](Database& store) {
        Statement(store, "DELETE FROM slot WHERE id = ?").bind(1, id).step();
    });
    store_.emptyLog();
}

std::vector<DeviceRow> SqliteVault::devices() const
{
    return store_.use([](Database& store) {
        Statement row(store,
                      "SELECT id, label, public_key, signature, revocation, handovers, head,"
                      " head_signature FROM device ORDER BY number");
        std::vector<DeviceRow> rows;
        while (row.step()) {
            rows.push_back({row.bytes(0),
                            row.text(1),
                            row.bytes(2),
                            row.bytes(3),
                            row.bytes(4),
                            {row.number(5), row.bytes(6), row.bytes(7)}});
        }
        return rows;
    });
}

void SqliteVault::addDevice(const DeviceRow& device)
{
    DeviceRow added = device;
    added.head.head = added.head.head.empty() ? zeroHash() : added.head.head;
    store_.use([&](Database& store) {
        Transaction transaction(store);
        if (const auto there = deviceRow(store, added.id)) {
            if (!(there == added)) {
                throw deviceIsThere(name(), added.id);
            }
            return;
        }
        Statement insert(store,
                         "INSERT INTO device (id, label, public_key, signature, revocation,"
                         " handovers, head, head_signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bindBytes(1, added.id)
            .bind(2, added.label)
            .bindBytes(3, added.publicKey)
            .bindBytes(4, added.signature)
            .bindBytes(5, added.revocation)
            .bind(6, added.head.number)
            .bindBytes(7, added.head.head)
            .bindBytes(8, added.head.signature)
            .step();
        transaction.commit();
    });
}

void SqliteVault::revokeDevice(const Bytes& id, const Bytes& revocation)
{
    store_.use([&](Database& store) {
        Transaction transaction(store);
        const auto there = deviceRow(store, id);
        if (!there) {
            throw unknownDevice(name(), id);
        }
        if (!there->isRevoked()) {
            Statement(store, "UPDATE device SET revocation = ? WHERE id = ?")
                .bindBytes(1, revocation)
                .bindBytes(2, id)
                .step();
        }
        transaction.commit();
    });
}

std::optional<PackRow> SqliteVault::pack(const Bytes& hash) const
{
    return store_.use([&](Database& store) -> std::optional<PackRow> {
        Statement row(store, "SELECT archive, signatures FROM pack WHERE hash = ?");
        if (!row.bindBytes(1, hash).step()) {
            return std::nullopt;
        }
        return PackRow{hash, row.bytes(0), row.bytes(1)};
    });
}

std::vector<Bytes> SqliteVault::packs() const
{
    return store_.use([](Database& store) {
        Statement row(store, "SELECT hash FROM pack ORDER BY rowid");
        std::vector<Bytes> hashes;
        while (row.step()) {
            hashes.push_back(row.bytes(0));
        }
        return hashes;
    });
}

void SqliteVault::putPack(const PackRow& pack)
{
    store_.use([&](Database& store) {
        Statement(store, "INSERT OR REPLACE INTO pack (hash, archive, signatures) VALUES (?, ?, ?)")
            .bindBytes(1, pack.hash)
            .bindBytes(2, pack.archive)
            .bindBytes(3, pack.signatures)
            .step();
    });
}

}  // namespace opmaat::engine
