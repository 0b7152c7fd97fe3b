// What each type of item is made of, and how tasks are scored.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/pack/names.h"
#include "engine/pack/spoken.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

class EveryType : public testing::Test {
protected:
    const Item& item(const std::string& id) const { return *pack.find(id); }
    int points(const std::string& id, const std::vector<double>& given) const
    {
        return pointsOf(item(id), given);
    }

    const Pack pack = loadPack(PackCopy::kEveryType.string());
};

TEST_F(EveryType, IsReadWithoutAnyFinding)
{
    EXPECT_EQ(PackCopy(PackCopy::kEveryType).findings(), "");
    std::vector<bool> met(12, false);
    for (const Item& one : pack.items) met[static_cast<std::size_t>(one.type)] = true;
    EXPECT_EQ(std::count(met.begin(), met.end(), false), 0) << "a type is missing";
}

TEST_F(EveryType, HasTheFieldsThatAllItemsShare)
{
    const Item& mood = item("mood");
    EXPECT_EQ(mood.simpler.in("en"), "Do you know how much is in your account?");
    EXPECT_EQ(mood.decline, DeclinePolicy::Probe);
    EXPECT_EQ(mood.clips.at("nl"), "media/mood-nl.wav");
    EXPECT_EQ(mood.picture.file, "media/envelope.png");
    EXPECT_EQ(mood.picture.alternative.in("nl"), "Een dichte envelop");
    EXPECT_TRUE(pack.media.at("media/envelope.png").starts_with("\x89PNG"));
    EXPECT_EQ(pack.media.count("media/mood-nl.wav"), 0u) << "sounds are not kept in memory";
    EXPECT_EQ(item("ready").decline, DeclinePolicy::None);
    EXPECT_EQ(item("home").decline, DeclinePolicy::Offer);
}

TEST_F(EveryType, KnowsWhatMayBeTyped)
{
    EXPECT_EQ(item("hours").range.count(), 121.0);
    EXPECT_EQ(item("hours").range.decimals(), 1);
    EXPECT_TRUE(item("hours").range.holds(32.5));
    EXPECT_FALSE(item("hours").range.holds(32.25));
    EXPECT_FALSE(item("hours").range.holds(60.5));
    EXPECT_EQ(item("rent").range.count(), 300001.0) << "cents from 0 to 3000 euro";
    EXPECT_TRUE(item("rent").range.holds(712.5));
    EXPECT_FALSE(item("rent").range.holds(0.005));
    EXPECT_EQ(item("since").range.least, 2015.0 * 12);
    EXPECT_EQ(item("note").mostCharacters, 80);
}

TEST_F(EveryType, LeadsByTwoStepsToEveryOption)
{
    const Item& worry = item("worry");
    ASSERT_EQ(worry.steps.size(), 2u);
    EXPECT_EQ(worry.steps[0].covers, std::vector{0});
    EXPECT_EQ(worry.steps[1].covers, (std::vector{1, 2, 3}));
    EXPECT_EQ(worry.score, (std::vector{3, 2, 1, 0})) << "reversed";
}

TEST_F(EveryType, KeepsNothingOfPracticeAndOfCards)
{
    EXPECT_FALSE(item("try").takesAnswer());
    EXPECT_FALSE(item("card").takesAnswer());
    EXPECT_FALSE(symbolOf(pack, "try"));
    EXPECT_TRUE(item("note").takesAnswer());
}

TEST_F(EveryType, IsNamedInConditionsByItsOwnKindOfValue)
{
    EXPECT_EQ(symbolOf(pack, "hours")->type, Type::Number);
    EXPECT_EQ(symbolOf(pack, "rent")->type, Type::Number);
    EXPECT_EQ(symbolOf(pack, "since")->type, Type::Month);
    EXPECT_EQ(symbolOf(pack, "home")->type, Type::Choice);
    EXPECT_EQ(symbolOf(pack, "note")->type, Type::Opaque);
    EXPECT_EQ(symbolOf(pack, "who")->type, Type::Opaque);
    EXPECT_EQ(symbolOf(pack, "score.who")->type, Type::Number);
    EXPECT_FALSE(symbolOf(pack, "score.rent")) << "no key";
}

TEST_F(EveryType, ScoresAnAmountByTheFirstIntervalThatHolds)
{
    EXPECT_EQ(points("basket", {3.75}), 2);
    EXPECT_EQ(points("basket", {3.74}), 1);
    EXPECT_EQ(points("basket", {3.5}), 1);
    EXPECT_EQ(points("basket", {4}), 1);
    EXPECT_EQ(points("basket", {3.49}), 0);
    EXPECT_EQ(points("weeks", {8}), 1);
    EXPECT_EQ(points("weeks", {10}), 0);
}

// Right order: rent (1), power (3), phone (0), gym (2).
TEST_F(EveryType, GivesAnOrderCreditForWhatNeedNotBeMoved)
{
    EXPECT_EQ(points("first-bill", {1, 3, 0, 2}), 3);
    EXPECT_EQ(points("first-bill", {2, 1, 3, 0}), 2) << "only the last was put first";
    EXPECT_EQ(points("first-bill", {3, 1, 2, 0}), 1);
    EXPECT_EQ(points("first-bill", {2, 0, 3, 1}), 0) << "just the other way round";
}

TEST_F(EveryType, GivesPairsCreditForEachThatIsRight)
{
    EXPECT_EQ(points("who", {0, 1, 1, 2, 2, 0}), 2);
    EXPECT_EQ(points("who", {0, 1, 1, 2, 2, 3}), 1) << "two right";
    EXPECT_EQ(points("who", {0, 1, 1, 0, 2, 3}), 0) << "one right scores as none";
    EXPECT_EQ(points("who", {0, 0, 1, 1, 2, 3}), 0);
    EXPECT_EQ(mostPoints(item("who")), 2);
}

TEST_F(EveryType, ReachesEveryScoreOfItsKeysByTheAnswersThatTellThemApart)
{
    for (const Item& one : pack.items) {
        if (!canBeScored(one)) continue;
        std::vector<bool> reached(static_cast<std::size_t>(mostPoints(one)) + 1, false);
        for (const std::vector<double>& answer : tellingAnswers(one)) {
            const int score = pointsOf(one, answer);
            ASSERT_GE(score, 0) << one.id;
            reached.at(static_cast<std::size_t>(score)) = true;
        }
        EXPECT_EQ(std::count(reached.begin(), reached.end(), false), 0) << one.id;
    }
}

TEST_F(EveryType, SumsTasksByTheirKeys)
{
    const DeclaredScale& tasks = *pack.findScale("scale.tasks");
    EXPECT_EQ(scoring::rangeOf(tasks.rule).high, 2 + 1 + 3 + 2);
    const std::map<std::string, std::vector<double>, std::less<>> given = {
        {"basket", {3.75}},
        {"weeks", {9}},
        {"first-bill", {1, 3, 0, 2}},
        {"who", {0, 1, 1, 2, 2, 0}}};
    const Expression::Lookup items = [&](std::string_view name) -> Worth {
        const auto found = given.find(name);
        return found == given.end() ? std::nullopt : Worth(found->second);
    };
    EXPECT_EQ(scoreOf(pack, tasks, items).value, 8.0);
    EXPECT_EQ(namesOf(pack, items)("score.first-bill"), Worth(std::vector{3.0}));
    EXPECT_EQ(namesOf(pack, items)("score.rent"), std::nullopt);
}

// "A task of an ordering, its n things in any order": the credit of an order is n - 1 less the
// fewest moves of one thing that put it right.
TEST(AnOrder, HasCreditAsManyAsNeedNotMoveLessOne)
{
    ScoringKey key;
    key.order = {0, 1, 2, 3, 4};
    EXPECT_EQ(creditOf(key, std::vector{0.0, 1.0, 2.0, 3.0, 4.0}), 4);
    EXPECT_EQ(creditOf(key, std::vector{1.0, 2.0, 3.0, 4.0, 0.0}), 3);
    EXPECT_EQ(creditOf(key, std::vector{4.0, 3.0, 2.0, 1.0, 0.0}), 0);
    EXPECT_EQ(creditOf(key, std::vector{0.0, 2.0, 1.0, 4.0, 3.0}), 2);
    EXPECT_EQ(creditOf(key, std::vector<double>()), 0);
}

TEST(Spoken, ReadsAsPeopleOfThatLanguageWriteIt)
{
    EXPECT_EQ(spokenAmount(123456, "nl"), "€ 1.234,56");
    EXPECT_EQ(spokenAmount(123456, "en"), "€1,234.56");
    EXPECT_EQ(spokenAmount(5, "nl"), "€ 0,05");
    EXPECT_EQ(spokenAmount(99900, "nl"), "€ 999,00");
    EXPECT_EQ(spokenAmount(100000000, "en"), "€1,000,000.00");
    EXPECT_EQ(spokenAmount(123456, "pl"), "€ 1.234,56");
    EXPECT_EQ(spokenMonth(2026 * 12 + 10, "nl"), "november 2026");
    EXPECT_EQ(spokenMonth(2026 * 12, "en"), "January 2026");
    EXPECT_EQ(spokenMonth(2026 * 12 + 11, "pl"), "12-2026");
    EXPECT_EQ(spokenNumber(32.5, 1, "nl"), "32,5");
    EXPECT_EQ(characterCount("één"), 3u);
}

}  // namespace
}  // namespace opmaat::engine
