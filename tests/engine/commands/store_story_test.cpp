// A store from its first day to a restored backup, with a real passphrase: `opmaat store` alone,
// as an administrator types it. Passphrases cost what they cost (three seconds in all).

#include "engine/json/value.h"
#include "tests/engine/commands/demo_store.h"

namespace {

namespace fs = std::filesystem;
using opmaat::engine::json::parse;

std::string textIn(const Ran& ran, const std::string& name)
{
    const auto root = parse(ran.output, "output");
    const auto* found = root.find(name);
    EXPECT_NE(found, nullptr) << name << " in " << ran.output;
    return found == nullptr ? "" : found->text();
}

TEST_F(DemoStore, AnOldBackupWithThePresentKeyRingReadsEverybodyButTheErased)
{
    const std::string erased = interview();
    const std::string kept = interview();
    ASSERT_EQ(store("adopt " SOURCE_DIR "/questionnaires/wkm").exitCode, 0);
    ASSERT_EQ(store("backup " + path("b.db") + " --keys-to " + path("b.keys")).exitCode, 0);
    const Ran gone = store("subject erase " + erased + " --reason asked --ground 'AVG 17.1.b'");
    ASSERT_EQ(gone.exitCode, 0) << gone.output;
    EXPECT_TRUE(store("subject erase " + erased + " --reason r --ground g").says("erased before"));
    const std::string after = interview();

    const Ran restored = store("restore " + path("b.db") + " --keys " + path("store.db.keys") +
                               " --store " + path("new.db"));
    ASSERT_EQ(restored.exitCode, 0) << restored.output;
    EXPECT_TRUE(restored.says("2 interviews, 1 of them erased since")) << restored.output;
    EXPECT_TRUE(restored.says("1 that began after the backup")) << restored.output;

    const std::string there = " --store " + path("new.db");
    EXPECT_EQ(runOpmaat("store verify" + there).exitCode, 0);
    EXPECT_EQ(runOpmaat("store replay --record " + kept + there).exitCode, 0);
    EXPECT_TRUE(runOpmaat("store replay --record " + erased + there).says("erased"));
    EXPECT_TRUE(runOpmaat("store replay --record " + after + there).says("no interview"));
}

TEST_F(DemoStore, ABackupIsNeverRestoredWithAnOlderKeyRing)
{
    const std::string erased = interview();
    ASSERT_EQ(store("backup --keys-to " + path("older.keys")).exitCode, 0);
    ASSERT_EQ(store("subject erase " + erased + " --reason asked --ground g").exitCode, 0);
    ASSERT_EQ(store("backup " + path("b.db")).exitCode, 0);
    const Ran refused = store("restore " + path("b.db") + " --keys " + path("older.keys") +
                              " --store " + path("new.db"));
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_TRUE(refused.says("older copy")) << refused.output;
    for (const char* name : {"new.db", "new.db.keys", "new.db.device"}) {
        EXPECT_FALSE(fs::exists(path(name))) << name;
    }

    // The newest copy takes the place of the older one.
    ASSERT_EQ(store("backup --keys-to " + path("older.keys")).exitCode, 0);
    EXPECT_EQ(store("restore " + path("b.db") + " --keys " + path("older.keys") + " --store " +
                    path("new.db"))
                  .exitCode,
              0);
}

TEST_F(DemoStore, ABackupHasNoKeyInIt)
{
    interview();
    ASSERT_EQ(store("backup " + path("b.db")).exitCode, 0);
    EXPECT_FALSE(fs::exists(path("b.db.keys")));
    EXPECT_EQ(store("backup " + path("b.db")).exitCode, 1) << "never over a file that is there";
    EXPECT_EQ(store("backup --unattended " + path("c.db")).exitCode, 0);
    EXPECT_EQ(runOpmaat("store verify --store " + path("b.db")).exitCode, 1)
        << "a demo store opens its events, and here there are no keys";
}

TEST_F(DemoStore, ARestoreOfSomethingElseLeavesNothingBehind)
{
    ASSERT_EQ(store("backup " + path("b.db")).exitCode, 0);
    const std::string junk = file("junk", "no database, and long enough to be looked at");
    ASSERT_EQ(runOpmaat("store init --demo --store " + path("other.db")).exitCode, 0);
    for (const auto& [backup, keys] : std::vector<std::pair<std::string, std::string>>{
             {junk, path("store.db.keys")},
             {path("b.db"), junk},
             {path("b.db"), path("other.db.keys")},
             {path("b.db"), path("b.db")},
             {path("nothing"), path("store.db.keys")}}) {
        std::string command = "restore ";
        command.append(backup).append(" --keys ").append(keys);
        command.append(" --store ").append(path("new.db"));
        const Ran refused = store(command);
        EXPECT_EQ(refused.exitCode, 1) << backup << " " << keys << ": " << refused.output;
        EXPECT_EQ(std::count(refused.output.begin(), refused.output.end(), '\n'), 1)
            << refused.output;
        EXPECT_FALSE(fs::exists(path("new.db"))) << backup << " " << keys;
    }
}

class Office : public Command {
protected:
    Office() : first_(file("first", "correct horse battery\n"))
    {
        const Ran made = store("init --json --label Anne --passphrase-file " + first_);
        EXPECT_EQ(made.exitCode, 0) << made.output;
        recovery_ = file("recovery", textIn(made, "recoveryKey") + "\n");
    }

    Ran store(const std::string& arguments) const
    {
        return runShell("OPMAAT_STORE=" + path("office.db") + " " + OPMAAT + " store " + arguments);
    }

    std::string first_, recovery_;
};

TEST_F(Office, OpensForWhoHasAPassphraseOrThePaper)
{
    EXPECT_EQ(store("verify --passphrase-file " + first_).exitCode, 0);
    const std::string wrong = file("wrong", "incorrect horse battery\n");
    EXPECT_TRUE(store("key list --passphrase-file " + wrong).says("does not open"));

    // Anne forgot hers: the paper in the safe makes a new one.
    const std::string second = file("second", "staple staple staple\n");
    const Ran added = store("key add --label Bram --recovery-file " + recovery_ +
                            " --new-passphrase-file " + second);
    ASSERT_EQ(added.exitCode, 0) << added.output;
    const Ran listed = store("key list --passphrase-file " + second);
    EXPECT_TRUE(listed.says("Anne") && listed.says("Bram")) << listed.output;

    // New keys: only who is named then can open it.
    const std::string third = file("third", "paper clip drawer\n");
    const Ran rotated =
        store("key rotate --json --passphrase-file " + second + " --new-passphrase-file " + third);
    ASSERT_EQ(rotated.exitCode, 0) << rotated.output;
    EXPECT_EQ(store("key list --passphrase-file " + first_).exitCode, 1);
    EXPECT_EQ(store("verify --passphrase-file " + third).exitCode, 0);
}

TEST_F(Office, RestoresABackupOfBeforeARotationWithThePassphraseOfNow)
{
    const std::string second = file("second", "staple staple staple\n");
    ASSERT_EQ(store("backup " + path("before.db") + " --passphrase-file " + first_).exitCode, 0);
    const Ran rotated =
        store("key rotate --passphrase-file " + first_ + " --new-passphrase-file " + second);
    ASSERT_EQ(rotated.exitCode, 0) << rotated.output;
    ASSERT_EQ(store("backup " + path("after.db") + " --keys-to " + path("keys") +
                    " --passphrase-file " + second)
                  .exitCode,
              0);
    const auto restore = [&](const std::string& options) {
        return runOpmaat("store restore " + path("before.db") + " --keys " + path("keys") +
                         " --store " + path("new.db") + options);
    };
    for (const std::string& passphrase : {first_, second}) {
        const Ran refused = restore(" --passphrase-file " + passphrase);
        EXPECT_EQ(refused.exitCode, 1);
        EXPECT_TRUE(refused.says("before the office's keys were rotated") &&
                    refused.says("--slots-from"))
            << refused.output;
    }
    const std::string now = " --slots-from " + path("after.db") + " --passphrase-file ";
    EXPECT_TRUE(restore(now + first_).says("does not open")) << "the control: it was rotated away";
    EXPECT_FALSE(fs::exists(path("new.db")));
    const Ran restored = restore(now + second);
    EXPECT_EQ(restored.exitCode, 0) << restored.output;
    EXPECT_FALSE(fs::exists(path("new.db.slots")) || fs::exists(path("new.db.slots.keys")));
    EXPECT_EQ(runOpmaat("store verify --store " + path("new.db") + " --passphrase-file " + second)
                  .exitCode,
              0);
}

TEST_F(Office, SaysWhichDevicesMayWriteToWhatIsRestoredAndRevokesThoseThatALaterStoreRevoked)
{
    const std::string as = " --passphrase-file " + first_;
    for (const char* name : {"stolen", "kept"}) {
        const Ran added =
            store("key add --device " + std::string(name) + " --out " + path(name) + as);
        ASSERT_EQ(added.exitCode, 0) << added.output;
    }
    ASSERT_EQ(store("backup " + path("before.db") + as).exitCode, 0);
    ASSERT_EQ(store("key revoke --device stolen" + as).exitCode, 0);
    ASSERT_EQ(store("backup " + path("after.db") + " --keys-to " + path("keys") + as).exitCode, 0);
    const auto restore = [&](const std::string& name, const std::string& options) {
        return runOpmaat("store restore " + path("before.db") + " --keys " + path("keys") +
                         " --store " + path(name) + as + options);
    };
    const Ran alone = restore("alone.db", "");
    EXPECT_TRUE(alone.says("'stolen', 'kept'") && alone.says("key revoke --device"))
        << alone.output;
    const Ran withLater = restore("later.db", " --slots-from " + path("after.db"));
    EXPECT_TRUE(withLater.says("'kept'") && !withLater.says("'stolen'")) << withLater.output;
    EXPECT_EQ(runOpmaat("store verify --store " + path("later.db") + as).exitCode, 0);
}

TEST_F(Office, TakesSlotsOfNoOtherOffice)
{
    const std::string paths = path("before.db") + " --keys " + path("office.db.keys") +
                              " --store " + path("new.db") + " --passphrase-file " + first_;
    ASSERT_EQ(store("backup " + path("before.db") + " --passphrase-file " + first_).exitCode, 0);
    ASSERT_EQ(runOpmaat("store init --demo --store " + path("other.db")).exitCode, 0);
    const Ran refused = runOpmaat("store restore " + paths + " --slots-from " + path("other.db"));
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_TRUE(refused.says("is of another office than the backup")) << refused.output;
    EXPECT_FALSE(fs::exists(path("new.db")) || fs::exists(path("new.db.slots")));
}

TEST_F(Office, ReadsASecretFromStandardInputAndNeverFromAFileThatOthersCanRead)
{
    const Ran piped = runShell("printf 'correct horse battery\\n' | " + std::string(OPMAAT) +
                               " store key list --passphrase-file - --store " + path("office.db"));
    EXPECT_EQ(piped.exitCode, 0) << piped.output;
    fs::permissions(first_, fs::perms::group_read, fs::perm_options::add);
    const Ran open = store("key list --passphrase-file " + first_);
    EXPECT_EQ(open.exitCode, 1);
    EXPECT_TRUE(open.says("Others can read")) << open.output;
    const Ran typo = store("key add --label C --new-passphrase-file - --recovery-file " +
                           file("typo", "AAAA BBBB\n"));
    EXPECT_TRUE(typo.says("no recovery key")) << typo.output;
}

TEST_F(Office, AsksAtTheTerminalOnlyWhenThereIsOne)
{
    const Ran asked = runShell("setsid " + std::string(OPMAAT) + " store key list --store " +
                               path("office.db") + " < /dev/null");
    EXPECT_EQ(asked.exitCode, 1);
    EXPECT_TRUE(asked.says("no terminal")) << asked.output;
}

}  // namespace
