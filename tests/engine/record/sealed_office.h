#pragma once

#include <gtest/gtest.h>

#include "engine/record/sealed_store.h"
#include "engine/record/verify.h"
#include "tests/engine/interview/made_up_pack.h"
#include "tests/engine/interview/scenario.h"
#include "tests/engine/record/refusal.h"
#include "tests/engine/record/rows_vault.h"

namespace opmaat::engine {

/// An office with one kiosk, in rows that a test can reach.
class SealedOffice : public testing::Test {
protected:
    SealedOffice()
    {
        auto owned = std::make_unique<RowsVault>();
        vault = owned.get();
        secrets = makeOffice(*vault, kPassphrase, "Ans", true).secrets;
        Device device = addDevice(*vault, secrets, "kiosk 1");
        store = std::make_unique<SealedStore>(std::move(owned), std::move(device));
        client.starts().answers("post", 2).answers("owes", 0);
    }

    /// @param id  16 hexadecimal digits
    void record(const std::string& id) { store->append(id, client.events()); }

    std::string kindsOfDamage(std::span<const CheckpointRow> anchors = {},
                              bool locked = false) const
    {
        std::string kinds;
        for (const Damage& damage : verify(*vault, locked ? nullptr : &secrets, anchors).damages) {
            if (kinds.find(name(damage.kind)) == std::string::npos)
                kinds += (kinds.empty() ? "" : " ") + std::string(name(damage.kind));
        }
        return kinds;
    }

    static constexpr std::string_view kPassphrase = "vier losse woorden hier";
    const std::string one = "00000000000000a1", two = "00000000000000b2",
                      three = "00000000000000c3";
    Pack pack = madeUpPack();
    Scenario client{pack};
    RowsVault* vault = nullptr;
    OfficeSecrets secrets;
    std::unique_ptr<SealedStore> store;
    std::chrono::sys_seconds now{std::chrono::seconds(1'795'000'000)};
};

}  // namespace opmaat::engine
