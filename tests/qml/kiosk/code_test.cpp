#include <gtest/gtest.h>

#include <QTest>

#include "made_up_office.h"
#include "qml/kiosk/rehearsal_store.h"
#include "qml/kiosk/views/client_view.h"
#include "qml/kiosk/views/code_view.h"
#include "qml/kiosk/views/question_view.h"
#include "qml/kiosk/views/review_view.h"
#include "small_pack.h"

namespace opmaat::kiosk {
namespace {

using engine::EventKind;
using Page = ClientView::Page;

constexpr int kLong = 10'000;  // ms; a test that waits as long has failed

/// One client at one kiosk of an office, without a window.
struct AtTheKiosk {
    AtTheKiosk(const engine::Pack& pack, engine::SealedStore& sealed,
               const std::chrono::sys_seconds& now)
        : store(sealed),
          visit(
              pack, store, [&now] { return now; }, &sealed)
    {
    }

    void begin()
    {
        client.beginAlone();
        EXPECT_TRUE(QTest::qWaitFor([this] { return client.code() != ""; }, kLong));
        client.goOn();  // past the introduction of the first part
    }
    QString digits() const { return client.code().remove(' '); }
    void type(const QString& digits)
    {
        client.enterCode();
        for (int i = 0; i < 12; ++i) code.erase();
        for (const QChar digit : digits) code.type(digit.digitValue());
        code.submit();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !code.trying(); }, kLong));
    }

    RehearsalStore store;
    Visit visit;
    ClientView client{visit};
    CodeView code{visit};
    QuestionView question{visit, std::chrono::milliseconds(0)};
    ReviewView review{visit};
};

class ACode : public testing::Test {
protected:
    std::unique_ptr<AtTheKiosk> kiosk()
    {
        return std::make_unique<AtTheKiosk>(pack, *office.store, now);
    }
    std::vector<engine::Event> stored(const std::string& interview)
    {
        office.store->unlock(engine::kDemoPassphrase);
        auto events = office.store->events(interview);
        office.store->lock();
        return events;
    }
    int count(const std::string& interview, EventKind kind)
    {
        int found = 0;
        for (const auto& event : stored(interview)) found += event.kind == kind;
        return found;
    }
    static QString wrong(QString digits)
    {
        digits[0] = digits[0] == '9' ? '8' : '9';
        return digits;
    }

    engine::Pack pack = smallPack();
    MadeUpOffice office;
    std::chrono::sys_seconds now{std::chrono::seconds(1'795'000'000)};
};

TEST_F(ACode, IsThereFromTheBeginning)
{
    const auto first = kiosk();
    EXPECT_EQ(first->client.code(), "");
    first->begin();
    EXPECT_EQ(first->client.code().split(' ').size(), 3);
    EXPECT_EQ(first->digits().size(), 12);
    EXPECT_EQ(office.vault->keys.resumes.size(), 1U) << "durable before it is shown";
}

TEST_F(ACode, BringsWhoPausedBackToTheirQuestion)
{
    const auto first = kiosk();
    first->begin();
    first->question.touch(2);
    first->client.chooseLanguage("en");
    first->client.askToStop();
    first->client.pause();
    ASSERT_EQ(first->client.page(), Page::Paused);
    EXPECT_FALSE(first->client.underWay());

    const auto second = kiosk();
    second->type(first->digits());
    ASSERT_EQ(second->client.page(), Page::Question) << "its introduction was read";
    EXPECT_EQ(second->question.text(), "How often do you pay in time?");
    second->question.back();
    EXPECT_EQ(second->question.selected(), 2);
    EXPECT_EQ(second->client.code(), first->client.code()) << "the paper stays good";
    const auto& id = first->visit.session().id();
    EXPECT_EQ(second->visit.session().id(), id);
    EXPECT_EQ(count(id, EventKind::Paused), 1);
    EXPECT_EQ(count(id, EventKind::Resumed), 1);
}

TEST_F(ACode, LeavesNoKeyAtTheKioskOfWhoPaused)
{
    const auto first = kiosk();
    first->begin();
    const std::string id = first->visit.session().id();
    EXPECT_NO_THROW(office.store->pause(id, now)) << "while it goes on here";
    first->client.pause();
    EXPECT_THROW(office.store->pause(id, now), engine::StoreError);
    EXPECT_TRUE(office.store->isLocked());
}

TEST_F(ACode, BringsBackAlsoAfterACrash)
{
    QString digits;
    {
        const auto first = kiosk();
        first->begin();
        first->question.touch(1);
        digits = first->digits();
    }
    const auto second = kiosk();
    second->type(digits);
    EXPECT_EQ(second->client.page(), Page::Question);
    EXPECT_EQ(second->visit.interview().currentItem().id, "bills");
    second->question.touch(0);
    EXPECT_EQ(second->visit.interview().currentItem().id, "which");
}

TEST_F(ACode, ThatIsWrongIsRefusedKindlyAndCanBeCorrected)
{
    const auto first = kiosk();
    first->begin();
    first->client.pause();
    const auto second = kiosk();
    second->type(wrong(first->digits()));
    EXPECT_EQ(second->client.page(), Page::EnterCode);
    EXPECT_TRUE(second->code.message().startsWith("That did not work yet."));
    EXPECT_EQ(second->code.groups().join(""), wrong(first->digits()))
        << "to compare with the paper";
    second->type(first->digits());
    EXPECT_TRUE(second->client.underWay());
}

TEST_F(ACode, WaitsAfterFiveWrongOnesAndCountsDown)
{
    const auto first = kiosk();
    first->begin();
    first->client.pause();
    const auto second = kiosk();
    for (int i = 0; i < 5; ++i) second->type(wrong(first->digits()));
    EXPECT_FALSE(second->code.canSubmit());
    EXPECT_TRUE(second->code.message().endsWith("0:15")) << qPrintable(second->code.message());
    EXPECT_TRUE(QTest::qWaitFor([&] { return second->code.message().endsWith("0:14"); }, kLong));
    EXPECT_EQ(office.vault->keys.attempts.begin()->second.wrong, 5);
}

TEST_F(ACode, AsksForAColleagueAfterFifteenWrongOnes)
{
    const auto first = kiosk();
    first->begin();
    first->client.pause();
    const auto second = kiosk();
    second->type(wrong(first->digits()));
    office.vault->keys.attempts.begin()->second.wrong = 15;
    second->type(first->digits());
    EXPECT_TRUE(second->code.message().startsWith("This device takes no codes for now."));
    EXPECT_FALSE(second->code.canSubmit());
}

TEST_F(ACode, OfAnInterviewThatIsDoneIsGoodForNothing)
{
    const auto first = kiosk();
    first->begin();
    first->client.stop();
    EXPECT_TRUE(office.vault->keys.resumes.empty());
    const auto second = kiosk();
    second->type(first->digits());
    EXPECT_EQ(second->client.page(), Page::EnterCode);
}

TEST_F(ACode, OfAnotherQuestionnaireSaysWhomToAskAndStaysGood)
{
    const auto first = kiosk();
    first->begin();
    first->client.pause();
    engine::Pack other = smallPack();
    other.hash = "01";
    AtTheKiosk elsewhere(other, *office.store, now);
    elsewhere.type(first->digits());
    EXPECT_TRUE(elsewhere.code.message().startsWith("With this code you cannot go on here."));
    EXPECT_EQ(elsewhere.client.code(), "");
    elsewhere.client.beginAlone();
    const auto second = kiosk();
    second->type(first->digits());
    EXPECT_TRUE(second->client.underWay());
}

TEST_F(ACode, IsKeptForWhoWalkedAwayWithoutAWord)
{
    const auto first = kiosk();
    first->begin();
    first->visit.putAway();
    EXPECT_EQ(count(first->visit.session().id(), EventKind::Stopped), 0);
    const auto second = kiosk();
    second->type(first->digits());
    EXPECT_TRUE(second->client.underWay());
}

TEST_F(ACode, ThatCannotBeKeptLeavesTheClientWhereTheyWere)
{
    const auto first = kiosk();
    first->begin();
    first->store.refuse(true);
    first->client.pause();
    EXPECT_EQ(first->client.page(), Page::NotStored);
    first->client.goOn();
    EXPECT_EQ(first->client.page(), Page::Question);
    first->client.pause();
    first->store.refuse(false);
    first->client.tryAgain();
    EXPECT_EQ(first->client.page(), Page::Paused);
}

TEST_F(ACode, OfYesterdayIsReplacedByOneOfTodayWhenWhoWritesLatePauses)
{
    const auto first = kiosk();
    first->begin();
    const QString before = first->digits();
    now += std::chrono::days(1);
    first->client.pause();
    EXPECT_EQ(first->client.page(), Page::Waiting);
    EXPECT_TRUE(QTest::qWaitFor([&] { return first->client.page() == Page::Paused; }, kLong));
    EXPECT_NE(first->digits(), before);
    const auto second = kiosk();
    second->type(first->digits());
    EXPECT_TRUE(second->client.underWay());
}

TEST_F(ACode, IsTriedBesideTheScreenAndNothingElseHappensMeanwhile)
{
    const auto first = kiosk();
    first->client.enterCode();
    for (int i = 0; i < 13; ++i) first->code.type(1);
    EXPECT_EQ(first->code.groups(), (QList<QString>{"1111", "1111", "1111"}));
    first->code.submit();
    EXPECT_TRUE(first->code.trying());
    first->code.erase();
    first->code.submit();
    first->code.leave();
    EXPECT_EQ(first->client.page(), Page::EnterCode);
    EXPECT_EQ(first->code.groups().join("").size(), 12);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !first->code.trying(); }, kLong));
    EXPECT_EQ(office.vault->keys.attempts.begin()->second.wrong, 1);
    first->code.leave();
    EXPECT_EQ(first->client.page(), Page::Welcome);
    EXPECT_EQ(first->code.groups().join(""), "");
}

TEST(AStoreInMemory, HasNoCodes)
{
    const engine::Pack pack = smallPack();
    const auto memory = engine::memoryStore();
    Visit visit(pack, *memory, [] { return std::chrono::sys_seconds(); });
    ClientView client(visit);
    EXPECT_FALSE(client.canPause());
    client.enterCode();
    EXPECT_EQ(client.page(), Page::Welcome);
    client.beginAlone();
    client.pause();
    EXPECT_TRUE(client.underWay());
}

}  // namespace
}  // namespace opmaat::kiosk
