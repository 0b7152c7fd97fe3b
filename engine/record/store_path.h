#pragma once

#include <string>

#include "engine/record/store_error.h"

namespace opmaat::engine {

/// A path in the form in which SQLite is given it: absolute, its folder without links.
/// @throws StoreError when it is a folder, or its folder is not there or cannot be written
std::string storePath(const std::string& path);

/// @throws StoreError unless the file is a regular one (no link) of this user, which others can
/// neither read nor write, and this user can do both; or there is none. Nothing is changed.
void checkOwnFile(const std::string& path);

/// Makes an empty file for this user alone; leaves one that is there already as it is.
/// @throws StoreError
void makeOwnFile(const std::string& path);

StoreError readOnly(const std::string& what);

/// The end of sentences about files that are something else.
inline constexpr const char* kUnchanged = " Choose another path; the file was not changed.";

}  // namespace opmaat::engine
