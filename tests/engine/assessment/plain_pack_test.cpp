#include <gtest/gtest.h>

#include <numeric>
#include <sstream>

#include "engine/assessment/assessment.h"
#include "engine/exchange/score_table.h"
#include "engine/json/value.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

/// The PHQ-9: nine items 0 to 3, total 0 to 27, bands at 5, 10, 15 and 20 (Kroenke, Spitzer &
/// Williams, 2001, J Gen Intern Med 16, 606-613).
class APhq9Respondent : public testing::Test {
protected:
    Assessment assess(const std::vector<int>& answers) const
    {
        ResponseSet set{"phq-9", "en", "alone", {}};
        for (std::size_t i = 0; i < answers.size(); ++i) {
            set.answers["phq-" + std::to_string(i + 1)] =
                Answer{AnswerState::Answered, {answers[i]}, 0.0, ""};
        }
        return assessor.assess(set, "en");
    }

    /// As even as it can be: 14 is 2 2 2 2 2 1 1 1 1.
    static std::vector<int> withTotal(int total)
    {
        std::vector<int> answers(9, total / 9);
        for (int i = 0; i < total % 9; ++i) ++answers[static_cast<std::size_t>(i)];
        return answers;
    }

    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/phq-9");
    const Assessor assessor{pack};
};

TEST_F(APhq9Respondent, HasThePublishedTotalAndBand)
{
    const std::vector<std::pair<int, std::string>> published = {{0, "minimal"},
                                                                {4, "minimal"},
                                                                {5, "mild"},
                                                                {9, "mild"},
                                                                {10, "moderate"},
                                                                {14, "moderate"},
                                                                {15, "moderately severe"},
                                                                {19, "moderately severe"},
                                                                {20, "severe"},
                                                                {27, "severe"}};
    for (const auto& [total, band] : published) {
        const Assessment result = assess(withTotal(total));
        ASSERT_EQ(result.scales.size(), 1u);
        EXPECT_EQ(result.scales[0].value, total);
        EXPECT_EQ(result.scales[0].band, band) << total;
        EXPECT_EQ(result.scales[0].lowest, 0.0);
        EXPECT_EQ(result.scales[0].highest, 27.0);
    }
}

TEST_F(APhq9Respondent, WithTwoAnswersHasNoTotalAndTheReason)
{
    const DeclaredScore score = assess({2, 3}).scales[0];
    EXPECT_EQ(score.value, std::nullopt);
    EXPECT_EQ(score.why, "not computable: 2 of 9 answered, at least 8 needed");
}

TEST_F(APhq9Respondent, WithOneAnswerMissingIsProratedAndNotCountedAsZero)
{
    EXPECT_EQ(assess({2, 2, 2, 2, 2, 2, 2, 2}).scales[0].value, 18.0) << "16 of 8 items is 18 of 9";
}

TEST_F(APhq9Respondent, WithDarkThoughtsAsksForAPersonNow)
{
    EXPECT_TRUE(assess({0, 0, 0, 0, 0, 0, 0, 0, 0}).alarms.empty());
    const Assessment result = assess({0, 0, 0, 0, 0, 0, 0, 0, 1});
    ASSERT_EQ(result.alarms.size(), 1u);
    EXPECT_EQ(result.alarms[0].first, "thoughts");
}

TEST_F(APhq9Respondent, HasNoPositionAndNoProfileInAnyForm)
{
    const Assessment result = assess(withTotal(12));
    EXPECT_FALSE(result.hasModel());
    EXPECT_TRUE(result.facets.empty());
    EXPECT_EQ(result.proposal, "");
    EXPECT_EQ(result.headline, "");
    EXPECT_EQ(result.calibrationNote, "");
    EXPECT_THROW(assessor.scorer(), std::logic_error);
    const json::Value root = json::parse(resultJson(result), "result");
    EXPECT_EQ(root.find("profile")->kind(), json::Value::Kind::Null);
    EXPECT_EQ(root.find("contributions")->kind(), json::Value::Kind::Null);
    EXPECT_TRUE(root.find("axes")->object().empty());
    EXPECT_EQ(root.find("provenance")->find("nodes"), nullptr);
    EXPECT_EQ(root.find("provenance")->find("packHash")->text(), pack.hash);
}

TEST_F(APhq9Respondent, InATableHasARowWithTheScore)
{
    const PackCopy folder;  // a place to write
    folder.write("in.csv",
                 "phq-1,phq-2,phq-3,phq-4,phq-5,phq-6,phq-7,phq-8,phq-9\n"
                 "1,1,1,1,1,1,1,1,1\n2,3,,,,,,,\n");
    std::ostringstream out;
    EXPECT_EQ(scoreTable(assessor, (folder.folder() / "in.csv").string(), out, {}), 2u);
    EXPECT_EQ(out.str(), "row,answered,scale.depression,verdict\n1,9,9,usable\n2,2,,usable\n");
}

/// The questionnaire for after the talk: quality of answers counts the items of its scales.
TEST(AnAnswerAfterTheTalk, IsCountedComparedAndSignalled)
{
    const Pack pack = loadPack(SOURCE_DIR "/questionnaires/na-het-gesprek");
    const Assessor assessor(pack);
    ResponseSet set{"na-het-gesprek", "en", "alone", {}};
    const auto answer = [&](const char* item, int category) {
        set.answers[item] = Answer{AnswerState::Answered, {category}, 0.0, ""};
    };
    answer("eerste-gesprek", 0);
    for (const char* item : {"snapte-waarom", "weet-verder"}) answer(item, 1);
    answer("uitleg-moeilijk", 3);
    for (const char* item : {"eigen-verhaal", "geluisterd", "meebeslist"}) answer(item, 4);
    answer("te-snel", 4);
    answer("verdedigen", 0);

    const Assessment result = assessor.assess(set, "en");
    ASSERT_EQ(result.scales.size(), 3u);
    EXPECT_EQ(result.scales[0].value, 25.0) << "three times 1 of 4, on 0 to 100";
    EXPECT_EQ(result.scales[0].band, "explain it again");
    EXPECT_EQ(result.scales[1].value, 80.0) << "4, 4, 4, 0 and 4 of 4, on 0 to 100";
    EXPECT_EQ(result.scales[2].value, 19.0) << "3 + 12 + 0 + 4";
    EXPECT_EQ(result.scales[2].normTitle, "first talks (assumed, T)");
    EXPECT_NEAR(*result.scales[2].norm, 10.0 + 40.0 * 19.0 / 21.0, 1e-6);
    ASSERT_EQ(result.signals.size(), 2u);
    EXPECT_EQ(result.signals[0].of, "uitleg");
    EXPECT_EQ(result.signals[1].of, "tempo");
    EXPECT_EQ(result.quality.measures.at("share.missing"), 0.0);
    EXPECT_EQ(result.quality.measures.count("fit.lz"), 0u);

    set.answers.erase("snapte-waarom");
    set.answers.erase("geluisterd");
    EXPECT_EQ(assessor.assess(set, "en").quality.measures.at("share.missing"), 0.25)
        << "two of the eight items of the scales; the question on first talks is not one";
}

}  // namespace
}  // namespace opmaat::engine
