#include "engine/assessment/declared.h"

#include <gtest/gtest.h>

#include "engine/json/value.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

/// The tiny pack: the scale "order" of three items (0..3, 0..2, 0..1 reversed), two of them needed,
/// score = 2 * sum + 1; a table that offers, and one that signals.
class ATinyRespondent : public testing::Test {
protected:
    Assessment assess(const std::string& answers, const std::string& mode = "alone")
    {
        const ResponseSet set =
            parseAnswers(R"({"format": "opmaat.answers/1", "pack": "tiny", "mode": ")" + mode +
                             R"(", "answers": {)" + answers + "}}",
                         "made-up", pack);
        return assessor.assess(set, "en");
    }

    const Pack pack = loadPack(PackCopy::kTiny.string());
    const Assessor assessor{pack};
};

const std::string kOwns = R"("owns-home": 0, "opens-post": 2, "sorts-post": 2, "keeps-list": 0)";
const std::string kLate = R"("owns-home": 1, "debts": [0, 1])";

TEST_F(ATinyRespondent, HasTheDeclaredScore)
{
    const Assessment result = assess(kOwns);
    ASSERT_EQ(result.scales.size(), 1u);
    const DeclaredScore& order = result.scales.front();
    EXPECT_EQ(order.value, 9.0) << "2 * (2 + 1 + 1) + 1: sorts-post has scores of its own, 0, 1, 1";
    EXPECT_EQ(order.lowest, 1.0);
    EXPECT_EQ(order.highest, 11.0);
    EXPECT_EQ(order.band, "much");
    EXPECT_NEAR(order.interval90->first, 9.0 - 1.644854 * 0.5, 1e-5);
    EXPECT_EQ(order.normTitle, "People who own their home");
    EXPECT_EQ(order.norm, 57.5) << "half of the way from 50 to 65";
    EXPECT_EQ(order.why, "");
}

TEST_F(ATinyRespondent, HasNoScoreAndTheReasonWhenTooLittleWasAnswered)
{
    const Assessment result = assess(R"("opens-post": 3)");
    EXPECT_EQ(result.scales.front().value, std::nullopt);
    EXPECT_EQ(result.scales.front().why, "not computable: 1 of 3 answered, at least 2 needed");
    const json::Value root = json::parse(resultJson(result), "result");
    EXPECT_EQ(root.find("scales")->find("order")->find("value")->kind(), json::Value::Kind::Null);
}

TEST_F(ATinyRespondent, IsNotComparedWithAGroupOfOthersOrOfAnotherMode)
{
    EXPECT_EQ(assess(kOwns, "read-aloud").scales.front().norm, std::nullopt);
    EXPECT_EQ(assess(kOwns, "read-aloud").scales.front().why,
              "no comparison: no reference group fits");
    EXPECT_EQ(assess(R"("opens-post": 2, "sorts-post": 2)").scales.front().norm, std::nullopt)
        << "whether they own a home is not known";
}

TEST_F(ATinyRespondent, IsOfferedWhatOneRowOfAUniqueTableSays)
{
    const Assessment result = assess(kLate + R"(, "opens-post": 1)");
    ASSERT_EQ(result.offers.size(), 1u);
    EXPECT_EQ(result.offers.front().of, "budget");
    EXPECT_EQ(result.offers.front().title, "Help with money");
    EXPECT_EQ(result.offers.front().reason, "Pays late and opens little post.");
    EXPECT_TRUE(result.offers.front().askFirst.empty());
    EXPECT_EQ(assess(kLate + R"(, "opens-post": 3)").offers.front().of, "none");
}

TEST_F(ATinyRespondent, IsAskedFirstWhatWouldDecide)
{
    const Assessment result = assess(kLate);
    ASSERT_EQ(result.offers.size(), 2u) << "either of two rows may hold";
    EXPECT_EQ(result.offers.front().askFirst, (std::vector<std::string>{"I open my post."}));
    ASSERT_EQ(result.signals.size(), 1u);
    EXPECT_EQ(result.signals.front().askFirst,
              (std::vector<std::string>{"I open my post.", "I keep my post.",
                                        "I write down what I spend."}));
}

TEST_F(ATinyRespondent, RaisesASignalFromAComputedValueAndAScale)
{
    const Assessment result =
        assess(kLate + R"(, "opens-post": 0, "sorts-post": 0, "keeps-list": 1)");
    ASSERT_EQ(result.signals.size(), 1u);
    EXPECT_EQ(result.signals.front().title, "Pays late");
    EXPECT_TRUE(result.signals.front().askFirst.empty());
    EXPECT_TRUE(assess(R"("debts": [2], "opens-post": 0, "sorts-post": 0)").signals.empty());
}

}  // namespace
}  // namespace opmaat::engine
