#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <thread>

#include "engine/record/postgres/postgres_migrations.h"
#include "engine/record/postgres/postgres_vault.h"
#include "made_up_rows.h"
#include "one_server.h"
#include "tests/postgres/proxy.h"

// The server and the way to it: versions, settings, certificates, lost connections.

namespace opmaat::engine {
namespace {

using namespace std::chrono_literals;
using testing::Proxy;

class APostgresServer : public ::testing::Test {
protected:
    static std::string nameIn(const std::string& address)
    {
        return address.substr(address.rfind('/') + 1);
    }
    static std::string refusalOf(const std::function<void()>& act)
    {
        try {
            act();
        } catch (const StoreError& error) {
            return error.what();
        }
        return "";
    }
    std::unique_ptr<Vault> newStore()
    {
        address = server.newDatabase();
        auto vault = makePostgresVault(address, 10s);
        vault->initialise(madeUpOffice(), madeUpEpoch(), {});
        vault->addDevice(device);
        return vault;
    }

    testing::PostgresServer& server = testing::oneServer();
    std::string address;
    DeviceRow device = madeUpDevice('k');
    StreamRow anna = madeUpStream('a');
};

TEST_F(APostgresServer, WithoutAStoreSaysHowToMakeOne)
{
    address = server.newDatabase();
    EXPECT_EQ(refusalOf([&] { openPostgresVault(address, 10s); }),
              "There is no store at postgresql://127.0.0.1:" + std::to_string(server.port()) + "/" +
                  nameIn(address) + ". Make one with 'opmaat store init'.");
}

TEST_F(APostgresServer, WithANewerStoreIsLeftAlone)
{
    newStore();
    server.run("INSERT INTO opmaat.migration VALUES (4711)", nameIn(address));
    const std::string refusal = refusalOf([&] { openPostgresVault(address, 10s); });
    EXPECT_NE(refusal.find("was made by a newer version: it has format 4711, and this version reads"
                           " up to "),
              std::string::npos)
        << refusal;
    EXPECT_EQ(refusalOf([&] { makePostgresVault(address, 10s); }), refusal);
}

TEST_F(APostgresServer, WithAnOlderStoreSaysWhoBringsItUpToDate)
{
    newStore();
    server.run("UPDATE opmaat.migration SET number = number - 1", nameIn(address));
    const std::string refusal = refusalOf([&] { openPostgresVault(address, 10s); });
    EXPECT_NE(refusal.find("run 'opmaat store init' as the one who made it"), std::string::npos)
        << refusal;
}

TEST_F(APostgresServer, KeepsWhatItHasWhenItIsBroughtUpToDate)
{
    address = server.newDatabase();
    {
        PostgresConnection first(readPostgresAddress(address), 10s);
        first.runScript(postgresMigrations().front().sql);
        first.runScript("INSERT INTO opmaat.migration VALUES (1)");
        first.runScript("INSERT INTO opmaat_keys.epoch VALUES (1, 'e', 'A', 'E')");
        first.runScript("INSERT INTO opmaat_keys.wrap VALUES ('bbbbbbbb', 1, 'y')");
    }
    const auto vault = makePostgresVault(address, 10s);
    const WrapRow before{filled(8, 'b'), 1, "y"}, offline{anna.id, kOfficeItself, "x"};
    vault->putWrap(offline);
    EXPECT_EQ(vault->wraps(), (std::vector<WrapRow>{offline, before}));
}

TEST_F(APostgresServer, ThatDoesNotSyncIsNoStore)
{
    newStore();
    server.run("ALTER SYSTEM SET full_page_writes = off");
    server.run("SELECT pg_reload_conf()");
    std::string refusal;
    for (int i = 0; i < 100 && refusal.empty(); ++i) {  // the reload is not waited for
        refusal = refusalOf([&] { openPostgresVault(address, 10s); });
    }
    server.run("ALTER SYSTEM RESET full_page_writes");
    server.run("SELECT pg_reload_conf()");
    EXPECT_NE(refusal.find("would lose answers in a power cut"), std::string::npos) << refusal;
}

TEST_F(APostgresServer, IsMadeOnceWhenTwoMakeIt)
{
    address = server.newDatabase();
    std::thread other([&] { makePostgresVault(address, 60s); });
    makePostgresVault(address, 60s);
    other.join();
    PostgresConnection connection(readPostgresAddress(address), 10s);
    EXPECT_EQ(postgresFormat(connection), static_cast<int>(postgresMigrations().size()));
}

TEST_F(APostgresServer, ThatIsNotThereIsSaidSo)
{
    Proxy nobody(server.port());
    nobody.down();
    const std::string refusal = refusalOf(
        [&] { openPostgresVault(server.address("any", "postgres", nobody.port()), 300ms); });
    EXPECT_NE(refusal.find("cannot be reached ("), std::string::npos) << refusal;
    EXPECT_THROW(openPostgresVault(server.address("any", "postgres", nobody.port()), 100ms),
                 VaultUnreachable);
}

TEST_F(APostgresServer, ComesBackAndIsUsedAgain)
{
    newStore();
    Proxy proxy(server.port());
    const auto vault =
        openPostgresVault(server.address(nameIn(address), "postgres", proxy.port()), 500ms);
    vault->append(nextHandover(*vault, anna, device.id));
    proxy.down();
    EXPECT_THROW((void)vault->countOf(anna.id), VaultUnreachable);
    proxy.mend();
    EXPECT_EQ(vault->countOf(anna.id), 1);
    vault->append(nextHandover(*vault, anna, device.id));
    EXPECT_EQ(vault->countOf(anna.id), 2);
}

struct CutCase {
    Proxy::Way way;
    Proxy::Cut cut;
};

class ACutNetwork : public APostgresServer, public ::testing::WithParamInterface<CutCase> {};

// At every 50th byte of a handover's way there and back.
TEST_P(ACutNetwork, NeverLosesOrRepeatsAHandover)
{
    const auto vault = newStore();
    Proxy proxy(server.port());
    const auto kiosk =
        openPostgresVault(server.address(nameIn(address), "postgres", proxy.port()), 400ms);
    std::int64_t handedOver = 0, cuts = 0;
    const std::int64_t step = GetParam().cut == Proxy::Cut::Swallow ? 400 : 50;
    for (std::int64_t bytes = 1; bytes < 900; bytes += step) {
        const Handover handover = nextHandover(*vault, anna, device.id);
        proxy.cutAfter(bytes, GetParam().way, GetParam().cut);
        EXPECT_EQ(kiosk->append(handover), ++handedOver);
        cuts += proxy.wasCut() ? 1 : 0;
        proxy.mend();
        EXPECT_EQ(vault->countOf(anna.id), handedOver);
        EXPECT_EQ(vault->deviceHead(device.id).head, handover.head);
    }
    EXPECT_GT(cuts, 0);
}

INSTANTIATE_TEST_SUITE_P(, ACutNetwork,
                         ::testing::Values(CutCase{Proxy::Way::ToServer, Proxy::Cut::Close},
                                           CutCase{Proxy::Way::ToClient, Proxy::Cut::Close},
                                           CutCase{Proxy::Way::ToServer, Proxy::Cut::Swallow},
                                           CutCase{Proxy::Way::ToClient, Proxy::Cut::Swallow}));

TEST_F(APostgresServer, IsBelievedOnlyWithTheCertificateThatWasPinned)
{
    namespace fs = std::filesystem;
    const std::string data = server.folder() + "/data/";
    const auto makeCertificate = [](const std::string& path) {
        const std::string command =
            "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj"
            " /CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
            path + ".key -out " + path + ".crt 2>/dev/null";
        return std::system(command.c_str()) == 0;
    };
    if (!makeCertificate(data + "server") || !makeCertificate(data + "other")) {
        GTEST_SKIP() << "openssl is not installed (Debian package openssl)";
    }
    const fs::perms owner = fs::perms::owner_read | fs::perms::owner_write;
    fs::permissions(data + "server.key", owner);
    server.giveToServer(data + "server.key");
    newStore();
    server.run("ALTER SYSTEM SET ssl = on");
    server.run("SELECT pg_reload_conf()");
    const std::string path = "postgresql://postgres@localhost:" + std::to_string(server.port()) +
                             "/" + nameIn(address) + "?sslmode=verify-full&sslrootcert=" + data;
    std::unique_ptr<Vault> vault;
    for (int i = 0; i < 20 && vault == nullptr; ++i) {  // the reload is not waited for
        refusalOf([&] { vault = openPostgresVault(path + "server.crt", 500ms); });
    }
    ASSERT_NE(vault, nullptr);
    EXPECT_EQ(vault->office(), madeUpOffice());
    const std::string refusal = refusalOf([&] { openPostgresVault(path + "other.crt", 300ms); });
    EXPECT_NE(refusal.find("certificate verify failed"), std::string::npos) << refusal;
    server.run("ALTER SYSTEM RESET ssl");
    server.run("SELECT pg_reload_conf()");
}

}  // namespace
}  // namespace opmaat::engine
