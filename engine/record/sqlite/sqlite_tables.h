#pragma once

#include "engine/record/sqlite/store_file.h"

namespace opmaat::engine {

/// The tables of the two files of a vault. README.md describes them.
extern const FileKind kStoreFile;
extern const FileKind kKeysFile;  ///< beside it, with ".keys" after its name

}  // namespace opmaat::engine
