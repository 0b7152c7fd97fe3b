#pragma once

#include <string>

#include "engine/record/open_store.h"
#include "tests/engine/record/rows_vault.h"

namespace opmaat::kiosk {

/// A sealed store with one kiosk, whose rows a test can reach.
struct MadeUpOffice {
    MadeUpOffice()
    {
        auto owned = std::make_unique<engine::RowsVault>();
        vault = owned.get();
        const auto office = engine::makeOffice(*vault, engine::kDemoPassphrase, "Ans", true);
        engine::Device device = engine::addDevice(*vault, office.secrets, "kiosk 1");
        store = std::make_unique<engine::SealedStore>(std::move(owned), std::move(device));
    }

    engine::RowsVault* vault = nullptr;
    std::unique_ptr<engine::SealedStore> store;
};

/// A store at this path with the device file beside it.
inline engine::OfficeSecrets makeOfficeAt(const std::string& store, bool demo)
{
    const auto vault = engine::makeVault(store);
    auto office = engine::makeOffice(*vault, "four loose words here", "Ans", demo);
    engine::writeDevice(engine::deviceFileOf(store),
                        engine::addDevice(*vault, office.secrets, "kiosk 1"));
    return std::move(office.secrets);
}

}  // namespace opmaat::kiosk
