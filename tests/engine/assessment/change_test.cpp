#include "engine/assessment/change.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/assessment/assessment.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

/// Two measurements with the small pack, which links Dutch and English and version 0.9.0.
class Comparing : public testing::Test {
protected:
    ResponseSet answers(bool high) const
    {
        ResponseSet set;
        set.pack = "tiny";
        for (const Item& item : pack.items) {
            if (item.modelItem < 0) continue;
            const auto most =
                std::max_element(item.score.begin(), item.score.end()) - item.score.begin();
            const auto least =
                std::min_element(item.score.begin(), item.score.end()) - item.score.begin();
            set.answers[item.id] =
                Answer{AnswerState::Answered, {static_cast<int>(high ? most : least)}, 0.0, ""};
        }
        return set;
    }

    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/tiny");
    const Assessor assessor{pack};
};

TEST_F(Comparing, NamesARiseAFallAndWhatIsNeither)
{
    const auto rise = compare(assessor, {&pack, answers(false)}, answers(true), "en");
    const auto fall = compare(assessor, {&pack, answers(true)}, answers(false), "en");
    const auto same = compare(assessor, {&pack, answers(true)}, answers(true), "en");
    ASSERT_EQ(rise.axes.size(), 2u);
    for (std::size_t a = 0; a < 2; ++a) {
        EXPECT_EQ(rise.axes[a].verdict, "rose");
        EXPECT_EQ(rise.axes[a].text, rise.axes[a].title + ": higher.");
        EXPECT_EQ(fall.axes[a].verdict, "fell");
        EXPECT_EQ(same.axes[a].verdict, "unclear");
        EXPECT_NEAR(rise.axes[a].change, -fall.axes[a].change, 1e-5);
        EXPECT_GE(rise.axes[a].chance, scoring::kReliable);
        EXPECT_LT(rise.axes[a].low90, rise.axes[a].change);
        EXPECT_GT(rise.axes[a].high90, rise.axes[a].change);
        // Shrunk: two measurements of one person resemble each other.
        EXPECT_LT(rise.axes[a].change, rise.axes[a].now - rise.axes[a].before);
    }
}

TEST_F(Comparing, GivesBothProbabilitiesOfEveryProfile)
{
    const auto shift = compare(assessor, {&pack, answers(false)}, answers(true), "en");
    double before = 0.0;
    double now = 0.0;
    for (const ShiftedProfile& one : shift.profiles) {
        before += one.before;
        now += one.now;
    }
    EXPECT_NEAR(before, 1.0, 1e-5);
    EXPECT_NEAR(now, 1.0, 1e-5);
    EXPECT_EQ(shift.profiles.back().id, "none");
    EXPECT_FALSE(shift.profileText.empty());
}

TEST_F(Comparing, RefusesAnotherMode)
{
    ResponseSet before = answers(false);
    before.mode = "together";
    const auto refused = compare(assessor, {&pack, before}, answers(true), "en");
    EXPECT_EQ(refused.refusal, Incomparable::ModeDiffers);
    EXPECT_EQ(refused.why, "Another way.");
    EXPECT_TRUE(refused.axes.empty());
    EXPECT_TRUE(refused.profiles.empty());
}

TEST_F(Comparing, RefusesAnotherLanguageUnlessItIsLinked)
{
    ResponseSet before = answers(false);
    before.language = "en";
    EXPECT_EQ(compare(assessor, {&pack, before}, answers(true), "en").refusal, Incomparable::None);

    Pack unlinked = pack;
    unlinked.parameters.change->linkedLanguages.clear();
    const auto refused = compare(Assessor(unlinked), {&unlinked, before}, answers(true), "en");
    EXPECT_EQ(refused.refusal, Incomparable::LanguageDiffers);
    EXPECT_EQ(refused.why, "Another language.");
}

TEST_F(Comparing, RefusesAnotherModelUnlessItIsLinked)
{
    Pack earlier = pack;
    earlier.parameters.version = "0.9.0";
    EXPECT_EQ(compare(assessor, {&earlier, answers(false)}, answers(true), "en").refusal,
              Incomparable::None);
    earlier.parameters.version = "0.8.0";
    const auto refused = compare(assessor, {&earlier, answers(false)}, answers(true), "en");
    EXPECT_EQ(refused.refusal, Incomparable::ModelNotLinked);
    EXPECT_EQ(refused.why, "Other weights.");
}

TEST_F(Comparing, RefusesAnotherPackAndAModelWithoutStability)
{
    Pack other = pack;
    other.id = "other";
    EXPECT_EQ(compare(assessor, {&other, answers(false)}, answers(true), "en").refusal,
              Incomparable::PackDiffers);
    Pack silent = pack;
    silent.parameters.change.reset();
    EXPECT_EQ(compare(Assessor(silent), {&silent, answers(false)}, answers(true), "en").refusal,
              Incomparable::StabilityUnknown);
}

TEST_F(Comparing, TakesAnItemThatHasChangedForNotAnswered)
{
    Pack earlier = pack;
    earlier.parameters.version = "0.9.0";
    for (Item& item : earlier.items)
        if (item.id == "opens-post") item.categories.pop_back();
    ResponseSet without = answers(true);
    without.answers.erase("opens-post");
    const auto changed = compare(assessor, {&earlier, answers(true)}, answers(false), "en");
    const auto missing = compare(assessor, {&pack, without}, answers(false), "en");
    EXPECT_EQ(changed.axes[1].change, missing.axes[1].change);
    EXPECT_EQ(changed.axes[1].before, missing.axes[1].before);
}

TEST_F(Comparing, IsPartOfTheResultOnlyWhenAsked)
{
    Assessment result = assessor.assess(answers(true), "en");
    EXPECT_EQ(json::parse(resultJson(result), "result").find("change"), nullptr);
    result.change = compare(assessor, {&pack, answers(false)}, answers(true), "en");
    const json::Value document = json::parse(resultJson(result), "result");
    const json::Value* axis = document.find("change")->find("axes")->find("will");
    ASSERT_NE(axis, nullptr);
    EXPECT_EQ(axis->find("verdict")->text(), "rose");
    EXPECT_EQ(document.find("change")->find("refusal")->text(), "none");
}

}  // namespace
}  // namespace opmaat::engine
