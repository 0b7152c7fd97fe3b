#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/record/vault.h"

namespace opmaat::engine {

/// An empty place for one vault, gone with it afterwards.
class VaultHome {
public:
    virtual ~VaultHome() = default;
    /// As one more program would open it.
    virtual std::unique_ptr<Vault> open() = 0;
};

/// The vaults that all keep the promises of vault_test.cpp.
struct KindOfVault {
    std::string name;
    std::unique_ptr<VaultHome> (*make)();
};
std::vector<KindOfVault> kindsOfVault();

}  // namespace opmaat::engine
