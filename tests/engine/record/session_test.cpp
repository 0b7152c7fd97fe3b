#include "engine/record/session.h"

#include <gtest/gtest.h>

#include "tests/engine/interview/made_up_pack.h"

namespace opmaat::engine {
namespace {

/// Refuses when told to, as a full disk would.
class StubbornStore : public Store {
public:
    using Store::append;
    void append(const std::string& interview, std::span<const Event> events) override
    {
        if (refuses) {
            throw StoreError("The disk is full.");
        }
        store_->append(interview, events);
        ++appends;
    }
    std::vector<StoredInterview> interviews() const override { return store_->interviews(); }
    std::vector<Event> events(const std::string& id) const override { return store_->events(id); }
    bool isDemo() const override { return true; }

    bool refuses = false;
    int appends = 0;

private:
    std::unique_ptr<Store> store_ = memoryStore();
};

class ASession : public testing::Test {
protected:
    std::string kinds() const
    {
        std::string text;
        for (const Event& event : store.events(session.id())) {
            text += (text.empty() ? "" : " ") + std::string(name(event.kind)) +
                    (event.item.empty() ? "" : ":" + event.item);
        }
        return text;
    }
    void toTheReview()
    {
        session.start("nl", "alone");
        session.answer({2}, 3.0);
        session.answer({0}, 2.0);
        session.answer({}, 1.0);
        session.answer({2}, 4.0);
    }

    Pack pack = madeUpPack();
    StubbornStore store;
    std::chrono::sys_seconds now{std::chrono::seconds(1'795'000'000)};
    Session session{pack, store, [this] { return now += std::chrono::seconds(1); }};
};

TEST_F(ASession, RecordsAWholeInterview)
{
    toTheReview();
    session.raiseAlarm("no-sleep");
    session.askHelp();
    session.revisit("owes");
    session.askHelp();
    session.decline(AnswerState::Declined, 2.0);
    session.back();
    session.answer({1}, 1.5);
    session.chooseLanguage("en");
    session.finish();
    EXPECT_EQ(
        kinds(),
        "started shown:post answered:post shown:owes answered:owes shown:card answered:card "
        "shown:sleep answered:sleep alarm-raised:no-sleep help-asked revisited:owes shown:owes "
        "help-asked:owes answered:owes went-back:sleep shown:sleep answered:sleep "
        "language-chosen finished");
}

TEST_F(ASession, GivesTheInterviewThatReplayingItsRecordGives)
{
    toTheReview();
    session.stop();
    Interview replayed(pack);
    for (const Event& event : store.events(session.id())) {
        replayed.apply(event);
    }
    EXPECT_TRUE(replayed == session.interview());
}

TEST_F(ASession, KeepsAnAnswerAndTheNextQuestionInOneAppend)
{
    session.start("nl", "alone");
    EXPECT_EQ(store.appends, 1);
    session.answer({2}, 3.0);
    EXPECT_EQ(store.appends, 2);
    EXPECT_EQ(kinds(), "started shown:post answered:post shown:owes");
}

TEST_F(ASession, NamesThePackAndTheTime)
{
    session.start("en", "read-aloud");
    const Event started = store.events(session.id()).front();
    EXPECT_EQ(started.pack, "made-up");
    EXPECT_EQ(started.packVersion, "1.0.0");
    EXPECT_EQ(started.packHash, "00ff");
    EXPECT_EQ(started.modelHash, "0a0b");
    EXPECT_EQ(started.language, "en");
    EXPECT_EQ(started.mode, "read-aloud");
    EXPECT_EQ(started.at, now);
}

TEST_F(ASession, StandsStillWhileTheStoreRefusesAndThenGoesOn)
{
    session.start("nl", "alone");
    const Interview before = session.interview();
    store.refuses = true;
    EXPECT_THROW(session.answer({2}, 3.0), StoreError);
    EXPECT_THROW(session.stop(), StoreError);
    EXPECT_TRUE(session.interview() == before);
    store.refuses = false;
    session.answer({1}, 5.0);
    EXPECT_EQ(kinds(), "started shown:post answered:post shown:owes");
    EXPECT_EQ(session.interview().answer("post").categories, std::vector{1});
}

TEST_F(ASession, NeverOffersTheStoreAnImpossibleEvent)
{
    EXPECT_THROW(session.stop(), std::logic_error);
    session.start("nl", "alone");
    EXPECT_THROW(session.answer({9}, 1.0), std::logic_error);
    EXPECT_THROW(session.decline(AnswerState::NotShown, 1.0), std::logic_error);
    EXPECT_THROW(session.back(), std::logic_error);
    EXPECT_THROW(session.revisit("post"), std::logic_error);
    EXPECT_THROW(session.raiseAlarm("no-sleep"), std::logic_error);
    EXPECT_THROW(session.finish(), std::logic_error);
    EXPECT_THROW(session.chooseLanguage("fr"), std::logic_error);
    EXPECT_EQ(kinds(), "started shown:post");
}

TEST_F(ASession, GoesOnInAnotherSessionAfterAPause)
{
    session.start("nl", "alone");
    session.answer({2}, 3.0);
    session.pause();
    EXPECT_THROW(session.answer({0}, 1.0), std::logic_error);
    Session other(
        pack, store, [this] { return now; }, session.id(), store.events(session.id()));
    EXPECT_TRUE(other.interview() == session.interview());
    other.resume();
    other.answer({0}, 2.0);
    EXPECT_EQ(kinds(),
              "started shown:post answered:post shown:owes paused resumed shown:owes answered:owes "
              "shown:card");
}

TEST_F(ASession, GoesOnAfterAKioskThatFailed)
{
    session.start("nl", "alone");
    Session other(
        pack, store, [this] { return now; }, session.id(), store.events(session.id()));
    other.resume();
    EXPECT_EQ(kinds(), "started shown:post resumed shown:post");
    EXPECT_THROW(session.answer({0}, 1.0), StoreError) << "the first session is no longer the last";
}

TEST_F(ASession, GoesOnInTheReviewWithoutAQuestion)
{
    toTheReview();
    session.pause();
    session.resume();
    EXPECT_EQ(store.events(session.id()).back().kind, EventKind::Resumed);
}

TEST_F(ASession, DoesNotGoOnWithWhatHasEndedOrIsOfAnotherPack)
{
    session.start("nl", "alone");
    session.stop();
    Session other(
        pack, store, [this] { return now; }, session.id(), store.events(session.id()));
    EXPECT_THROW(other.resume(), std::logic_error);
    Pack changed = madeUpPack();
    changed.hash = "11";
    EXPECT_THROW(
        Session(
            changed, store, [this] { return now; }, session.id(), store.events(session.id())),
        std::logic_error);
}

TEST_F(ASession, ShowsNothingNewInTheReview)
{
    toTheReview();
    EXPECT_EQ(session.interview().stage(), Interview::Stage::Review);
    EXPECT_EQ(store.events(session.id()).back().kind, EventKind::Answered);
}

}  // namespace
}  // namespace opmaat::engine
