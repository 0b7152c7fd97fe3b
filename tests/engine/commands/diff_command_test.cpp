#include <gtest/gtest.h>

#include "tests/engine/commands/opmaat_program.h"

namespace {

namespace fs = std::filesystem;

const std::string kPack = SOURCE_DIR "/questionnaires/wkm";
const std::string kTanya = SOURCE_DIR "/tests/data/tanya.answers.json";

class DiffCommand : public Command {
protected:
    DiffCommand() { fs::copy(kPack, path("pack"), fs::copy_options::recursive); }

    void replace(const std::string& name, const std::string& old, const std::string& by) const
    {
        std::string text = contentOf(path("pack/" + name));
        ASSERT_NE(text.find(old), std::string::npos) << old;
        file("pack/" + name, text.replace(text.find(old), old.size(), by));
    }
};

TEST_F(DiffCommand, OfTheSamePackFindsNothing)
{
    const Ran ran = runOpmaat("diff " + kPack + " " + path("pack") + " --answers " + kTanya);
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("0 texts differ.")) << ran.output;
    EXPECT_TRUE(ran.says("0 other values differ.")) << ran.output;
    EXPECT_TRUE(ran.says("0 of 1 answers files get another result.")) << ran.output;
}

TEST_F(DiffCommand, ShowsTextsRoutesAndWhoseResultDiffers)
{
    replace("moment.json", "Wat past nu het beste bij u?", "Wat past nu bij u?");
    replace("situatie.json", R"("showIf": "beslag = ja")", "\"showIf\": \"answered(beslag)\"");
    replace("parameters.json", R"("slope": 1.3, "intercepts": [2.08)",
            R"("slope": 2.3, "intercepts": [2.08)");
    const Ran ran = runOpmaat("diff " + kPack + " " + path("pack") + " --answers " + kTanya);
    EXPECT_EQ(ran.exitCode, 1) << "a result that differs is a finding";
    EXPECT_TRUE(ran.says("    - Wat past nu het beste bij u?\n    + Wat past nu bij u?"));
    EXPECT_TRUE(
        ran.says("situatie.json /items/beslag-genoeg/showIf: \"beslag = ja\" -> "
                 "\"answered(beslag)\""))
        << ran.output;
    EXPECT_TRUE(ran.says("mean: 60.5 questions, 12.6 min, was 60.0 questions, 12.5 min"))
        << ran.output;
    EXPECT_TRUE(ran.says("eerste-stap adds ")) << ran.output;
    EXPECT_TRUE(ran.says("(slope is 2.3, was 1.3)")) << ran.output;
}

TEST_F(DiffCommand, SaysTheSameAsJson)
{
    replace("moment.json", "Wat past nu het beste bij u?", "Wat past nu bij u?");
    const Ran ran = runOpmaat("diff --json " + kPack + " " + path("pack") + " --answers " + kTanya);
    EXPECT_EQ(ran.exitCode, 0);
    for (const char* field :
         {R"("format": "opmaat.diff/1")", R"("before": "Wat past nu het beste bij u?")",
          "\"routes\": {", "\"differs\": false", "\"proposal\": {", "\"why\": []"}) {
        EXPECT_TRUE(ran.says(field)) << field << ran.output;
    }
}

TEST_F(DiffCommand, NeedsTwoPacksThatCanBeUsed)
{
    EXPECT_EQ(runOpmaat("diff " + kPack).exitCode, 2);
    EXPECT_EQ(runOpmaat("diff " + kPack + " /nowhere").exitCode, 1);
    replace("moment.json", "\"seconds\"", "\"secconds\"");
    const Ran ran = runOpmaat("diff " + kPack + " " + path("pack"));
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("[field-unknown]")) << ran.output;
}

}  // namespace
