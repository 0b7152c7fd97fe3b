#include "engine/assessment/what_if.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/pack/any_answer.h"

// What a counsellor reads about other answers is true of the assessment itself.

namespace opmaat::engine {
namespace {

class WhatIfs : public testing::Test {
protected:
    ResponseSet madeUp(std::uint64_t seed, double missing) const
    {
        scoring::Random random(seed);
        ResponseSet set;
        set.pack = pack.id;
        for (const Item& item : pack.items) {
            if (item.modelItem < 0 || random.uniform() < missing) continue;
            set.answers[item.id] = anyAnswer(item, random);
        }
        return set;
    }

    /// With an answer that scores as the change says.
    ResponseSet changed(ResponseSet set, const WhatIf& one) const
    {
        for (const WhatIf::Change& change : one.changes) {
            const Item& item = *pack.find(change.item);
            EXPECT_EQ(scoredCategory(item, worthOf(item, set.answers[item.id])), change.from);
            set.answers[item.id] = answerThatScores(item, change.to);
        }
        return set;
    }

    const Pack pack = loadPack(SOURCE_DIR "/questionnaires/wkm");
    const Assessor assessor{pack};
};

TEST_F(WhatIfs, GiveTheProposalThatTheySay)
{
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const ResponseSet set = madeUp(seed, 0.1);
        const Assessment result = assessor.assess(set, "nl");
        EXPECT_EQ(result.whatIfs.empty(), !result.whatIfNone.empty());
        for (const WhatIf& one : result.whatIfs) {
            const Placement other = assessor.place(changed(set, one));
            // A rule on quality may stop the proposal that the answers alone would give.
            if (other.verdict == Verdict::DiscussFirst) continue;
            const std::string proposal =
                other.proposal.proposed() ? pack.profiles.words[std::size_t(other.proposal.best)].id
                                          : "";
            EXPECT_EQ(proposal, one.proposal) << one.text;
            EXPECT_NE(proposal, result.proposal) << one.text;
            EXPECT_FALSE(one.text.empty());
            ++tried;
        }
    }
    EXPECT_GT(tried, 6);
}

TEST_F(WhatIfs, AreNotSaidWhereTalkComesFirst)
{
    const Assessment result = assessor.assess(madeUp(1, 0.9), "nl");
    ASSERT_EQ(result.refusal, scoring::Refusal::AnswersFirst);
    EXPECT_TRUE(result.whatIfs.empty());
    EXPECT_EQ(result.whatIfNone, "");
}

TEST_F(WhatIfs, NameOnlyQuestionsThatWereShownAndNotAnswered)
{
    std::size_t named = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        ResponseSet set = madeUp(seed, 0.5);
        for (const Item& item : pack.items)
            if (item.modelItem >= 0 && item.modelItem % 2 == 0 && !set.answers.contains(item.id))
                set.answers[item.id].state = AnswerState::NotShown;
        const auto most = assessor.assess(set, "en").tellsMost;
        for (std::size_t i = 0; i < most.size(); ++i, ++named) {
            EXPECT_FALSE(set.answers.contains(most[i].item)) << most[i].item;
            if (i == 0) continue;
            EXPECT_LE(most[i].information, most[i - 1].information);
        }
    }
    EXPECT_GE(named, 2u) << "more than one question, so that an order was looked at";
}

}  // namespace
}  // namespace opmaat::engine
