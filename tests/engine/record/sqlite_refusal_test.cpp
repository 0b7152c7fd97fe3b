#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>

#include "engine/record/sqlite/sqlite_vault.h"
#include "made_up_rows.h"
#include "refusal.h"
#include "temporary_folder.h"

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
    /// A good store with `count` events of one interview.
    std::unique_ptr<Vault> made(int count = 0) const
    {
        auto vault = makeSqliteVault(path, std::chrono::milliseconds(50));
        vault->initialise(madeUpOffice(), madeUpEpoch(), {});
        vault->addDevice(kiosk);
        append(*vault, count);
        return vault;
    }
    void append(Vault& vault, int count = 1) const
    {
        for (int i = 0; i < count; ++i) {
            vault.append(nextHandover(vault, anna, kiosk.id));
        }
    }
    std::string sentenceOf(const std::function<void()>& act) const
    {
        return refusalIn(folder, act);
    }
    std::string opening(const std::string& where) const
    {
        return sentenceOf([&] { makeSqliteVault(where, std::chrono::milliseconds(50)); });
    }
    static void run(const std::string& file, const std::string& sql)
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }
    void put(const std::string& bytes) const
    {
        std::ofstream(path, std::ios::binary) << bytes;
        fs::permissions(path, fs::perms(0600));
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
    DeviceRow kiosk = madeUpDevice('k');
    StreamRow anna = madeUpStream('a');
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

TEST_F(ABadStore, IsNotThere)
{
    EXPECT_EQ(sentenceOf([&] { openSqliteVault(path); }),
              "FOLDER/store.db is not there. Check the path, or make a store with 'opmaat store "
              "init --store PATH'.");
    EXPECT_FALSE(fs::exists(path));
}

TEST_F(ABadStore, IsALink)
{
    made();
    fs::create_symlink(path, folder / "link.db");
    EXPECT_EQ(
        opening(folder / "link.db"),
        "FOLDER/link.db is not a regular file. Choose another path; the file was not changed.");
}

TEST_F(ABadStore, HasALinkForALog)
{
    made();
    fs::create_symlink("/etc/passwd", path + "-wal");
    EXPECT_EQ(opening(path),
              "FOLDER/store.db-wal is not a regular file. Choose another path; the file was not "
              "changed.");
}

TEST_F(ABadStore, CanBeReadByOthers)
{
    made();
    fs::permissions(path, fs::perms(0640));
    EXPECT_EQ(opening(path),
              "Other users can reach FOLDER/store.db (mode 0640). Close it to them with 'chmod 600 "
              "FOLDER/store.db', and find out who may have had it; the file was not changed.");
    EXPECT_EQ(fs::status(path).permissions(), fs::perms(0640));
}

TEST_F(ABadStore, HasAKeyRingThatOthersCanRead)
{
    made();
    fs::permissions(path + ".keys", fs::perms(0604));
    EXPECT_EQ(sentenceOf([&] { openSqliteVault(path)->epoch(); }),
              "Other users can reach FOLDER/store.db.keys (mode 0604). Close it to them with "
              "'chmod 600 FOLDER/store.db.keys', and find out who may have had it; the file was "
              "not changed.");
}

TEST_F(ABadStore, BelongsToAnotherUser)
{
    if (getuid() != 0) {
        GTEST_SKIP() << "only root can give a file away";
    }
    made();
    ASSERT_EQ(chown(path.c_str(), 12345, 12345), 0);
    EXPECT_EQ(opening(path),
              "FOLDER/store.db belongs to user 12345, and this program runs as user 0. Run it as "
              "the owner, or choose another path; the file was not changed.");
}

TEST_F(ABadStore, IsATextFile)
{
    put(std::string(2000, 'x'));
    EXPECT_EQ(opening(path),
              "FOLDER/store.db is not a store. Choose another path; the file was not changed.");
    EXPECT_EQ(bytesOf(path), std::string(2000, 'x'));
}

TEST_F(ABadStore, IsTheFirstFewBytesOfOne)
{
    made(3);
    const std::string start = bytesOf(path).substr(0, 60);
    put(start);
    EXPECT_EQ(opening(path),
              "FOLDER/store.db is not a store. Choose another path; the file was not changed.");
    EXPECT_EQ(bytesOf(path), start);
}

TEST_F(ABadStore, IsTheDatabaseOfAnotherApplication)
{
    run(path, "CREATE TABLE cats (name); PRAGMA application_id = 7; PRAGMA journal_mode = wal");
    fs::permissions(path, fs::perms(0600));
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
    fs::permissions(path, fs::perms(0600));
    const std::string before = bytesOf(path);
    EXPECT_EQ(opening(path),
              "FOLDER/store.db is a database of another application. Choose another "
              "path; the file was not changed.");
    EXPECT_EQ(bytesOf(path), before);
}

TEST_F(ABadStore, IsTheKeyRingOfOne)
{
    made();
    EXPECT_EQ(opening(path + ".keys"),
              "FOLDER/store.db.keys is a database of another application. Choose another path; the "
              "file was not changed.");
}

TEST_F(ABadStore, WasMadeByANewerVersion)
{
    made();
    run(path, "PRAGMA user_version = 4");
    const std::string before = bytesOf(path);
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db was made by a newer version: it has format 4, and "
              "this version reads up to 3. Install the newer version; the file was not "
              "changed.");
    EXPECT_EQ(bytesOf(path), before);
}

TEST_F(ABadStore, IsOfAFormatThatWasNeverReleased)
{
    made();
    run(path, "PRAGMA user_version = 2");
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db has format 2, of a version that was never released, and this "
              "version reads format 3. Choose another path; the file was not changed.");
}

TEST_F(ABadStore, KeepsAnswersInTheClear)
{
    run(path,
        "PRAGMA application_id = 1332768116; PRAGMA user_version = 1;"
        " CREATE TABLE event (interview, sequence, json); PRAGMA journal_mode = wal");
    fs::permissions(path, fs::perms(0600));
    const std::string before = bytesOf(path);
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db keeps answers in the clear: it has format 1, of an older "
              "version that was for made-up people only. Choose another path; the file was not "
              "changed.");
    EXPECT_EQ(bytesOf(path), before);
}

TEST_F(ABadStore, HasNoFormatNumber)
{
    made();
    run(path, "PRAGMA user_version = 0");
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db is damaged: it has no format number. Put it aside "
              "together with its -wal and -shm files, and restore a backup.");
}

TEST_F(ABadStore, IsCutShort)
{
    made(3);
    fs::resize_file(path, fs::file_size(path) - 4096);
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db is damaged: database disk image is malformed. Put "
              "it aside together with its -wal and -shm files, and restore a backup.");
}

TEST_F(ABadStore, HasAPageOfRubbish)
{
    made(40);
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(fs::file_size(path)) - 4096);
        file << std::string(4096, '\xa5');
    }
    const std::string start = "Store FOLDER/store.db is damaged: ";
    const std::string sentence = opening(path);
    EXPECT_EQ(sentence.substr(0, start.size()), start);
    EXPECT_NE(sentence.find("age "), std::string::npos) << sentence;
}

TEST_F(ABadStore, LostATable)
{
    const auto vault = made();
    run(path, "DROP TABLE event");
    EXPECT_EQ(sentenceOf([&] { vault->countOf(anna.id); }),
              "Store FOLDER/store.db is damaged: no such table: event. Put it aside together with "
              "its -wal and -shm files, and restore a backup.");
}

TEST_F(ABadStore, IsAFileThatMayNotBeWritten)
{
    made();
    fs::permissions(path, fs::perms(0400));
    EXPECT_EQ(opening(path),
              "Store FOLDER/store.db is read-only for this user. Make it writable, or choose "
              "another path.");
}

TEST_F(ABadStore, IsInAFolderThatMayNotBeWritten)
{
    made();
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
    const auto vault = made();
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_EQ(sentenceOf([&] { append(*vault); }),
              "Store FOLDER/store.db has been locked by another program for 50 milliseconds. Close "
              "that program and try again.");
    EXPECT_TRUE(vault->streams().empty());  // reading goes on
    sqlite3_close(other);
    append(*vault);
    EXPECT_EQ(vault->countOf(anna.id), 1);
}

TEST_F(ABadStore, FillsTheDiskAndGoesOnWhenThereIsRoomAgain)
{
    const std::string disk = folder / "disk";
    fs::create_directory(disk);
    if (mount("opmaat-test", disk.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "size=512k") != 0) {
        GTEST_SKIP() << "no right to mount here; record_faults fills the disk in another way";
    }
    const Unmounting after{disk};
    path = disk + "/store.db";
    auto vault = made(2);
    std::ofstream filler(disk + "/filler");
    while (filler << std::string(4096, 'x') << std::flush) {
    }
    filler.close();
    std::string sentence;
    std::int64_t taken = 2;
    for (int i = 0; i < 1000 && sentence.empty(); ++i) {
        sentence = sentenceOf([&] { append(*vault); });
        taken += sentence.empty() ? 1 : 0;
    }
    EXPECT_EQ(sentence,
              "Store FOLDER/disk/store.db: the disk is full. Free some space and try again; "
              "what was stored before is still there.");
    fs::remove(disk + "/filler");
    EXPECT_EQ(vault->countOf(anna.id), taken);
    EXPECT_EQ(vault->deviceHead(kiosk.id).number, taken);
    append(*vault);
    vault.reset();
    EXPECT_EQ(openSqliteVault(path)->countOf(anna.id), taken + 1);
}

TEST_F(ABadStore, ReachesItsQuotaAndGoesOnWhenItIsRaised)
{
    const auto vault = made(2);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit before = [] {
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        return limit;
    }();
    const rlimit tight{fs::file_size(path + "-wal"), before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const std::string sentence = sentenceOf([&] { append(*vault); });
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
    EXPECT_EQ(sentence,
              "Store FOLDER/store.db cannot be read or written (disk I/O error). Check the "
              "disk and the permissions, and try again.");
    EXPECT_EQ(vault->countOf(anna.id), 2);
    append(*vault);
    EXPECT_EQ(openSqliteVault(path)->countOf(anna.id), 3);
}

}  // namespace
}  // namespace opmaat::engine
