#include "engine/record/sqlite/store_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

struct Setting {
    const char* name;
    const char* wanted;
    const char* readBack;
    const char* why;  ///< what to do when it does not take
};

constexpr std::chrono::milliseconds kRetry{10};

constexpr std::array<Setting, 8> kSettings = {{
    {"journal_mode", "WAL", "wal", "Put the store on a local disk"},
    {"synchronous", "FULL", "2", "Install SQLite as the system provides it"},
    {"foreign_keys", "ON", "1", "Install SQLite as the system provides it"},
    {"secure_delete", "ON", "1", "Install SQLite as the system provides it"},
    {"cell_size_check", "ON", "1", "Install SQLite as the system provides it"},
    {"trusted_schema", "OFF", "0", "Install SQLite as the system provides it"},
    {"mmap_size", "0", "0", "Install SQLite as the system provides it"},
    {"temp_store", "MEMORY", "2", "Install SQLite as the system provides it"},
}};

void apply(Database& database, const Setting& setting, const std::string& path)
{
    const std::string pragma = std::string("PRAGMA ") + setting.name;
    database.run(pragma + " = " + setting.wanted);
    if (const std::string found = database.text(pragma); found != setting.readBack) {
        throw StoreError("Store " + path + " cannot be kept safe: " + setting.name + " is '" +
                         found + "' and must be '" + setting.readBack + "'. " + setting.why + ".");
    }
}

/// What a file says it is.
struct Identity {
    std::int64_t application = 0, format = 0;
    bool isEmpty = false;
};

constexpr std::int64_t kInTheClear = 1;  // the format of before anything was sealed

void checkIdentity(const Identity& found, const FileKind& kind, const std::string& path)
{
    if (found.application != kind.application) {
        if (found.isEmpty) {
            return;
        }
        throw StoreError(path + " is a database of another application." + kUnchanged);
    }
    if (found.format > kind.format) {
        throw StoreError("Store " + path + " was made by a newer version: it has format " +
                         std::to_string(found.format) + ", and this version reads up to " +
                         std::to_string(kind.format) +
                         ". Install the newer version; the file was not changed.");
    }
    if (found.format > kInTheClear && found.format < kind.format) {
        throw StoreError("Store " + path + " has format " + std::to_string(found.format) +
                         ", of a version that was never released, and this version reads format " +
                         std::to_string(kind.format) + "." + kUnchanged);
    }
    if (found.format > 0 && found.format < kind.format) {
        throw StoreError("Store " + path + " keeps answers in the clear: it has format " +
                         std::to_string(found.format) +
                         ", of an older version that was for made-up people only." + kUnchanged);
    }
    if (found.format != kind.format) {
        throw damaged(path, "it has no format number");
    }
}

std::int64_t numberAt(std::string_view header, std::size_t at)
{
    std::int64_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        number = number * 256 + static_cast<unsigned char>(header[i]);
    }
    return number;
}

/// Before SQLite sees it, which could change what is beside it. What a log says that was not
/// written back yet, this cannot see.
void checkHeader(const std::string& path, const FileKind& kind)
{
    constexpr std::size_t kHeaderBytes = 100;
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    std::string header(kHeaderBytes, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(header.data(), kHeaderBytes);
    header.resize(static_cast<std::size_t>(file.gcount()));
    if (header.empty()) {
        return;
    }
    if (header.size() < kHeaderBytes || !header.starts_with(kMagic)) {
        std::error_code error;
        if (fs::file_size(path + "-wal", error) > 0 && !error) {
            return;  // the power was cut while the log was written back: SQLite does it again
        }
        throw StoreError(path + " is not a store." + kUnchanged);
    }
    const Identity found{numberAt(header, 68), numberAt(header, 60), false};
    if (found.application != 0 && (found.format != 0 || found.application != kind.application)) {
        checkIdentity(found, kind, path);
    }
}

bool isEmpty(Database& database)
{
    return database.number("PRAGMA application_id") == 0 &&
           database.number("SELECT count(*) FROM sqlite_schema") == 0;
}

/// All at one moment, since another process may be making the tables right now.
Identity identityOf(Database& database)
{
    database.run("BEGIN");
    const Identity found{database.number("PRAGMA application_id"),
                         database.number("PRAGMA user_version"), isEmpty(database)};
    database.run("COMMIT");
    return found;
}

void makeTables(Database& database, const FileKind& kind)
{
    Transaction transaction(database);
    if (!isEmpty(database)) {
        return;  // another process was first
    }
    for (const char* table : kind.tables) {
        database.run(table);
    }
    database.run("PRAGMA application_id = " + std::to_string(kind.application));
    database.run("PRAGMA user_version = " + std::to_string(kind.format));
    transaction.commit();
}

StoreError noMemory(const std::string& store)
{
    return StoreError(store +
                      ": this computer has no memory left. Close other programs and try again; what"
                      " was stored before is still there.");
}

std::shared_ptr<Database> openOnce(const std::string& path, const FileKind& kind,
                                   std::chrono::milliseconds patience)
{
    auto database = std::make_shared<Database>(path, patience);
    if (database->isReadOnly()) {
        throw readOnly("Store " + path);
    }
    const Identity found = identityOf(*database);
    checkIdentity(found, kind, path);
    database->tidyOnClose();
    for (const Setting& setting : kSettings) {
        apply(*database, setting, path);
    }
    // A log that was left may hold a commit that was never synced, and is believed all the same.
    database->run("PRAGMA wal_checkpoint(PASSIVE)");
    if (found.isEmpty) {
        makeTables(*database, kind);
        checkIdentity(identityOf(*database), kind, path);
    }
    if (std::string wrong = database->text("PRAGMA quick_check(1)"); wrong != "ok") {
        std::replace(wrong.begin(), wrong.end(), '\n', ' ');
        throw damaged(path, wrong);
    }
    return database;
}

}  // namespace

StoreError damaged(const std::string& path, const std::string& detail)
{
    return StoreError(
        "Store " + path + " is damaged: " + detail +
        ". Put it aside together with its -wal and -shm files, and restore a backup.");
}

std::shared_ptr<Database> openDatabase(const std::string& path, const FileKind& kind,
                                       std::chrono::milliseconds patience)
{
    std::error_code error;
    if (!fs::exists(fs::symlink_status(path, error))) {
        throw StoreError(path + " is not there. " + kind.whenMissing);
    }
    for (const char* part : {"", "-wal", "-shm"}) {
        checkOwnFile(path + part);
    }
    checkHeader(path, kind);
    // Two processes that make one store at the same moment: SQLite then answers "busy" at once,
    // without its busy handler, to the one that could cause a deadlock.
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        try {
            return openOnce(path, kind, patience);
        } catch (const SqliteError& problem) {
            if (problem.primaryCode() != SQLITE_BUSY || std::chrono::steady_clock::now() >= end) {
                throw;
            }
        }
        std::this_thread::sleep_for(kRetry);
    }
}

StoreError sentenceFor(const SqliteError& error, const std::string& path,
                       std::chrono::milliseconds patience)
{
    const std::string store = "Store " + path;
    if (error.code() == SQLITE_IOERR_NOMEM) {
        return noMemory(store);
    }
    switch (error.primaryCode()) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return StoreError(store + " has been locked by another program for " +
                              std::to_string(patience.count()) +
                              " milliseconds. Close that program and try again.");
        case SQLITE_FULL:
            return StoreError(store +
                              ": the disk is full. Free some space and try again; what was"
                              " stored before is still there.");
        case SQLITE_NOMEM:
            return noMemory(store);
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return readOnly(store);
        case SQLITE_NOTADB:
            return StoreError(path + " is not a store." + kUnchanged);
        case SQLITE_CORRUPT:
        case SQLITE_ERROR:
            return damaged(path, error.what());
        default:
            return StoreError(store + " cannot be read or written (" + error.what() +
                              "). Check the disk and the permissions, and try again.");
    }
}

}  // namespace opmaat::engine
