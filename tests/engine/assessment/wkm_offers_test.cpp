// What the shipped pack suggests, to whom, and what it keeps from suggesting.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/assessment/assessment.h"

namespace opmaat::engine {
namespace {

using Names = std::set<std::string>;

/// Overloaded: lowest answers on head space, order and learning.
const std::string kOverloaded = R"("goed-geslapen": 0, "zorgen-geld": 3, "rust-in-hoofd": 0,
    "maand-uitgaven": 0, "lijst-schulden": 0, "rekeningen-verwacht": 0, "opzij-gezet": 0,
    "eerst-huis": 0, "zelf-bellen": 0, "formulier-internet": 0, "nieuw-geleerd": 0,
    "na-uitleg": 0, "taken-verdelen": 0)";

class WkmOffers : public testing::Test {
protected:
    Assessment assess(const std::string& answers) const
    {
        return assessor_.assess(
            parseAnswers(
                R"({"format": "opmaat.answers/1", "pack": "wkm", "answers": {)" + answers + "}}",
                "made-up", pack_),
            "en");
    }
    Names offers(const std::string& answers) const { return holding(assess(answers).offers); }
    Names signs(const std::string& answers) const { return holding(assess(answers).signals); }

    static Names holding(const std::vector<Proposed>& all)
    {
        Names names;
        for (const Proposed& one : all) {
            if (one.holds) names.insert(one.of);
        }
        return names;
    }

    const Pack pack_ = loadPack(SOURCE_DIR "/questionnaires/wkm");
    const Assessor assessor_{pack_};
};

TEST_F(WkmOffers, CarryTheCodesThatTheNationalDataSetHas)
{
    Names codes;
    for (const Product& product : pack_.offers.products) {
        if (!product.ddas.empty()) codes.insert(product.ddas);
    }
    // DDAS 1.0, EnumOplossingssoort and EnumBegeleidingssoort.
    EXPECT_EQ(codes, (Names{"Betalingsregeling", "Herfinanciering", "Saneringskrediet",
                            "Schuldbemiddeling", "0%-aanbod", "Budgetcoaching", "Budgetbeheer",
                            "Beschermingsbewind", "Lange Termijn Begeleiding (DFD)",
                            "Budgetbegeleiding"}));
}

TEST_F(WkmOffers, SayOnEveryCardForWhomByWhomAndWhenItDoesNotHelp)
{
    for (const Product& product : pack_.offers.products) {
        for (const char* language : {"nl", "en"}) {
            EXPECT_NE(product.forWhom.in(language), "") << product.id;
            EXPECT_NE(product.by.in(language), "") << product.id;
        }
        EXPECT_FALSE(product.contraIndications.empty()) << product.id;
    }
}

TEST_F(WkmOffers, AskOnlyForFactsWhenNothingIsKnownAndEachOnce)
{
    const Assessment result = assess("");
    EXPECT_EQ(holding(result.signals), Names{});
    EXPECT_EQ(holding(result.offers), Names{"plan-van-aanpak"}) << "everybody has a plan";
    std::vector<std::string> asked;
    for (const auto* list : {&result.signals, &result.offers}) {
        for (const Proposed& one : *list) {
            asked.insert(asked.end(), one.askFirst.begin(), one.askFirst.end());
        }
    }
    ASSERT_FALSE(asked.empty());
    EXPECT_EQ(asked.front(), pack_.find("dreiging")->text.in("en")) << "what is urgent comes first";
    EXPECT_EQ(Names(asked.begin(), asked.end()).size(), asked.size()) << "each question once";
    for (const auto& [facet, words] : pack_.words.facets) {
        EXPECT_EQ(std::count(asked.begin(), asked.end(), words.title.in("en")), 0) << facet;
    }
}

TEST_F(WkmOffers, PutAThreatBeforePapersAndPlans)
{
    const std::string cutOff = R"("dreiging": [1], "lijst-schulden": 0)";
    EXPECT_TRUE(signs(cutOff).contains("volgorde-haast"));
    EXPECT_FALSE(signs(cutOff).contains("volgorde-overzicht")) << "a dial has one position";
    EXPECT_TRUE(offers(cutOff).contains("crisisinterventie"));
    EXPECT_TRUE(offers(cutOff).contains("moratorium"));
    const std::string fine = R"("dreiging": [4], "lijst-schulden": 0)";
    EXPECT_TRUE(signs(fine).contains("volgorde-overzicht"));
    EXPECT_FALSE(offers(fine).contains("crisisinterventie"));
}

TEST_F(WkmOffers, FollowDebtAndIncomeToASolutionAndSendNobodyAway)
{
    const auto with = [&](int debts, int income) {
        return offers(R"("aantal-schulden": 2, "totaal-schulden": )" + std::to_string(debts) +
                      R"(, "inkomen-gelijk": )" + std::to_string(income));
    };
    EXPECT_TRUE(with(0, 0).contains("betalingsregeling"));
    EXPECT_TRUE(with(1, 0).contains("herfinanciering"));
    EXPECT_TRUE(with(4, 0).contains("saneringskrediet"));
    EXPECT_TRUE(with(4, 1).contains("schuldbemiddeling"));
    EXPECT_FALSE(with(4, 1).contains("saneringskrediet")) << "a loan needs a steady income";
    EXPECT_TRUE(with(4, 2).contains("zonder-afloscapaciteit"));
    EXPECT_TRUE(with(0, 2).contains("stabilisatie"));
}

TEST_F(WkmOffers, AskForTheIncomeWhenOnlyTheDebtIsKnown)
{
    const Assessment result = assess(R"("totaal-schulden": 4)");
    const auto loan =
        std::find_if(result.offers.begin(), result.offers.end(),
                     [](const Proposed& one) { return one.of == "saneringskrediet"; });
    ASSERT_NE(loan, result.offers.end());
    EXPECT_EQ(loan->askFirst,
              std::vector<std::string>{pack_.find("inkomen-gelijk")->text.in("en")});
}

TEST_F(WkmOffers, LeadNobodyToAnAdministratorByScores)
{
    const Names overloaded = offers(kOverloaded);
    EXPECT_TRUE(overloaded.contains("budgetbeheer"));
    EXPECT_FALSE(overloaded.contains("beschermingsbewind"));
    EXPECT_FALSE(overloaded.contains("budgetcoaching")) << "no room to learn now";
    EXPECT_TRUE(offers(kOverloaded + R"(, "wie-helpt": [4])").contains("beschermingsbewind"))
        << "budget management is there already, and home and energy still come late";
}

TEST_F(WkmOffers, ArgueFromStressOnBothSides)
{
    const std::string stressed = R"("goed-geslapen": 0, "zorgen-geld": 3, "rust-in-hoofd": 0)";
    EXPECT_EQ(signs(stressed), (Names{"lichter", "zwaarder", "volgorde-rust", "intensiteit-meer"}));
    EXPECT_EQ(signs(R"("goed-geslapen": 3, "zorgen-geld": 0, "rust-in-hoofd": 3)"), Names{});
}

}  // namespace
}  // namespace opmaat::engine
