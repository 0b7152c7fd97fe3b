#include "qml/kiosk/rehearsal_store.h"

#include "engine/record/sqlite/sqlite_vault.h"

namespace opmaat::kiosk {

void RehearsalStore::append(const std::string& interview, std::span<const engine::Event> events)
{
    if (refuses_) throw engine::StoreError("Refused on purpose, so that this screen is seen too.");
    const auto before = std::chrono::steady_clock::now();
    store_.append(interview, events);
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - before;
    lastAppend_ = took.count();
}

RehearsalOffice::RehearsalOffice()
{
    auto vault = engine::makeSqliteVault(folder_.filePath("store").toStdString());
    const auto office = engine::makeOffice(*vault, engine::kDemoPassphrase, "demo", true);
    engine::Device device = engine::addDevice(*vault, office.secrets, "demo");
    store_ = std::make_unique<engine::SealedStore>(std::move(vault), std::move(device));
}

}  // namespace opmaat::kiosk
