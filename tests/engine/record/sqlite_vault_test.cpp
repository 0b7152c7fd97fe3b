#include "engine/record/sqlite/sqlite_vault.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "made_up_rows.h"
#include "refusal.h"
#include "temporary_folder.h"

// What the two files of a vault are to the world outside.

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

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

std::string bytesOf(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class AnSqliteVault : public testing::Test {
protected:
    std::unique_ptr<Vault> made(bool demo = false) const
    {
        auto vault = makeSqliteVault(path);
        OfficeRow office = madeUpOffice();
        office.isDemo = demo;
        vault->initialise(office, madeUpEpoch(), {});
        vault->addDevice(kiosk);
        return vault;
    }
    std::string refusalOf(const std::function<void()>& act) const { return refusalIn(folder, act); }

    TemporaryFolder folder;
    std::string path = folder / "store.db";
    DeviceRow kiosk = madeUpDevice('k');
    StreamRow anna = madeUpStream('a'), bert = madeUpStream('b');
};

TEST_F(AnSqliteVault, IsThereAfterItWasClosed)
{
    std::vector<EventRow> events;
    {
        const auto vault = made();
        vault->append(nextHandover(*vault, anna, kiosk.id, 3));
        events = vault->events(anna.id);
    }
    EXPECT_EQ(openSqliteVault(path)->events(anna.id), events);
    EXPECT_EQ(openSqliteVault(path)->epoch(), madeUpEpoch());
}

TEST_F(AnSqliteVault, SaysInItsFilesWhatTheyAre)
{
    made();
    EXPECT_EQ(bytesOf(path).substr(68, 4), "Opmt");
    EXPECT_EQ(bytesOf(path).substr(60, 4), std::string("\0\0\0\3", 4));
    EXPECT_EQ(bytesOf(path + ".keys").substr(68, 4), "Opmk");
    EXPECT_EQ(bytesOf(path + ".keys").substr(60, 4), std::string("\0\0\0\1", 4));
    EXPECT_EQ(ask(path, "SELECT * FROM about"),
              "what|Opmaat: what happened in interviews, one sealed event a row");
    EXPECT_EQ(ask(path + ".keys", "SELECT * FROM about"),
              "what|Opmaat: the key ring of the store beside it. Never put it in the same backup: "
              "of old copies, erased people could be read");
    for (const std::string& file : {path, path + ".keys"}) {
        EXPECT_EQ(ask(file, "PRAGMA journal_mode"), "wal");
        EXPECT_EQ(ask(file,
                      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
                      " AND name NOT LIKE 'sqlite_%'"),
                  "");
    }
}

TEST_F(AnSqliteVault, SaysInItsFileThatItIsADemo)
{
    made(true);
    EXPECT_EQ(ask(path, "SELECT value FROM about WHERE name = 'warning'"),
              "DEMO: everybody knows the passphrase of this file. Use it for made-up people only.");
}

TEST_F(AnSqliteVault, IsForItsUserAlone)
{
    const auto vault = made();
    for (const char* part : {"", "-wal", "-shm", ".keys", ".keys-wal", ".keys-shm"}) {
        EXPECT_EQ(fs::status(path + part).permissions(),
                  fs::perms::owner_read | fs::perms::owner_write)
            << part;
    }
}

TEST_F(AnSqliteVault, StartsFromAnEmptyFile)
{
    std::ofstream(path).close();
    fs::permissions(path, fs::perms(0600));
    made();
    EXPECT_EQ(openSqliteVault(path)->office(), madeUpOffice());
}

TEST_F(AnSqliteVault, TakesNoPathForAnInstruction)
{
    for (const std::string name : {":memory:", "file:odd?mode=memory"}) {
        path = folder / name;
        made();
        EXPECT_EQ(openSqliteVault(path)->office(), madeUpOffice()) << name;
    }
}

TEST_F(AnSqliteVault, FollowsAFolderThatIsALink)
{
    fs::create_directory(folder / "real");
    fs::create_directory_symlink(folder / "real", folder / "link");
    path = folder / "link/store.db";
    made();
    EXPECT_EQ(openSqliteVault(folder / "real/store.db")->office(), madeUpOffice());
}

TEST_F(AnSqliteVault, IsMadeAndWrittenBySeveralProcessesAtOnce)
{
    constexpr int kProcesses = 4, kHandovers = 25;
    for (int process = 0; process < kProcesses; ++process) {
        if (fork() == 0) {
            try {  // all race to make the tables, and one of them makes the office
                const auto vault = makeSqliteVault(path, std::chrono::seconds(60));
                try {
                    vault->initialise(madeUpOffice(), madeUpEpoch(), {});
                } catch (const StoreError&) {
                }
                const DeviceRow own = madeUpDevice(static_cast<char>('A' + process));
                vault->addDevice(own);
                const StreamRow stream = madeUpStream(static_cast<char>('A' + process));
                for (int i = 0; i < kHandovers; ++i) {
                    vault->append(nextHandover(*vault, stream, own.id));
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
    const auto vault = openSqliteVault(path);
    EXPECT_EQ(vault->epoch(), madeUpEpoch());
    EXPECT_EQ(vault->chainHead().position, kProcesses * kHandovers);
    for (const StreamRow& stream : vault->streams()) {
        EXPECT_EQ(vault->countOf(stream.id), kHandovers);
    }
}

TEST_F(AnSqliteVault, LeavesNothingOfTheOldKeysInItsFiles)
{
    const std::string secret = "this was the wrapped key of anna";
    const auto vault = made();
    vault->putWrap({anna.id, 1, secret + filled(72, 'x')});
    vault->putWrap({bert.id, 1, filled(104, 'y')});
    ASSERT_NE((bytesOf(path + ".keys") + bytesOf(path + ".keys-wal")).find(secret),
              std::string::npos);
    vault->replaceEpoch(madeUpEpoch(2), [&](const std::vector<WrapRow>&) {
        return std::vector<WrapRow>{{bert.id, 2, filled(104, 'Y')}};
    });
    for (const char* part : {"", "-wal", "-shm", ".keys", ".keys-wal", ".keys-shm"}) {
        const std::string bytes = bytesOf(path + part);
        EXPECT_EQ(bytes.find(secret), std::string::npos) << part;
        EXPECT_EQ(bytes.find(madeUpEpoch(1).sealedSecret), std::string::npos) << part;
    }
}

TEST_F(AnSqliteVault, SaysWhenTheOldKeysCannotBeOverwrittenYet)
{
    made();
    const auto vault = openSqliteVault(path, std::chrono::milliseconds(50));
    vault->putWrap({anna.id, 1, filled(104, 'x')});
    sqlite3* reader = nullptr;
    ASSERT_EQ(sqlite3_open((path + ".keys").c_str(), &reader), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(reader, "BEGIN; SELECT * FROM wrap", nullptr, nullptr, nullptr),
              SQLITE_OK);
    const auto none = [](const std::vector<WrapRow>&) { return std::vector<WrapRow>{}; };
    EXPECT_EQ(refusalOf([&] { vault->replaceEpoch(madeUpEpoch(2), none); }),
              "The new keys of store FOLDER/store.db are in force, but the old ones may still be "
              "found in FOLDER/store.db.keys-wal while another program reads it. Close that "
              "program and do the same again.");
    sqlite3_close(reader);
    vault->replaceEpoch(madeUpEpoch(3), none);
    EXPECT_EQ(bytesOf(path + ".keys-wal"), "");
}

TEST_F(AnSqliteVault, IsReadWithoutItsKeyRingAndMakesNone)
{
    {
        const auto vault = made();
        vault->append(nextHandover(*vault, anna, kiosk.id, 3));
    }
    fs::remove(path + ".keys");
    const auto copy = openSqliteVault(path);
    EXPECT_EQ(copy->events(anna.id).size(), 3U);
    EXPECT_EQ(refusalOf([&] { copy->epoch(); }),
              "FOLDER/store.db.keys is not there. It is the key ring of the store beside it, and "
              "without it nothing in the store can be read: put its newest copy back.");
    EXPECT_FALSE(fs::exists(path + ".keys"));
}

TEST_F(AnSqliteVault, TakesNoKeyRingThatBelongsToAnotherStore)
{
    made()->putWrap({anna.id, 1, filled(104, 'x')});
    fs::rename(path, folder / "elsewhere.db");
    EXPECT_EQ(refusalOf([&] { made(); }),
              "FOLDER/store.db.keys is the key ring of another store, whose interviews cannot be "
              "read without it. Put it back beside that store.");
    EXPECT_EQ(openSqliteVault(path)->office(), std::nullopt);
}

TEST_F(AnSqliteVault, GoesOnAfterItsOfficeWasHalfMade)
{
    made();
    fs::remove(path);  // the key ring came first, and then the power was cut
    made()->putWrap({anna.id, 1, filled(104, 'x')});
    EXPECT_EQ(openSqliteVault(path)->office(), madeUpOffice());
}

}  // namespace
}  // namespace opmaat::engine
