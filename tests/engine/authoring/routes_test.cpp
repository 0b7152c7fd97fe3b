#include "engine/authoring/routes.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/authoring/answer_classes.h"
#include "engine/authoring/made_up.h"
#include "engine/authoring/route_drawing.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

Pack shipped()
{
    return loadPack(std::string(SOURCE_DIR) + "/questionnaires/wkm");
}

/// The tiny pack with these items in its second module, none of them scored.
Pack withItems(const std::string& items)
{
    const PackCopy pack;
    std::string daily = pack.text("daily.json");
    const std::size_t start = daily.find("\"items\": [") + 10;
    daily.insert(start, items + ",");
    pack.write("daily.json", daily);
    return loadPack(pack.folder().string());
}

std::string yesNo(const std::string& id, const std::string& showIf)
{
    return R"({"id": ")" + id + R"(", "text": {"nl": "Vraag?", "en": "Question?"}, "seconds": 60,
        "responses": [{"id": "yes", "nl": "Ja", "en": "Yes"}, {"id": "no", "nl": "Nee", "en": "No"}])" +
           (showIf.empty() ? "" : R"(, "showIf": ")" + showIf + "\"") + "}";
}

// By hand: wkm has 63 screens of which one is a card; 58 questions are always asked. Two more take
// turns with another: waarom-lastig (14 s; 2 of 4 answers to eerder-hulp) or else verwachting (9
// s), and beslag-genoeg (9 s; beslag = ja, 1 of 2) or else over-per-maand (12 s).
TEST(Routes, OfTheShippedPackAreTheseByHand)
{
    const Routes routes = routesOf(shipped());
    EXPECT_TRUE(routes.exact);
    EXPECT_EQ(routes.shortest.items, 60);
    EXPECT_EQ(routes.longest.items, 60);
    EXPECT_DOUBLE_EQ(routes.longest.seconds - routes.shortest.seconds, (14.0 - 9.0) + (12.0 - 9.0));
    EXPECT_NEAR(routes.meanItems, 60, 1e-12);
    EXPECT_NEAR(routes.meanSeconds, routes.shortest.seconds + 0.5 * 5 + 0.5 * 3, 1e-9);
    EXPECT_TRUE(routes.never.empty());
}

TEST(Routes, SayWhichAnswersLeadThere)
{
    const Routes routes = routesOf(withItems(yesNo("a", "") + "," + yesNo("b", "a = yes")));
    const auto has = [](const Route& route, const std::string& item, const std::string& answer) {
        return std::find(route.answers.begin(), route.answers.end(), std::pair(item, answer)) !=
               route.answers.end();
    };
    EXPECT_TRUE(has(routes.longest, "a", "yes"));
    EXPECT_FALSE(has(routes.shortest, "a", "yes"));
}

TEST(Routes, HidingAnItemHidesWhatHangsOnIt)
{
    const Routes routes = routesOf(withItems(yesNo("a", "") + "," + yesNo("b", "a = yes") + "," +
                                             yesNo("c", "b = yes or a = no")));
    // c is shown after a = no (1/2) and after a = yes, b = yes (1/4).
    const Pack pack = withItems(yesNo("a", "") + "," + yesNo("b", "a = yes") + "," +
                                yesNo("c", "b = yes or a = no"));
    const auto at = static_cast<std::size_t>(pack.find("c") - pack.items.data());
    EXPECT_NEAR(routes.chance[at], 0.75, 1e-12);
    EXPECT_NEAR(routes.chance[at - 1], 0.5, 1e-12);
}

TEST(Routes, NameItemsThatNobodySees)
{
    const Pack pack = withItems(yesNo("a", "") + "," + yesNo("b", "a = yes and a = no"));
    const Routes routes = routesOf(pack);
    ASSERT_EQ(routes.never.size(), 1u);
    EXPECT_EQ(pack.items[routes.never[0]].id, "b");
}

TEST(Routes, CountAnItemThatOnlyTheUnansweredSee)
{
    const Pack pack = withItems(yesNo("a", "") + "," + yesNo("b", "not answered(a)"));
    const Routes routes = routesOf(pack);
    EXPECT_TRUE(routes.never.empty());
    EXPECT_EQ(routes.chance[static_cast<std::size_t>(pack.find("b") - pack.items.data())], 0.0);
}

TEST(Routes, AreDrawnWhereThereAreTooMany)
{
    std::string items, all;
    for (int i = 0; i < 8; ++i) {
        items += yesNo("q" + std::to_string(i), "") + ",";
        all += (i == 0 ? "q" : " and q") + std::to_string(i) + " = yes";
    }
    const Pack pack = withItems(items + yesNo("last", all));
    const Routes exact = routesOf(pack), drawn = routesOf(pack, 1000);
    EXPECT_TRUE(exact.exact);
    EXPECT_FALSE(drawn.exact);
    EXPECT_EQ(drawn.drawn, 20'000u);
    EXPECT_NEAR(drawn.meanItems, exact.meanItems, 0.02);
    EXPECT_GE(exact.longest.items, drawn.longest.items);
    EXPECT_LE(exact.shortest.items, drawn.shortest.items);
    EXPECT_GE(exact.longest.seconds, drawn.longest.seconds);
}

// Every made-up respondent walks one of the routes.
TEST(RoutesLaws, HoldForEveryMadeUpRespondent)
{
    const Pack pack = shipped();
    const Routes routes = routesOf(pack);
    scoring::Random random(42);
    double sum = 0.0;
    constexpr int kPeople = 400;
    for (int i = 0; i < kPeople; ++i) {
        const auto answers = makeUp(pack, MadeUpKind::Random, random);
        const int count = static_cast<int>(answers.size());
        EXPECT_GE(count, routes.shortest.items);
        EXPECT_LE(count, routes.longest.items);
        sum += count;
    }
    EXPECT_NEAR(sum / kPeople, routes.meanItems, 0.15);
}

TEST(AnswerClasses, AddUpToEverybodyAndTellApartWhatConditionsNameOnly)
{
    const Pack pack = loadPack(PackCopy::kTiny.string());
    for (const Item& item : pack.items) {
        double sum = 0.0;
        for (const AnswerClass& one : answerClasses(pack, item)) sum += one.chance;
        EXPECT_NEAR(sum, item.categories.empty() ? 0.0 : 1.0, 1e-12) << item.id;
    }
    // debts: rent is named by a condition; energy and the exclusive none are not. Of the answers
    // {rent}, {energy}, {rent, energy} and {none}, two have rent.
    const std::vector<AnswerClass> debts = answerClasses(pack, *pack.find("debts"));
    ASSERT_EQ(debts.size(), 3u);
    EXPECT_EQ(debts[0].label, "something else");
    EXPECT_NEAR(debts[0].chance, 0.5, 1e-12);
    EXPECT_EQ(debts[1].label, "rent");
    EXPECT_NEAR(debts[1].chance, 0.5, 1e-12);
    EXPECT_FALSE(debts[2].answer);
}

TEST(RouteDrawing, ShowsEveryItemAndWhatHangsOnWhat)
{
    const Pack pack = shipped();
    const std::string svg = drawRoutes(pack, routesOf(pack), "en");
    for (const Item& item : pack.items) {
        EXPECT_NE(svg.find(">" + item.id + ": "), std::string::npos) << item.id;
    }
    EXPECT_NE(svg.find("[beslag = ja]"), std::string::npos);
    EXPECT_NE(svg.find("60 to 60 questions"), std::string::npos);
    EXPECT_EQ(svg, drawRoutes(pack, routesOf(pack), "en"));
}

// By hand: of 0 to 60 hours in halves 105 of 121 values are 8 or more; of 0.00 to 3000.00 euro
// 249,999... of 300,001 amounts are above 500; of 143 months 132 lie before 2026.
TEST(Routes, WeighWhatIsTypedByHowMuchOfItThereIs)
{
    const Pack pack = loadPack(PackCopy::kEveryType.string());
    const Routes routes = routesOf(pack);
    EXPECT_TRUE(routes.exact);
    const auto letter = static_cast<std::size_t>(pack.find("letter") - pack.items.data());
    EXPECT_TRUE(pack.computed.size() == 1 && routes.never.empty());
    EXPECT_NEAR(routes.chance[letter], 105.0 / 121 * (250'000.0 / 300'001) * (132.0 / 143), 1e-9);
}

TEST(AnswerClasses, OfATaskAreItsScores)
{
    const Pack pack = loadPack(PackCopy::kEveryType.string());
    const auto classes = answerClasses(pack, *pack.find("first-bill"));
    ASSERT_EQ(classes.size(), 5u) << "scores 0 to 3, and not answered";
    EXPECT_EQ(classes[3].label, "score 3");
    EXPECT_NEAR(classes[0].chance, 1.0 / 24, 1e-12) << "one order is just the other way round";
    EXPECT_NEAR(classes[3].chance, 1.0 / 24, 1e-12);
}

}  // namespace
}  // namespace opmaat::engine
