// What a client does with each type of question, without a window.

#include <gtest/gtest.h>

#include "qml/kiosk/rehearsal_store.h"
#include "qml/kiosk/views/question_view.h"
#include "qml/kiosk/views/review_view.h"

namespace opmaat::kiosk {
namespace {

using engine::AnswerState;
using Kind = QuestionView::Kind;

class AClientOfEveryType : public testing::Test {
protected:
    AClientOfEveryType() { visit.begin("alone"); }

    /// Passes all before it by skipping.
    void goTo(const std::string& item)
    {
        visit.goOn();
        while (asked() != item) {
            visit.attempt([](engine::Session& session) {
                session.interview().currentItem().takesAnswer()
                    ? session.decline(AnswerState::Skipped, 1.0)
                    : session.answer({}, 1.0);
            });
        }
    }
    void type(const char* keys)
    {
        for (const char* key = keys; *key != '\0'; ++key) {
            *key == '.' ? question.number()->typeMark() : question.number()->type(*key - '0');
        }
    }
    std::string asked() const { return visit.interview().currentItem().id; }
    engine::Answer answer(const std::string& item) const { return visit.interview().answer(item); }

    const engine::Pack pack = engine::loadPack(SOURCE_DIR "/tests/data/packs/every-type");
    std::unique_ptr<engine::Store> memory = engine::memoryStore();
    RehearsalStore store{*memory};
    Visit visit{pack, store, [] { return std::chrono::sys_seconds(); }};
    QuestionView question{visit, std::chrono::milliseconds(0)};
    ReviewView review{visit};
};

TEST_F(AClientOfEveryType, TriesAPracticeQuestionAndNothingOfItIsKept)
{
    goTo("try");
    EXPECT_TRUE(question.practice());
    EXPECT_TRUE(question.complete()) << "it may be left untried";
    question.touch(2);
    EXPECT_EQ(question.selected(), 2);
    EXPECT_EQ(asked(), "try") << "a tap only tries";
    question.touch(4);
    EXPECT_EQ(question.selected(), 4);
    question.next();
    EXPECT_EQ(asked(), "mood");
    EXPECT_TRUE(answer("try").categories.empty());
    question.back();
    EXPECT_EQ(question.selected(), -1);
}

TEST_F(AClientOfEveryType, IsOfferedOtherWordsOnceAndMaySkipThen)
{
    goTo("mood");
    EXPECT_FALSE(question.probing());
    question.skip();
    EXPECT_EQ(asked(), "mood");
    EXPECT_TRUE(question.probing());
    EXPECT_TRUE(question.help().startsWith("Weet u wat er nog op uw rekening staat?"));
    question.skip();
    EXPECT_EQ(answer("mood").state, AnswerState::Skipped);
    EXPECT_FALSE(question.probing());
}

TEST_F(AClientOfEveryType, IsNotOfferedToSkipWhereTheItemSaysSoAndMayNotKnow)
{
    goTo("ready");
    EXPECT_FALSE(question.canSkip());
    question.skip();
    EXPECT_EQ(asked(), "ready");
    question.dontKnow();
    EXPECT_EQ(answer("ready").state, AnswerState::DontKnow);
}

TEST_F(AClientOfEveryType, AnswersInTwoStepsAndFindsBothAgain)
{
    goTo("worry");
    EXPECT_EQ(question.kind(), Kind::TwoStep);
    EXPECT_EQ(question.steps(), (QList<QString>{"Nee", "Ja"}));
    EXPECT_TRUE(question.stepOptions().isEmpty());
    question.touchStepOption(0);
    EXPECT_EQ(asked(), "worry") << "nothing stands there yet";
    question.touchStep(1);
    EXPECT_EQ(question.stepOptions(), (QList<QString>{"Ja, soms", "Ja, vaak", "Ja, elke nacht"}));
    question.touchStepOption(1);
    EXPECT_EQ(answer("worry").categories, std::vector{2});
    question.back();
    EXPECT_EQ(question.step(), 1);
    EXPECT_EQ(question.stepSelected(), 1);
    question.touchStep(0);
    EXPECT_EQ(answer("worry").categories, std::vector{0}) << "no leads nowhere: it is the answer";
}

TEST_F(AClientOfEveryType, TypesANumberThatIsOneOfThoseThatCanBe)
{
    goTo("hours");
    EXPECT_EQ(question.number()->unit(), "uur");
    EXPECT_EQ(question.number()->mark(), ",");
    EXPECT_FALSE(question.complete());
    type("61");
    EXPECT_EQ(question.number()->hint(), "Choose a number from 0,0 to 60,0.");
    EXPECT_FALSE(question.complete());
    question.next();
    EXPECT_EQ(asked(), "hours");
    question.number()->erase();
    type(".25");
    EXPECT_EQ(question.number()->shown(), "6,2") << "no more digits than a step needs";
    EXPECT_EQ(question.number()->hint(), "Choose a number in steps of 0,5.");
    question.number()->erase();
    type("5");
    EXPECT_EQ(question.number()->hint(), "");
    question.next();
    EXPECT_EQ(std::get<double>(answer("hours").value), 6.5);
    question.back();
    EXPECT_EQ(question.number()->shown(), "6,5");
}

TEST_F(AClientOfEveryType, TypesMoneyAsItIsWrittenAndItIsKeptInCents)
{
    goTo("rent");
    type("1250.5");
    EXPECT_EQ(question.number()->shown(), "€ 1.250,5");
    question.next();
    EXPECT_EQ(std::get<double>(answer("rent").value), 125050.0);
    visit.chooseLanguage("en");
    question.back();
    EXPECT_EQ(question.number()->shown(), "€ 1,250.50");
}

TEST_F(AClientOfEveryType, ChoosesAMonthOfThoseThatCanBe)
{
    goTo("since");
    MonthForm& month = *question.month();
    while (month.hasLater()) month.later();
    EXPECT_EQ(month.year(), 2026);
    EXPECT_TRUE(month.open()[10]);
    EXPECT_FALSE(month.open()[11]) << "2026-11 is the latest";
    month.choose(11);
    EXPECT_FALSE(question.complete());
    month.earlier();
    month.choose(11);
    EXPECT_EQ(month.selected(), 11);
    month.later();
    EXPECT_EQ(month.selected(), -1) << "of another year";
    question.next();
    EXPECT_EQ(std::get<std::string>(answer("since").value), "2025-12");
}

TEST_F(AClientOfEveryType, WritesAFewWordsOrNone)
{
    goTo("note");
    EXPECT_TRUE(question.complete());
    question.words()->write(QString("a").repeated(100));
    EXPECT_EQ(question.words()->words().size(), 80);
    question.words()->write("  Ik wil\nrust.  ");
    question.next();
    EXPECT_EQ(std::get<std::string>(answer("note").value), "Ik wil rust.");
    question.back();
    EXPECT_EQ(question.words()->words(), "Ik wil rust.");
    question.words()->write("");
    question.next();
    EXPECT_EQ(answer("note").state, AnswerState::Skipped);
}

TEST_F(AClientOfEveryType, PutsThingsInOrderAndTakesThemBack)
{
    goTo("first-bill");
    question.touch(1);
    question.touch(3);
    EXPECT_EQ(question.order()->places(), (QList<int>{0, 1, 0, 2}));
    EXPECT_FALSE(question.complete());
    question.order()->undo();
    question.touch(0);
    question.touch(1);
    EXPECT_EQ(question.order()->places(), (QList<int>{1, 0, 0, 0})) << "the next moves up";
    for (const int option : {1, 3, 2}) question.touch(option);
    question.next();
    EXPECT_EQ(answer("first-bill").categories, (std::vector{0, 1, 3, 2}));
}

TEST_F(AClientOfEveryType, MakesPairsAndMayTakeThePartnerOfAnother)
{
    goTo("who");
    MatchForm& match = *question.match();
    EXPECT_EQ(match.held(), 0) << "the first waits already";
    match.touchRight(1);
    EXPECT_EQ(match.held(), 1);
    match.touchRight(2);
    match.touchRight(0);
    EXPECT_TRUE(question.complete());
    match.touchLeft(2);
    EXPECT_FALSE(question.complete());
    match.touchRight(1);
    EXPECT_EQ(match.leftPairs(), (QList<int>{0, 2, 3}));
    EXPECT_EQ(match.rightPairs(), (QList<int>{0, 3, 2, 0}));
    EXPECT_EQ(match.held(), 0) << "who lost its partner waits";
    match.touchRight(3);
    question.next();
    EXPECT_EQ((std::get<std::vector<std::pair<int, int>>>(answer("who").value)),
              (std::vector<std::pair<int, int>>{{0, 3}, {1, 2}, {2, 1}}));
}

TEST_F(AClientOfEveryType, ReadsEveryAnswerInWordsInTheReview)
{
    goTo("rent");
    type("712.5");
    question.next();
    question.month()->choose(0);
    question.next();
    while (visit.interview().stage() == engine::Interview::Stage::Asking) question.dontKnow();
    const auto shown = visit.interview().shownItems();
    for (int row = 0; row < review.rowCount(); ++row) {
        const QString words = review.data(review.index(row), ReviewView::AnswerRole).toString();
        EXPECT_NE(words, "") << row;
        const std::string& id = shown[static_cast<std::size_t>(row)]->id;
        EXPECT_EQ(words == "€ 712,50", id == "rent") << id;
        EXPECT_NE(id, "try") << "practice has no row";
    }
}

}  // namespace
}  // namespace opmaat::kiosk
