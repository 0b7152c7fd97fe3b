#pragma once

#include <functional>

#include "engine/record/office.h"

namespace opmaat::engine {

enum class WithKeys { No, Yes };

/// All rows of one vault into an empty one of any kind, handover by handover, so that chain and
/// devices stand there as they stood. Resume codes and counted tries stay behind: both are of the
/// day. @param keys  No: the key ring of `to` gets an epoch that opens nothing
/// @throws StoreError
void copyVault(const Vault& from, Vault& to, WithKeys keys);

/// Office, slots and key ring alone.
void copyKeys(const Vault& from, Vault& to);

/// What one store has beyond another of the same office.
struct Beyond {
    std::int64_t events = 0, interviews = 0, devices = 0, packs = 0;

    bool operator==(const Beyond&) const = default;
};

/// Looks, and changes nothing. @throws StoreError when the stores are of different offices, or both
/// went on with the same device or interview in different ways
Beyond compare(const Vault& from, const Vault& to);

/// Adds to `to` what `from` has beyond it, with its keys. Looks before it begins; can be repeated.
/// @throws StoreError as compare()
Beyond importVault(const Vault& from, const OfficeSecrets& fromSecrets, Vault& to);

/// Destroys the keys of all streams: nobody can read anything here any more. For a store whose
/// contents live elsewhere now.
void destroyKeys(Vault& vault);

}  // namespace opmaat::engine
