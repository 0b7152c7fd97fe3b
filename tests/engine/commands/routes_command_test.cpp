#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/commands/opmaat_program.h"

namespace {

namespace fs = std::filesystem;

const std::string kPack = SOURCE_DIR "/questionnaires/wkm";

class PathsCommand : public Command {};

TEST_F(PathsCommand, ShowsTheRoutesAsATable)
{
    const Ran ran = runOpmaat("paths " + kPack);
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("shortest     60.0      12.4")) << ran.output;
    EXPECT_TRUE(ran.says("longest      60.0      12.6   eerder-hulp = deels; beslag = "));
    EXPECT_TRUE(ran.says("waarom-lastig  seen by 50.0%, when eerder-hulp in (deels, mis)"));
}

TEST_F(PathsCommand, DrawsTheFlow)
{
    const std::string svg = path("flow.svg");
    EXPECT_EQ(runOpmaat("paths " + kPack + " --language en --svg " + svg).exitCode, 0);
    EXPECT_TRUE(contentOf(svg).starts_with("<svg "));
    EXPECT_NE(contentOf(svg).find("Will, ability, moment"), std::string::npos);
    EXPECT_EQ(runOpmaat("paths " + kPack + " --svg /nowhere/flow.svg").exitCode, 1);
}

TEST_F(PathsCommand, FindsItemsThatNobodySees)
{
    fs::copy(kPack, path("pack"), fs::copy_options::recursive);
    std::string module = contentOf(path("pack/situatie.json"));
    const std::string condition = "beslag = ja";
    module.replace(module.find(condition), condition.size(), "beslag = ja and beslag = nee");
    file("pack/situatie.json", module);
    const Ran ran = runOpmaat("paths " + path("pack"));
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("Never shown: beslag-genoeg.")) << ran.output;
    const Ran json = runOpmaat("paths --json " + path("pack"));
    EXPECT_TRUE(json.says("\"never\": [\n    \"beslag-genoeg\"\n  ]")) << json.output;
}

TEST_F(PathsCommand, SaysTheSameAsJson)
{
    const Ran ran = runOpmaat("paths --json " + kPack);
    EXPECT_EQ(ran.exitCode, 0);
    for (const char* field :
         {R"("format": "opmaat.paths/1")", "\"exact\": true", "\"shortest\": {\n    \"items\": 60",
          "\"mean\": {\n    \"items\": 60", R"("showIf": "beslag = ja")"}) {
        EXPECT_TRUE(ran.says(field)) << field << "\n" << ran.output.substr(0, 800);
    }
}

TEST_F(PathsCommand, NeedsAPack)
{
    EXPECT_EQ(runOpmaat("paths").exitCode, 2);
    EXPECT_EQ(runOpmaat("paths /nowhere").exitCode, 1);
}

class SimulateCommand : public Command {};

class SimulatedKind : public Command, public testing::WithParamInterface<std::string> {};

TEST_P(SimulatedKind, IsATableThatScoreReads)
{
    const std::string table = path("made-up.csv"), out = path("scored.csv");
    const Ran ran = runOpmaat("simulate " + kPack + " --people 30 --seed 4 --kind " + GetParam() +
                              " --out " + table);
    ASSERT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("30 made-up respondents (" + GetParam() + ", seed 4)")) << ran.output;
    EXPECT_FALSE(ran.says("Without a column")) << "only words have none";
    EXPECT_NE(contentOf(table).find("dreiging"), std::string::npos);
    ASSERT_EQ(runOpmaat("score " + kPack + " --csv " + table + " --out " + out).exitCode, 0);
    const std::string scored = contentOf(out);
    EXPECT_EQ(std::count(scored.begin(), scored.end(), '\n'), 31);
}

INSTANTIATE_TEST_SUITE_P(, SimulatedKind, testing::Values("random", "model", "straight-lining"),
                         [](const auto& test) {
                             return test.param == "straight-lining" ? "straightLining" : test.param;
                         });

TEST_F(SimulateCommand, SaysTheSameAsJson)
{
    const Ran ran =
        runOpmaat("simulate " + kPack + " --people 2 --json --out " + path("people.csv"));
    EXPECT_EQ(ran.exitCode, 0);
    EXPECT_TRUE(ran.says("\"format\": \"opmaat.simulate/1\"")) << ran.output;
    EXPECT_TRUE(ran.says("\"people\": 2")) << ran.output;
    EXPECT_TRUE(ran.says("\"seed\": \"1\"")) << ran.output;
}

TEST_F(SimulateCommand, RefusesWhatItCannotDo)
{
    EXPECT_EQ(runOpmaat("simulate " + kPack).exitCode, 2) << "--out is needed";
    EXPECT_EQ(runOpmaat("simulate " + kPack + " --out o.csv --kind clever").exitCode, 2);
    EXPECT_EQ(runOpmaat("simulate " + kPack + " --out o.csv --people 0").exitCode, 2);
    EXPECT_EQ(runOpmaat("simulate " + kPack + " --out /nowhere/o.csv").exitCode, 1);
}

}  // namespace
