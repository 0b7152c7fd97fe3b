#include <gtest/gtest.h>

#include "engine/json/value.h"
#include "tests/engine/commands/opmaat_program.h"

namespace {

namespace fs = std::filesystem;

const std::string kTiny = SOURCE_DIR "/tests/data/packs/tiny";
const std::string kAnswers = SOURCE_DIR "/tests/data/packs/tiny.answers.json";
const std::string kWeek = SOURCE_DIR "/tests/data/fhir/week.json";

class ExchangeCommand : public Command {};

TEST_F(ExchangeCommand, ImportsAQuestionnaireAsModulesAndSaysWhatIsToBeAdded)
{
    const Ran ran = runOpmaat("import fhir " + kWeek + " --out " + path("new"));
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("week.json:1:1: note [fhir-incomplete]: ")) << ran.output;
    EXPECT_TRUE(ran.says("rest.json: written\n")) << ran.output;
    EXPECT_EQ(contentOf(path("new/rest.json")),
              contentOf(SOURCE_DIR "/tests/golden/fhir.week.json"));
    EXPECT_EQ(runOpmaat("fmt --check " + path("new/rest.json")).exitCode, 0)
        << "it is laid out already";
}

TEST_F(ExchangeCommand, NeverWritesOverAModule)
{
    fs::create_directories(path("new"));
    file("new/rest.json", "mine");
    const Ran ran = runOpmaat("import fhir " + kWeek + " --out " + path("new"));
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(
        ran.says("rest.json: error [file-there]: there is a file of this name already. Give "
                 "--out another folder, or --id another name."))
        << ran.output;
    EXPECT_EQ(contentOf(path("new/rest.json")), "mine");
    EXPECT_EQ(runOpmaat("import fhir " + kWeek + " --id other --out " + path("new")).exitCode, 0);
    EXPECT_TRUE(fs::exists(path("new/other.json")));
}

TEST_F(ExchangeCommand, ExitsWithOneWhenSomethingWasNotUnderstood)
{
    std::string text = contentOf(kWeek);
    text.replace(text.find("\"boolean\""), 9, "\"integer\"");
    const Ran ran = runOpmaat("import fhir " + file("week.json", text) + " --out " + path("new"));
    EXPECT_EQ(ran.exitCode, 1) << ran.output;
    EXPECT_TRUE(
        ran.says("warning [fhir-type] at /item/0/item/3: items of type 'integer' are not "
                 "understood yet"))
        << ran.output;
    EXPECT_TRUE(fs::exists(path("new/rest.json"))) << "the rest was";
}

TEST_F(ExchangeCommand, WritesNothingOfABadFile)
{
    const Ran ran = runOpmaat("import fhir " + file("a.json", R"({"resourceType": "Patient"})") +
                              " --out " + path("new"));
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(
        ran.says("a.json:1:18: error [fhir-resource] at /resourceType: this is 'Patient', "
                 "and no Questionnaire. Name the file of the Questionnaire.\n"
                 "Nothing was written.\n"))
        << ran.output;
    EXPECT_FALSE(fs::exists(path("new")) && !fs::is_empty(path("new")));
    EXPECT_EQ(runOpmaat("import fhir " + path("none.json") + " --out " + path("new")).exitCode, 1);
}

TEST_F(ExchangeCommand, PrintsFindingsAsJson)
{
    const Ran ran = runOpmaat("import fhir " + kWeek + " --json --out " + path("new"));
    EXPECT_EQ(ran.exitCode, 0);
    const auto json = opmaat::engine::json::parse(ran.output, "output");
    EXPECT_EQ(json.find("format")->text(), "opmaat.import/1");
    EXPECT_EQ(json.find("files")->array().size(), 1U);
    const auto& finding = json.find("findings")->array().front();
    EXPECT_EQ(finding.find("rule")->text(), "fhir-incomplete");
    EXPECT_EQ(finding.find("severity")->text(), "note");
    EXPECT_EQ(finding.find("line")->number(), 1.0);
}

TEST_F(ExchangeCommand, TellsWrongUse)
{
    EXPECT_EQ(runOpmaat("import fhir " + kWeek).exitCode, 2) << "without --out";
    const Ran id = runOpmaat("import fhir " + kWeek + " --id 1A --out " + path("new"));
    EXPECT_EQ(id.exitCode, 2);
    EXPECT_TRUE(id.says("opmaat import fhir: --id is an id: ")) << id.output;
    EXPECT_EQ(runOpmaat("import xml " + kWeek).exitCode, 2);
    EXPECT_EQ(runOpmaat("export fhir " + kTiny + " --json").exitCode, 2) << "without --out";
    EXPECT_EQ(runOpmaat("export csv " + kTiny + " " + kAnswers).exitCode, 2);
}

TEST_F(ExchangeCommand, ExportsAPackAndListsWhatIsLost)
{
    const Ran ran = runOpmaat("export fhir " + kTiny + " --out " + path("tiny.json"));
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(
        ran.says("parameters.json: note [fhir-not-held]: a Questionnaire has no place for the "
                 "measurement model"))
        << ran.output;
    EXPECT_EQ(contentOf(path("tiny.json")), contentOf(SOURCE_DIR "/tests/golden/fhir.tiny.json"));
    const Ran back = runOpmaat("import fhir " + path("tiny.json") + " --out " + path("back"));
    EXPECT_EQ(back.exitCode, 0) << back.output;
    EXPECT_TRUE(fs::exists(path("back/will.json")) && fs::exists(path("back/daily.json")));
}

TEST_F(ExchangeCommand, ExportsToStandardOutputAndListsBesideIt)
{
    const std::string command = std::string(OPMAAT) + " export fhir " + kTiny;
    const Ran ran = runShell("(" + command + " 2>" + path("lost") + ")");
    EXPECT_EQ(ran.output, contentOf(SOURCE_DIR "/tests/golden/fhir.tiny.json"));
    EXPECT_NE(contentOf(path("lost")).find("[fhir-not-held]"), std::string::npos);
}

TEST_F(ExchangeCommand, ExportsAnswersAsAResponse)
{
    const Ran ran =
        runOpmaat("export fhir " + kTiny + " " + kAnswers + " --json --out " + path("r.json"));
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_EQ(contentOf(path("r.json")),
              contentOf(SOURCE_DIR "/tests/golden/fhir.tiny.response.json"));
    const auto json = opmaat::engine::json::parse(ran.output, "output");
    EXPECT_EQ(json.find("format")->text(), "opmaat.export/1");
}

TEST_F(ExchangeCommand, ExportsAnswersWithACodebookAndScripts)
{
    const std::string files = kTiny + " " + kAnswers + " " + kAnswers + " --language en --out " +
                              path("tiny.csv") + " --codebook " + path("book.csv");
    const Ran ran = runOpmaat("export csv " + files);
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("2 respondents, 17 columns\n")) << ran.output;
    EXPECT_EQ(contentOf(path("book.csv")), contentOf(SOURCE_DIR "/tests/golden/tiny.codebook.csv"));
    EXPECT_EQ(contentOf(path("book.sps")), contentOf(SOURCE_DIR "/tests/golden/tiny.sps"));
    EXPECT_EQ(contentOf(path("book.R")), contentOf(SOURCE_DIR "/tests/golden/tiny.R"));
    EXPECT_TRUE(contentOf(path("tiny.csv")).starts_with("row,source,language,mode,wants_change,"));
    const Ran other = runOpmaat("export csv " + kTiny + " " + kAnswers + " --language fr --out " +
                                path("t.csv") + " --codebook " + path("b.csv"));
    EXPECT_EQ(other.exitCode, 1);
    EXPECT_TRUE(other.says("error [language-unknown]: 'fr' is no language of this pack"))
        << other.output;
}

TEST_F(ExchangeCommand, NeverPutsTwoFilesInOnePlace)
{
    const Ran ran = runOpmaat("export csv " + kTiny + " " + kAnswers + " --out " + path("a.csv") +
                              " --codebook " + path("a.csv"));
    EXPECT_EQ(ran.exitCode, 2) << ran.output;
    EXPECT_FALSE(fs::exists(path("a.csv")));
}

}  // namespace
