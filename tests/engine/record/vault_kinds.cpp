#include "vault_kinds.h"

#include "engine/record/sqlite/sqlite_vault.h"
#include "temporary_folder.h"

namespace opmaat::engine {
namespace {

class SqliteHome : public VaultHome {
public:
    std::unique_ptr<Vault> open() override
    {
        return makeSqliteVault(folder_ / "store.db", std::chrono::seconds(60));
    }

private:
    TemporaryFolder folder_;
};

}  // namespace

std::vector<KindOfVault> kindsOfVault()
{
    return {
        {"Sqlite", []() -> std::unique_ptr<VaultHome> { return std::make_unique<SqliteHome>(); }}};
}

}  // namespace opmaat::engine
