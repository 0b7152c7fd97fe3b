#pragma once

#include <memory>
#include <string>

#include "engine/pack/pack.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// The pack under which something was recorded: as the store keeps it, or from a folder of packs.
/// @param hash  hexadecimal. @param folder  of folders of packs; "" for none
/// @throws StoreError when neither has it
Pack packOfRecord(const Vault& vault, const std::string& hash, const std::string& folder);

}  // namespace opmaat::engine
