#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTest>

#include "qml/kiosk/kiosk.h"
#include "small_pack.h"

namespace opmaat::kiosk {
namespace {

using namespace std::chrono_literals;
using program::IdleWatch;
using Page = ClientView::Page;

constexpr int kLong = 10'000;  // ms; a test that waits as long has failed

// A person at the screen, or a pretence of one.
void input(QEvent::Type type)
{
    QObject somewhere;
    QEvent event(type);
    QCoreApplication::sendEvent(&somewhere, &event);
}

// What the watch says, in order. `answers` is the input that comes when it first falls quiet.
QStringList saidWhenAnsweredWith(QEvent::Type answer)
{
    IdleWatch watch(40ms, 40ms);
    QStringList said;
    QObject::connect(&watch, &IdleWatch::quiet, [&] {
        said << "quiet";
        if (said.size() == 1) input(answer);
    });
    QObject::connect(&watch, &IdleWatch::gone, [&] { said << "gone"; });
    EXPECT_TRUE(QTest::qWaitFor([&] { return said.contains("gone"); }, kLong));
    return said;
}

class IdleWatchInput : public testing::TestWithParam<QEvent::Type> {};

TEST_P(IdleWatchInput, TakesTheLastCallBack)
{
    EXPECT_EQ(saidWhenAnsweredWith(GetParam()), (QStringList{"quiet", "quiet", "gone"}));
}

INSTANTIATE_TEST_SUITE_P(, IdleWatchInput,
                         testing::Values(QEvent::TouchBegin, QEvent::MouseButtonPress,
                                         QEvent::KeyPress, QEvent::Wheel));

TEST(TheIdleWatch, TakesAMouseThatMovesByItselfForNobody)
{
    EXPECT_EQ(saidWhenAnsweredWith(QEvent::MouseMove), (QStringList{"quiet", "gone"}));
}

TEST(TheIdleWatch, CountsFromTheLastTouch)
{
    constexpr int kPatience = 200;
    IdleWatch watch(std::chrono::milliseconds(kPatience), 1h);
    QElapsedTimer sinceTouch;
    qint64 silence = -1;
    QObject::connect(&watch, &IdleWatch::quiet, [&] { silence = sinceTouch.elapsed(); });
    for (int touch = 0; touch < 20 && silence < 0; ++touch) {
        sinceTouch.start();
        input(QEvent::TouchBegin);
        QTest::qWait(kPatience / 10);
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return silence >= 0; }, kLong));
    EXPECT_GE(silence, kPatience * 9 / 10) << "Qt's timers keep their time to 5 per cent";
}

// A kiosk whose clocks run out at once.
class AnIdleKiosk : public testing::Test {
protected:
    static Settings impatient()
    {
        Settings settings;
        settings.settling = 0ms;
        settings.patience = settings.lastCall = settings.reading = 40ms;
        return settings;
    }

    void SetUp() override
    {
        QObject::connect(&kiosk, &Kiosk::ended, [this] { ++ended; });
    }

    bool becomes(Page page)
    {
        return QTest::qWaitFor([&] { return kiosk.client().page() == page; }, kLong);
    }

    bool ends()
    {
        return QTest::qWaitFor([&] { return ended > 0; }, kLong);
    }

    engine::Pack pack = smallPack();
    std::unique_ptr<engine::Store> store = engine::memoryStore();
    int ended = 0;
    Kiosk kiosk{pack, *store, [] { return std::chrono::sys_seconds(); }, impatient()};
};

TEST_F(AnIdleKiosk, AsksWhoIsThereAndThenStopsTheInterview)
{
    kiosk.client().beginAlone();
    ASSERT_TRUE(becomes(Page::StillThere));
    EXPECT_EQ(ended, 0);
    ASSERT_TRUE(ends());
    EXPECT_EQ(kiosk.client().page(), Page::Stopped);
    EXPECT_EQ(kiosk.visit().interview().stage(), engine::Interview::Stage::Stopped);
    EXPECT_EQ(store->events(kiosk.visit().session().id()).back().kind, engine::EventKind::Stopped);
}

TEST_F(AnIdleKiosk, GoesOnWithWhoSaysThatTheyAreThere)
{
    kiosk.client().beginAlone();
    ASSERT_TRUE(becomes(Page::StillThere));
    input(QEvent::TouchBegin);
    kiosk.client().goOn();
    EXPECT_EQ(kiosk.client().page(), Page::Introduction);
    EXPECT_EQ(ended, 0);
    EXPECT_TRUE(becomes(Page::StillThere)) << "and asks again";
}

TEST_F(AnIdleKiosk, WaitsAtTheWelcomeForAsLongAsNobodyComes)
{
    QTest::qWait(400);
    EXPECT_EQ(kiosk.client().page(), Page::Welcome);
    EXPECT_EQ(ended, 0);
}

TEST_F(AnIdleKiosk, WaitsForWhoAskedForHelp)
{
    kiosk.client().beginTogether();
    QTest::qWait(400);
    EXPECT_EQ(kiosk.client().page(), Page::Help);
    EXPECT_EQ(ended, 0);
}

TEST_F(AnIdleKiosk, PutsTheLastPageAwayForTheNextClient)
{
    kiosk.client().beginAlone();
    kiosk.client().stop();
    EXPECT_EQ(kiosk.client().page(), Page::Stopped);
    EXPECT_EQ(ended, 0);
    EXPECT_TRUE(ends());
}

}  // namespace
}  // namespace opmaat::kiosk
