#include <gtest/gtest.h>

#include <set>

#include "engine/assessment/adaptive.h"
#include "engine/assessment/replay.h"
#include "engine/assessment/sentence.h"
#include "engine/assessment/trace.h"
#include "engine/authoring/made_up.h"
#include "engine/record/session.h"
#include "tests/engine/pack/pack_copy.h"

// What a result of a form says. The pack two-forms; its form `short` has no item of the facet sums,
// and leaves out has-plan, sorts-post, change-task and keeps-list. People are made up.

namespace opmaat::engine {
namespace {

class AResultOfAForm : public testing::Test {
protected:
    ResponseSet madeUp(std::uint64_t seed) const
    {
        scoring::Random random(seed);
        ResponseSet set{pack.id, "en", "alone", makeUp(pack, MadeUpKind::Random, random)};
        hideWhatIsNotShown(set, pack);
        return set;
    }

    const Pack pack = loadPack((PackCopy::kTiny.parent_path() / "two-forms").string());
    const Form& form = *pack.findForm("short");
    const Assessor assessor{pack};
};

TEST_F(AResultOfAForm, SaysWhichFormAndCountsItsItems)
{
    const Assessment whole = assessor.assess(madeUp(1), "en");
    const Assessment asked = assessor.assess(inForm(madeUp(1), pack, &form), "en");
    EXPECT_EQ(whole.provenance.form, "");
    EXPECT_EQ(asked.provenance.form, "short");
    ASSERT_EQ(asked.facets.size(), 4u);
    const auto items = [](const Assessment& result) {
        std::vector<int> counts;
        for (const ScaleResult& facet : result.facets) counts.push_back(facet.items);
        return counts;
    };
    EXPECT_EQ(items(whole), (std::vector{2, 2, 2, 2}));
    EXPECT_EQ(items(asked), (std::vector{1, 2, 1, 0}));
    EXPECT_EQ(asked.states.at("not-shown"),
              whole.states.count("not-shown") == 0 ? 4 : 4 + whole.states.at("not-shown"));
    const json::Value result = json::parse(resultJson(asked), "result");
    EXPECT_EQ(result.find("provenance")->find("form")->text(), "short");
    EXPECT_EQ(resultJson(whole).find("\"form\""), std::string::npos)
        << "results of before there were forms stay the same to the byte";
}

TEST_F(AResultOfAForm, IsThatOfTheSameAnswersWithTheRestLeftOpen)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const ResponseSet asked = inForm(madeUp(seed), pack, &form);
        ResponseSet open = asked;
        open.form = "";
        std::erase_if(open.answers, [&](const auto& one) {
            return !form.has(static_cast<std::size_t>(pack.find(one.first) - pack.items.data()));
        });
        EXPECT_EQ(responsePattern(asked, pack), responsePattern(open, pack));
        const Placement in = assessor.place(asked), out = assessor.place(open);
        EXPECT_EQ(in.posterior.axisMean, out.posterior.axisMean) << seed;
        EXPECT_EQ(in.posterior.profileProbability, out.posterior.profileProbability) << seed;
        EXPECT_EQ(in.verdict, Verdict::Usable) << "what is not in the form is not missing";
    }
}

TEST_F(AResultOfAForm, SaysWhyAQuestionWasNotAsked)
{
    const ResponseSet asked = inForm(madeUp(3), pack, &form);
    const Sentences say(pack.words, "en");
    EXPECT_EQ(whyAsked(*pack.find("keeps-list"), pack, asked, say), "Is not in the short form.");
    EXPECT_EQ(whyAsked(*pack.find("opens-post"), pack, asked, say), "");
    EXPECT_EQ(whyAsked(*pack.find("keeps-list"), pack, madeUp(3), say), "");
}

TEST_F(AResultOfAForm, IsTheSameWhenTheInterviewIsReplayed)
{
    const auto store = memoryStore();
    std::chrono::sys_seconds now{std::chrono::seconds(1'795'000'000)};
    Session session(pack, *store, [&now] { return now += std::chrono::seconds(1); });
    session.start("nl", "together", "short");
    while (session.interview().stage() == Interview::Stage::Asking) {
        const Item& item = session.interview().currentItem();
        session.answer(item.takesAnswer() ? std::vector{1} : std::vector<int>{}, 2.0);
    }
    session.finish();
    const KeptResult kept = keptResult(assessor, session.interview(), "");
    Interview again(pack);
    for (const Event& event : store->events(session.id())) again.apply(event);
    EXPECT_EQ(keptResult(assessor, again, "").hash, kept.hash);
    EXPECT_NE(kept.json.find("\"form\": \"short\""), std::string::npos);
}

TEST_F(AResultOfAForm, IsChosenFromItsItemsByAdaptiveRules)
{
    AdaptiveRules rules;
    rules.goal = AdaptiveGoal::Axes;
    rules.axisSd.resize(2);
    const AdaptiveChoice choice(assessor, rules, 5);
    ResponseSet set = inForm(ResponseSet{pack.id, "en", "alone", {}}, pack, &form);
    std::set<std::string> asked;
    while (const std::optional<NextItem> next = choice.next(set)) {
        ASSERT_TRUE(asked.insert(next->item->id).second) << next->item->id;
        const bool isCard = !next->item->takesAnswer();
        set.answers[next->item->id] = {AnswerState::Answered,
                                       isCard ? std::vector<int>{} : std::vector{0}, 1.0, ""};
    }
    EXPECT_EQ(asked, (std::set<std::string>{"card", "wants-change", "can-wait", "this-week",
                                            "owns-home", "debts", "opens-post"}))
        << "owning the home, there is no letter about the rent";
}

}  // namespace
}  // namespace opmaat::engine
