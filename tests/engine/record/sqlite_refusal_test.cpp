#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>

#include "engine/record/store.h"
#include "temporary_folder.h"
#include "tests/engine/interview/made_up_pack.h"
#include "tests/engine/interview/scenario.h"

// Every way in which a store can be out of order, with the exact sentence. FOLDER stands for the
// folder of the test.

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

struct Unmounting {
    std::string path;
    ~Unmounting() { umount2(path.c_str(), MNT_DETACH); }
};

class ABadStore : public testing::Test {
protected:
    ABadStore() { client.starts().answers("post", 2); }

    std::string sentenceOf(const std::function<void()>& act) const
    {
        try {
            act();
        } catch (const StoreError& error) {
            std::string text = error.what();
            for (auto at = text.find(folder.path()); at != std::string::npos;
                 at = text.find(folder.path())) {
                text.replace(at, folder.path().size(), "FOLDER");
            }
            return text;
        }
        return "";
    }
    std::string opening(const std::string& where) const
    {
        return sentenceOf([&] { openStore(where, std::chrono::milliseconds(50)); });
    }
    static void run(const std::string& file, const std::string& sql)
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }
    static std::string bytesOf(const std::string& file)
    {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    /// In another process as a user without rights, because permissions do not bind root.
    std::string asNobody(const std::function<std::string()>& act) const
    {
        std::array<int, 2> ends{};
        EXPECT_EQ(pipe(ends.data()), 0);
        if (fork() == 0) {
            std::string text = "cannot become another user";
            if (getuid() != 0 || setuid(65534) == 0) {
                text = act();
            }
            _exit(write(ends[1], text.data(), text.size()) < 0 ? 1 : 0);
        }
        close(ends[1]);
        std::string text(4096, '\0');
        const ssize_t size = read(ends[0], text.data(), text.size());
        close(ends[0]);
        wait(nullptr);
        return text.substr(0, size < 0 ? 0 : static_cast<std::size_t>(size));
    }

    TemporaryFolder folder;
    std::string path = folder / "store.db";
    Pack pack = madeUpPack();
    Scenario client{pack};
};

TEST_F(ABadStore, HasNoPath)
{
    EXPECT_EQ(opening(""),
              "The store has no path. Give the path of a file, for example opmaat.db.");
}

TEST_F(ABadStore, IsAFolder)
{
    EXPECT_EQ(opening(folder.path()),
              "FOLDER is a folder. Give the path of a file in it, for example FOLDER/opmaat.db.");
}

TEST_F(ABadStore, IsInAFolderThatDoesNotExist)
{
    EXPECT_EQ(opening(folder / "none/store.db"),
              "The folder FOLDER/none does not exist. Make it, or choose another path.");
}

TEST_F(ABadStore, IsALink)
{
    openStore(path);
    fs::create_symlink(path, folder / "link.db");
    EXPECT_EQ(
        opening(folder / "link.db"),
        "FOLDER/link.db is not a regular file. Choose another path; the file was not changed.");
}

TEST_F(ABadStore, IsATextFile)
{
    std::ofstream(path) << std::string(2000, 'x');
    EXPECT_EQ(opening(path),
              "FOLDER/store.db is not a store. Choose another path; the file was not changed.");
    EXPECT_EQ(bytesOf(path), std::string(2000, 'x'));
}

TEST_F(ABadStore, IsTheDatabaseOfAnotherApplication)
{
    run(path, "CREATE TABLE cats (name); PRAGMA application_id = 7");
    const std::string before = bytesOf(path);
    EXPECT_EQ(opening(path),
              "FOLDER/store.db is a database of another application. Choose another "
              "path; the file was not changed.");
    EXPECT_EQ(bytesOf(path), before);
    EXPECT_FALSE(fs::exists(path + "-wal"));
}

TEST_F(ABadStore, IsADatabaseThatDoesNotSayOfWhom)
{
    run(path, "CREATE TABLE event (name)");
    EXPECT_EQ(opening(path),
              "FOLDER/store.db is a database of another application. Choose another "
              "path; the file was not changed.");
}

TEST_F(ABadStore, WasMadeByANewerVersion)
{
    openStore(path);
    run(path, "PRAGMA user_version = 2");
    const std::string before = bytesOf(path);
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db was made by a newer version: it has format 2, and "
              "this version reads up to 1. Install the newer version; the file was not "
              "changed.");
    EXPECT_EQ(bytesOf(path), before);
}

TEST_F(ABadStore, HasNoFormatNumber)
{
    openStore(path);
    run(path, "PRAGMA user_version = 0");
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db is damaged: it has no format number. Put it aside "
              "together with its -wal and -shm files, and restore a backup.");
}

TEST_F(ABadStore, IsCutShort)
{
    openStore(path)->append("a1", client.events());
    fs::resize_file(path, fs::file_size(path) - 4096);
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db is damaged: database disk image is malformed. Put "
              "it aside together with its -wal and -shm files, and restore a backup.");
}

TEST_F(ABadStore, HasAPageOfRubbish)
{
    openStore(path)->append("a1", client.events());
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(fs::file_size(path)) - 4096);
        file << std::string(4096, '\xa5');
    }
    const std::string start = "Store FOLDER/store.db is damaged: ";
    const std::string sentence = opening(path);
    EXPECT_EQ(sentence.substr(0, start.size()), start);
    EXPECT_NE(sentence.find("age 6"), std::string::npos) << sentence;
}

TEST_F(ABadStore, LostATable)
{
    const auto store = openStore(path);
    run(path, "DROP TABLE event");
    EXPECT_EQ(
        sentenceOf([&] { store->append("a1", client.events()); }),
        "Store FOLDER/store.db is damaged: no such table: event. Put it aside together with its "
        "-wal and -shm files, and restore a backup.");
}

TEST_F(ABadStore, IsAFileThatMayNotBeWritten)
{
    openStore(path);
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(path, fs::perms(0444));
    EXPECT_EQ(
        asNobody([&] { return opening(path); }),
        "Store FOLDER/store.db is read-only for this user. Make it writable, or choose another "
        "path.");
}

TEST_F(ABadStore, IsInAFolderThatMayNotBeWritten)
{
    openStore(path);
    fs::permissions(path, fs::perms(0666));
    fs::permissions(folder.path(), fs::perms(0555));
    EXPECT_EQ(asNobody([&] { return opening(path); }),
              "The folder FOLDER is read-only for this user. Make it writable, or choose another "
              "path.");
    EXPECT_EQ(asNobody([&] { return opening(folder / "new.db"); }),
              "The folder FOLDER is read-only for this user. Make it writable, or choose another "
              "path.");
}

TEST_F(ABadStore, IsOnAFileSystemThatTakesNoFiles)
{
    // /proc refuses new files to everybody, root included.
    const std::string sentence = opening("/proc/store.db");
    if (access("/proc", W_OK) == 0) {
        EXPECT_EQ(sentence,
                  "Store /proc/store.db cannot be made (No such file or directory). Check "
                  "the folder and the disk, or choose another path.");
    } else {
        EXPECT_EQ(sentence,
                  "The folder /proc is read-only for this user. Make it writable, or choose "
                  "another path.");
    }
}

TEST_F(ABadStore, IsOnAFileSystemWithoutSharedMemory)
{
    sqlite3_initialize();
    sqlite3_vfs* usual = sqlite3_vfs_find(nullptr);
    sqlite3_vfs_register(sqlite3_vfs_find("unix-dotfile"), 1);  // cannot keep a write-ahead log
    const std::string sentence = opening(path);
    sqlite3_vfs_register(usual, 1);
    EXPECT_EQ(sentence,
              "Store FOLDER/store.db cannot be kept safe: journal_mode is 'delete' and must "
              "be 'wal'. Put the store on a local disk.");
}

TEST_F(ABadStore, IsLockedForTooLong)
{
    const auto store = openStore(path, std::chrono::milliseconds(50));
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_EQ(sentenceOf([&] { store->append("a1", client.events()); }),
              "Store FOLDER/store.db has been locked by another program for 50 milliseconds. Close "
              "that program and try again.");
    EXPECT_TRUE(store->interviews().empty());  // reading goes on
    sqlite3_close(other);
    store->append("a1", client.events());
    EXPECT_EQ(store->events("a1"), client.events());
}

TEST_F(ABadStore, FillsTheDiskAndGoesOnWhenThereIsRoomAgain)
{
    const std::string disk = folder / "disk";
    fs::create_directory(disk);
    if (mount("opmaat-test", disk.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "size=256k") != 0) {
        GTEST_SKIP() << "no right to mount here; record_faults fills the disk in another way";
    }
    const Unmounting after{disk};
    path = disk + "/store.db";
    auto store = openStore(path);
    store->append("a1", client.events());
    std::ofstream filler(disk + "/filler");
    while (filler << std::string(4096, 'x') << std::flush) {
    }
    filler.close();
    std::string sentence;
    Event next = client.make(EventKind::HelpAsked, "owes");
    for (int i = 0; i < 1000 && sentence.empty(); ++i) {
        sentence = sentenceOf([&] { store->append("a1", next); });
        next.sequence += sentence.empty() ? 1 : 0;
    }
    EXPECT_EQ(sentence,
              "Store FOLDER/disk/store.db: the disk is full. Free some space and try again; "
              "what was stored before is still there.");
    fs::remove(disk + "/filler");
    EXPECT_EQ(static_cast<std::int64_t>(store->events("a1").size()), next.sequence);
    store->append("a1", next);
    store.reset();
    EXPECT_EQ(openStore(path)->events("a1").back(), next);
}

TEST_F(ABadStore, ReachesItsQuotaAndGoesOnWhenItIsRaised)
{
    const auto store = openStore(path);
    store->append("a1", client.events());
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit before = [] {
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        return limit;
    }();
    const rlimit tight{fs::file_size(path + "-wal"), before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const Event next = client.make(EventKind::Stopped);
    const std::string sentence = sentenceOf([&] { store->append("a1", next); });
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
    EXPECT_EQ(sentence,
              "Store FOLDER/store.db cannot be read or written (disk I/O error). Check the "
              "disk and the permissions, and try again.");
    EXPECT_EQ(store->events("a1"), client.events());
    store->append("a1", next);
    EXPECT_EQ(openStore(path)->events("a1").size(), client.events().size() + 1);
}

}  // namespace
}  // namespace opmaat::engine
