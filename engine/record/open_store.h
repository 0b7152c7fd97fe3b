#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "engine/record/sealed_store.h"

namespace opmaat::engine {

class HandoverVault;

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

/// For connecting, and for the server at each statement. The tap during which a server falls silent
/// waits three times as long, once; see PG-6 in postgres/README.md.
inline constexpr std::chrono::milliseconds kKioskPatience{500};

/// A store as a kiosk uses it: when it is on a server, what is answered is kept in a file of this
/// device first, and interviews go on while the server is away.
struct KioskStore {
    std::unique_ptr<SealedStore> store;
    HandoverVault* outbox = nullptr;  ///< the store's own; nothing where the store is a file
};

/// As openSealedStore(). Needs the server the first time only. @throws StoreError
KioskStore openKioskStore(const std::string& store, const std::string& deviceFile = "");

/// "DEVICEFILE.outbox": what this device has stored and a server has not acknowledged yet.
std::string outboxOf(const std::string& deviceFile);

}  // namespace opmaat::engine
