#include <gtest/gtest.h>

#include "tests/engine/commands/opmaat_program.h"

namespace {

namespace fs = std::filesystem;

class FormatCommand : public Command {
protected:
    FormatCommand()
    {
        fs::copy(SOURCE_DIR "/questionnaires/wkm", path("pack"), fs::copy_options::recursive);
    }

    std::string inPack(const std::string& name) const { return path("pack/" + name); }
};

TEST_F(FormatCommand, LeavesFormattedFilesAsTheyAre)
{
    const Ran ran = runOpmaat("fmt --check " + path("pack"));
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("12 of 12 files were formatted already.")) << ran.output;
}

TEST_F(FormatCommand, ChecksWithoutChangingAndThenFormats)
{
    const std::string good = contentOf(inPack("moment.json"));
    std::string bad = good;
    while (bad.find("  ") != std::string::npos) bad.replace(bad.find("  "), 2, " ");
    file("pack/moment.json", bad);

    const Ran checked = runOpmaat("fmt --check " + path("pack"));
    EXPECT_EQ(checked.exitCode, 1);
    EXPECT_TRUE(checked.says("moment.json: not formatted")) << checked.output;
    EXPECT_EQ(contentOf(inPack("moment.json")), bad);

    EXPECT_EQ(runOpmaat("fmt " + path("pack")).exitCode, 0);
    EXPECT_EQ(contentOf(inPack("moment.json")), good);
    EXPECT_EQ(fs::status(inPack("moment.json")).permissions(),
              fs::perms::owner_read | fs::perms::owner_write)
        << "who may read it stays";
}

TEST_F(FormatCommand, RefusesWhatItCannotReadAndFormatsTheRest)
{
    const std::string broken = R"({"format": "opmaat.module/1", )";
    file("pack/haast.json", broken);
    const std::string good = contentOf(inPack("moment.json"));
    file("pack/moment.json", good + "\n\n");

    const Ran ran = runOpmaat("fmt " + path("pack"));
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("haast.json:1:31: error [json-syntax]")) << ran.output;
    EXPECT_TRUE(ran.says("1 are left as they are")) << ran.output;
    EXPECT_EQ(contentOf(inPack("haast.json")), broken);
    EXPECT_EQ(contentOf(inPack("moment.json")), good);
}

TEST_F(FormatCommand, FormatsOneFileWithTheLanguagesOfItsPack)
{
    const std::string text = contentOf(inPack("haast.json"));
    std::string turned = text;
    const std::string title = R"({"nl": "Haast", "en": "Urgent matters"})";
    ASSERT_NE(turned.find(title), std::string::npos);
    turned.replace(turned.find(title), title.size(), R"({"en": "Urgent matters", "nl": "Haast"})");
    file("pack/haast.json", turned);
    EXPECT_EQ(runOpmaat("fmt " + inPack("haast.json")).exitCode, 0);
    EXPECT_EQ(contentOf(inPack("haast.json")), text);
}

TEST_F(FormatCommand, ReplacesWhatALinkStandsFor)
{
    fs::create_symlink("moment.json", inPack("also.json"));
    const std::string good = contentOf(inPack("moment.json"));
    file("pack/moment.json", good + "\n");
    EXPECT_EQ(runOpmaat("fmt " + inPack("also.json")).exitCode, 0);
    EXPECT_TRUE(fs::is_symlink(inPack("also.json")));
    EXPECT_EQ(contentOf(inPack("moment.json")), good);
}

TEST_F(FormatCommand, GoesOnAfterAPathThatIsNoneAndTakesAFolderThatIsNoPack)
{
    fs::copy(SOURCE_DIR "/questionnaires/language", path("language"));
    file("language/nl.json", contentOf(path("language/nl.json")) + "\n");
    const Ran ran = runOpmaat("fmt --check /nowhere " + path("language"));
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("/nowhere: error [file-missing]")) << ran.output;
    EXPECT_TRUE(ran.says("nl.json: not formatted")) << ran.output;
    EXPECT_TRUE(ran.says("1 of 3 files were formatted already; 1 are left")) << ran.output;
}

TEST_F(FormatCommand, SaysTheSameAsJson)
{
    file("pack/moment.json", contentOf(inPack("moment.json")) + "\n");
    const Ran ran = runOpmaat("fmt --check --json " + path("pack"));
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("\"format\": \"opmaat.fmt/1\"")) << ran.output;
    EXPECT_TRUE(ran.says("\"dryRun\": true")) << ran.output;
    EXPECT_TRUE(ran.says("moment.json\",\n      \"changed\": true")) << ran.output;
    EXPECT_TRUE(ran.says("haast.json\",\n      \"changed\": false")) << ran.output;
    EXPECT_TRUE(ran.says("\"findings\": []")) << ran.output;
}

TEST_F(FormatCommand, NeedsAPath)
{
    EXPECT_EQ(runOpmaat("fmt").exitCode, 2);
    EXPECT_EQ(runOpmaat("fmt /nowhere/at/all").exitCode, 1);
    EXPECT_EQ(runOpmaat("fmt --help").exitCode, 0);
}

}  // namespace
