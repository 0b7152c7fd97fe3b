#include <gtest/gtest.h>

#include "tests/engine/commands/opmaat_program.h"

namespace {

namespace fs = std::filesystem;

class TranslateCommand : public Command {
protected:
    TranslateCommand()
    {
        fs::copy(SOURCE_DIR "/questionnaires/wkm", path("pack"), fs::copy_options::recursive);
    }

    static void replace(std::string& text, const std::string& old, const std::string& by)
    {
        ASSERT_NE(text.find(old), std::string::npos) << old;
        text.replace(text.find(old), old.size(), by);
    }
};

TEST_F(TranslateCommand, ExportsAndImportsInBothFormats)
{
    for (const std::string format : {"xliff", "csv"}) {
        const std::string out = path("en.txt");
        const std::string asked = std::string(" --format ").append(format);
        std::string command = "translate export " + path("pack") + " --language en --out " + out;
        const Ran exported = runOpmaat(command.append(asked));
        ASSERT_EQ(exported.exitCode, 0) << exported.output;
        EXPECT_TRUE(exported.says("; 0 of them are not translated yet.")) << exported.output;
        std::string arguments = path("pack") + " " + out;
        arguments.append(asked);
        const Ran same = runOpmaat("translate import " + arguments);
        EXPECT_EQ(same.exitCode, 0) << same.output;
        EXPECT_TRUE(same.says("The pack had these texts already.")) << same.output;

        std::string text = contentOf(out);
        const std::string changedTitle = std::string("Will, ability, moment as ").append(format);
        replace(text, "Will, ability, moment", changedTitle);
        file("en.txt", text);
        const Ran dry = runOpmaat("translate import --dry-run " + arguments);
        EXPECT_TRUE(dry.says("pack.json would change")) << dry.output;
        EXPECT_EQ(contentOf(path("pack/pack.json")).find(changedTitle), std::string::npos);
        const Ran changed = runOpmaat("translate import " + arguments);
        EXPECT_TRUE(changed.says("pack.json changed")) << changed.output;
        EXPECT_NE(contentOf(path("pack/pack.json")).find(changedTitle), std::string::npos);
        EXPECT_EQ(runOpmaat("fmt --check " + path("pack")).exitCode, 0) << "it stays formatted";
    }
}

TEST_F(TranslateCommand, ChangesNothingWhenOneTextIsUnknown)
{
    const std::string out = path("en.csv");
    ASSERT_EQ(
        runOpmaat("translate export " + path("pack") + " --language en --out " + out).exitCode, 0);
    std::string text = contentOf(out);
    replace(text, "Will, ability, moment", "Other words");
    file("en.csv", text + "pack.json,/nowhere,a,b\n");
    const std::string before = contentOf(path("pack/pack.json"));
    const Ran ran = runOpmaat("translate import " + path("pack") + " " + out);
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("[translation-unknown]: the pack has no text '/nowhere' of pack.json"))
        << ran.output;
    EXPECT_EQ(contentOf(path("pack/pack.json")), before);
}

TEST_F(TranslateCommand, ExportsANewLanguageToStandardOutput)
{
    const Ran ran = runOpmaat("translate export " + path("pack") + " --language pl --from en");
    EXPECT_EQ(ran.exitCode, 0);
    EXPECT_TRUE(ran.output.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff "));
    EXPECT_TRUE(ran.says("source-language=\"en\" target-language=\"pl\""))
        << ran.output.substr(0, 400);
    EXPECT_FALSE(ran.says("<target"));
}

TEST_F(TranslateCommand, TellsTheCoverage)
{
    const Ran ran = runOpmaat("translate coverage " + path("pack"));
    EXPECT_EQ(ran.exitCode, 0);
    EXPECT_TRUE(ran.says("(100.0%)")) << ran.output;
    std::string module = contentOf(path("pack/haast.json"));
    replace(module, R"(, "en": "Urgent matters")", "");
    file("pack/haast.json", module);
    const Ran hole = runOpmaat("translate coverage --json " + path("pack"));
    EXPECT_EQ(hole.exitCode, 1);
    EXPECT_TRUE(hole.says("\"format\": \"opmaat.coverage/1\"")) << hole.output;
    EXPECT_TRUE(hole.says("\"haast.json /title\"")) << hole.output;
}

TEST_F(TranslateCommand, RefusesAnotherLanguageThanAsked)
{
    const std::string out = path("en.xlf");
    ASSERT_EQ(
        runOpmaat("translate export " + path("pack") + " --language en --out " + out).exitCode, 0);
    const Ran ran = runOpmaat("translate import " + path("pack") + " " + out + " --language pl");
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("it is a translation to 'en', not to 'pl'")) << ran.output;
    EXPECT_EQ(runOpmaat("translate").exitCode, 2);
    EXPECT_EQ(runOpmaat("translate export " + path("pack")).exitCode, 2);
    EXPECT_EQ(runOpmaat("translate import --json " + path("pack") + " " + out).exitCode, 0);
}

}  // namespace
