#include "engine/assessment/quality_measures.h"

#include <gtest/gtest.h>

#include "engine/assessment/assessment.h"
#include "engine/assessment/names.h"

namespace opmaat::engine {
namespace {

/// Answers to the small pack: one reversed pair, one discrepancy, times in both languages.
class Measuring : public testing::Test {
protected:
    void answer(const std::string& item, int category, double seconds = 0.0)
    {
        set.answers[item] = Answer{AnswerState::Answered, {category}, seconds, ""};
    }
    void leave(const std::string& item, AnswerState state) { set.answers[item].state = state; }

    std::optional<double> worth(const std::string& name) const
    {
        const auto posterior = scorer.score(responsePattern(set, pack));
        const auto found = resultNames(pack, set, &scorer, posterior)(name);
        if (!found) return std::nullopt;
        return found->front();
    }

    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/tiny");
    const scoring::Scorer scorer{pack.parameters.model, pack.profiles.mixture};
    ResponseSet set{"tiny", "en", "alone", {}};
};

TEST_F(Measuring, ComparesAPairOnlyWithBothAnswers)
{
    EXPECT_EQ(worth("reversed.answered"), 0.0);
    EXPECT_FALSE(worth("reversed.mean"));
    answer("this-week", 2);
    EXPECT_EQ(worth("reversed.answered"), 0.0);
    answer("can-wait", 0);  // keyed: the most of the trait
    EXPECT_EQ(worth("reversed.answered"), 1.0);
    EXPECT_EQ(worth("reversed.mean"), 0.0);
    EXPECT_EQ(worth("reversed.far"), 0.0);
    answer("can-wait", 2);  // says both that it must be this week and that it can wait
    EXPECT_EQ(worth("reversed.mean"), 1.0);
    EXPECT_EQ(worth("reversed.far"), 1.0);
}

TEST_F(Measuring, SetsWhatPeopleSayAgainstWhatTasksShow)
{
    EXPECT_FALSE(worth("discrepancy.post-and-tasks.z"));
    answer("opens-post", 3);
    answer("sorts-post", 1);
    EXPECT_FALSE(worth("discrepancy.post-and-tasks.z"));
    answer("change-task", 0);
    const double high = *worth("discrepancy.post-and-tasks.z");
    EXPECT_GT(high, 0.0);
    EXPECT_GT(*worth("discrepancy.post-and-tasks.t"), 0.0);
    answer("opens-post", 0);
    answer("sorts-post", 0);
    answer("change-task", 1);
    EXPECT_LT(*worth("discrepancy.post-and-tasks.z"), 0.0);
    EXPECT_FALSE(worth("discrepancy.nobody.z"));
}

TEST_F(Measuring, SharesCountWhyThereIsNoAnswer)
{
    leave("wants-change", AnswerState::Declined);
    leave("has-plan", AnswerState::Declined);
    leave("opens-post", AnswerState::Skipped);
    leave("sums", AnswerState::DontKnow);  // no item of the pack
    answer("this-week", 1);
    EXPECT_EQ(worth("share.declined"), 0.25);
    EXPECT_EQ(worth("share.skipped"), 0.125);
    EXPECT_EQ(worth("share.dont-know"), 0.0);
    EXPECT_EQ(worth("share.missing"), 0.875);
}

TEST_F(Measuring, VariabilityIsNothingWhenAllAreAlike)
{
    EXPECT_FALSE(worth("variability"));
    for (const Item& item : pack.items)
        if (item.modelItem >= 0) answer(item.id, 0);
    EXPECT_EQ(worth("variability"), 0.0);
    answer("wants-change", 2);
    EXPECT_GT(*worth("variability"), 0.0);
    EXPECT_LE(*worth("variability"), 0.6);
}

TEST_F(Measuring, TheFloorOfATimeFollowsTextLanguageAndVoice)
{
    const AnswerTimes& times = *pack.qualityData.times;
    Item item = *pack.find("opens-post");
    item.text = Text({{"nl", "1234567890"}, {"en", std::string(50, 'x')}});
    EXPECT_NEAR(fastestSeconds(item, times, set), 0.5 + 50.0 / 50.0, 1e-12);
    set.language = "nl";
    EXPECT_NEAR(fastestSeconds(item, times, set), 0.5 + 10.0 / 40.0, 1e-12);
    set.mode = "read-aloud";
    EXPECT_NEAR(fastestSeconds(item, times, set), 0.5 + 10.0 / 25.0, 1e-12);
    item.text = Text({{"nl", "éééééééééé"}, {"en", ""}});
    EXPECT_NEAR(fastestSeconds(item, times, set), 0.5 + 10.0 / 25.0, 1e-12);
}

TEST_F(Measuring, TimesCountOnlyWhatWasMeasured)
{
    answer("wants-change", 1);
    EXPECT_FALSE(worth("times.measured"));
    for (const char* item : {"this-week", "can-wait", "opens-post", "sorts-post"})
        answer(item, 1, 5.0);
    answer("has-plan", 1, 0.1);
    EXPECT_EQ(worth("times.measured"), 5.0);
    EXPECT_EQ(worth("times.fast"), 0.2);
    EXPECT_EQ(worth("times.slow"), 0.0);
    answer("sorts-post", 1, 300.0);
    EXPECT_EQ(worth("times.slow"), 0.2);
}

TEST_F(Measuring, ModeIsANameThatRulesCompare)
{
    const auto symbols = [](std::string_view name) {
        return name == "mode" ? std::optional(Condition::Symbol{kModeNames, Type::Choice})
                              : std::nullopt;
    };
    Condition::Mistake mistake;
    const auto together = Condition::parse("mode = together", symbols, mistake);
    ASSERT_TRUE(together) << mistake.message;
    const auto posterior = scorer.score(responsePattern(set, pack));
    const auto lookup = resultNames(pack, set, &scorer, posterior);
    EXPECT_EQ(together->evaluate(lookup), Truth::False);
    set.mode = "together";
    EXPECT_EQ(together->evaluate(lookup), Truth::True);
}

TEST_F(Measuring, FitIsUnknownWithoutAnswersAndAShareWithThem)
{
    EXPECT_FALSE(worth("fit.lz"));
    EXPECT_FALSE(worth("fit.chance"));
    for (const Item& item : pack.items)
        if (item.modelItem >= 0) answer(item.id, 0);
    EXPECT_TRUE(worth("fit.lz"));
    EXPECT_GT(*worth("fit.chance"), 0.0);
    EXPECT_LE(*worth("fit.chance"), 1.0);
}

TEST_F(Measuring, AResultHoldsEveryNumberThatIsKnown)
{
    answer("this-week", 2, 4.0);
    answer("can-wait", 2, 4.0);
    const Assessment result = Assessor(pack).assess(set, "en");
    EXPECT_EQ(result.quality.mode, "alone");
    EXPECT_EQ(result.quality.measures.at("reversed.far"), 1.0);
    EXPECT_EQ(result.quality.measures.at("times.measured"), 2.0);
    EXPECT_FALSE(result.quality.measures.contains("discrepancy.post-and-tasks.z"));
}

// The words of the shipped pack, as a counsellor reads them.
TEST(QualityWords, NeverAccuseAndNeverJudge)
{
    const Pack pack = loadPack(SOURCE_DIR "/questionnaires/wkm");
    const std::vector<std::string> forbidden = {
        "leugen",      "liegt",     "oneerlijk", "slordig",  "onbetrouwbaar", "verzint", "manipul",
        "liar",        "lying",     "dishonest", "careless", "unreliable",    "cheat",   "fake",
        "uitgesloten", "afgewezen", "geweigerd", "excluded", "rejected",      "refused"};
    for (const QualityRule& rule : pack.quality) {
        EXPECT_NE(rule.verdict, Verdict::Usable);
        for (const auto& [language, words] : rule.reason.all()) {
            for (const std::string& word : forbidden)
                EXPECT_EQ(words.find(word), std::string::npos) << rule.id << ": " << words;
            EXPECT_LT(words.size(), 260u) << rule.id << " is long for a talking point";
        }
    }
}

}  // namespace
}  // namespace opmaat::engine
