#include "engine/assessment/talk_guide.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/assessment/assessment.h"
#include "engine/authoring/made_up.h"
#include "tests/engine/pack/pack_copy.h"

// Which questions of a conversation guide fit one person. The guide of two-forms has questions for
// the facets plans (three levels) and post (low only); one of the lowest and one of the highest
// come up, at T 47 and 53. That of wkm is the one that ships.

namespace opmaat::engine {
namespace {

Pack twoForms()
{
    return loadPack((PackCopy::kTiny.parent_path() / "two-forms").string());
}

const Pack& shipped()
{
    static const Pack kPack = loadPack(std::string(SOURCE_DIR) + "/questionnaires/wkm");
    return kPack;
}

class ATalkGuide : public testing::Test {
protected:
    TalkGuide of(const std::string& answers) const
    {
        return assessor
            .assess(
                parseAnswers(R"({"format": "opmaat.answers/1", "pack": "two-forms", "answers": {)" +
                                 answers + "}}",
                             "made-up", pack),
                "en")
            .guide;
    }
    static std::string facets(const TalkGuide& guide)
    {
        std::string text;
        for (const GuideQuestion& one : guide.questions) {
            text += one.facet + " " + std::string(name(one.level)) + "; ";
        }
        return text;
    }
    static std::string ids(const std::vector<GuideLine>& lines)
    {
        std::string text;
        for (const GuideLine& line : lines) text += line.id + "; ";
        return text;
    }

    const Pack pack = twoForms();
    const Assessor assessor{pack};
};

TEST_F(ATalkGuide, BeginsWithWhatGoesWell)
{
    const TalkGuide guide =
        of(R"("wants-change": 2, "has-plan": 2, "opens-post": 0, "sorts-post": 0)");
    EXPECT_EQ(facets(guide), "plans high; post low; ");
    EXPECT_EQ(guide.questions[0].inviting, "How did you come to this plan?");
    EXPECT_EQ(guide.questions[1].confronting, "What in the post may be of help to you?");
    EXPECT_EQ(guide.questions[1].title, "Post");
    EXPECT_EQ(guide.questions[1].source, "Made up for tests");
}

TEST_F(ATalkGuide, GivesStepsWhereSomethingIsLow)
{
    const TalkGuide low = of(R"("opens-post": 0, "sorts-post": 0)");
    EXPECT_EQ(ids(low.actions), "open-post; ");
    EXPECT_EQ(low.actions.at(0).text, "I open the post tomorrow.");
    EXPECT_EQ(low.actions.at(0).by, "client");
    EXPECT_EQ(ids(of(R"("opens-post": 3, "sorts-post": 2)").actions), "");
}

TEST_F(ATalkGuide, SaysNothingOfAFacetWithoutAnAnswer)
{
    EXPECT_EQ(facets(of("")), "");
    EXPECT_EQ(facets(of(R"("opens-post": 0, "sorts-post": 0)")), "post low; ");
    EXPECT_EQ(facets(of(R"("wants-change": {"state": "declined"})")), "");
}

TEST_F(ATalkGuide, LeavesOutAFacetThatIsTooUncertain)
{
    const PackCopy copy(PackCopy::kTiny.parent_path() / "two-forms");
    copy.replace("conversation.json", "\"maximumStandardError\": 9.5",
                 "\"maximumStandardError\": 1");
    const Pack strict = loadPack(copy.folder().string());
    const ResponseSet set = parseAnswers(
        R"({"format": "opmaat.answers/1", "pack": "two-forms", "answers": {"opens-post": 0}})",
        "made-up", strict);
    EXPECT_TRUE(Assessor(strict).assess(set, "en").guide.questions.empty());
}

TEST_F(ATalkGuide, HandsOverWhenItsConditionIsTrueAndAlwaysWithoutOne)
{
    EXPECT_EQ(ids(of(R"("wants-change": 2)").handOvers), "everybody; ");
    std::string unsure;
    for (const Item& item : pack.items) {
        if (item.isScored()) {
            unsure += (unsure.empty() ? "\"" : ", \"") + item.id + R"(": {"state": "dont-know"})";
        }
    }
    EXPECT_EQ(ids(of(unsure).handOvers), "reading; everybody; ");
}

TEST_F(ATalkGuide, IsEmptyForAPackThatHasNone)
{
    const Pack tiny = loadPack(PackCopy::kTiny.string());
    const Assessment result = Assessor(tiny).assess(ResponseSet{"tiny", "en", "alone", {}}, "en");
    EXPECT_TRUE(result.guide.empty());
    EXPECT_EQ(resultJson(result).find("\"conversation\""), std::string::npos);
}

/// Laws, over made-up people: whoever they are, the guide is about their answers alone.
TEST(TheGuideOfWkm, IsAboutCertainFacetsHighestFirst)
{
    const Assessor assessor(shipped());
    const FacetChoice& choice = shipped().conversation.choice;
    scoring::Random random(11);
    for (int person = 0; person < 25; ++person) {
        ResponseSet set{"wkm", "nl", "alone", makeUp(shipped(), MadeUpKind::Model, random)};
        hideWhatIsNotShown(set, shipped());
        const Assessment result = assessor.assess(set, "nl");
        std::set<std::string> seen;
        double last = 1000.0;
        int low = 0;
        for (const GuideQuestion& one : result.guide.questions) {
            const auto facet = std::find_if(result.facets.begin(), result.facets.end(),
                                            [&](const auto& f) { return f.id == one.facet; });
            ASSERT_NE(facet, result.facets.end());
            EXPECT_TRUE(seen.insert(one.facet).second) << one.facet;
            EXPECT_GT(facet->answered, 0);
            EXPECT_LE(10.0 * facet->se, choice.maximumStandardError);
            EXPECT_TRUE(one.level != Level::Low || facet->t <= choice.low) << one.facet;
            EXPECT_TRUE(one.level != Level::High || facet->t >= choice.high) << one.facet;
            if (static_cast<int>(seen.size()) <= choice.highest && one.level != Level::Low) {
                EXPECT_LE(facet->t, last);
                last = facet->t;
            }
            low += one.level == Level::Low ? 1 : 0;
        }
        EXPECT_LE(static_cast<int>(seen.size()), choice.lowest + choice.highest);
        const auto canBeAsked = [&](const ScaleResult& facet) {
            const Level level = facet.t <= choice.low    ? Level::Low
                                : facet.t >= choice.high ? Level::High
                                                         : Level::Middle;
            return facet.answered > 0 && 10.0 * facet.se <= choice.maximumStandardError &&
                   shipped().conversation.find(facet.id, level) != nullptr;
        };
        const auto all = std::count_if(result.facets.begin(), result.facets.end(), canBeAsked);
        EXPECT_GE(static_cast<int>(seen.size()),
                  std::min({static_cast<int>(all), choice.lowest, choice.highest}))
            << person << ": what can be asked is asked";
        EXPECT_FALSE(seen.empty()) << person << ": there is always something to ask";
        EXPECT_EQ(result.guide.actions.empty(), low == 0) << person;
    }
}

TEST(TheGuideOfWkm, HasAllThatATalkNeeds)
{
    const Conversation& guide = shipped().conversation;
    for (const char* facet :
         {"eigenaarschap", "urgentie", "voornemen", "afweging", "vertrouwen-in-eigen-kunnen",
          "volhouden", "rekenen-met-geld", "overzicht", "voorrang-geven", "vooruitkijken", "kennis",
          "regelen-en-praten", "leerbaarheid", "ervaring", "stadium", "mentale-ruimte"}) {
        EXPECT_NE(guide.find(facet, Level::Low), nullptr) << facet;
        EXPECT_NE(guide.find(facet, Level::High), nullptr) << facet;
    }
    const auto all = [](const auto& things) {
        std::string text;
        for (const auto& one : things) text += one.id + " ";
        return text;
    };
    EXPECT_EQ(all(guide.emotions), "angst hoop moedeloosheid rust frustratie ");
    EXPECT_EQ(guide.checks.size(), 6u);
    EXPECT_EQ(all(guide.handOvers), "taalmeter scil ");
    EXPECT_EQ(all(guide.cards), "klantkaart doen-en-laten route doelen houden ");
    EXPECT_EQ(guide.cards.at(2).lines.size(), 9u) << "the nine phases of document 002";
    EXPECT_EQ(all(guide.cards.at(3).lines), "schuldenzorgvrij schuldenvrij duurzaam-schuldenvrij ");
    EXPECT_FALSE(guide.handOvers.at(1).when)
        << "the SCIL is offered to everybody, not on suspicion";
}

TEST(TheGuideOfWkm, HoldsEveryOfferAgainstSixPoints)
{
    const ResponseSet tanya =
        readAnswers(std::string(SOURCE_DIR) + "/tests/data/tanya.answers.json", shipped());
    const Assessment result = Assessor(shipped()).assess(tanya, "nl");
    ASSERT_FALSE(result.offers.empty());
    EXPECT_EQ(result.guide.checks.size(), 6u);
    const json::Value document = json::parse(resultJson(result), "result");
    const json::Value* const guide = document.find("conversation");
    ASSERT_NE(guide, nullptr);
    EXPECT_EQ(guide->find("checks")->array().size(), 6u);
    EXPECT_EQ(guide->find("questions")->array().size(), result.guide.questions.size());
    EXPECT_EQ(guide->find("questions")->array().at(0).find("facet")->text(),
              result.guide.questions.at(0).facet);
}

}  // namespace
}  // namespace opmaat::engine
