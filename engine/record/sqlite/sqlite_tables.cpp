#include "engine/record/sqlite/sqlite_tables.h"

#include <array>

namespace opmaat::engine {
namespace {

constexpr std::array<const char*, 9> kStoreTables = {
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO about VALUES ('what',"
    " 'Opmaat: what happened in interviews, one sealed event a row')",
    "CREATE TABLE office (generation INTEGER PRIMARY KEY CHECK (generation > 0),"
    " id BLOB NOT NULL CHECK (length(id) = 16), box_key BLOB NOT NULL, sign_key BLOB NOT NULL,"
    " signature BLOB NOT NULL, log BLOB NOT NULL, demo INTEGER NOT NULL) STRICT",
    "CREATE TABLE slot (id TEXT PRIMARY KEY, recovery INTEGER NOT NULL, salt BLOB NOT NULL,"
    " passes INTEGER NOT NULL, kibibytes INTEGER NOT NULL, wrapped BLOB NOT NULL,"
    " label BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE device (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, label TEXT NOT NULL,"
    " public_key BLOB NOT NULL, signature BLOB NOT NULL, revocation BLOB NOT NULL,"
    " handovers INTEGER NOT NULL, head BLOB NOT NULL, head_signature BLOB NOT NULL) STRICT",
    "CREATE TABLE stream (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,"
    " office INTEGER NOT NULL, day INTEGER NOT NULL, pack BLOB NOT NULL,"
    " model BLOB NOT NULL) STRICT",
    "CREATE TABLE event (position INTEGER PRIMARY KEY,"
    " stream BLOB NOT NULL REFERENCES stream (id), sequence INTEGER NOT NULL,"
    " device BLOB NOT NULL REFERENCES device (id), handover INTEGER NOT NULL,"
    " previous BLOB NOT NULL, sealed BLOB NOT NULL, erased BLOB NOT NULL, link BLOB NOT NULL,"
    " UNIQUE (stream, sequence)) STRICT",
    "CREATE TABLE checkpoint (number INTEGER PRIMARY KEY, position INTEGER NOT NULL,"
    " link BLOB NOT NULL, day INTEGER NOT NULL, generation INTEGER NOT NULL,"
    " signature BLOB NOT NULL, UNIQUE (position, day, generation)) STRICT",
    "CREATE TABLE pack (hash BLOB PRIMARY KEY, archive BLOB NOT NULL,"
    " signatures BLOB NOT NULL) STRICT",
};

constexpr std::array<const char*, 6> kKeysTables = {
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO about VALUES ('what', 'Opmaat: the key ring of the store beside it."
    " Never put it in the same backup: of old copies, erased people could be read')",
    "CREATE TABLE epoch (number INTEGER PRIMARY KEY, public_key BLOB NOT NULL,"
    " sealed_secret BLOB NOT NULL, signature BLOB NOT NULL) STRICT",
    "CREATE TABLE wrap (stream BLOB PRIMARY KEY, epoch INTEGER NOT NULL,"
    " sealed BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE resume (locator BLOB PRIMARY KEY, stream BLOB NOT NULL UNIQUE,"
    " last_day INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE attempts (device BLOB PRIMARY KEY, wrong INTEGER NOT NULL,"
    " last_at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
};

}  // namespace

const FileKind kStoreFile = {
    0x4f706d74,  // "Opmt"
    3, kStoreTables, "Check the path, or make a store with 'opmaat store init --store PATH'."};
const FileKind kKeysFile = {0x4f706d6b,  // "Opmk"
                            1, kKeysTables,
                            "It is the key ring of the store beside it, and without it nothing in "
                            "the store can be read: put its newest copy back."};

}  // namespace opmaat::engine
