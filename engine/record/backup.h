#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/record/office.h"

namespace opmaat::engine {

/// Copies a store to a new file while it is in use: everything but the key ring, so that the copy
/// alone can be read by nobody, and erased people in it by nobody ever again.
/// @return where the chain stands in the copy. @throws StoreError, also when `file` is there
CheckpointRow backUp(const std::string& store, const std::string& file);

/// Copies the key ring of a store to `file`, in the place of an older copy, which is overwritten:
/// with an older one, people who were erased since could be read.
/// @throws StoreError when `file` is no copy of a key ring, or a newer one
void copyKeyRing(const std::string& store, const std::string& file);

/// Puts a new store together from a backup and the present key ring; both are only read.
/// @throws StoreError when one of them is something else, or `store` is there
std::unique_ptr<Vault> putTogether(const std::string& backup, const std::string& keyRing,
                                   const std::string& store);

/// Refuses what is put together while its keys are newer than its passphrases, or of another
/// office.
/// @throws StoreError
void checkKeysFit(const Vault& vault);

/// Who can unlock what was put together: the keys and slots of a store or backup of later, instead
/// of those of the backup's day, and the devices that were revoked since.
/// @param later  what was put there since.
/// @throws StoreError when it is of another office, or its keys do not follow
void takeSlotsFrom(const Vault& later, Vault& vault);

/// Takes away what putTogether() made.
void takeApart(const std::string& store);

/// What the key ring says about a backup.
struct Reconciled {
    std::vector<Bytes> erased;  ///< interviews that were erased after the backup was made
    std::int64_t missing = 0;   ///< that are in the key ring only: begun after the backup
};

/// Empties the rows of interviews whose key is gone. Can be repeated.
/// @param logged  SHA-256, hexadecimal, of the ids that the log of the office says were erased
/// @throws StoreError when the key ring is of another office, or older than the backup
Reconciled reconcile(Vault& vault, const OfficeSecrets& secrets,
                     const std::set<std::string>& logged);

/// How the log of the office names an interview that was erased: SHA-256 of its id, hexadecimal.
std::string erasedName(const Bytes& stream);

}  // namespace opmaat::engine
