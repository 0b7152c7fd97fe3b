#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "engine/record/store.h"
#include "temporary_folder.h"
#include "tests/engine/interview/made_up_pack.h"
#include "tests/engine/interview/scenario.h"

namespace opmaat::engine {
namespace {

/// A second connection, as a curious administrator would open it.
std::string ask(const std::string& path, const std::string& sql)
{
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    std::string found;
    const auto row = [](void* text, int columns, char** values, char**) {
        for (int i = 0; i < columns; ++i) {
            auto& all = *static_cast<std::string*>(text);
            all += (all.empty() ? "" : "|") + std::string(values[i] == nullptr ? "" : values[i]);
        }
        return 0;
    };
    char* message = nullptr;
    if (sqlite3_exec(database, sql.c_str(), row, &found, &message) != SQLITE_OK) {
        found = message;
        sqlite3_free(message);
    }
    sqlite3_close(database);
    return found;
}

class AnSqliteStore : public testing::Test {
protected:
    AnSqliteStore() { client.starts().answers("post", 2).answers("owes", 0); }

    TemporaryFolder folder;
    std::string path = folder / "store.db";
    Pack pack = madeUpPack();
    Scenario client{pack};
};

TEST_F(AnSqliteStore, IsThereAfterItWasClosed)
{
    openStore(path)->append("a1", client.events());
    EXPECT_EQ(openStore(path)->events("a1"), client.events());
}

TEST_F(AnSqliteStore, SaysInItsFileWhatItIs)
{
    openStore(path);
    EXPECT_EQ(ask(path, "PRAGMA application_id"), "1332768116");  // "Opmt"
    EXPECT_EQ(ask(path, "PRAGMA user_version"), "1");
    EXPECT_EQ(ask(path, "PRAGMA journal_mode"), "wal");
    EXPECT_EQ(
        ask(path, "SELECT name, value FROM about ORDER BY name"),
        "protection|demo|warning|DEMO: the answers in this file can be read by anybody who has "
        "it. Use it for made-up people only.|what|Opmaat: what happened in interviews, one "
        "event a row");
    EXPECT_EQ(ask(path,
                  "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
                  " AND name NOT LIKE 'sqlite_%'"),
              "");
    std::ifstream file(path, std::ios::binary);
    std::string header(100, '\0');
    file.read(header.data(), 100);
    EXPECT_EQ(header.substr(68, 4), "Opmt");
    EXPECT_EQ(header.substr(60, 4), std::string("\0\0\0\1", 4));
}

TEST_F(AnSqliteStore, IsForItsUserAlone)
{
    openStore(path);
    EXPECT_EQ(std::filesystem::status(path).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(AnSqliteStore, StartsFromAnEmptyFile)
{
    std::ofstream(path).close();
    std::filesystem::permissions(path, std::filesystem::perms(0600));
    openStore(path)->append("a1", client.events());
    EXPECT_EQ(openStore(path)->interviews().size(), 1U);
}

TEST_F(AnSqliteStore, TakesNoPathForAnInstruction)
{
    for (const std::string name : {":memory:", "file:odd?mode=memory"}) {
        openStore(folder / name)->append("a1", client.events());
        EXPECT_EQ(openStore(folder / name)->events("a1"), client.events()) << name;
    }
}

TEST_F(AnSqliteStore, FollowsAFolderThatIsALink)
{
    std::filesystem::create_directory(folder / "real");
    std::filesystem::create_directory_symlink(folder / "real", folder / "link");
    openStore(folder / "link/store.db")->append("a1", client.events());
    EXPECT_EQ(openStore(folder / "real/store.db")->events("a1"), client.events());
}

TEST_F(AnSqliteStore, ShowsTwoHandlesTheSame)
{
    const auto kiosk = openStore(path);
    const auto desk = openStore(path);
    kiosk->append("a1", client.events()[0]);
    EXPECT_EQ(desk->events("a1").size(), 1U);
    desk->append("a1", client.events()[1]);
    kiosk->append("a1", client.events()[2]);
    EXPECT_EQ(desk->events("a1"), client.events());
    EXPECT_THROW(desk->append("a1", client.events()[2]), StoreError);
}

TEST_F(AnSqliteStore, IsWrittenBySeveralProcessesAtOnce)
{
    constexpr int kProcesses = 4, kInterviews = 25;
    for (int process = 0; process < kProcesses; ++process) {
        if (fork() == 0) {
            try {  // all also race to make the tables
                const auto store = openStore(path, std::chrono::seconds(60));
                for (int i = 0; i < kInterviews; ++i) {
                    const std::string id = std::to_string(process) + "-" + std::to_string(i);
                    for (const Event& event : client.events()) {
                        store->append(id, event);
                    }
                }
            } catch (const std::exception& error) {
                std::fputs(error.what(), stderr);
                _exit(1);
            }
            _exit(0);
        }
    }
    for (int process = 0; process < kProcesses; ++process) {
        int status = 0;
        wait(&status);
        EXPECT_EQ(status, 0);
    }
    const auto store = openStore(path);
    EXPECT_EQ(store->interviews().size(), kProcesses * kInterviews);
    for (const StoredInterview& interview : store->interviews()) {
        EXPECT_EQ(store->events(interview.id), client.events());
    }
}

TEST_F(AnSqliteStore, SaysWhichEventIsMissingOrUnreadable)
{
    const auto store = openStore(path);
    store->append("a1", client.events());
    const auto refusal = [&](const std::string& sql) {
        ask(path, sql);
        try {
            store->events("a1");
        } catch (const StoreError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const std::string start = "Store " + path + " is damaged: ";
    const std::string remedy =
        ". Put it aside together with its -wal and -shm files, and restore a backup.";
    EXPECT_EQ(refusal("UPDATE event SET json = replace(json, '\"post\"', '7') WHERE sequence = 1"),
              start + "'item' is not a text in event 1 of interview a1" + remedy);
    EXPECT_EQ(refusal("UPDATE event SET json = (SELECT json FROM event WHERE sequence = 2)"
                      " WHERE sequence = 1"),
              start + "event 1 of interview a1 says it is event 2" + remedy);
    EXPECT_EQ(refusal("DELETE FROM event WHERE sequence = 1"),
              start + "event 1 of interview a1 is missing" + remedy);
}

}  // namespace
}  // namespace opmaat::engine
