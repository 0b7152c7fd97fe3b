#include <gtest/gtest.h>

#include "engine/record/postgres/postgres_vault.h"
#include "made_up_rows.h"
#include "one_server.h"

// What each login may do: the logins here have one role each and nothing else.

namespace opmaat::engine {
namespace {

using namespace std::chrono_literals;

class PostgresRoles : public ::testing::Test {
protected:
    PostgresRoles()
    {
        admin->initialise(madeUpOffice(), madeUpEpoch(), {});
        admin->addDevice(device);
        admin->putWrap({anna.id, 1, filled(104, 'x')});
        admin->append(nextHandover(*admin, anna, device.id, 2));
    }

    std::string logInAs(const std::string& role) const
    {
        const std::string login = "one_" + role;
        server.run("DO $$ BEGIN CREATE ROLE " + login + " LOGIN IN ROLE opmaat_" + role +
                   "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        return server.address(database, login);
    }
    std::unique_ptr<Vault> as(const std::string& role) const
    {
        return openPostgresVault(logInAs(role), 10s);
    }
    /// "" when it may, else the SQLSTATE.
    std::string stateOf(const std::string& role, const std::string& sql) const
    {
        try {
            PostgresConnection(readPostgresAddress(logInAs(role)), 10s).runScript(sql);
        } catch (const PostgresError& error) {
            return error.isLost() ? error.what() : error.state();
        }
        return "";
    }

    testing::PostgresServer& server = testing::oneServer();
    const std::string address = server.newDatabase();
    const std::string database = address.substr(address.rfind('/') + 1);
    std::unique_ptr<Vault> admin = makePostgresVault(address, 10s);
    DeviceRow device = madeUpDevice('k');
    StreamRow anna = madeUpStream('a'), bert = madeUpStream('b');
};

constexpr const char* kDenied = "42501";  // insufficient_privilege

TEST_F(PostgresRoles, AKioskWritesInterviews)
{
    const auto kiosk = as("kiosk");
    EXPECT_EQ(kiosk->office(), madeUpOffice());
    EXPECT_EQ(kiosk->epoch(), madeUpEpoch());
    EXPECT_EQ(kiosk->devices().front().id, device.id);
    kiosk->putWrap({bert.id, 1, filled(104, 'y')});
    EXPECT_EQ(kiosk->append(nextHandover(*kiosk, bert, device.id, 2)), 4);
    EXPECT_EQ(kiosk->append(nextHandover(*kiosk, bert, device.id)), 5);
    EXPECT_EQ(kiosk->countOf(bert.id), 3);
    EXPECT_EQ(kiosk->deviceHead(device.id).number, 3);
}

TEST_F(PostgresRoles, AKioskAsksWhatWasAdoptedAndAdoptsNothing)
{
    const PackRow adopted{filled(32, 'p'), "files", "the office's word"};
    as("admin")->putPack(adopted);
    const auto kiosk = as("kiosk");
    EXPECT_EQ(kiosk->packs(), std::vector<Bytes>{adopted.hash});
    EXPECT_EQ(kiosk->pack(adopted.hash), adopted);
    EXPECT_EQ(kiosk->pack(filled(32, 'q')), std::nullopt);
    EXPECT_THROW(kiosk->putPack(adopted), StoreError);
    EXPECT_THROW(as("desk")->putPack(adopted), StoreError);
    as("admin")->putPack({adopted.hash, "files", "a newer word"});
    EXPECT_EQ(kiosk->pack(adopted.hash)->signatures, "a newer word");
}

TEST_F(PostgresRoles, AKioskSeesNoTable)
{
    for (const char* table : {"opmaat.event", "opmaat.stream", "opmaat.office", "opmaat.device",
                              "opmaat.slot", "opmaat.checkpoint", "opmaat.pack", "opmaat_keys.wrap",
                              "opmaat_keys.epoch", "opmaat_keys.resume", "opmaat_keys.attempts"}) {
        EXPECT_EQ(stateOf("kiosk", std::string("SELECT FROM ") + table), kDenied) << table;
        EXPECT_EQ(stateOf("kiosk", std::string("DELETE FROM ") + table), kDenied) << table;
    }
    const auto kiosk = as("kiosk");
    try {
        (void)kiosk->events(anna.id, 1);
        FAIL() << "a kiosk reads events";
    } catch (const StoreError& error) {
        EXPECT_EQ(std::string(error.what()),
                  "Store " + kiosk->name() +
                      " does not let this login do that (permission denied for table event). Use "
                      "the login of a desk or an administrator.");
    }
}

TEST_F(PostgresRoles, AKioskExecutesNothingElse)
{
    EXPECT_EQ(stateOf("kiosk", "SELECT opmaat.erase_stream('')"), kDenied);
    EXPECT_EQ(stateOf("kiosk", "SELECT opmaat.record_hash('','',0,'','','','','')"), kDenied);
    EXPECT_EQ(stateOf("kiosk", "BEGIN; LOCK TABLE opmaat.turn IN EXCLUSIVE MODE"), kDenied);
    EXPECT_EQ(stateOf("kiosk", "CREATE TABLE opmaat.mine ()"), kDenied);
}

TEST_F(PostgresRoles, NobodyChangesOrDeletesAnEvent)
{
    for (const char* role : {"kiosk", "desk", "admin"}) {
        EXPECT_EQ(stateOf(role, "UPDATE opmaat.event SET sealed = ''"), kDenied) << role;
        EXPECT_EQ(stateOf(role, "DELETE FROM opmaat.event"), kDenied) << role;
        EXPECT_EQ(stateOf(role, "TRUNCATE opmaat.event CASCADE"), kDenied) << role;
        EXPECT_EQ(stateOf(role, "UPDATE opmaat.device SET number = 0"), kDenied) << role;
        EXPECT_EQ(stateOf(role, "DELETE FROM opmaat.checkpoint"), kDenied) << role;
    }
}

TEST_F(PostgresRoles, ADeskReadsAndAppends)
{
    const auto desk = as("desk");
    EXPECT_EQ(desk->events(anna.id).size(), 2U);
    EXPECT_EQ(desk->wraps().size(), 1U);
    EXPECT_EQ(desk->append(nextHandover(*desk, anna, device.id)), 3);
    desk->putCheckpoint({3, filled(32, 'i'), 20800, 1, filled(64, 'c')});
    EXPECT_EQ(desk->checkpoints().size(), 1U);
    EXPECT_THROW(desk->eraseStream(anna.id), StoreError);
    EXPECT_THROW(desk->putSlot(madeUpSlot("00000001")), StoreError);
    EXPECT_THROW(desk->addDevice(madeUpDevice('d')), StoreError);
    EXPECT_THROW(desk->revokeDevice(device.id, "signed"), StoreError);
    EXPECT_EQ(desk->countOf(anna.id), 3);
}

TEST_F(PostgresRoles, AnAdministratorDoesTheRest)
{
    const auto login = as("admin");
    login->putSlot(madeUpSlot("00000001"));
    login->removeSlot("00000001");
    OfficeRow next = madeUpOffice();
    next.generation = 2;
    login->replaceOffice(next, std::vector<SlotRow>{madeUpSlot("00000002")});
    login->replaceEpoch(madeUpEpoch(2), [](const auto&) { return std::vector<WrapRow>{}; });
    login->eraseStream(anna.id);
    login->addDevice(madeUpDevice('d'));
    login->revokeDevice(madeUpDevice('d').id, "signed");
    login->putPack({filled(32, 'p'), "files", ""});
    EXPECT_EQ(login->events(anna.id)[0].sealed, "");
    EXPECT_EQ(login->wraps().size(), 0U);
}

TEST_F(PostgresRoles, AKioskGetsOneInterviewByTheLocatorOfItsCode)
{
    const auto kiosk = as("kiosk");
    const ResumeRow row{filled(16, 'c'), anna.id, 20779, filled(72, 'v')};
    kiosk->putResume(row);
    EXPECT_EQ(kiosk->attempts(device.id).wrong, 0);
    kiosk->putAttempts({device.id, 1, 1'795'000'000});
    const auto found = kiosk->resume(row.locator);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->row, row);
    EXPECT_EQ(found->stream, anna);
    EXPECT_EQ(found->events, admin->events(anna.id));
    kiosk->putAttempts({device.id, 0, 1'795'000'010});
    EXPECT_EQ(kiosk->attempts(device.id).wrong, 0);
}

TEST_F(PostgresRoles, AKioskCannotForgetItsWrongCodes)
{
    const auto kiosk = as("kiosk");
    (void)kiosk->attempts(device.id);
    kiosk->putAttempts({device.id, 7, 1'795'000'000});
    kiosk->putAttempts({device.id, 2, 1'795'000'001});  // an older copy of its disk
    EXPECT_EQ(kiosk->attempts(device.id).wrong, 7);
    EXPECT_THROW(kiosk->putAttempts({device.id, 0, 1'795'000'002}), StoreError);
    EXPECT_EQ(kiosk->attempts(device.id).wrong, 7);
    as("desk")->putAttempts({device.id, 0, 0});
    EXPECT_EQ(kiosk->attempts(device.id).wrong, 0);
}

TEST_F(PostgresRoles, TheServerCountsTriesThatAKioskDoesNotCount)
{
    const auto kiosk = as("kiosk");
    (void)kiosk->attempts(device.id);
    for (char code = 'A'; code < 'A' + 15; ++code) {
        EXPECT_FALSE(kiosk->resume(filled(16, code)));
    }
    EXPECT_EQ(kiosk->attempts(device.id).wrong, 15);
    const ResumeRow row{filled(16, 'c'), anna.id, 20779, filled(72, 'v')};
    kiosk->putResume(row);
    EXPECT_THROW((void)kiosk->resume(row.locator), StoreError);
    as("desk")->putAttempts({device.id, 0, 0});
    EXPECT_TRUE(kiosk->resume(row.locator));
}

TEST_F(PostgresRoles, NoTryIsFreeInATransactionThatIsRolledBack)
{
    const std::string kiosk = "'\\x6b6b6b6b6b6b6b6b'", locator = "'\\x00'";
    EXPECT_EQ(stateOf("kiosk", "BEGIN; SELECT opmaat.try_code(" + kiosk + ", " + locator +
                                   "); SELECT opmaat.resumed(" + kiosk + ", " + locator + ")"),
              "OP004");
    EXPECT_EQ(stateOf("kiosk", "SELECT opmaat.resumed(" + kiosk + ", " + locator + ")"), "OP004");
}

TEST_F(PostgresRoles, ALoginWithoutARoleIsRefusedWithOneSentence)
{
    server.run(
        "DO $$ BEGIN CREATE ROLE nobody_in_particular LOGIN;"
        " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    try {
        openPostgresVault(server.address(database, "nobody_in_particular"), 10s);
        FAIL() << "anybody may open the store";
    } catch (const StoreError& error) {
        EXPECT_NE(std::string(error.what()).find("does not let this login do that"),
                  std::string::npos)
            << error.what();
    }
}

TEST_F(PostgresRoles, AnUnknownLoginIsToldSoAtOnce)
{
    try {
        openPostgresVault(server.address(database, "stranger"), 60s);
        FAIL() << "a stranger is let in";
    } catch (const StoreError& error) {
        EXPECT_EQ(std::string(error.what()),
                  "Store " + admin->name() +
                      " does not let this login in (role \"stranger\" does not exist). Look at the "
                      "name of the login, at its password in ~/.pgpass, and at the name of the "
                      "database.");
    }
}

TEST_F(PostgresRoles, OnlyWhoMayMakesAStore)
{
    server.run(
        "DO $$ BEGIN CREATE ROLE one_kiosk LOGIN IN ROLE opmaat_kiosk;"
        " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    const std::string other = server.newDatabase();
    const std::string name = other.substr(other.rfind('/') + 1);
    try {
        makePostgresVault(server.address(name, "one_kiosk"), 10s);
        FAIL() << "a kiosk makes a store";
    } catch (const StoreError& error) {
        EXPECT_NE(std::string(error.what()).find("Use a login that may make schemas and roles"),
                  std::string::npos)
            << error.what();
    }
}

}  // namespace
}  // namespace opmaat::engine
