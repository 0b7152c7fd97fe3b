#include "engine/assessment/adaptive.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "scoring/choice.h"
#include "scoring/random.h"
#include "tests/engine/pack/any_answer.h"
#include "tests/engine/pack/pack_copy.h"

// Laws of the choice of the next item, on the shipped pack and made-up answers (fixed seeds).

namespace opmaat::engine {
namespace {

class Adaptive : public testing::Test {
protected:
    static AdaptiveRules until(std::optional<double> probability, std::optional<int> items)
    {
        AdaptiveRules rules;
        rules.profileProbability = probability;
        rules.mostItems = items;
        return rules;
    }

    static Answer made(const Item& item, scoring::Random& random)
    {
        Answer answer{AnswerState::Answered, {}, 0.0, ""};
        if (item.modelItem >= 0)
            answer = anyAnswer(item, random);
        else if (!item.categories.empty())
            answer.categories = {static_cast<int>(random.below(item.categories.size()))};
        if (random.below(8) == 0 && item.type == ItemType::Choice)
            answer = {AnswerState::DontKnow, {}, 0.0, ""};
        return answer;
    }

    /// Asks until nothing comes any more; the items in the order in which they came.
    std::vector<NextItem> interview(const AdaptiveChoice& choice, std::uint64_t seed,
                                    ResponseSet& set) const
    {
        scoring::Random random(seed);
        std::vector<NextItem> asked;
        while (const auto next = choice.next(set)) {
            asked.push_back(*next);
            set.answers[next->item->id] = made(*next->item, random);
            EXPECT_LE(asked.size(), pack.items.size()) << "an item came twice";
            if (asked.size() > pack.items.size()) break;
        }
        return asked;
    }

    int scoredIn(const std::vector<NextItem>& asked) const
    {
        return static_cast<int>(std::count_if(asked.begin(), asked.end(), [](const NextItem& one) {
            return one.item->modelItem >= 0;
        }));
    }

    const Pack pack = loadPack(SOURCE_DIR "/questionnaires/wkm");
    const Assessor assessor{pack};
};

TEST_F(Adaptive, NeverLeavesOutAnAlarmAFacetOrAnUnscoredItem)
{
    const AdaptiveChoice choice(assessor, until(0.7, {}), 1);
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        ResponseSet set;
        const auto asked = interview(choice, seed, set);
        std::set<int> facets;
        std::set<std::string> ids;
        for (const NextItem& one : asked) {
            EXPECT_TRUE(ids.insert(one.item->id).second) << one.item->id;
            if (one.item->modelItem < 0) continue;
            const auto i = static_cast<std::size_t>(one.item->modelItem);
            facets.insert(pack.parameters.model.items[i].facet);
        }
        EXPECT_EQ(facets.size(), pack.parameters.model.facets.size());
        EXPECT_EQ(asked.front().item->id, "dreiging") << "the alarm comes first";
        EXPECT_EQ(asked.front().rule, ChosenBy::Alarm);
        EXPECT_TRUE(ids.contains("eerlijk-behandeld")) << "what is not scored is still asked";
    }
}

TEST_F(Adaptive, AsksFirstWhatAnAlarmIsComputedFrom)
{
    const PackCopy copy;
    copy.replace("will.json", "if(debts = none, 0, chosen(debts))", "opens-post + 1");
    copy.replace("assessment.json", "debts = rent and rent-letter = yes", "late-bills >= 3");
    const Pack tiny = loadPack(copy.folder().string());
    const Assessor scorer(tiny);
    ResponseSet set;
    const auto asked = interview(AdaptiveChoice(scorer, until(0.7, {}), 1), 5, set);
    const auto post = std::find_if(asked.begin(), asked.end(), [](const NextItem& one) {
        return one.item->id == "opens-post";
    });
    ASSERT_NE(post, asked.end());
    EXPECT_EQ(post->rule, ChosenBy::Alarm);
}

TEST_F(Adaptive, AsksAFewOfEveryFacetBeforeItChoosesFreely)
{
    AdaptiveRules rules = until({}, 36);
    rules.perFacet = 2;
    ResponseSet set;
    const auto asked = interview(AdaptiveChoice(assessor, rules, 1), 5, set);
    bool isFree = false;
    std::vector<int> count(pack.parameters.model.facets.size(), 0);
    for (const NextItem& one : asked) {
        if (one.item->modelItem < 0) continue;
        const auto i = static_cast<std::size_t>(one.item->modelItem);
        ++count[static_cast<std::size_t>(pack.parameters.model.items[i].facet)];
        if (one.rule == ChosenBy::Value) isFree = true;
        EXPECT_EQ(one.rule == ChosenBy::Facet, !isFree) << one.item->id;
    }
    std::vector<int> has(count.size(), 0);  // `ervaring` has one item
    for (const scoring::Item& item : pack.parameters.model.items)
        ++has[static_cast<std::size_t>(item.facet)];
    for (std::size_t f = 0; f < count.size(); ++f)
        EXPECT_GE(count[f], std::min(2, has[f])) << pack.parameters.model.facets[f].id;
    EXPECT_EQ(scoredIn(asked), 36);
}

TEST_F(Adaptive, TakesTheItemThatTellsMostForItsSeconds)
{
    ResponseSet set;
    AdaptiveRules rules = until({}, 40);
    const AdaptiveChoice choice(assessor, rules, 1);
    scoring::Random random(6);
    int free = 0;
    while (const auto next = choice.next(set)) {
        if (next->rule == ChosenBy::Value) {
            ++free;
            const auto values =
                scoring::valuesOfItems(assessor.scorer(), responsePattern(set, pack));
            for (const scoring::ItemValue& value : values) {
                const auto& id = pack.parameters.model.items[std::size_t(value.item)].id;
                const Item& item = *pack.find(id);
                if (set.answers.contains(id)) continue;
                EXPECT_LE(1e3 * value.profileInformation / item.seconds, next->perSecond + 1e-6)
                    << id << " would have told more than " << next->item->id;
            }
        }
        set.answers[next->item->id] = made(*next->item, random);
    }
    EXPECT_GT(free, 10);
}

TEST_F(Adaptive, IsTheSameForTheSameSeedAndVariesWithAnother)
{
    AdaptiveRules rules = until({}, 24);
    rules.among = 3;
    const auto order = [&](std::uint64_t seed) {
        ResponseSet set;
        std::vector<std::string> ids;
        for (const NextItem& one : interview(AdaptiveChoice(assessor, rules, seed), 7, set))
            ids.push_back(one.item->id);
        return ids;
    };
    EXPECT_EQ(order(1), order(1));
    EXPECT_NE(order(1), order(2));
}

TEST_F(Adaptive, CanBeDerivedAgainFromEveryPointOfTheRecord)
{
    // What is stored is which item came; from the answers so far the same one must follow.
    AdaptiveRules rules = until(0.8, {});
    rules.among = 2;
    ResponseSet set;
    const auto asked = interview(AdaptiveChoice(assessor, rules, 3), 8, set);
    const AdaptiveChoice again(assessor, rules, 3);
    ResponseSet replayed;
    for (const NextItem& one : asked) {
        const auto next = again.next(replayed);
        ASSERT_TRUE(next);
        EXPECT_EQ(next->item->id, one.item->id);
        EXPECT_EQ(next->rule, one.rule);
        replayed.answers[one.item->id] = set.answers.at(one.item->id);
    }
    EXPECT_FALSE(again.next(replayed));
}

TEST_F(Adaptive, StopsByEachOfItsRules)
{
    const auto stoppedBy = [&](const AdaptiveRules& rules) {
        const AdaptiveChoice choice(assessor, rules, 1);
        ResponseSet set;
        interview(choice, 9, set);
        return choice.state(set);
    };
    const AdaptiveState items = stoppedBy(until({}, 20));
    EXPECT_EQ(items.stopped, StoppedBy::Items);
    EXPECT_EQ(items.asked, 20);

    EXPECT_EQ(stoppedBy(until(0.5, {})).stopped, StoppedBy::Probability);
    EXPECT_EQ(stoppedBy(until({}, {})).stopped, StoppedBy::NoItems);

    AdaptiveRules certain;
    certain.axisSd = {0.9, std::nullopt, 0.9};
    EXPECT_EQ(stoppedBy(certain).stopped, StoppedBy::StandardErrors);
    certain.axisSd = {0.01, std::nullopt, std::nullopt};
    EXPECT_EQ(stoppedBy(certain).stopped, StoppedBy::NoItems);

    AdaptiveRules hasty;
    hasty.seconds = 250.0;
    const AdaptiveState soon = stoppedBy(hasty);
    EXPECT_EQ(soon.stopped, StoppedBy::Seconds);
    EXPECT_GE(soon.seconds, 250.0);

    AdaptiveRules patient = until(0.5, {});
    patient.leastItems = 30;
    EXPECT_GE(stoppedBy(patient).asked, 30);
}

TEST_F(Adaptive, AReasonForNoAnswerIsAnAnswerToTheQuestion)
{
    const AdaptiveChoice choice(assessor, until({}, {}), 1);
    ResponseSet set;
    std::set<std::string> ids;
    while (const auto next = choice.next(set)) {
        ASSERT_TRUE(ids.insert(next->item->id).second) << next->item->id << " is asked again";
        set.answers[next->item->id].state = AnswerState::Declined;
    }
    EXPECT_EQ(choice.state(set).asked, 41);
}

TEST_F(Adaptive, ACardComesBeforeTheFirstItemAfterIt)
{
    const AdaptiveChoice choice(assessor, until({}, {}), 1);
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        ResponseSet set;
        bool isRead = false;
        for (const NextItem& one : interview(choice, seed, set)) {
            isRead = isRead || one.item->id == "kaart-puzzels";
            const bool isPuzzle = one.item->id == "brief-huur" || one.item->id == "loonbeslag";
            EXPECT_TRUE(isRead || !isPuzzle) << one.item->id << " before its card";
        }
        EXPECT_TRUE(isRead);
    }
}

TEST_F(Adaptive, MeasuredSecondsCountInsteadOfExpectedOnes)
{
    const AdaptiveChoice choice(assessor, until({}, {}), 1);
    ResponseSet set;
    set.answers["kan-wachten"] = Answer{AnswerState::Answered, {1}, 31.5, ""};
    EXPECT_EQ(choice.state(set).seconds, 31.5);
    set.answers["kan-wachten"].seconds = 0.0;
    EXPECT_EQ(choice.state(set).seconds, pack.find("kan-wachten")->seconds);
}

}  // namespace
}  // namespace opmaat::engine
