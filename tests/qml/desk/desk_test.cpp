#include "qml/desk/desk.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "qml/desk/demo_interviews.h"

namespace opmaat::desk {
namespace {

const char* const kPacks = SOURCE_DIR "/questionnaires";

const engine::Pack& wkm()
{
    static const engine::Pack pack = engine::loadPack(std::string(kPacks) + "/wkm");
    return pack;
}

engine::Event started(const std::string& pack, const std::string& hash)
{
    engine::Event event;
    event.at = kDemoNow;
    event.language = "nl";
    event.mode = "alone";
    event.pack = pack;
    event.packVersion = "7.0.0";
    event.packHash = hash;
    return event;
}

std::chrono::sys_seconds dayAfter()
{
    return kDemoNow + std::chrono::days(1);
}

QString cell(InterviewList& list, int row, int role)
{
    return list.data(list.index(row), role).toString();
}

TEST(InterviewList, IsNewestFirstWithDayStateAndCount)
{
    Desk desk(demoStore(wkm()), kPacks, "en");
    InterviewList& list = *desk.interviews();
    ASSERT_EQ(list.count(), 6);
    EXPECT_EQ(cell(list, 0, InterviewList::Day), "Sunday 22 November 2026");
    EXPECT_EQ(cell(list, 0, InterviewList::Time), "12:51");
    EXPECT_TRUE(cell(list, 0, InterviewList::State).startsWith("paused, last answer at "));
    EXPECT_TRUE(cell(list, 0, InterviewList::Answered).startsWith("23 of "));
    EXPECT_EQ(cell(list, 1, InterviewList::State), "finished");
    EXPECT_EQ(cell(list, 3, InterviewList::State), "stopped before the end");
    EXPECT_EQ(cell(list, 0, InterviewList::Code).size(), 19);
}

TEST(InterviewList, TakesUpWhatIsNewWithoutBeingAskedTwice)
{
    auto owned = engine::memoryStore();
    engine::Store& store = *owned;
    Desk desk(std::move(owned), kPacks, "en");
    EXPECT_EQ(desk.interviews()->count(), 0);
    QSignalSpy changes(desk.interviews(), &InterviewList::changed);
    store.append("0000000000000001", started("gone", "x"));
    desk.interviews()->refresh();
    desk.interviews()->refresh();
    EXPECT_EQ(desk.interviews()->count(), 1);
    EXPECT_EQ(changes.count(), 1);
}

TEST(InterviewList, SaysFirstThatAnAnswerAskedForAPerson)
{
    auto owned = engine::memoryStore();
    engine::Event alarm;
    alarm.kind = engine::EventKind::AlarmRaised;
    alarm.sequence = 1;
    alarm.item = "home";
    owned->append("0000000000000001", started("gone", "x"));
    owned->append("0000000000000001", alarm);
    Desk desk(std::move(owned), kPacks, "en");
    EXPECT_TRUE(cell(*desk.interviews(), 0, InterviewList::State)
                    .startsWith("someone is needed here now; not finished"));
}

/// A store whose disk went away after the first look.
class FailingStore : public engine::Store {
public:
    using Store::append;
    void append(const std::string&, std::span<const engine::Event>) override {}
    std::vector<engine::StoredInterview> interviews() const override
    {
        throw engine::StoreError("/data/store: cannot be read. Connect the disk.");
    }
    std::vector<engine::Event> events(const std::string&) const override { return {}; }
    bool isDemo() const override { return false; }
};

TEST(InterviewList, SaysWhyItMayBeOutOfDate)
{
    Desk desk(std::make_unique<FailingStore>(), kPacks, "en");
    EXPECT_EQ(desk.interviews()->problem(), "/data/store: cannot be read. Connect the disk.");
}

TEST(Desk, NamesThePackThatIsMissing)
{
    auto store = engine::memoryStore();
    store->append("0000000000000001", started("gone", "x"));
    Desk desk(std::move(store), kPacks, "en", dayAfter);
    desk.open("0000000000000001");
    EXPECT_EQ(desk.opened(), nullptr);
    EXPECT_EQ(desk.problem(), "The questionnaire of this interview is not here");
    EXPECT_TRUE(desk.problemDetail().contains("\"gone\", version 7.0.0"))
        << qPrintable(desk.problemDetail());
    desk.close();
    EXPECT_EQ(desk.problem(), "");
}

TEST(Desk, ShowsAnInterviewOfAnotherVersionAndSaysSo)
{
    auto store = engine::memoryStore();
    store->append("0000000000000001", started("wkm", "another hash"));
    Desk desk(std::move(store), kPacks, "en", dayAfter);
    desk.open("0000000000000001");
    ASSERT_NE(desk.opened(), nullptr) << qPrintable(desk.problemDetail());
    const auto* heading = desk.opened()->property("heading").value<HeadingView*>();
    ASSERT_EQ(heading->notes().size(), 2);
    EXPECT_TRUE(heading->notes()[1].startsWith("Filled in with version 7.0.0"));
}

TEST(Desk, SaysThatAnInterviewIsNotThere)
{
    Desk desk(engine::memoryStore(), kPacks, "en");
    desk.open("ffffffffffffffff");
    EXPECT_EQ(desk.problem(), "This interview cannot be shown");
    EXPECT_NE(desk.problemDetail(), "");
}

TEST(Desk, OpensAnAnswersFileWithoutAStore)
{
    Desk desk(nullptr, kPacks, "nl");
    desk.openAnswers(SOURCE_DIR "/tests/data/tanya.answers.json", SOURCE_DIR "/questionnaires/wkm");
    EXPECT_EQ(desk.problemDetail(), "");
    EXPECT_NE(desk.opened(), nullptr);
    EXPECT_FALSE(desk.hasList());
}

TEST(Desk, SaysWhatIsWrongWithAnAnswersFile)
{
    Desk desk(nullptr, kPacks, "en");
    desk.openAnswers("/nowhere/a.json", SOURCE_DIR "/questionnaires/wkm");
    EXPECT_EQ(desk.problem(), "This answers file cannot be shown");
    EXPECT_TRUE(desk.problemDetail().contains("/nowhere/a.json"))
        << qPrintable(desk.problemDetail());
}

}  // namespace
}  // namespace opmaat::desk
