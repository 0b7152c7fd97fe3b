#include "engine/record/store_file.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

const std::string kUnchanged = " Choose another path; the file was not changed.";

StoreError readOnly(const std::string& what)
{
    return StoreError(what +
                      " is read-only for this user. Make it writable, or choose another path.");
}

/// A name is on disk only once its folder is synced.
bool syncFolder(const fs::path& folder)
{
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = directory >= 0 && ::fsync(directory) == 0;
    if (directory >= 0) {
        ::close(directory);
    }
    return synced;
}

void makeFile(const fs::path& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    const bool made = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) {
        ::close(file);
    }
    if (!made && error == EEXIST) {
        return;  // somebody else was first; what it is shows when it is opened
    }
    if (!made || !syncFolder(path.parent_path())) {
        throw StoreError("Store " + path.string() + " cannot be made (" + std::strerror(error) +
                         "). Check the folder and the disk, or choose another path.");
    }
}

struct Setting {
    const char* name;
    const char* wanted;
    const char* readBack;
    const char* why;  ///< what to do when it does not take
};

constexpr std::chrono::milliseconds kRetry{10};

constexpr std::array<Setting, 7> kSettings = {{
    {"journal_mode", "WAL", "wal", "Put the store on a local disk"},
    {"synchronous", "FULL", "2", "Install SQLite as the system provides it"},
    {"foreign_keys", "ON", "1", "Install SQLite as the system provides it"},
    {"secure_delete", "ON", "1", "Install SQLite as the system provides it"},
    {"cell_size_check", "ON", "1", "Install SQLite as the system provides it"},
    {"trusted_schema", "OFF", "0", "Install SQLite as the system provides it"},
    {"mmap_size", "0", "0", "Install SQLite as the system provides it"},
}};

void applySettings(Database& database, const std::string& path)
{
    for (const Setting& setting : kSettings) {
        const std::string pragma = std::string("PRAGMA ") + setting.name;
        database.run(pragma + " = " + setting.wanted);
        if (const std::string found = database.text(pragma); found != setting.readBack) {
            throw StoreError("Store " + path + " cannot be kept safe: " + setting.name + " is '" +
                             found + "' and must be '" + setting.readBack + "'. " + setting.why +
                             ".");
        }
    }
}

bool isEmpty(Database& database)
{
    return database.number("PRAGMA application_id") == 0 &&
           database.number("SELECT count(*) FROM sqlite_schema") == 0;
}

/// Reads only, so that a file of somebody else stays as it is; and all at one moment, since another
/// process may be making the tables right now.
void checkIdentity(Database& database, const std::string& path)
{
    database.run("BEGIN");
    const std::int64_t application = database.number("PRAGMA application_id");
    const std::int64_t format = database.number("PRAGMA user_version");
    const bool empty = isEmpty(database);
    database.run("COMMIT");
    if (application == kApplicationId && format > kFormat) {
        throw StoreError("Store " + path + " was made by a newer version: it has format " +
                         std::to_string(format) + ", and this version reads up to " +
                         std::to_string(kFormat) +
                         ". Install the newer version; the file was not changed.");
    }
    if (application == kApplicationId && format < kFormat) {
        throw damaged(path, "it has no format number");
    }
    if (application != kApplicationId && !empty) {
        throw StoreError(path + " is a database of another application." + kUnchanged);
    }
}

void makeTables(Database& database)
{
    Transaction transaction(database);
    if (!isEmpty(database)) {
        return;  // another process was first
    }
    database.run("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
    database.run(
        "INSERT INTO about VALUES"
        " ('what', 'Opmaat: what happened in interviews, one event a row'),"
        " ('protection', 'demo'),"
        " ('warning', 'DEMO: the answers in this file can be read by anybody who has it."
        " Use it for made-up people only.')");
    database.run(
        "CREATE TABLE interview (number INTEGER PRIMARY KEY,"
        " id TEXT NOT NULL UNIQUE CHECK (id <> '')) STRICT");
    database.run(
        "CREATE TABLE event (interview INTEGER NOT NULL REFERENCES interview (number),"
        " sequence INTEGER NOT NULL CHECK (sequence >= 0), json TEXT NOT NULL,"
        " PRIMARY KEY (interview, sequence)) STRICT, WITHOUT ROWID");
    database.run("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.run("PRAGMA user_version = " + std::to_string(kFormat));
    transaction.commit();
}

}  // namespace

StoreError damaged(const std::string& path, const std::string& detail)
{
    return StoreError(
        "Store " + path + " is damaged: " + detail +
        ". Put it aside together with its -wal and -shm files, and restore a backup.");
}

std::string storePath(const std::string& path)
{
    if (path.empty()) {
        throw StoreError("The store has no path. Give the path of a file, for example opmaat.db.");
    }
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    if (fs::is_directory(absolute, error)) {
        throw StoreError(absolute.string() +
                         " is a folder. Give the path of a file in it, for example " +
                         (absolute / "opmaat.db").lexically_normal().string() + ".");
    }
    const fs::path folder = fs::canonical(absolute.parent_path(), error);
    if (error || !fs::is_directory(folder, error)) {
        throw StoreError("The folder " + absolute.parent_path().string() +
                         " does not exist. Make it, or choose another path.");
    }
    const fs::path file = folder / absolute.filename();
    const fs::file_status status = fs::symlink_status(file, error);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        throw StoreError(file.string() + " is not a regular file." + kUnchanged);
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        throw readOnly("The folder " + folder.string());
    }
    if (!fs::exists(status)) {
        makeFile(file);
    } else if (::access(file.c_str(), R_OK | W_OK) != 0) {
        throw readOnly("Store " + file.string());
    }
    return file.string();
}

namespace {

std::unique_ptr<Database> openOnce(const std::string& path, std::chrono::milliseconds patience)
{
    auto database = std::make_unique<Database>(path, patience);
    if (database->isReadOnly()) {
        throw readOnly("Store " + path);
    }
    checkIdentity(*database, path);
    applySettings(*database, path);
    if (isEmpty(*database)) {
        makeTables(*database);
    }
    checkIdentity(*database, path);
    if (std::string found = database->text("PRAGMA quick_check(1)"); found != "ok") {
        std::replace(found.begin(), found.end(), '\n', ' ');
        throw damaged(path, found);
    }
    return database;
}

}  // namespace

std::unique_ptr<Database> openDatabase(const std::string& path, std::chrono::milliseconds patience)
{
    // Two processes that make one store at the same moment: SQLite then answers "busy" at once,
    // without its busy handler, to the one that could cause a deadlock.
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        try {
            return openOnce(path, patience);
        } catch (const SqliteError& error) {
            if (error.primaryCode() != SQLITE_BUSY || std::chrono::steady_clock::now() >= end) {
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
