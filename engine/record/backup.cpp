#include "engine/record/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "engine/crypto/hash.h"
#include "engine/record/open_store.h"
#include "engine/record/sqlite/sqlite_rows.h"
#include "engine/record/sqlite/sqlite_tables.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "engine/record/sqlite/store_file.h"
#include "engine/record/store_copy.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

/// Without following a link that stands there.
bool isThere(const std::string& path)
{
    std::error_code error;
    return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

void refuseWhatIsThere(const std::string& path)
{
    if (isThere(path)) {
        throw StoreError(path + " is there already. Choose another path; it was not changed.");
    }
}

void sync(const std::string& path, int flags)
{
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) {
        ::close(file);
    }
    if (!synced) {
        throw StoreError(path + " could not be brought to the disk. Check the disk and try again.");
    }
}

void syncWithFolder(const std::string& path)
{
    sync(path, O_RDWR);
    sync(fs::absolute(path).parent_path().string(), O_RDONLY | O_DIRECTORY);
}

/// Everything in a database at one moment, without what it no longer holds.
void copyDatabase(const std::string& from, const FileKind& kind, const std::string& to)
{
    makeOwnFile(to);
    try {
        const auto database = openDatabase(from, kind, kPatience);
        Statement(*database, "VACUUM INTO ?").bind(1, to).step();
        syncWithFolder(to);
    } catch (const SqliteError& error) {
        fs::remove(to);
        throw sentenceFor(error, from, kPatience);
    } catch (...) {
        fs::remove(to);
        throw;
    }
}

/// Where the chain ends, without changing a byte of the file.
CheckpointRow endOf(const std::string& path)
{
    try {
        Database database(path, kPatience);
        return chainEnd(database);
    } catch (const SqliteError& error) {
        throw sentenceFor(error, path, kPatience);
    }
}

void backUpServer(const std::string& store, const std::string& file)
{
    const auto from = openVault(store);
    try {
        const auto to = makeSqliteVault(file);
        copyVault(*from, *to, WithKeys::No);
    } catch (...) {
        takeApart(file);
        throw;
    }
    fs::remove(keyRingOf(file));  // it never had a key in it
    syncWithFolder(file);
}

/// Zeros over the bytes, and only then away.
void overwrite(const std::string& path)
{
    const std::string zeros(fs::file_size(path), '\0');
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.write(zeros.data(), static_cast<std::streamsize>(zeros.size()));
    file.close();
    sync(path, O_RDWR);
    fs::remove(path);
}

std::int32_t epochNumberOf(const std::string& keyRing)
{
    try {
        const auto database = openDatabase(keyRing, kKeysFile, kPatience);
        return static_cast<std::int32_t>(database->number("SELECT max(number) FROM epoch"));
    } catch (const SqliteError& error) {
        throw sentenceFor(error, keyRing, kPatience);
    }
}

void refuseNewerCopy(std::int32_t own, const std::string& file)
{
    const std::int32_t copied = epochNumberOf(file);
    if (copied > own) {
        throw StoreError(
            file + " is of epoch " + std::to_string(copied) + ", and the store's own key ring of " +
            std::to_string(own) +
            ": the copy is newer, or of another store. Nothing was changed; find out why first.");
    }
}

void copyKeysTo(const std::string& store, const std::string& file)
{
    if (isPostgres(store)) {
        const auto from = openVault(store);
        const std::string passing = file + ".store";
        refuseWhatIsThere(passing);
        {
            const auto to = makeSqliteVault(passing);
            copyKeys(*from, *to);
        }
        fs::rename(keyRingOf(passing), file);
        takeApart(passing);
        syncWithFolder(file);
    } else {
        copyDatabase(keyRingOf(storePath(store)), kKeysFile, file);
    }
}

void copyBytes(const std::string& from, const std::string& to)
{
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(from, error))) {
        throw StoreError(from +
                         " is not there, or is no regular file. Name the file that 'opmaat"
                         " store backup' wrote.");
    }
    if (const auto log = fs::file_size(from + "-wal", error); !error && log > 0) {
        throw StoreError(from + " has a log beside it (" + from +
                         "-wal), so a program has it open. Close that program, or take a file that"
                         " 'opmaat store backup' wrote.");
    }
    makeOwnFile(to);
    if (!fs::copy_file(from, to, fs::copy_options::overwrite_existing, error)) {
        throw StoreError(from + " cannot be copied to " + to + " (" + error.message() +
                         "). Check the disk and who may read it.");
    }
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
    syncWithFolder(to);
}

bool isErased(const Vault& vault, const Bytes& stream)
{
    const auto events = vault.events(stream, 1);
    return !events.empty() && !events.front().erased.empty();
}

StoreError olderKeyRing(const Vault& vault)
{
    return StoreError("The key ring for " + vault.name() +
                      " still has the key of an interview that the backup says was erased: it is an"
                      " older copy. Take the present one, and destroy this copy.");
}

}  // namespace

CheckpointRow backUp(const std::string& store, const std::string& file)
{
    refuseWhatIsThere(file);
    const std::string path = storePath(file);
    if (isPostgres(store)) {
        backUpServer(store, path);
    } else {
        copyDatabase(storePath(store), kStoreFile, path);
    }
    return endOf(path);
}

void copyKeyRing(const std::string& store, const std::string& file)
{
    const std::string path = storePath(file);
    const bool replaces = isThere(path);
    const std::string fresh = path + ".new";
    refuseWhatIsThere(fresh);
    if (replaces) {
        refuseNewerCopy(openVault(store)->epoch().number, path);
    }
    copyKeysTo(store, fresh);
    if (replaces) {
        overwrite(path);
    }
    fs::rename(fresh, path);
    syncWithFolder(path);
}

std::unique_ptr<Vault> putTogether(const std::string& backup, const std::string& keyRing,
                                   const std::string& store)
{
    const std::string path = storePath(store);
    refuseWhatIsThere(path);
    refuseWhatIsThere(keyRingOf(path));
    try {
        copyBytes(backup, path);
        copyBytes(keyRing, keyRingOf(path));
        auto vault = openSqliteVault(path);
        vault->epoch();
        return vault;
    } catch (...) {
        takeApart(path);
        throw;
    }
}

void takeApart(const std::string& store)
{
    std::error_code ignored;
    for (const std::string& file : {store, keyRingOf(store)}) {
        for (const char* part : {"", "-wal", "-shm"}) {
            fs::remove(file + part, ignored);
        }
    }
}

Reconciled reconcile(Vault& vault, const OfficeSecrets& secrets,
                     const std::set<std::string>& logged)
{
    const KeyRing opens(vault.epoch(), secrets);
    std::set<Bytes> withKey;
    for (const WrapRow& wrap : vault.wraps()) {
        withKey.insert(wrap.stream);
    }
    Reconciled result;
    std::set<Bytes> known;
    for (const StreamRow& stream : vault.streams()) {
        known.insert(stream.id);
        const bool erased = isErased(vault, stream.id);
        const bool hasKey = withKey.contains(stream.id);
        if (hasKey && (erased || logged.contains(erasedName(stream.id)))) {
            throw olderKeyRing(vault);
        }
        if (!hasKey && !erased) {
            if (stream.isOffice) {
                throw StoreError("The key ring for " + vault.name() +
                                 " has no key for the log of its office: it is of another store.");
            }
            result.erased.push_back(stream.id);
        }
    }
    for (const Bytes& stream : result.erased) {
        vault.eraseStream(stream);
    }
    for (const Bytes& stream : withKey) {
        result.missing += known.contains(stream) ? 0 : 1;
    }
    return result;
}

std::string erasedName(const Bytes& stream)
{
    return toHex(sha256(stream));
}

}  // namespace opmaat::engine
