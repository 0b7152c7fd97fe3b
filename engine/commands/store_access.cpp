#include "engine/commands/store_access.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>

#include "engine/record/day.h"

namespace opmaat::engine {

using json::Value;

std::chrono::sys_seconds presentTime()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::int32_t presentDay()
{
    return dayOf(presentTime());
}

std::unique_ptr<Vault> namedVault(const StoreArguments& arguments)
{
    return openVault(arguments.store);
}

Secret passphraseFor(const Vault& vault, const std::string& passphraseFile)
{
    const auto office = vault.office();
    return office && office->isDemo && passphraseFile.empty()
               ? Secret(kDemoPassphrase)
               : readSecret(passphraseFile, "passphrase");
}

OfficeSecrets unlockVault(const Vault& vault, const std::string& passphraseFile)
{
    return unlockWithPassphrase(vault, passphraseFor(vault, passphraseFile));
}

std::unique_ptr<SealedStore> unlockedStore(const StoreArguments& arguments)
{
    auto store = openSealedStore(arguments.store, arguments.device);
    store->unlock(passphraseFor(store->vault(), arguments.passphraseFile));
    return store;
}

Event officeEvent(EventKind kind, std::map<std::string, std::string> details)
{
    Event event;
    event.kind = kind;
    event.details = std::move(details);
    return event;
}

void keepInLog(SealedStore& store, Event event, const std::string& who)
{
    const OfficeSecrets& secrets = *store.secrets();
    event.at = presentTime();
    event.details["who"] = who.empty() ? secrets.label : who;
    const bool begins = event.kind == EventKind::OfficeMade;
    if (!begins && store.vault().countOf(store.vault().office()->log) == 0) {
        // The power was cut while the office was made.
        keepInLog(store, officeEvent(EventKind::OfficeMade,
                                     {{"slot", secrets.slot}, {"label", secrets.label}}));
    }
    store.log(std::move(event));
}

OfficeLog officeLogOf(const SealedStore& store)
{
    const Bytes log = officeOf(store.vault()).log;
    return store.vault().countOf(log) == 0 ? OfficeLog() : OfficeLog(store.events(toHex(log)));
}

bool isRestricted(const std::vector<Event>& events)
{
    bool restricted = false;
    for (const Event& event : events) {
        restricted = event.kind == EventKind::Restricted ||
                     (restricted && event.kind != EventKind::Released);
    }
    return restricted;
}

std::string interviewId(const std::string& typed)
{
    const auto bytes = fromHex(typed);
    if (!bytes || bytes->size() != 8) {
        throw StoreError("'" + typed +
                         "' is no code of an interview. Give its 16 digits and letters (0-9, a-f),"
                         " as the desk shows them.");
    }
    return toHex(*bytes);
}

int answer(const StoreArguments& arguments, const std::string& sentences, Value::Object fields)
{
    if (arguments.json) {
        fields.insert(fields.begin(), {"format", text("opmaat.store/1")});
        std::cout << json::write(Value(std::move(fields)), 2) << "\n";
    } else {
        std::cout << sentences;
    }
    return kFine;
}

int wrongUse(const std::string& what)
{
    std::cerr << "opmaat store " << what << "\n";
    return kWrongUse;
}

Value text(const std::string& words)
{
    return Value(words);
}

Value number(std::int64_t value)
{
    return Value(static_cast<double>(value));
}

Value list(const std::vector<std::string>& words)
{
    Value::Array array;
    for (const std::string& word : words) {
        array.push_back(text(word));
    }
    return Value(std::move(array));
}

std::string counted(std::int64_t count, const std::string& thing)
{
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

void writeNewFile(const std::string& path, std::string_view bytes)
{
    const int file =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool written = file >= 0;
    for (std::string_view rest = bytes; written && !rest.empty();) {
        const ssize_t count = ::write(file, rest.data(), rest.size());
        written = count > 0;
        rest.remove_prefix(written ? static_cast<std::size_t>(count) : 0);
    }
    written = written && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) {
        ::close(file);
    }
    if (!written) {
        throw StoreError(path + " cannot be written (" + std::strerror(error) +
                         "). Choose another path.");
    }
}

std::string recoveryPage(const Secret& key)
{
    return "The recovery key of this office:\n\n    " + recoveryText(key) +
           "\n\nIt is shown this once. Write or print it on paper, read it back, and put it in a"
           " safe, away from\nthe computers. Who has it can read everything; without it and without"
           " a passphrase nobody can.\n";
}

}  // namespace opmaat::engine
