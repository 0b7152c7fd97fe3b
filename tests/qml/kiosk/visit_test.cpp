#include <gtest/gtest.h>

#include "qml/kiosk/rehearsal_store.h"
#include "qml/kiosk/views/client_view.h"
#include "qml/kiosk/views/question_view.h"
#include "qml/kiosk/views/review_view.h"
#include "qml/kiosk/views/welcome_view.h"
#include "small_pack.h"

namespace opmaat::kiosk {
namespace {

using engine::AnswerState;
using engine::EventKind;
using Page = ClientView::Page;

std::chrono::sys_seconds noon()
{
    return std::chrono::sys_seconds(std::chrono::hours(12));
}

// One client, without a window.
class AClient : public testing::Test {
protected:
    void begin()
    {
        client.beginAlone();
        client.goOn();  // past the introduction of the first part
    }

    void answerAll()
    {
        begin();
        question.touch(0);
        question.touch(0);
        question.touch(0);
        question.next();
        client.goOn();
        question.next();
        question.touch(0);
    }

    int stored(EventKind kind) const
    {
        int count = 0;
        for (const auto& event : memory->events(visit.session().id())) count += event.kind == kind;
        return count;
    }

    engine::Pack pack = smallPack();
    std::unique_ptr<engine::Store> memory = engine::memoryStore();
    RehearsalStore store{*memory};
    Visit visit{pack, store, noon};
    ClientView client{visit};
    QuestionView question{visit, std::chrono::milliseconds(0)};
    ReviewView review{visit};
    WelcomeView welcome{visit};
};

TEST_F(AClient, IsWelcomedAndThenIntroducedToThePart)
{
    EXPECT_EQ(client.page(), Page::Welcome);
    client.beginAlone();
    EXPECT_EQ(client.page(), Page::Introduction);
    EXPECT_EQ(client.introduction(), "Eerst gaat het over post.");
    client.goOn();
    EXPECT_EQ(client.page(), Page::Question);
    EXPECT_EQ(question.text(), "Hoe vaak maakt u post open?");
    EXPECT_EQ(visit.interview().mode(), "alone");
}

engine::Text dutch(const std::string& words)
{
    return engine::Text(std::map<std::string, std::string>{{"nl", words}});
}

TEST_F(AClient, OfAShorterFormIsToldHowLongThatTakesAndAskedNothingElse)
{
    const QString whole = welcome.promises().at(1);
    pack.forms = {engine::Form{"short", dutch("kort"), dutch("Het duurt één minuut."), {0}}};
    visit.useForm("short");
    EXPECT_EQ(welcome.promises().at(1), "Het duurt één minuut.");
    EXPECT_NE(whole, welcome.promises().at(1));
    client.beginAlone();
    EXPECT_EQ(visit.interview().form(), &pack.forms.front());
    EXPECT_EQ(visit.interview().shownItems().size(), 1u);
}

TEST_F(AClient, OfAFormWithoutItsOwnDurationReadsThatOfThePack)
{
    const QString whole = welcome.promises().at(1);
    pack.forms = {engine::Form{"short", dutch("kort"), {}, {0}}};
    visit.useForm("short");
    EXPECT_EQ(welcome.promises().at(1), whole);
}

TEST_F(AClient, WhoWouldRatherHaveSomebodyBesideThemGetsHelpFirst)
{
    client.beginTogether();
    EXPECT_EQ(client.page(), Page::Help);
    EXPECT_EQ(visit.interview().mode(), "together");
    EXPECT_EQ(stored(EventKind::HelpAsked), 1);
    client.goOn();
    EXPECT_EQ(client.page(), Page::Introduction);
}

TEST_F(AClient, WhoWantsTheQuestionsReadAloudGetsAReaderFirst)
{
    client.beginReadAloud();
    EXPECT_EQ(client.page(), Page::Help);
    EXPECT_EQ(visit.interview().mode(), "read-aloud");
    EXPECT_EQ(stored(EventKind::HelpAsked), 1);
    client.goOn();
    EXPECT_EQ(client.page(), Page::Introduction);
}

TEST_F(AClient, GoesOnWithOneTapWhichIsThenStored)
{
    begin();
    question.touch(2);
    EXPECT_EQ(question.text(), "Hoe vaak betaalt u op tijd?");
    EXPECT_EQ(stored(EventKind::Answered), 1);
}

TEST_F(AClient, SeesNoMarkOnTheNextQuestionAndTheirOwnAfterGoingBack)
{
    begin();
    question.touch(2);
    EXPECT_EQ(question.selected(), -1);
    question.back();
    EXPECT_EQ(question.selected(), 2);
}

TEST_F(AClient, AnswersOneQuestionWithADoubleTap)
{
    QuestionView careful(visit, std::chrono::hours(1));
    client.beginAlone();
    client.goOn();
    for (int tap = 0; tap < 2; ++tap) careful.touch(1);
    careful.skip();
    careful.dontKnow();
    EXPECT_EQ(question.text(), "Hoe vaak maakt u post open?")
        << "a question nobody could have read";
    EXPECT_EQ(stored(EventKind::Answered), 0);
}

TEST_F(AClient, AnswersNoQuestionThatStandsBehindAnotherPage)
{
    client.beginAlone();
    question.touch(1);
    question.skip();
    EXPECT_EQ(client.page(), Page::Introduction);
    client.goOn();
    client.fetchHelp();
    question.touch(1);
    EXPECT_EQ(client.page(), Page::Help);
    EXPECT_EQ(stored(EventKind::Answered), 0);
}

TEST_F(AClient, KeepsTheQuestionWhenTheStoreRefusesAndLosesNothing)
{
    begin();
    question.touch(0);
    store.refuse(true);
    question.touch(1);
    EXPECT_EQ(client.page(), Page::NotStored);
    client.tryAgain();
    EXPECT_EQ(client.page(), Page::NotStored);
    EXPECT_EQ(visit.interview().currentItem().id, "bills");

    store.refuse(false);
    client.tryAgain();
    EXPECT_EQ(client.page(), Page::Question);
    EXPECT_EQ(visit.interview().currentItem().id, "which");
    EXPECT_EQ(visit.interview().answer("bills").categories, std::vector<int>{1});
    EXPECT_EQ(stored(EventKind::Answered), 2);
}

TEST_F(AClient, CanGoBackToTheQuestionThatWasNotStored)
{
    begin();
    store.refuse(true);
    question.touch(1);
    client.goOn();
    EXPECT_EQ(client.page(), Page::Question);
    EXPECT_EQ(question.text(), "Hoe vaak maakt u post open?");
    EXPECT_EQ(question.selected(), -1);
}

TEST_F(AClient, GetsHelpAndMayStopWhateverTheStoreSays)
{
    store.refuse(true);
    client.fetchHelp();
    EXPECT_EQ(client.page(), Page::Help);
    client.goOn();
    store.refuse(false);
    begin();
    store.refuse(true);
    question.touch(1);
    client.fetchHelp();
    EXPECT_EQ(client.page(), Page::Help);
    client.goOn();
    EXPECT_EQ(client.page(), Page::NotStored) << "the answer can still be offered again";
    client.askToStop();
    client.stop();
    EXPECT_EQ(client.page(), Page::Stopped);
}

TEST_F(AClient, IsAskedBeforeStoppingAndMayGoOn)
{
    begin();
    client.askToStop();
    EXPECT_EQ(client.page(), Page::StopAsked);
    client.goOn();
    EXPECT_EQ(client.page(), Page::Question);
    client.askToStop();
    client.stop();
    EXPECT_EQ(client.page(), Page::Stopped);
    EXPECT_EQ(stored(EventKind::Stopped), 1);
    EXPECT_FALSE(client.underWay());
}

TEST_F(AClient, MarksSeveralAnswersOfWhichOneExcludesTheOthers)
{
    begin();
    question.skip();
    question.skip();
    question.touch(1);
    question.touch(0);
    EXPECT_EQ(question.marked(), (QList<bool>{true, true, false}));
    question.touch(2);
    EXPECT_EQ(question.marked(), (QList<bool>{false, false, true}));
    question.touch(0);
    EXPECT_EQ(question.marked(), (QList<bool>{true, false, false}));
    question.touch(0);
    question.next();
    EXPECT_EQ(visit.interview().currentItem().id, "which") << "no mark is not the answer 'none'";
}

TEST_F(AClient, KeepsTheirMarksWhileLookingAtHelp)
{
    begin();
    question.skip();
    question.skip();
    question.touch(1);
    client.fetchHelp();
    client.goOn();
    EXPECT_EQ(question.marked(), (QList<bool>{false, true, false}));
}

TEST_F(AClient, ReadsAnExplanationOnlyOfTheQuestionThatStands)
{
    begin();
    question.explain();
    EXPECT_TRUE(question.explained());
    question.touch(0);
    EXPECT_FALSE(question.explained());
}

TEST_F(AClient, IsHelpedAtOnceByAnAlarmAndOnlyOnce)
{
    answerAll();
    ASSERT_EQ(client.page(), Page::Review);
    review.change(3);
    question.touch(1);
    EXPECT_EQ(client.page(), Page::Alarm);
    EXPECT_EQ(stored(EventKind::AlarmRaised), 1);
    client.goOn();
    EXPECT_EQ(client.page(), Page::Review);
}

TEST_F(AClient, SeesAnAlarmAlsoWhenTheStoreRefusesIt)
{
    answerAll();
    review.change(3);
    visit.attempt([this](engine::Session& session) {
        session.answer({1}, 0.0);
        store.refuse(true);  // the alarm comes next
    });
    EXPECT_EQ(client.page(), Page::Alarm);
    client.goOn();
    EXPECT_EQ(client.page(), Page::Review);
}

TEST_F(AClient, ReviewsInWordsChangesOneAnswerAndComesBack)
{
    begin();
    question.touch(1);
    question.dontKnow();
    question.skip();
    client.goOn();
    question.next();
    question.touch(0);
    ASSERT_EQ(client.page(), Page::Review);
    ASSERT_EQ(review.rowCount(), 4);
    EXPECT_EQ(review.data(review.index(0), ReviewView::AnswerRole), "Soms");
    EXPECT_EQ(review.data(review.index(1), ReviewView::AnswerRole), "I don't know");
    EXPECT_EQ(review.data(review.index(1), ReviewView::GivenRole), false);
    review.change(1);
    EXPECT_EQ(question.text(), "Hoe vaak betaalt u op tijd?");
    question.touch(2);
    ASSERT_EQ(client.page(), Page::Review);
    EXPECT_EQ(review.data(review.index(1), ReviewView::AnswerRole), "Vaak");
    review.finish();
    EXPECT_EQ(client.page(), Page::Thanks);
}

TEST_F(AClient, ReadsEveryWordInTheLanguageTheyChoose)
{
    begin();
    question.touch(1);
    question.back();
    client.chooseLanguage("en");
    EXPECT_EQ(question.text(), "How often do you open post?");
    EXPECT_EQ(question.options().value(1), "Sometimes");
    EXPECT_EQ(question.selected(), 1);
    EXPECT_EQ(welcome.title(), "This is the text of the intro.");
    EXPECT_EQ(visit.interview().language(), "en");
    EXPECT_EQ(welcome.languageNames(), (QList<QString>{"Nederlands", "English"}));
}

TEST_F(AClient, HearsHowLongItTakesAndNeverHowManyWereRight)
{
    begin();
    EXPECT_EQ(client.minutesLeft(), 2);  // 4 questions of 20 seconds
    question.touch(0);
    EXPECT_EQ(client.minutesLeft(), 1);
    question.skip();
    question.skip();
    client.goOn();
    question.next();
    question.skip();
    EXPECT_EQ(client.minutesLeft(), 0);
}

TEST_F(AClient, WhoWaitsForHelpIsNotAskedWhetherTheyAreThere)
{
    begin();
    client.fetchHelp();
    visit.askWhetherThere();
    EXPECT_EQ(client.page(), Page::Help);
    client.goOn();
    visit.askWhetherThere();
    EXPECT_EQ(client.page(), Page::StillThere);
    client.goOn();
    EXPECT_EQ(client.page(), Page::Question);
}

}  // namespace
}  // namespace opmaat::kiosk
