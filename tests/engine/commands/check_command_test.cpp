#include <gtest/gtest.h>

#include "tests/engine/commands/opmaat_program.h"

namespace {

namespace fs = std::filesystem;

class CheckCommand : public Command {
protected:
    CheckCommand()
    {
        fs::copy(SOURCE_DIR "/questionnaires", path("questionnaires"), fs::copy_options::recursive);
    }

    std::string pack() const { return path("questionnaires/wkm"); }
    void replace(const std::string& name, const std::string& old, const std::string& by) const
    {
        std::string text = contentOf(pack() + "/" + name);
        ASSERT_NE(text.find(old), std::string::npos) << old;
        file("questionnaires/wkm/" + name, text.replace(text.find(old), old.size(), by));
    }
};

TEST_F(CheckCommand, OfAllThatShipsFindsNothing)
{
    const Ran ran = runOpmaat("check " + std::string(SOURCE_DIR) + "/questionnaires/*");
    EXPECT_EQ(ran.exitCode, 0);
    EXPECT_EQ(ran.output.find('['), std::string::npos) << ran.output;
    EXPECT_TRUE(ran.says(" 0 findings")) << ran.output;
}

TEST_F(CheckCommand, ReviewsTheWordsWithTheListsBesideThePack)
{
    replace("moment.json", "Wat past nu het beste bij u?", "Wat past momenteel het beste bij u?");
    const Ran ran = runOpmaat("check " + pack());
    EXPECT_EQ(ran.exitCode, 0) << "a warning keeps nobody from using it";
    EXPECT_TRUE(ran.says("warning [word-hard] at /items/0/text/nl: 'momenteel' is a hard word"))
        << ran.output;
    EXPECT_TRUE(ran.says("can be used; 63 items, 1 findings")) << ran.output;

    fs::remove_all(path("questionnaires/language"));
    const Ran without = runOpmaat("check " + pack());
    EXPECT_TRUE(without.says("note [language-list]")) << without.output;
    const Ran named =
        runOpmaat("check " + pack() + " --language " SOURCE_DIR "/questionnaires/language");
    EXPECT_TRUE(named.says("[word-hard]")) << named.output;
}

TEST_F(CheckCommand, ChecksTheListsToo)
{
    file("questionnaires/language/nl.json", "{}");
    const Ran ran = runOpmaat("check " + path("questionnaires/language"));
    EXPECT_EQ(ran.exitCode, 1) << ran.output;
    EXPECT_EQ(runOpmaat("check " + pack()).exitCode, 1);
}

TEST_F(CheckCommand, MendsWhatIsMechanicalAndSaysWhat)
{
    const std::string good = contentOf(pack() + "/moment.json");
    replace("moment.json", "\"seconds\"", "\"secconds\"");
    EXPECT_EQ(runOpmaat("check " + pack()).exitCode, 1);
    const Ran ran = runOpmaat("check --fix " + pack());
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("mended [field-unknown]: the key \"secconds\" is now \"seconds\""))
        << ran.output;
    EXPECT_EQ(contentOf(pack() + "/moment.json"), good);

    replace("moment.json", "\"seconds\"", "\"secconds\"");
    const Ran json = runOpmaat("check --fix --json " + pack());
    EXPECT_TRUE(json.says("\"findings\": []")) << json.output;
    EXPECT_TRUE(json.says("\"mended\": [")) << json.output;
}

TEST_F(CheckCommand, SpeaksSarif)
{
    replace("moment.json", "\"seconds\"", "\"secconds\"");
    const Ran ran = runOpmaat("check --sarif " + pack());
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.output.starts_with("{\n  \"$schema\": \"https://docs.oasis-open.org/sarif/"));
    EXPECT_TRUE(ran.says("\"ruleId\": \"field-unknown\"")) << ran.output;
    EXPECT_EQ(runOpmaat("check --sarif --json " + pack()).exitCode, 2);
}

TEST_F(CheckCommand, ListsItsRules)
{
    const Ran ran = runOpmaat("check --list-rules");
    EXPECT_EQ(ran.exitCode, 0);
    EXPECT_EQ(ran.output, contentOf(SOURCE_DIR "/engine/pack/RULES.md"));
    const Ran json = runOpmaat("check --list-rules --json");
    EXPECT_TRUE(json.says("\"format\": \"opmaat.rules/1\"")) << json.output.substr(0, 200);
    EXPECT_EQ(runOpmaat("check").exitCode, 2);
}

}  // namespace
