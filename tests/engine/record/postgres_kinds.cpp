#include <iostream>

#include "engine/record/postgres/postgres_vault.h"
#include "one_server.h"
#include "vault_kinds.h"

namespace opmaat::engine {
namespace {

class PostgresHome : public VaultHome {
public:
    std::unique_ptr<Vault> open() override
    {
        return makePostgresVault(address_, std::chrono::seconds(60));
    }

private:
    std::string address_ = testing::oneServer().newDatabase();
};

}  // namespace

std::vector<KindOfVault> kindsOfVault()
{
    return {{"Postgres",
             []() -> std::unique_ptr<VaultHome> { return std::make_unique<PostgresHome>(); }}};
}

}  // namespace opmaat::engine
