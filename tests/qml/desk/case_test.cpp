#include "qml/desk/case.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "engine/record/store.h"
#include "qml/desk/demo_interviews.h"

namespace opmaat::desk {
namespace {

const engine::Pack& wkm()
{
    static const engine::Pack pack = engine::loadPack(SOURCE_DIR "/questionnaires/wkm");
    return pack;
}

std::vector<engine::Event> finishedInterview()
{
    const auto store = demoStore(wkm());
    for (const auto& stored : store->interviews()) {
        auto events = store->events(stored.id);
        if (courseOf(events).stage == Stage::Finished) return events;
    }
    throw std::logic_error("the demo has no finished interview");
}

TEST(DemoInterviews, ShowEveryStateOfTheList)
{
    const auto store = demoStore(wkm());
    std::map<Stage, int> stages;
    for (const auto& stored : store->interviews())
        ++stages[courseOf(store->events(stored.id)).stage];
    EXPECT_GE(stages[Stage::Finished], 3);
    EXPECT_EQ(stages[Stage::Stopped], 1);
    EXPECT_EQ(stages[Stage::Paused], 1);
}

TEST(Reading, IsTheFoldOfTheEventsWithTheSamePack)
{
    const auto events = finishedInterview();
    const Reading reading = readWith(wkm(), events);
    EXPECT_EQ(reading.leftOut, 0);
    EXPECT_GT(reading.set.answers.size(), 20U);
}

TEST(Reading, GivesTheSameAnswersWhenOnlyTheHashDiffers)
{
    auto events = finishedInterview();
    const Reading same = readWith(wkm(), events);
    events.front().packHash = "of another day";
    const Reading other = readWith(wkm(), events);
    EXPECT_EQ(other.leftOut, 0);
    EXPECT_EQ(engine::responsePattern(other.set, wkm()), engine::responsePattern(same.set, wkm()));
    EXPECT_EQ(other.set.mode, same.set.mode);
}

TEST(Reading, LeavesOutWhatAnotherVersionDoesNotHave)
{
    auto events = finishedInterview();
    events.front().packHash = "of another day";
    engine::Event gone;
    gone.kind = engine::EventKind::Answered;
    gone.item = "asked-long-ago";
    gone.answer = {engine::AnswerState::Answered, {1}, 0.0, ""};
    events.push_back(gone);
    EXPECT_EQ(readWith(wkm(), events).leftOut, 1);
}

}  // namespace
}  // namespace opmaat::desk
