// `opmaat store` on a demo store: what each command does, and what it leaves alone.

#include "engine/json/value.h"
#include "tests/engine/commands/demo_store.h"
#include "tests/golden.h"

namespace {

namespace fs = std::filesystem;
using opmaat::engine::json::parse;
using opmaat::engine::json::Value;

/// The member of what was printed with --json.
Value member(const Ran& ran, const std::string& name)
{
    const Value root = parse(ran.output, "output");
    const Value* found = root.find(name);
    EXPECT_NE(found, nullptr) << name << " in " << ran.output;
    return found == nullptr ? Value() : *found;
}

double count(const Ran& ran, const std::string& name)
{
    return member(ran, name).number();
}

TEST_F(DemoStore, IsMadeOfThreeFilesThatOnlyItsOwnerCanRead)
{
    for (const char* name : {"store.db", "store.db.keys", "store.db.device"}) {
        EXPECT_EQ(fs::status(path(name)).permissions(),
                  fs::perms::owner_read | fs::perms::owner_write)
            << name;
    }
}

TEST_F(DemoStore, IsNotMadeTwice)
{
    const std::string before = contentOf(path("store.db"));
    const Ran again = store("init --demo");
    EXPECT_EQ(again.exitCode, 1);
    EXPECT_TRUE(again.says("already")) << again.output;
    fs::remove(path("store.db.device"));
    const Ran withoutDevice = store("init --demo");
    EXPECT_EQ(withoutDevice.exitCode, 1);
    EXPECT_TRUE(withoutDevice.says("There is a store already")) << withoutDevice.output;
    EXPECT_EQ(contentOf(path("store.db")), before);
}

TEST_F(DemoStore, SaysThatItIsOne)
{
    EXPECT_TRUE(store("status").says("(DEMO)"));
    EXPECT_TRUE(contentOf(path("store.db")).find("DEMO: everybody knows") != std::string::npos);
}

TEST_F(DemoStore, CountsInterviewsWithoutAKey)
{
    interview();
    interview();
    const Ran status = store("status --json");
    ASSERT_EQ(status.exitCode, 0) << status.output;
    EXPECT_EQ(count(status, "interviews"), 2);
    EXPECT_EQ(count(status, "erased"), 0);
}

TEST_F(DemoStore, VerifiesEveryEvent)
{
    interview();
    const Ran verified = store("verify --json");
    EXPECT_EQ(verified.exitCode, 0) << verified.output;
    EXPECT_TRUE(member(verified, "whole").boolean());
    EXPECT_GT(count(verified, "events"), 100);
    EXPECT_EQ(count(verified, "events"), count(verified, "readable"));
}

TEST_F(DemoStore, AnOlderCopyPutBackIsNamedByTheCheckpointKeptElsewhere)
{
    fs::copy_file(path("store.db"), path("older.db"));
    interview();
    ASSERT_EQ(store("checkpoint --out " + path("anchors")).exitCode, 0);
    EXPECT_EQ(store("verify --anchors " + path("anchors")).exitCode, 0);

    fs::copy_file(path("older.db"), path("store.db"), fs::copy_options::overwrite_existing);
    const Ran found = store("verify --json --anchors " + path("anchors"));
    EXPECT_EQ(found.exitCode, 1);
    const Value damages = member(found, "damages");
    ASSERT_FALSE(damages.array().empty()) << found.output;
    EXPECT_EQ(damages.array().back().find("kind")->text(), "rolled-back");
}

TEST_F(DemoStore, TakesNoAnchorsOfAnotherOffice)
{
    ASSERT_EQ(runOpmaat("store init --demo --store " + path("other.db")).exitCode, 0);
    ASSERT_EQ(
        runOpmaat("store checkpoint --store " + path("other.db") + " --out " + path("a")).exitCode,
        0);
    const Ran found = store("verify --anchors " + path("a"));
    EXPECT_EQ(found.exitCode, 1);
    EXPECT_TRUE(found.says("another office")) << found.output;
}

TEST_F(DemoStore, GivesTheSameResultYearsLater)
{
    const std::string id = interview();
    const std::string packs = SOURCE_DIR "/questionnaires";
    EXPECT_TRUE(store("replay " + id).says("does not keep pack"));
    ASSERT_EQ(store("adopt " + packs + "/wkm").exitCode, 0);
    EXPECT_TRUE(store("replay " + id).says("nothing to compare"));
    ASSERT_EQ(store("replay --record " + id).exitCode, 0);
    const Ran replayed = store("replay --json " + id);
    EXPECT_EQ(replayed.exitCode, 0) << replayed.output;
    EXPECT_TRUE(member(replayed, "same").boolean());
    const Value result = member(replayed, "results").array().at(0);
    EXPECT_EQ(result.find("result")->find("format")->text(), "opmaat.result/1");

    // A correction makes another result, and leaves the old one as it was.
    ASSERT_EQ(
        store("subject correct " + id + " --item " + anItem() + " --answer 2 --reason mistyped")
            .exitCode,
        0);
    ASSERT_EQ(store("replay --record " + id).exitCode, 0);
    const Value results = member(store("replay --json " + id), "results");
    ASSERT_EQ(results.array().size(), 2U);
    EXPECT_EQ(results.array()[0].find("resultHash")->text(), result.find("resultHash")->text());
    EXPECT_NE(results.array()[0].find("resultHash")->text(),
              results.array()[1].find("resultHash")->text());
}

TEST_F(DemoStore, RefusesACorrectionThatCannotBe)
{
    const std::string id = interview();
    const std::string packs = " --packs " SOURCE_DIR "/questionnaires --reason r ";
    for (const std::string& wrong : std::vector<std::string>{
             id + " --item no-such-item --answer 1", id + " --item " + anItem() + " --answer 99",
             id + " --item " + anItem() + " --state not-reached"}) {
        const Ran ran = store("subject correct " + wrong + packs);
        EXPECT_EQ(ran.exitCode, 1) << wrong << ": " << ran.output;
        EXPECT_EQ(std::count(ran.output.begin(), ran.output.end(), '\n'), 1) << ran.output;
    }
    EXPECT_TRUE(store("subject correct 12 --item a" + packs).says("no code of an interview"));
}

TEST_F(DemoStore, ARestrictedInterviewIsKeptAndNotExported)
{
    const std::string id = interview();
    const std::string packs = " --packs " SOURCE_DIR "/questionnaires --reason r ";
    ASSERT_EQ(store("subject restrict " + id + packs).exitCode, 0);
    EXPECT_EQ(store("subject restrict " + id + packs).exitCode, 1) << "restricted already";
    Ran exported = store("export --json --purpose check --out " + path("out.json"));
    EXPECT_EQ(count(exported, "interviews"), 0);
    EXPECT_EQ(count(exported, "restricted"), 1);
    ASSERT_EQ(store("subject restrict --release " + id + packs).exitCode, 0);
    exported = store("export --json --purpose check --out " + path("again.json"));
    EXPECT_EQ(count(exported, "interviews"), 1);
    const Value written = parse(contentOf(path("again.json")), "again.json");
    EXPECT_EQ(written.find("interviews")->array().at(0).find("interview")->text(), id);
    EXPECT_EQ(store("export --purpose check --out " + path("again.json")).exitCode, 1)
        << "never over a file that is there";
}

TEST_F(DemoStore, ShowsAClientEverythingAndThatSomebodyLooked)
{
    const std::string id = interview();
    const std::string packs = " --packs " SOURCE_DIR "/questionnaires ";
    const Ran dutch = store("subject show " + id + packs);
    EXPECT_EQ(dutch.exitCode, 0) << dutch.output;
    EXPECT_TRUE(dutch.says(pack().find(anItem())->text.in("nl"))) << dutch.output;
    EXPECT_TRUE(dutch.says("administrator")) << "who looked: " << dutch.output;
    const Ran english = store("subject show --json --language en --purpose claim " + id + packs);
    EXPECT_EQ(member(english, "format").text(), "opmaat.subject/1");
    EXPECT_TRUE(store("subject show --language xx " + id + packs).says("has no language 'xx'"));
    EXPECT_EQ(store("subject show --purpose curiosity " + id + packs).exitCode, 1);
}

TEST_F(DemoStore, ErasesWhatWasKeptLongEnoughAndSaysWhatItCannotDecide)
{
    using namespace std::chrono;
    const auto today = floor<days>(system_clock::now());
    const std::string old = interview("store.db", today - days(pack().retention.days + 1));
    const std::string young = interview("store.db", today);
    EXPECT_EQ(member(store("retain --json --dry-run"), "withoutPolicy").array().size(), 2U);
    ASSERT_EQ(store("adopt " SOURCE_DIR "/questionnaires/wkm").exitCode, 0);
    const Ran planned = store("retain --json --dry-run");
    ASSERT_EQ(member(planned, "erased").array().size(), 1U) << planned.output;
    EXPECT_EQ(count(store("status --json"), "erased"), 0);

    const Ran retained = store("retain --json");
    EXPECT_EQ(member(retained, "erased").array().at(0).find("interview")->text(), old);
    EXPECT_EQ(count(store("status --json"), "erased"), 1);
    EXPECT_EQ(store("replay --record " + old).exitCode, 1);
    EXPECT_EQ(store("replay --record " + young).exitCode, 0);
    EXPECT_EQ(store("verify").exitCode, 0);
}

TEST_F(DemoStore, ADryRunChangesNothing)
{
    const std::string id = interview();
    const std::string packs = " --packs " SOURCE_DIR "/questionnaires --reason r ";
    const double before = count(store("status --json"), "position");
    for (const std::string& command : std::vector<std::string>{
             "adopt " SOURCE_DIR "/questionnaires/wkm", "checkpoint --out " + path("anchors"),
             "subject erase " + id + " --ground g" + packs, "subject restrict " + id + packs,
             "subject correct " + id + " --item " + anItem() + " --answer 1" + packs,
             "export --purpose p --out " + path("out.json"), "backup " + path("backup.db"),
             "key add --device kiosk --out " + path("kiosk"), "move " + path("moved.db")}) {
        const Ran ran = store(command + " --dry-run");
        EXPECT_EQ(ran.exitCode, 0) << command << ": " << ran.output;
    }
    EXPECT_EQ(count(store("status --json"), "position"), before);
    for (const char* name : {"anchors", "out.json", "backup.db", "kiosk", "moved.db"}) {
        EXPECT_FALSE(fs::exists(path(name))) << name;
    }
}

TEST_F(DemoStore, ADeviceThatWasRevokedMayNotWrite)
{
    ASSERT_EQ(store("key add --device kiosk --out " + path("kiosk.device")).exitCode, 0);
    const auto store1 = opmaat::engine::openSealedStore(path("store.db"), path("kiosk.device"));
    EXPECT_EQ(store("key revoke --device kiosk --reason stolen").exitCode, 0);
    EXPECT_THROW(opmaat::engine::openSealedStore(path("store.db"), path("kiosk.device")),
                 opmaat::engine::StoreError);
    EXPECT_TRUE(store("key revoke --device 'first device'").says("typed at"));
}

TEST_F(DemoStore, MovesWithEveryLinkOfItsChainAndLeavesNoKeyBehind)
{
    const std::string id = interview();
    ASSERT_EQ(store("subject erase " + interview() + " --reason r --ground g").exitCode, 0);
    const std::string link = member(store("status --json"), "link").text();
    ASSERT_EQ(store("adopt " SOURCE_DIR "/questionnaires/wkm").exitCode, 0);
    const Ran moved = store("move " + path("moved.db"));
    ASSERT_EQ(moved.exitCode, 0) << moved.output;
    fs::rename(path("store.db.device"), path("moved.db.device"));

    const std::string there = " --store " + path("moved.db");
    EXPECT_EQ(runOpmaat("store verify" + there).exitCode, 0);
    EXPECT_EQ(runOpmaat("store replay --record " + id + there).exitCode, 0);
    EXPECT_EQ(store("verify").exitCode, 1) << "the old one has no keys any more";
}

TEST_F(DemoStore, ImportsWhatAnotherCopyWentOnWithOnce)
{
    interview();
    fs::copy_file(path("store.db"), path("copy.db"));
    fs::copy_file(path("store.db.keys"), path("copy.db.keys"));
    fs::copy_file(path("store.db.device"), path("copy.db.device"));
    interview("copy.db");
    const Ran imported = store("import --json " + path("copy.db"));
    ASSERT_EQ(imported.exitCode, 0) << imported.output;
    EXPECT_EQ(count(imported, "interviews"), 1);
    EXPECT_EQ(count(store("import --json " + path("copy.db")), "events"), 0);
    EXPECT_EQ(count(store("status --json"), "interviews"), 2);
    EXPECT_EQ(store("verify").exitCode, 0);
}

TEST_F(DemoStore, ImportsNothingWhenBothWentOnByThemselves)
{
    fs::copy_file(path("store.db"), path("copy.db"));
    fs::copy_file(path("store.db.keys"), path("copy.db.keys"));
    fs::copy_file(path("store.db.device"), path("copy.db.device"));
    interview("copy.db");
    interview();
    const double before = count(store("status --json"), "position");
    const Ran refused = store("import " + path("copy.db"));
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_TRUE(refused.says("goes on differently")) << refused.output;
    EXPECT_EQ(count(store("status --json"), "position"), before);

    ASSERT_EQ(runOpmaat("store init --demo --store " + path("other.db")).exitCode, 0);
    EXPECT_TRUE(store("import " + path("other.db")).says("another office"));
}

TEST_F(DemoStore, WrongUseIsNotRefusedInput)
{
    EXPECT_EQ(runOpmaat("store").exitCode, 2);
    EXPECT_EQ(runOpmaat("store status").exitCode, 2) << "no store is named";
    EXPECT_EQ(store("backup").exitCode, 2);
    EXPECT_EQ(store("key add").exitCode, 2);
    EXPECT_EQ(store("key revoke").exitCode, 2);
    EXPECT_EQ(store("subject erase 0123456789abcdef").exitCode, 2) << "no reason, no ground";
    EXPECT_EQ(store("init --passphrase secret-secret").exitCode, 2)
        << "a passphrase is never an argument";
}

TEST_F(DemoStore, HelpReadsAsItDid)
{
    for (const char* command : {"init", "verify", "key add", "subject erase", "backup"}) {
        EXPECT_EQ(runOpmaat("store " + std::string(command) + " --help").exitCode, 0) << command;
    }
    expectGolden("store.help.txt", runOpmaat("store --help").output);
}

}  // namespace
