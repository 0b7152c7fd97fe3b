#include "engine/record/open_store.h"

#include "engine/record/handover/handover_vault.h"
#include "engine/record/postgres/postgres_vault.h"
#include "engine/record/sqlite/sqlite_vault.h"

namespace opmaat::engine {

bool isPostgres(const std::string& store)
{
    return store.starts_with("postgresql://") || store.starts_with("postgres://");
}

std::unique_ptr<Vault> openVault(const std::string& store, std::chrono::milliseconds patience)
{
    return isPostgres(store) ? openPostgresVault(store, patience)
                             : openSqliteVault(store, patience);
}

std::unique_ptr<Vault> makeVault(const std::string& store)
{
    return isPostgres(store) ? makePostgresVault(store, kPatience)
                             : makeSqliteVault(store, kPatience);
}

std::string deviceFileFor(const std::string& store, const std::string& given)
{
    if (given.empty() && isPostgres(store)) {
        throw StoreError("Store " + store +
                         " is on a server, so the file of this device has no place of its own."
                         " Name it with --device-file or OPMAAT_DEVICE.");
    }
    return given.empty() ? deviceFileOf(store) : given;
}

std::unique_ptr<SealedStore> openSealedStore(const std::string& store,
                                             const std::string& deviceFile)
{
    std::unique_ptr<Vault> vault = openVault(store);
    Device device = readDevice(deviceFileFor(store, deviceFile));
    return std::make_unique<SealedStore>(std::move(vault), std::move(device));
}

std::string outboxOf(const std::string& deviceFile)
{
    return deviceFile + ".outbox";
}

KioskStore openKioskStore(const std::string& store, const std::string& deviceFile)
{
    if (!isPostgres(store)) {
        return {openSealedStore(store, deviceFile)};
    }
    const std::string file = deviceFileFor(store, deviceFile);
    Device device = readDevice(file);
    auto vault = std::make_unique<HandoverVault>(
        outboxOf(file), [store] { return openPostgresVault(store, kKioskPatience); });
    HandoverVault* outbox = vault.get();
    (void)vault->deviceHead(device.id);  // to be known when the server goes away
    return {std::make_unique<SealedStore>(std::move(vault), std::move(device)), outbox};
}

std::unique_ptr<Store> openStore(const std::string& store, const std::string& deviceFile)
{
    return openSealedStore(store, deviceFile);
}

}  // namespace opmaat::engine
