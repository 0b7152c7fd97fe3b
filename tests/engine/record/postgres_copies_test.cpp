// `opmaat store move`, `backup`, `restore` and `import` between files and a server, as typed.

#include "engine/json/value.h"
#include "engine/record/open_store.h"
#include "engine/record/session.h"
#include "one_server.h"
#include "tests/engine/commands/opmaat_program.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

class FilesAndAServer : public Command {
protected:
    static void expectFine(const Ran& ran) { EXPECT_EQ(ran.exitCode, 0) << ran.output; }
    Ran onFile(const std::string& command, const std::string& name = "store.db") const
    {
        return on(path(name), path(name + ".device"), command);
    }
    static Ran on(const std::string& store, const std::string& device, const std::string& command)
    {
        return runShell("OPMAAT_STORE='" + store + "' OPMAAT_DEVICE='" + device + "' " + OPMAAT +
                        " store " + command);
    }
    std::string interview(const std::string& name = "store.db") const
    {
        const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/tiny");
        const auto kiosk = openSealedStore(path(name), path(name + ".device"));
        const std::chrono::sys_seconds at{std::chrono::seconds(1'795'000'000)};
        Session session(pack, *kiosk, [at] { return at; });
        session.start(pack.languages.front(), "alone");
        while (session.interview().stage() == Interview::Stage::Asking) {
            const bool asks = !session.interview().currentItem().categories.empty();
            session.answer(asks ? std::vector<int>{0} : std::vector<int>{}, 2.0);
        }
        session.finish();
        return session.id();
    }
    static std::string member(const Ran& ran, const std::string& name)
    {
        const json::Value root = json::parse(ran.output, "output");
        const json::Value* found = root.find(name);
        EXPECT_NE(found, nullptr) << name << " in " << ran.output;
        return found == nullptr ? "" : json::write(*found);
    }

    const std::string server_ = testing::oneServer().newDatabase();
};

class AStoreOnAServer : public FilesAndAServer {
protected:
    AStoreOnAServer()
    {
        expectFine(onFile("init --demo"));
        for (int i = 0; i < 3; ++i) {
            interviews_.push_back(interview());
        }
        expectFine(onFile("adopt " SOURCE_DIR "/tests/data/packs/tiny"));
    }
    Ran onServer(const std::string& command) const
    {
        return on(server_, path("store.db.device"), command);
    }
    void moveToServer() const { expectFine(onFile("move '" + server_ + "'")); }

    std::vector<std::string> interviews_;
};

TEST_F(AStoreOnAServer, CameFromAFileAndGoesBackWithEveryLinkOfItsChain)
{
    const std::string link = member(onFile("status --json"), "link");
    moveToServer();
    EXPECT_EQ(member(onServer("status --json"), "link"), link);
    expectFine(onServer("verify"));
    EXPECT_EQ(onFile("verify").exitCode, 1) << "the file has no keys any more";
    expectFine(onServer("replay --record " + interviews_[0]));

    const std::string later = member(onServer("status --json"), "link");
    EXPECT_NE(later, link);
    expectFine(onServer("move " + path("back.db")));
    fs::copy_file(path("store.db.device"), path("back.db.device"));
    EXPECT_EQ(member(onFile("status --json", "back.db"), "link"), later);
    expectFine(onFile("verify", "back.db"));
    expectFine(onFile("replay " + interviews_[0], "back.db"));
    EXPECT_EQ(onServer("verify").exitCode, 1) << "the server has no keys any more";
}

/// No demonstration: keys can be rotated.
class AnOfficeOnAServer : public FilesAndAServer {
protected:
    AnOfficeOnAServer()
    {
        expectFine(with("init --label Anne", "first", "office.db"));
        erased_ = interview("office.db");
        kept_ = interview("office.db");
        expectFine(with("key add --device stolen --out " + path("stolen.device"), "first"));
        expectFine(with("key revoke --device stolen --reason stolen", "first"));
        expectFine(with("subject erase " + erased_ + " --reason asked --ground g", "first"));
        expectFine(with("checkpoint --out " + path("anchors"), "first"));
        expectFine(with("key rotate --new-passphrase-file " + second_, "first"));
        expectFine(with("move '" + server_ + "'", "second"));
    }
    Ran with(const std::string& command, const std::string& passphrase,
             const std::string& name = "office.db") const
    {
        return onFile(command + " --passphrase-file " + path(passphrase), name);
    }
    Ran onServer(const std::string& command) const
    {
        return on(server_, path("office.db.device"), command + " --passphrase-file " + second_);
    }

    const std::string first_ = file("first", "correct horse battery\n"),
                      second_ = file("second", "staple staple staple\n");
    std::string erased_, kept_;
};

TEST_F(AnOfficeOnAServer, CameWithItsRevokedDevicesErasedPeopleRotatedKeysAndCheckpoints)
{
    expectFine(onServer("verify --anchors " + path("anchors")));
    EXPECT_TRUE(on(server_, path("office.db.device"), "status").says("revoked"));
    const Ran stolen = on(server_, path("stolen.device"),
                          "checkpoint --out " + path("a") + " --passphrase-file " + second_);
    EXPECT_TRUE(stolen.says("was revoked")) << stolen.output;
    const std::string packs = " --packs " SOURCE_DIR "/tests/data/packs";
    EXPECT_TRUE(onServer("replay --record " + erased_ + packs).says("erased"));
    expectFine(onServer("replay --record " + kept_ + packs));
    expectFine(onServer("move " + path("back.db")));
    fs::copy_file(path("office.db.device"), path("back.db.device"));
    expectFine(with("verify --anchors " + path("anchors"), "second", "back.db"));
    EXPECT_TRUE(onFile("status", "back.db").says("revoked"));
}

TEST_F(AStoreOnAServer, IsNotMovedOverAnother)
{
    const std::string other = testing::oneServer().newDatabase();
    expectFine(on(other, path("other.device"), "init --demo"));
    const Ran refused = onFile("move '" + other + "'");
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_TRUE(refused.says("has an office already")) << refused.output;
    expectFine(onFile("verify"));
    expectFine(on(other, path("other.device"), "verify"));
}

TEST_F(AStoreOnAServer, IsBackedUpToAFileAndRestoredWithTheNewestKeysButTheErased)
{
    moveToServer();
    const Ran backup = onServer("backup " + path("b.db") + " --keys-to " + path("b.keys"));
    expectFine(backup);
    EXPECT_FALSE(fs::exists(path("b.db.keys"))) << "no backup has a key";
    EXPECT_EQ(fs::status(path("b.db")).permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(onServer("backup " + path("b.db")).exitCode, 1) << "never over a file that is there";
    expectFine(onServer("subject erase " + interviews_[2] + " --reason asked --ground g"));
    const Ran old = onFile("restore " + path("b.db") + " --keys " + path("b.keys"), "old.db");
    expectFine(old);
    expectFine(onServer("backup --keys-to " + path("b.keys")));
    const Ran restored = onFile("restore " + path("b.db") + " --keys " + path("b.keys"), "new.db");
    expectFine(restored);
    EXPECT_TRUE(restored.says("3 interviews, 1 of them erased since")) << restored.output;
    expectFine(onFile("verify", "new.db"));
    expectFine(onFile("replay --record " + interviews_[0], "new.db"));
    EXPECT_TRUE(onFile("replay --record " + interviews_[2], "new.db").says("erased"));

    const std::string again = testing::oneServer().newDatabase();
    expectFine(onFile("move '" + again + "'", "new.db"));
    expectFine(on(again, path("new.db.device"), "verify"));
}

TEST_F(AStoreOnAServer, IsNotRestoredInto)
{
    expectFine(onFile("backup " + path("b.db") + " --keys-to " + path("b.keys")));
    const Ran refused = onServer("restore " + path("b.db") + " --keys " + path("b.keys"));
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_TRUE(refused.says("'opmaat store move' then brings it to the server"));
}

TEST_F(AStoreOnAServer, TakesWhatACopyOfItWentOnWith)
{
    for (const char* part : {"", ".keys", ".device"}) {
        fs::copy_file(path("store.db") + part, path("copy.db") + part);
    }
    moveToServer();
    expectFine(onFile("replay --record " + interviews_[0], "copy.db"));
    const Ran imported = onServer("import --json " + path("copy.db"));
    expectFine(imported);
    EXPECT_NE(member(imported, "events"), "0");
    EXPECT_EQ(member(onServer("import --json " + path("copy.db")), "events"), "0");
    expectFine(onServer("verify"));
}

}  // namespace
}  // namespace opmaat::engine
