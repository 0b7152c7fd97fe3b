#include <gtest/gtest.h>

#include "tests/engine/commands/opmaat_program.h"

// --form of the commands, with the pack two-forms of tests/data/packs: twelve items, eight of them
// in the form `short`.

namespace {

namespace fs = std::filesystem;

const std::string kPack = SOURCE_DIR "/tests/data/packs/two-forms";

class FormOption : public Command {
protected:
    std::string answers(const std::string& form = "") const
    {
        return file("answers" + form + ".json",
                    R"({"format": "opmaat.answers/1", "pack": "two-forms", "language": "en", )" +
                        (form.empty() ? "" : "\"form\": \"" + form + "\", ") +
                        R"("answers": {"wants-change": 2, "has-plan": 2, "opens-post": 1}})");
    }
};

TEST_F(FormOption, ScoresAsIfTheFormHadBeenUsed)
{
    const Ran whole = runOpmaat("score " + kPack + " " + answers() + " --json");
    const Ran named = runOpmaat("score " + kPack + " " + answers("short") + " --json");
    const Ran asked = runOpmaat("score " + kPack + " " + answers() + " --form short --json");
    ASSERT_EQ(asked.exitCode, 0) << asked.output;
    EXPECT_EQ(asked.output, named.output) << "the file may name the form, or the option";
    EXPECT_FALSE(whole.says("\"form\""));
    EXPECT_TRUE(asked.says("\"form\": \"short\"")) << asked.output;
    EXPECT_NE(whole.output, asked.output);
    const Ran text = runOpmaat("score " + kPack + " " + answers("short"));
    EXPECT_TRUE(text.says(", form short\n")) << text.output;
}

TEST_F(FormOption, ShowsTheRoutesOfTheForm)
{
    const Ran ran = runOpmaat("paths " + kPack + " --form short");
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("two-forms 1.0.0, form short, 8 items")) << ran.output;
    EXPECT_TRUE(ran.says("shortest      5.0")) << ran.output;
    const Ran json = runOpmaat("paths " + kPack + " --form short --json");
    EXPECT_TRUE(json.says("\"form\": \"short\"")) << json.output;
    EXPECT_FALSE(json.says("has-plan"));
    EXPECT_TRUE(runOpmaat("paths " + kPack + " --json").says("\"form\": null"));
}

TEST_F(FormOption, MakesUpATableThatScoreReads)
{
    const std::string table = path("made-up.csv"), out = path("scored.csv");
    ASSERT_EQ(
        runOpmaat("simulate " + kPack + " --form short --kind model --people 9 --out " + table)
            .exitCode,
        0);
    EXPECT_EQ(contentOf(table).find("has-plan"), std::string::npos);
    ASSERT_EQ(
        runOpmaat("score " + kPack + " --form short --csv " + table + " --out " + out).exitCode, 0);
    EXPECT_NE(contentOf(out).find(",usable"), std::string::npos);
}

TEST_F(FormOption, DoesNotCountCellsOfWhatTheFormLeavesOut)
{
    const std::string table = file("table.csv", "has-plan,opens-post\n2,1\n");
    const std::string without = file("without.csv", "opens-post\n1\n");
    const auto scored = [&](const std::string& from) {
        const std::string out = path("out.csv");
        EXPECT_EQ(
            runOpmaat("score " + kPack + " --form short --csv " + from + " --out " + out).exitCode,
            0);
        return contentOf(out);
    };
    EXPECT_EQ(scored(table), scored(without));
}

TEST_F(FormOption, ComparesTwoVersionsOfAForm)
{
    fs::copy(kPack, path("later"), fs::copy_options::recursive);
    std::string pack = contentOf(path("later/pack.json"));
    const std::string out = ", \"opens-post\"]";
    pack.replace(pack.find(out), out.size(), "]");
    file("later/pack.json", pack);
    const Ran ran =
        runOpmaat("diff " + kPack + " " + path("later") + " --form short --answers " + answers());
    EXPECT_EQ(ran.exitCode, 1) << ran.output;
    EXPECT_TRUE(ran.says("shortest: 4.0 questions")) << ran.output;
    EXPECT_TRUE(ran.says("the answer to opens-post counts no more: it is not shown")) << ran.output;
    EXPECT_EQ(runOpmaat("diff " + kPack + " " + path("later") + " --answers " + answers()).exitCode,
              0)
        << "nothing differs in the whole pack";
}

TEST_F(FormOption, IsRefusedWhenThePackHasNoSuchForm)
{
    for (const std::string& command :
         {"paths " + kPack, "simulate " + kPack + " --out " + path("made-up.csv"),
          "score " + kPack + " " + answers(), "diff " + kPack + " " + kPack}) {
        const Ran ran = runOpmaat(command + " --form shirt");
        EXPECT_EQ(ran.exitCode, 1) << command;
        EXPECT_TRUE(ran.says("has no form 'shirt'. Did you mean 'short'.")) << ran.output;
    }
    EXPECT_EQ(runOpmaat("score " + kPack + "/parameters.json --form short --csv " + answers() +
                        " --out " + path("out.csv"))
                  .exitCode,
              2);
}

}  // namespace
