#include "engine/assessment/trace.h"

#include <gtest/gtest.h>

#include "engine/assessment/sentence.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

/// The tiny pack shows rent-letter when `debts = rent and not owns-home = yes`.
class ATrace : public testing::Test {
protected:
    ResponseSet answers(const std::string& text) const
    {
        return parseAnswers(
            R"({"format": "opmaat.answers/1", "pack": "tiny", "mode": "alone", "answers": {)" +
                text + "}}",
            "made-up", pack);
    }
    Evaluation of(const ResponseSet& set, const std::string& id) const
    {
        for (const Evaluation& one : trace(assessor, set)) {
            if (one.id == id) return one;
        }
        ADD_FAILURE() << "no condition of " << id;
        return {};
    }
    std::string why(const ResponseSet& set) const
    {
        return whyAsked(*pack.find("rent-letter"), pack, set, Sentences(pack.words, "en"));
    }

    const Pack pack = loadPack(PackCopy::kTiny.string());
    const Assessor assessor{pack};
};

TEST_F(ATrace, TellsWhichAnswerShowedOrHidAnItem)
{
    const ResponseSet shown = answers(R"("owns-home": 1, "debts": [0], "rent-letter": 1)");
    EXPECT_EQ(of(shown, "rent-letter").truth, Truth::True);
    EXPECT_EQ(why(shown), "Asked: What do you pay late?: Rent. Do you own your home?: No.");

    const ResponseSet hidden = answers(R"("owns-home": 0, "debts": [0])");
    const Evaluation one = of(hidden, "rent-letter");
    EXPECT_EQ(one.truth, Truth::False);
    ASSERT_EQ(one.because.size(), 1u) << "the part that is true did not decide";
    EXPECT_EQ(one.because[0].names.at(0).first, "owns-home");
    EXPECT_EQ(why(hidden), "Not asked: Do you own your home?: Yes.");
}

TEST_F(ATrace, SaysUnknownForWhatWasNotAnswered)
{
    const ResponseSet open = answers(R"("owns-home": 1, "debts": {"state": "declined"})");
    const Evaluation one = of(open, "rent-letter");
    EXPECT_EQ(one.truth, Truth::Unknown);
    EXPECT_NE(printTrace({one}).find("debts is unknown"), std::string::npos) << printTrace({one});
    EXPECT_NE(json::write(traceValue({one})).find(R"("debts":null)"), std::string::npos)
        << json::write(traceValue({one}));
    EXPECT_EQ(whyAsked(*pack.find("debts"), pack, open, Sentences(pack.words, "en")), "");
}

TEST_F(ATrace, HasEveryConditionOfThePackOnce)
{
    std::size_t conditions = pack.alarms.size() + pack.quality.size();
    for (const Item& item : pack.items) conditions += item.showIf ? 1 : 0;
    for (const DecisionTable& table : pack.offers.tables) conditions += table.rows.size();
    EXPECT_EQ(trace(assessor, answers("")).size(), conditions);
    EXPECT_EQ(of(answers(R"("debts": [0, 1])"), "money/fine").truth, Truth::False);
}

}  // namespace
}  // namespace opmaat::engine
