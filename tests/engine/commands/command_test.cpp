// The command line as people and scripts meet it: exit codes, sentences and what they read.

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/engine/commands/opmaat_program.h"
#include "tests/golden.h"

namespace {

namespace fs = std::filesystem;

const std::string kPack = SOURCE_DIR "/questionnaires/wkm";
const std::string kData = SOURCE_DIR "/tests/data/";

TEST_F(Command, WithoutArgumentsIsWrongUse)
{
    EXPECT_EQ(runOpmaat("").exitCode, 2);
}

TEST_F(Command, HelpIsFine)
{
    const Ran ran = runOpmaat("--help");
    EXPECT_EQ(ran.exitCode, 0);
    EXPECT_NE(ran.output.find("check"), std::string::npos);
    EXPECT_NE(ran.output.find("Exit codes"), std::string::npos);
}

TEST_F(Command, TheShippedPackPassesItsCheckWithoutAFinding)
{
    const Ran ran = runOpmaat("check " + kPack);
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_NE(ran.output.find(" 0 findings"), std::string::npos) << ran.output;
}

TEST_F(Command, CheckAcceptsAFileOfAPack)
{
    EXPECT_EQ(runOpmaat("check " + kPack + "/parameters.json").exitCode, 0);
}

TEST_F(Command, CheckOfNothingNamesWhatIsMissing)
{
    const Ran ran = runOpmaat("check /nowhere/at/all");
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_NE(ran.output.find("/nowhere/at/all"), std::string::npos) << ran.output;
}

TEST_F(Command, ScoreNeedsAnswersOrATable)
{
    EXPECT_EQ(runOpmaat("score " + kPack).exitCode, 2);
    EXPECT_EQ(runOpmaat("score " + kPack + " --csv a.csv").exitCode, 2);
    EXPECT_EQ(
        runOpmaat("score " + kPack + " " + kData + "tanya.answers.json --csv a --out b").exitCode,
        2);
}

class PersonaPage : public Command, public testing::WithParamInterface<std::string> {};

TEST_P(PersonaPage, ReadsAsItDid)
{
    const std::string command = "score " + kPack + " " + kData + GetParam() + ".answers.json ";
    for (const std::string option : {"--language nl", "--language en"}) {
        const Ran ran = runOpmaat(command + option);
        EXPECT_EQ(ran.exitCode, 0) << ran.output;
        // The hash changes with every comma of the pack; what people read is what counts here.
        expectGolden(GetParam() + "." + option.substr(option.size() - 2) + ".txt",
                     ran.output.substr(0, ran.output.rfind("\nwkm ")));
    }
}

std::vector<std::string> personas()
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(SOURCE_DIR "/tests/data")) {
        const std::string name = entry.path().filename().string();
        const auto ending = name.find(".answers.json");
        if (ending != std::string::npos) names.push_back(name.substr(0, ending));
    }
    std::sort(names.begin(), names.end());
    return names;
}

INSTANTIATE_TEST_SUITE_P(, PersonaPage, testing::ValuesIn(personas()), [](const auto& test) {
    std::string name = test.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST_F(Command, AnEarlierMeasurementIsComparedOrRefusedWithTheReason)
{
    const std::string command = "score " + kPack + " " + kData + "tanya.answers.json --language en";
    const Ran same = runOpmaat(command + " --before " + kData + "tanya.answers.json");
    EXPECT_EQ(same.exitCode, 0) << same.output;
    EXPECT_TRUE(same.says("Motivation: no clear difference from last time")) << same.output;
    const Ran refused = runOpmaat(command + " --before " + kData + "brother.answers.json --json");
    EXPECT_EQ(refused.exitCode, 0) << refused.output;
    EXPECT_TRUE(refused.says("mode-differs")) << refused.output;
    EXPECT_EQ(runOpmaat(command + " --before-pack " + kPack).exitCode, 2);
    EXPECT_EQ(
        runOpmaat("score " + kPack + " --csv a --out b --before " + kData + "tanya.answers.json")
            .exitCode,
        2);
}

TEST_F(Command, APackWithoutAModelIsScoredAndRefusesWhatNeedsOne)
{
    const std::string pack = SOURCE_DIR "/tests/data/packs/phq-9";
    const std::string answers =
        file("phq.json", R"({"format": "opmaat.answers/1", "pack": "phq-9", "language": "en",
                             "mode": "alone", "answers": {"phq-1": 2, "phq-2": 3}})");
    const Ran page = runOpmaat("score " + pack + " " + answers);
    EXPECT_EQ(page.exitCode, 0) << page.output;
    EXPECT_TRUE(page.says("not computable: 2 of 9 answered, at least 8 needed")) << page.output;
    EXPECT_FALSE(page.says("nodes an axis")) << page.output;

    const Ran change = runOpmaat("score " + pack + " " + answers + " --before " + answers);
    EXPECT_EQ(change.exitCode, 1);
    EXPECT_TRUE(change.says("needs parameters.json")) << change.output;
    const std::string out = (folder_ / "people.csv").string();
    const Ran drawn = runOpmaat("simulate " + pack + " --kind model --people 3 --out " + out);
    EXPECT_EQ(drawn.exitCode, 1);
    EXPECT_TRUE(drawn.says("Use --kind random")) << drawn.output;
    EXPECT_EQ(runOpmaat("simulate " + pack + " --kind random --people 3 --out " + out).exitCode, 0);
}

TEST_F(Command, ATraceTellsEveryConditionAndWhatDecidedIt)
{
    const std::string command = "score " + kPack + " " + kData + "tanya.answers.json --trace";
    const Ran ran = runOpmaat(command);
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("because `")) << ran.output;
    const Ran asJson = runOpmaat(command + " --json");
    EXPECT_TRUE(asJson.says("\"trace\": [")) << asJson.output;
    EXPECT_EQ(runOpmaat("score " + kPack + " --csv a --out b --trace").exitCode, 2);
}

TEST_F(Command, ATableGivesOneLineARespondentWhateverTheThreads)
{
    // Any item of the pack will do: take the first two of the parameters file.
    const std::string parameters = contentOf(kPack + "/parameters.json");
    const auto items = parameters.find("\"items\"");
    const auto first = parameters.find('"', parameters.find('{', items)) + 1;
    const std::string item = parameters.substr(first, parameters.find('"', first) - first);
    const std::string table = file("in.csv", item + "\n0\n\n1\n0\n");
    const std::string out = (folder_ / "out.csv").string();

    ASSERT_EQ(
        runOpmaat("score " + kPack + " --csv " + table + " --out " + out + " --threads 1").exitCode,
        0);
    const std::string one = contentOf(out);
    ASSERT_EQ(
        runOpmaat("score " + kPack + " --csv " + table + " --out " + out + " --threads 3").exitCode,
        0);
    EXPECT_EQ(one, contentOf(out));

    std::istringstream lines(one);
    std::vector<std::string> all;
    for (std::string line; std::getline(lines, line);) all.push_back(line);
    ASSERT_EQ(all.size(), 5u);
    EXPECT_TRUE(all[0].starts_with("row,answered,")) << all[0];
    EXPECT_TRUE(all[0].ends_with(",none.p,verdict")) << all[0];
    EXPECT_TRUE(all[2].starts_with("2,0,")) << all[2];
    EXPECT_EQ(all[1].substr(2), all[4].substr(2)) << "the same answers give the same result";
}

TEST_F(Command, ARefusedTableLeavesWhatWasThereBefore)
{
    const std::string table = file("in.csv", "kan-wachten\n1\n99\n");
    const std::string out = file("out.csv", "of yesterday");
    const Ran ran = runOpmaat("score " + kPack + " --csv " + table + " --out " + out);
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("in.csv:3:1: error [csv-category]: category 99")) << ran.output;
    EXPECT_EQ(contentOf(out), "of yesterday");
    EXPECT_FALSE(fs::exists(out + ".partial"));
}

TEST_F(Command, AParametersFileAloneScoresATable)
{
    const std::string parameters = file("parameters.json", R"({
      "format": "opmaat.parameters/1", "id": "one", "version": "1", "status": "expert", "provenance": "made up",
      "axes": [{"id": "a"}], "population": {"mean": [0], "correlation": [[1]]},
      "items": {"x": {"facet": "a", "model": "graded", "slope": 1, "intercepts": [1, -1]}}})");
    const std::string table = file("in.csv", "x\n3\n1\n2\n");
    const std::string out = (folder_ / "out.csv").string();
    const Ran ran = runOpmaat("score " + parameters + " --csv " + table + " --out " + out);
    ASSERT_EQ(ran.exitCode, 0) << ran.output;
    const std::string text = contentOf(out);
    EXPECT_TRUE(text.starts_with("row,answered,a.theta,a.se\n1,1,0.")) << text;
    EXPECT_NE(text.find("\n2,1,-0."), std::string::npos) << text;
    // Symmetric categories: the middle one says nothing about the mean.
    EXPECT_NE(text.find("\n3,1,0,"), std::string::npos) << text;
}

struct BadInput {
    std::string name, content, mustSay;
};

class BadAnswers : public Command, public testing::WithParamInterface<BadInput> {};

TEST_P(BadAnswers, AreRefusedInOneSentenceWithTheirPlace)
{
    const std::string path = file("bad.json", GetParam().content);
    const Ran ran = runOpmaat("score " + kPack + " " + path);
    EXPECT_EQ(ran.exitCode, 1) << ran.output;
    EXPECT_NE(ran.output.find(path), std::string::npos) << ran.output;
    EXPECT_NE(ran.output.find(GetParam().mustSay), std::string::npos) << ran.output;
    EXPECT_EQ(std::count(ran.output.begin(), ran.output.end(), '\n'), 1) << ran.output;
}

const std::string kStart =
    R"({"format": "opmaat.answers/1", "pack": "wkm", "language": "nl", "mode": "alone", "answers": )";

INSTANTIATE_TEST_SUITE_P(
    , BadAnswers,
    testing::Values(BadInput{"Empty", "", ":1:1: "},
                    BadInput{"Truncated", kStart + "{\"a\": ", "json-"},
                    BadInput{"NotJson", "a,b\n1,2\n", "json-"},
                    BadInput{"TooDeep", std::string(100, '['), "json-depth"},
                    BadInput{"KeyTwice", R"({"format": "opmaat.answers/1", "format": "x"})",
                             "json-duplicate-key"},
                    BadInput{"WrongEncoding", "{\"format\": \"\xE9\"}", "json-encoding"},
                    BadInput{"ByteOrderMark", "\xEF\xBB\xBF{}", "json-encoding"},
                    BadInput{"WrongType", kStart + "[]}", "/answers"},
                    BadInput{"UnknownItem", kStart + R"({"no-such-item": 1}})", "no-such-item"},
                    BadInput{"AnotherFormat",
                             R"({"format": "opmaat.pack/1", "pack": "wkm", "answers": {}})",
                             "opmaat.answers/1"}),
    [](const auto& test) { return test.param.name; });

TEST_F(Command, AHugeFileIsRefusedBeforeItIsRead)
{
    const std::string path = file("huge.json", "{");
    fs::resize_file(path, 100u << 20u);  // sparse: takes no room on the disk
    const Ran ran = runOpmaat("score " + kPack + " " + path);
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_NE(ran.output.find("file-size"), std::string::npos) << ran.output;
}

TEST_F(Command, APackWhoseFilesDisagreeIsRefused)
{
    fs::copy(kPack, folder_ / "pack", fs::copy_options::recursive);
    std::string parameters = contentOf(folder_ / "pack/parameters.json");
    const auto facet = parameters.find(R"("facet": ")") + 10;
    parameters.replace(facet, 1, "zz");
    file("pack/parameters.json", parameters);
    const Ran ran = runOpmaat("check " + (folder_ / "pack").string());
    EXPECT_EQ(ran.exitCode, 1) << ran.output;
    EXPECT_NE(ran.output.find("parameters.json"), std::string::npos) << ran.output;
}

TEST_F(Command, FindingsComeAsJsonToo)
{
    const Ran ran = runOpmaat("check /nowhere/at/all --json");
    EXPECT_EQ(ran.exitCode, 1);
    for (const char* field :
         {"findings", "file", "pointer", "line", "column", "rule", "severity", "message", "fix"}) {
        EXPECT_NE(ran.output.find("\"" + std::string(field) + "\""), std::string::npos) << field;
    }
}

}  // namespace
