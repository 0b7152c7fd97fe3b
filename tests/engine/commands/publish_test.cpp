// A pack from its author to an office: signed by one person, adopted by another.

#include "tests/engine/commands/demo_store.h"

namespace {

namespace fs = std::filesystem;

class Publishing : public Command {
protected:
    Publishing() : anne_(file("anne", "correct horse battery\n"))
    {
        fs::copy(SOURCE_DIR "/tests/data/packs/tiny", path("tiny"), fs::copy_options::recursive);
    }
    Ran sign(const std::string& key) const
    {
        return runOpmaat("pack sign " + path("tiny") + " --key " + path(key) +
                         " --passphrase-file " + anne_);
    }
    Ran makeKey(const std::string& key, const std::string& name) const
    {
        return runOpmaat("pack key --name '" + name + "' --out " + path(key) +
                         " --passphrase-file " + anne_);
    }
    Ran verify(const std::string& options = "") const
    {
        return runOpmaat("pack verify " + path("tiny") + options);
    }

    std::string anne_;
};

TEST_F(Publishing, SignsWithAKeyThatOnlyItsOwnerCanRead)
{
    ASSERT_EQ(makeKey("key", "Anne").exitCode, 0);
    EXPECT_EQ(fs::status(path("key")).permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_TRUE(makeKey("key", "Anne").says("there already"));
    const Ran hash = runOpmaat("pack hash " + path("tiny"));
    EXPECT_TRUE(verify().says("[pack-unsigned]"));
    const Ran signature = sign("key");
    ASSERT_EQ(signature.exitCode, 0) << signature.output;
    EXPECT_EQ(runOpmaat("pack hash " + path("tiny")).output, hash.output);
    EXPECT_TRUE(verify().says("signed by 'Anne'")) << verify().output;
    EXPECT_EQ(verify(" --publisher " + path("key.pub")).exitCode, 0);

    ASSERT_EQ(makeKey("other", "Bo").exitCode, 0);
    EXPECT_TRUE(verify(" --publisher " + path("other.pub")).says("is not signed with the key"));
    ASSERT_EQ(sign("other").exitCode, 0);
    EXPECT_TRUE(verify().says("'Anne'") && verify().says("'Bo'")) << "both stand";

    std::ofstream(path("tiny/README.md"), std::ios::app) << "!";
    EXPECT_EQ(verify().exitCode, 1);
    EXPECT_TRUE(verify().says("[pack-changed]")) << verify().output;
    ASSERT_EQ(sign("key").exitCode, 0);
    EXPECT_FALSE(verify().says("'Bo'")) << "Bo did not sign what it is now";
}

TEST_F(Publishing, SignsNothingWithAWrongPassphraseOrForABrokenPack)
{
    ASSERT_EQ(makeKey("key", "Anne").exitCode, 0);
    const std::string wrong = file("wrong", "incorrect horse battery\n");
    const Ran refused = runOpmaat("pack sign " + path("tiny") + " --key " + path("key") +
                                  " --passphrase-file " + wrong);
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_TRUE(refused.says("does not open the key")) << refused.output;
    fs::remove(path("tiny/parameters.json"));
    EXPECT_EQ(sign("key").exitCode, 1);
    EXPECT_FALSE(fs::exists(path("tiny.signatures.json")));
    EXPECT_TRUE(runOpmaat("pack key --name A --out " + path("k") + " --passphrase-file " +
                          file("short", "short\n"))
                    .says("at least 12"));
}

/// An office with two people, Bram and Cas.
class Adopting : public Publishing {
protected:
    Adopting()
    {
        bram_ = file("bram", "staple staple staple\n");
        cas_ = file("cas", "paper clip drawer\n");
        expectFine(store("init --label Bram --passphrase-file " + bram_));
        expectFine(store("key add --label Cas --passphrase-file " + bram_ +
                         " --new-passphrase-file " + cas_));
        expectFine(makeKey("key", "Anne"));
    }
    static void expectFine(const Ran& ran) { EXPECT_EQ(ran.exitCode, 0) << ran.output; }
    Ran store(const std::string& arguments) const
    {
        return runShell("OPMAAT_STORE=" + path("office.db") + " " + OPMAAT + " store " + arguments);
    }
    Ran adopt(const std::string& passphraseFile) const
    {
        return store("adopt " + path("tiny") + " --passphrase-file " + passphraseFile);
    }

    std::string bram_, cas_;
};

TEST_F(Adopting, TakesASignerWhomTheOfficeKnowsAndSomebodyElse)
{
    EXPECT_TRUE(adopt(cas_).says("[pack-unsigned]"));
    expectFine(sign("key"));
    EXPECT_TRUE(adopt(cas_).says("does not know the key of 'Anne'")) << adopt(cas_).output;
    expectFine(store("publisher add " + path("key.pub") + " --passphrase-file " + bram_));
    EXPECT_TRUE(store("publisher list --passphrase-file " + cas_).says("Anne, added by Bram"));
    const std::string before = store("status").output;
    const Ran alone = adopt(bram_);
    EXPECT_EQ(alone.exitCode, 1);
    EXPECT_TRUE(alone.says("'Bram' cannot adopt what 'Anne' signed")) << alone.output;
    EXPECT_EQ(store("status").output, before) << "nothing was kept";

    std::ofstream(path("tiny/README.md"), std::ios::app) << "!";
    EXPECT_TRUE(adopt(cas_).says("[pack-changed]"));
    expectFine(sign("key"));
    expectFine(adopt(cas_));
    expectFine(store("verify --passphrase-file " + cas_));

    const std::string key = verify().output.substr(verify().output.rfind(' ') + 1, 64);
    expectFine(store("publisher revoke " + key + " --reason lost --passphrase-file " + bram_));
    EXPECT_TRUE(adopt(cas_).says("does not know the key"));
}

}  // namespace
