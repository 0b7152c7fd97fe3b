#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "engine/record/sqlite.h"
#include "engine/record/store.h"

namespace opmaat::engine {

/// Who made the file: "Opmt". In the header of every store, at byte 68.
inline constexpr std::int64_t kApplicationId = 0x4f706d74;
/// Which tables it has; README.md describes them. At byte 60.
inline constexpr std::int64_t kFormat = 1;

/// The path as SQLite is given it: absolute, its folder without links. Makes the file, empty and
/// for this user alone, when there is none. @throws StoreError when no store can be there
std::string storePath(const std::string& path);

/// Opens a checked store, with its tables made when the file is empty. Every setting is read back;
/// a file that is not a store is not changed. @throws StoreError, SqliteError
std::unique_ptr<Database> openDatabase(const std::string& path, std::chrono::milliseconds patience);

/// What to tell people: the place, what is wrong, the remedy.
StoreError sentenceFor(const SqliteError& error, const std::string& path,
                       std::chrono::milliseconds patience);
StoreError damaged(const std::string& path, const std::string& detail);

}  // namespace opmaat::engine
