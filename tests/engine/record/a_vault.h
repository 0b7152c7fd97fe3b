#pragma once

#include <gtest/gtest.h>

#include <functional>

#include "made_up_rows.h"
#include "vault_kinds.h"

namespace opmaat::engine {

/// A vault of each kind with an office, one device and nothing else.
class AVault : public testing::TestWithParam<KindOfVault> {
protected:
    AVault()
    {
        vault->initialise(office, madeUpEpoch(), std::vector<SlotRow>{madeUpSlot("00000001")});
        vault->addDevice(kiosk);
    }

    std::int64_t append(const StreamRow& stream, int count = 1)
    {
        return vault->append(nextHandover(*vault, stream, kiosk.id, count));
    }
    std::vector<EventRow> all() const
    {
        std::vector<EventRow> rows;
        vault->scan(1, [&](const EventRow& row) {
            rows.push_back(row);
            return true;
        });
        return rows;
    }
    /// What it answers, with its name as VAULT; "" when it does not refuse.
    std::string refusalOf(const std::function<void()>& act) const
    {
        try {
            act();
        } catch (const StoreError& error) {
            std::string text = error.what();
            if (const auto at = text.find(vault->name()); at != std::string::npos) {
                text.replace(at, vault->name().size(), "VAULT");
            }
            return text;
        }
        return "";
    }
    static std::optional<VaultConflict::What> conflictOf(const std::function<void()>& act)
    {
        try {
            act();
        } catch (const VaultConflict& conflict) {
            return conflict.reason();
        }
        return std::nullopt;
    }

    std::unique_ptr<VaultHome> home = GetParam().make();
    std::unique_ptr<Vault> vault = home->open();
    OfficeRow office = madeUpOffice();
    DeviceRow kiosk = madeUpDevice('k');
    StreamRow anna = madeUpStream('a'), bert = madeUpStream('b');
};

}  // namespace opmaat::engine
