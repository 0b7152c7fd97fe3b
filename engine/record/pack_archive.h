#pragma once

#include <string>

#include "engine/pack/pack.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// A pack as a store keeps it, so that an old record keeps its old result:
/// "opmaat.pack-archive/1" 0 | for every file, by path: length of path 8 | path | length 8 | bytes.

/// Reads the folder of a pack. @throws InputError when it is none
PackRow packRow(const std::string& folder);

/// The pack of an archive, checked as a folder is. @throws StoreError when the archive is damaged
/// or has another hash than the row; InputError when this version does not understand the pack
Pack packFrom(const PackRow& row);

}  // namespace opmaat::engine
