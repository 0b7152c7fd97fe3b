#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "engine/commands/commands.h"
#include "engine/commands/store_commands.h"
#include "engine/commands/store_secrets.h"
#include "engine/json/value.h"
#include "engine/record/office_log.h"
#include "engine/record/open_store.h"

/// What the commands of `opmaat store` share.
namespace opmaat::engine {

std::chrono::sys_seconds presentTime();
std::int32_t presentDay();  ///< days since 1970-01-01, UTC

/// Opens the vault that was named. @throws StoreError also when no store was named
std::unique_ptr<Vault> namedVault(const StoreArguments& arguments);

/// Unlocks the store that was named with the passphrase; a demo store does so by itself.
std::unique_ptr<SealedStore> unlockedStore(const StoreArguments& arguments);
OfficeSecrets unlockVault(const Vault& vault, const std::string& passphraseFile);
Secret passphraseFor(const Vault& vault, const std::string& passphraseFile);

/// Something was done: who, when and what go into the log of the office.
/// @param who  "" for whose passphrase unlocked it
void keepInLog(SealedStore& store, Event event, const std::string& who = "");
Event officeEvent(EventKind kind, std::map<std::string, std::string> details = {});

/// What was done in the office so far. @throws StoreError when locked
OfficeLog officeLogOf(const SealedStore& store);

/// Whether the last word of the client is not to use the answers.
bool isRestricted(const std::vector<Event>& events);

/// The 16 hexadecimal digits of an interview, as typed. @throws StoreError
std::string interviewId(const std::string& typed);

/// Prints `sentences`, or with --json `fields`. @return kFine
int answer(const StoreArguments& arguments, const std::string& sentences,
           json::Value::Object fields);

/// Tells what is missing. @return kWrongUse
int wrongUse(const std::string& what);

json::Value text(const std::string& words);
json::Value number(std::int64_t value);
json::Value list(const std::vector<std::string>& words);

/// "1 interview", "2 interviews"
std::string counted(std::int64_t count, const std::string& thing);

/// Writes a new file that only this user can read, and syncs it. @throws StoreError when it is
/// there
void writeNewFile(const std::string& path, std::string_view bytes);

/// How a recovery key is handed over: printed once, with what to do with it.
std::string recoveryPage(const Secret& key);

}  // namespace opmaat::engine
