#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "engine/record/sealed_store.h"

namespace opmaat::engine {

/// How long to wait while another program writes, or for a server that does not answer.
inline constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(5);

/// True for postgresql://... and postgres://...; everything else is the path of a SQLite store.
bool isPostgres(const std::string& store);

/// The rows of a store that is there, without device or keys. @throws StoreError
std::unique_ptr<Vault> openVault(const std::string& store,
                                 std::chrono::milliseconds patience = kPatience);

/// As openVault(), and makes an empty one when there is none. @throws StoreError
std::unique_ptr<Vault> makeVault(const std::string& store);

/// The file of the device that works with `store`. @param given  "" for the one beside a path
/// @throws StoreError when a server's store is used without naming one
std::string deviceFileFor(const std::string& store, const std::string& given);

}  // namespace opmaat::engine
