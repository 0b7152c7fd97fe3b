#include <sstream>

#include "engine/json/value.h"
#include "engine/pack/pack.h"
#include "engine/pack/parameters_writer.h"
#include "tests/calibration/made_up.h"
#include "tests/engine/commands/opmaat_program.h"

namespace opmaat::calibration {
namespace {

/// The program as a researcher meets it, on the answers of 500 made-up people.
class FitCommand : public Command {
protected:
    FitCommand() : specification_(madeUp({2, 1, 4, 4}, 201))
    {
        std::ostringstream structure;
        structure << R"({"axes": [{"id": "X", "facets": [{"id": "X", "items": [)";
        structure << R"("item-0", "item-1", "item-2", "item-3"]}]}, {"id": "Y", "facets": [)";
        structure << R"({"id": "Y", "items": ["item-4", "item-5", "item-6", "item-7"]}]}],)";
        structure << R"( "reverse": ["item-1"]})";
        file("structure.json", structure.str());
        file("answers.csv", table(500));
    }

    /// Item 1 is written the other way round, and the codes begin at 1.
    std::string table(int people) const
    {
        const auto answers =
            answersOf(specification_.model, specification_.model.population, people, 202, 0.05);
        std::ostringstream text;
        for (std::size_t i = 0; i < 8; ++i) text << (i > 0 ? "," : "") << "item-" << i;
        for (std::size_t n = 0; n < answers.size(); ++n) {
            text << (n % 8 == 0 ? "\n" : ",");
            if (answers[n] == kNoAnswer) continue;
            text << (n % 8 == 1 ? 4 - answers[n] : answers[n] + 1);
        }
        return text.str() + "\n";
    }

    Ran fit(const std::string& more = "") const
    {
        return runShell(std::string(OPMAAT_CALIBRATE) + " fit --structure " +
                        path("structure.json") + " --responses " + path("answers.csv") + " --out " +
                        path("parameters.json") + " " + more);
    }

    Specification specification_;
};

TEST_F(FitCommand, WritesParametersThatOpmaatScoresWith)
{
    const Ran ran = fit();
    EXPECT_EQ(ran.exitCode, 0) << ran.output;
    EXPECT_TRUE(ran.says("converged after ")) << ran.output;
    EXPECT_TRUE(ran.says("standard errors: cross-product")) << ran.output;

    const engine::Parameters read = engine::loadParameters(path("parameters.json"));
    EXPECT_EQ(read.status, "calibrated");
    ASSERT_EQ(read.model.items.size(), 8u);
    for (std::size_t i = 0; i < 8; ++i)
        EXPECT_NEAR(read.model.items[i].slope, specification_.model.items[i].slope, 1.0);
    EXPECT_NEAR(read.model.population.covariance(0, 1), 0.5, 0.2);
    EXPECT_EQ(read.isReversed,
              (std::vector<bool>{false, true, false, false, false, false, false, false}));

    const Ran scored = runOpmaat("score " + path("parameters.json") + " --csv " +
                                 path("answers.csv") + " --out " + path("scores.csv"));
    EXPECT_EQ(scored.exitCode, 0) << scored.output;
    EXPECT_TRUE(
        contentOf(path("scores.csv")).starts_with("row,answered,X.theta,X.se,Y.theta,Y.se\n"));
}

TEST_F(FitCommand, HasTheFieldsThatOthersBuildOn)
{
    ASSERT_EQ(fit("--threads 1").exitCode, 0);
    const engine::json::Value written = engine::json::parseFile(path("parameters.json"));
    const engine::json::Value* fitted = written.find("fit");
    ASSERT_NE(fitted, nullptr);
    for (const char* field : {"logLikelihood", "integrationError", "newtonDecrement", "aic", "bic",
                              "n", "patterns", "parameters", "iterations", "nodes", "converged",
                              "termination", "usable", "standardErrors", "warnings", "defects"})
        EXPECT_NE(fitted->find(field), nullptr) << field;
    EXPECT_EQ(fitted->find("n")->number(), 500.0);
    EXPECT_EQ(fitted->find("parameters")->number(), 33.0);
    const engine::json::Value* item = written.find("items")->find("item-3");
    EXPECT_EQ(item->find("intercepts")->array().size(), 3u);
    EXPECT_EQ(item->find("standardErrors")->find("intercepts")->array().size(), 3u);
    EXPECT_EQ(written.find("provenance")->find("data")->find("hash")->text().size(), 64u);
    EXPECT_GT(written.find("population")->find("standardErrors")->array()[0].array()[1].number(),
              0.0);
}

TEST_F(FitCommand, GivesTheSameBytesForAnyNumberOfThreadsAndAgain)
{
    ASSERT_EQ(fit("--threads 1").exitCode, 0);
    const std::string one = contentOf(path("parameters.json"));
    for (const char* threads : {"1", "2", "3"}) {
        ASSERT_EQ(fit(std::string("--threads ") + threads).exitCode, 0);
        EXPECT_EQ(contentOf(path("parameters.json")), one) << threads << " threads";
    }
}

TEST_F(FitCommand, StartsFromAFileAndEndsAtTheSameMaximum)
{
    ASSERT_EQ(fit().exitCode, 0);
    const double before = engine::json::parseFile(path("parameters.json"))
                              .find("fit")
                              ->find("logLikelihood")
                              ->number();
    std::filesystem::copy(path("parameters.json"), path("start.json"));
    ASSERT_EQ(fit("--start " + path("start.json")).exitCode, 0);
    EXPECT_NEAR(engine::json::parseFile(path("parameters.json"))
                    .find("fit")
                    ->find("logLikelihood")
                    ->number(),
                before, 1e-3);
}

TEST_F(FitCommand, FixesAnchorsAndGivesTheSampleAPlace)
{
    ASSERT_EQ(fit().exitCode, 0);
    std::filesystem::copy(path("parameters.json"), path("anchors.json"));
    const Ran ran = fit("--anchor " + path("anchors.json"));
    ASSERT_EQ(ran.exitCode, 0) << ran.output;
    const engine::Parameters before = engine::loadParameters(path("anchors.json"));
    const engine::Parameters after = engine::loadParameters(path("parameters.json"));
    ASSERT_EQ(after.groups.size(), 1u);
    EXPECT_EQ(after.groups[0].first, "sample");
    // The same people on their own scale: mean 0, variance 1.
    EXPECT_NEAR(after.groups[0].second.mean[0], 0.0, 0.01);
    EXPECT_NEAR(after.groups[0].second.covariance(1, 1), 1.0, 0.02);
    EXPECT_EQ(after.model.items[2].slope, before.model.items[2].slope);
}

TEST_F(FitCommand, RefusesWhatItCannotUseAndWritesNothing)
{
    file("answers.csv", "item-0,item-1\n1,2\n");
    const Ran ran = fit();
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("column \"item-2\" is an item of the structure")) << ran.output;
    EXPECT_FALSE(std::filesystem::exists(path("parameters.json")));
    EXPECT_EQ(runShell(std::string(OPMAAT_CALIBRATE) + " fit --responses a --out b").exitCode, 2);
    EXPECT_EQ(fit("--prior strong").exitCode, 2);
}

TEST_F(FitCommand, MarksAResultThatMayNotBeUsed)
{
    const Ran ran = fit("--passes 1");
    EXPECT_EQ(ran.exitCode, 1);
    EXPECT_TRUE(ran.says("NOT USABLE: the maximum was not reached")) << ran.output;
    const engine::json::Value written = engine::json::parseFile(path("parameters.json"));
    EXPECT_FALSE(written.find("fit")->find("usable")->boolean());
}

TEST_F(FitCommand, FitsThePackThatIsThere)
{
    const std::string pack = std::string(SOURCE_DIR) + "/questionnaires/wkm";
    const Ran made = runOpmaat("simulate " + pack + " --kind model --people 3000 --seed 5 --out " +
                               path("people.csv"));
    ASSERT_EQ(made.exitCode, 0) << made.output;
    const Ran ran =
        runShell(std::string(OPMAAT_CALIBRATE) + " fit --pack " + pack + " --responses " +
                 path("people.csv") + " --out " + path("parameters.json"));
    EXPECT_TRUE(ran.says("log-likelihood")) << ran.output;
    const engine::Parameters read = engine::loadParameters(path("parameters.json"));
    EXPECT_EQ(read.model.axes.size(), 3u);
    EXPECT_EQ(read.model.population.covariance(0, 2), 0.0);
}

}  // namespace
}  // namespace opmaat::calibration
