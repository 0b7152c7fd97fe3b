#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string>

#include "engine/record/sqlite/sqlite.h"
#include "engine/record/store_path.h"

namespace opmaat::engine {

/// A kind of file that we make, and how it is told from every other.
struct FileKind {
    std::int64_t application;             ///< who made it: application_id, in the header at byte 68
    std::int64_t format;                  ///< which tables it has: user_version, at byte 60
    std::span<const char* const> tables;  ///< SQL that makes them
    const char* whenMissing;              ///< what to do when it is not there
};

/// Opens a checked file, with its tables made when it is empty. Every setting is read back; a file
/// of another kind is not changed. @throws StoreError, SqliteError
std::shared_ptr<Database> openDatabase(const std::string& path, const FileKind& kind,
                                       std::chrono::milliseconds patience);

/// What to tell people: the place, what is wrong, the remedy.
StoreError sentenceFor(const SqliteError& error, const std::string& path,
                       std::chrono::milliseconds patience);
StoreError damaged(const std::string& path, const std::string& detail);

}  // namespace opmaat::engine
