#include "engine/pack/names.h"

#include <gtest/gtest.h>

#include "engine/conditions/domain.h"
#include "engine/interview/visibility.h"
#include "tests/engine/pack/conditions_symbols.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

Worth exactly(double number)
{
    return std::vector{number};
}

/// The tiny pack with computed values, one of which decides whether rent-letter is asked.
class AComputedPack : public testing::Test {
protected:
    AComputedPack()
    {
        const PackCopy copy;
        copy.replace(
            "daily.json", "\"items\": [",
            R"json("computed": [{"id": "in-trouble", "value": "unpaid >= 1 and not settled"},
                        {"id": "unpaid", "value": "if(debts = none, 0, chosen(debts))"},
                        {"id": "settled", "value": "owns-home = yes"}], "items": [)json");
        copy.replace("daily.json", "debts = rent and not owns-home = yes", "in-trouble");
        pack = loadPack(copy.folder().string());
    }
    Worth worth(const std::string& name,
                const std::map<std::string, std::vector<int>>& chosen) const
    {
        const auto items = [&](std::string_view item) -> Worth {
            const auto found = chosen.find(std::string(item));
            if (found == chosen.end()) return std::nullopt;
            return std::vector<double>(found->second.begin(), found->second.end());
        };
        return namesOf(pack, items)(name);
    }

    Pack pack;
};

TEST_F(AComputedPack, ComputesFromAnswersAndFromWhatIsComputed)
{
    EXPECT_EQ(worth("unpaid", {{"debts", {0, 1}}}), exactly(2.0));
    EXPECT_EQ(worth("unpaid", {{"debts", {2}}}), exactly(0.0));
    EXPECT_EQ(worth("in-trouble", {{"debts", {0}}, {"owns-home", {1}}}), exactly(1.0));
    EXPECT_EQ(worth("in-trouble", {{"debts", {2}}}), exactly(0.0)) << "whoever owns what";
    EXPECT_EQ(worth("in-trouble", {{"debts", {0}}}), std::nullopt) << "not known is not no";
    EXPECT_EQ(worth("owns-home", {{"owns-home", {1}}}), exactly(1.0));
}

TEST_F(AComputedPack, KnowsWhatEachNameStandsForAndWhatIsBehindIt)
{
    EXPECT_EQ(symbolOf(pack, "in-trouble")->type, Type::Truth);
    EXPECT_EQ(symbolOf(pack, "unpaid")->type, Type::Number);
    EXPECT_EQ(symbolOf(pack, "debts")->type, Type::Several);
    EXPECT_EQ(symbolOf(pack, "card"), std::nullopt);
    std::vector<std::string> behind;
    for (const Item* item : itemsBehind(pack, {"in-trouble", "owns-home"}))
        behind.push_back(item->id);
    EXPECT_EQ(behind, (std::vector<std::string>{"debts", "owns-home"}));
}

TEST_F(AComputedPack, ShowsAnItemWhenWhatIsComputedIsTrue)
{
    const auto shown = [&](std::map<std::string, Answer> answers) {
        const auto at = pack.find("rent-letter") - pack.items.data();
        return visibility(pack, answers)[static_cast<std::size_t>(at)];
    };
    const Answer late{AnswerState::Answered, {0}, 1.0, ""},
        rents{AnswerState::Answered, {1}, 1.0, ""};
    EXPECT_EQ(shown({{"debts", late}, {"owns-home", rents}}), Truth::True);
    EXPECT_EQ(shown({{"debts", late}}), Truth::Unknown);
}

/// How often `text` is true among all that its names can be worth, and of how many.
std::pair<int, int> trueAmongAll(const std::string& text, bool expectAll = true)
{
    const Condition condition = parsed(text);
    std::vector<std::pair<std::string, Domain>> names;
    for (const std::string& name : condition.names()) {
        names.emplace_back(name, domainOf(name, *symbols(name), {&condition.expression()}));
    }
    std::pair<int, int> count{0, 0};
    const bool isAll = Outcomes(names).visitAll([&](const Outcomes::Assignment& worths) {
        count.first += condition.evaluate(lookupIn(worths)) == Truth::True ? 1 : 0;
        ++count.second;
        return true;
    });
    EXPECT_EQ(isAll, expectAll) << text;
    return count;
}

TEST(Outcomes, AreAllThatAnswersCanMakeOfACondition)
{
    EXPECT_EQ(trueAmongAll("opens-post >= 2"), std::pair(2, 5)) << "four categories and unknown";
    EXPECT_EQ(trueAmongAll("debts = rent"), std::pair(4, 9)) << "eight sets and unknown";
    EXPECT_EQ(trueAmongAll("share.dont-know > 0.25 and share.dont-know <= 0.5"), std::pair(2, 6))
        << "before, at, between, at, after, and unknown: between and at 0.5";
    EXPECT_EQ(trueAmongAll("since = 2026-01 and not since >= 2026-01").first, 0);
    EXPECT_EQ(trueAmongAll("in-crisis or not in-crisis"), std::pair(2, 3));
    EXPECT_EQ(trueAmongAll("true"), std::pair(1, 1));
}

TEST(Outcomes, AreNotAllWhenSomethingIsComputedWithANumberOrThereAreTooMany)
{
    trueAmongAll("share.dont-know * 2 > 0.5", false);
    std::vector<std::pair<std::string, Domain>> names;
    for (int i = 0; i < 9; ++i)
        names.emplace_back(std::to_string(i), Domain{{{}, {{0.0}}, {{1.0}}}});
    int visited = 0;
    EXPECT_TRUE(Outcomes(names).visitAll([&](const auto&) { return ++visited > 0; }));
    EXPECT_EQ(visited, 19'683) << "3 to the 9th";
    names.emplace_back("9", Domain{{{}, {{0.0}}, {{1.0}}}});
    visited = 0;
    EXPECT_FALSE(Outcomes(names).visitAll([&](const auto&) { return ++visited > 0; }));
    EXPECT_EQ(visited, 20'000);
}

}  // namespace
}  // namespace opmaat::engine
