// A module that is off: questionnaires/uitvoeren, a pack of its own that may become a part of wkm.

#include <gtest/gtest.h>

#include "engine/assessment/assessment.h"
#include "engine/authoring/review.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

const fs::path kPacks = fs::path(SOURCE_DIR) / "questionnaires";

class ExtraModule : public testing::Test {
protected:
    ExtraModule()
    {
        fs::copy(kPacks / "uitvoeren/uitvoeren.json", copy_.folder());
        copy_.replace("pack.json", "\"situatie\"]", "\"situatie\", \"uitvoeren\"]");
    }

    const PackCopy copy_{kPacks / "wkm"};
};

TEST_F(ExtraModule, IsNoPartOfTheScreeningThatShips)
{
    EXPECT_EQ(loadPack((kPacks / "wkm").string()).find("snel-afgeleid"), nullptr);
}

TEST_F(ExtraModule, CanBeAddedToTheScreeningByItsName)
{
    const LoadedPack loaded =
        checkPack(copy_.folder().string(), readPlainLanguages((kPacks / "language").string()));
    for (const Finding& finding : loaded.findings) ADD_FAILURE() << describe(finding);
    ASSERT_TRUE(loaded.pack);
    ASSERT_EQ(loaded.pack->scales.size(), 1u);
    EXPECT_EQ(loaded.pack->scales.front().id, "uitvoeren");
    EXPECT_EQ(loaded.pack->find("snel-afgeleid")->modelItem, -1) << "off the axes";
}

TEST_F(ExtraModule, MovesNobodyOnAnyAxisAndSuggestsNothing)
{
    const Pack with = loadPack(copy_.folder().string());
    const Assessor assessor(with);
    ResponseSet set = readAnswers(SOURCE_DIR "/tests/data/tanya.answers.json", with);
    const Assessment before = assessor.assess(set, "en");
    for (const Item& item : with.items) {
        if (with.modules[item.module].id != "uitvoeren") continue;
        set.answers[item.id] = Answer{AnswerState::Answered, {0}, 0.0, ""};
    }
    const Assessment after = assessor.assess(set, "en");
    ASSERT_EQ(after.axes.size(), before.axes.size());
    for (std::size_t a = 0; a < after.axes.size(); ++a) {
        EXPECT_EQ(after.axes[a].theta, before.axes[a].theta) << after.axes[a].id;
        EXPECT_EQ(after.axes[a].se, before.axes[a].se) << after.axes[a].id;
    }
    EXPECT_EQ(after.signals.size(), before.signals.size());
    EXPECT_EQ(after.offers.size(), before.offers.size());
    ASSERT_EQ(after.scales.size(), 1u);
    // By hand: all at "almost never": three items at 0, three reversed ones at 3.
    EXPECT_EQ(after.scales.front().value, 9.0);
    EXPECT_FALSE(before.scales.front().value) << "nothing answered is no score";
}

}  // namespace
}  // namespace opmaat::engine
