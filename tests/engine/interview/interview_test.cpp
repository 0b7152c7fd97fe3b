#include "engine/interview/interview.h"

#include <gtest/gtest.h>

#include "engine/interview/answers_file.h"
#include "made_up_pack.h"
#include "scenario.h"

namespace opmaat::engine {
namespace {

using Stage = Interview::Stage;

class AnInterview : public testing::Test {
protected:
    Pack pack = madeUpPack();
    Scenario client{pack};
};

TEST_F(AnInterview, BeginsAtTheFirstItem)
{
    EXPECT_EQ(client.interview().stage(), Stage::NotStarted);
    client.starts("en", "together");
    EXPECT_EQ(client.interview().stage(), Stage::Asking);
    EXPECT_EQ(client.asked(), "post");
    EXPECT_EQ(client.interview().language(), "en");
    EXPECT_EQ(client.interview().mode(), "together");
    EXPECT_EQ(client.interview().nextSequence(), 1);
}

TEST_F(AnInterview, SkipsItemsThatConditionsHide)
{
    client.starts().answers("post", 2).answers("owes", 0).reads("card").answers("sleep", 1);
    EXPECT_EQ(client.interview().stage(), Stage::Review);
    EXPECT_EQ(client.shown(), "post owes sleep");
    EXPECT_EQ(client.interview().answer("whom").state, AnswerState::NotShown);
    EXPECT_EQ(client.interview().isShown(pack.items[2]), Truth::False);
}

TEST_F(AnInterview, AsksItemsThatConditionsShow)
{
    client.starts().answers("post", 1).answers("owes", 1).chooses("whom", {0, 1});
    client.answers("bank-letters", 0).reads("card").answers("partner-knows", 1).answers("sleep", 0);
    EXPECT_EQ(client.interview().stage(), Stage::Review);
    EXPECT_EQ(client.interview().answeredCount(), 6);
}

TEST_F(AnInterview, HidesWhatHangsOnAnAnswerThatWasDeclined)
{
    client.starts().answers("post", 1).declines("owes", AnswerState::Declined);
    EXPECT_EQ(client.asked(), "card");
    EXPECT_EQ(client.interview().isShown(pack.items[2]), Truth::Unknown);
}

TEST_F(AnInterview, TakesNoneOfSeveralAsAnAnswer)
{
    client.starts().answers("post", 1).answers("owes", 1).chooses("whom", {});
    EXPECT_EQ(client.asked(), "card");
    EXPECT_EQ(client.interview().isShown(pack.items[3]), Truth::False);
    EXPECT_EQ(client.interview().answer("whom").state, AnswerState::Answered);
}

TEST_F(AnInterview, KeepsAnEarlierAnswerWhenTheClientGoesBack)
{
    client.starts().answers("post", 2).goesBack();
    EXPECT_EQ(client.asked(), "post");
    EXPECT_EQ(client.interview().answer("post").categories, std::vector{2});
    EXPECT_FALSE(client.interview().canGoBack());
    client.answers("post", 1);
    EXPECT_EQ(client.asked(), "owes");
    EXPECT_EQ(client.interview().answer("post").categories, std::vector{1});
}

TEST_F(AnInterview, GoesBackPastItemsThatAreHidden)
{
    client.starts().answers("post", 2).answers("owes", 0).reads("card").goesBack().goesBack();
    EXPECT_EQ(client.asked(), "owes");
}

TEST_F(AnInterview, GoesBackFromTheReviewToTheLastItemAndReturns)
{
    client.starts().answers("post", 2).answers("owes", 0).reads("card").answers("sleep", 1);
    client.goesBack().answers("sleep", 0);
    EXPECT_EQ(client.interview().stage(), Stage::Review);
    EXPECT_EQ(client.interview().answer("sleep").categories, std::vector{0});
}

TEST_F(AnInterview, AsksWhatARevisitOpenedBeforeItReturnsToTheReview)
{
    client.starts().answers("post", 2).answers("owes", 0).reads("card").answers("sleep", 1);
    client.revisits("owes").answers("owes", 1).chooses("whom", {1}).answers("bank-letters", 1);
    client.answers("partner-knows", 1);
    EXPECT_EQ(client.interview().stage(), Stage::Review);
    client.revisits("post").answers("post", 3);
    EXPECT_EQ(client.interview().stage(), Stage::Review);
}

TEST_F(AnInterview, BringsBackAHiddenAnswerWhenItsWayIsOpenedAgain)
{
    client.starts().answers("post", 2).answers("owes", 1).chooses("whom", {1});
    client.answers("bank-letters", 1).goesBack().goesBack().goesBack().answers("owes", 0);
    EXPECT_EQ(client.asked(), "card");
    EXPECT_EQ(client.interview().answer("bank-letters").state, AnswerState::NotShown);
    EXPECT_TRUE(client.interview().answer("bank-letters").categories.empty());
    client.goesBack().answers("owes", 1);
    EXPECT_EQ(client.interview().answer("whom").categories, std::vector{1});
    EXPECT_EQ(client.interview().answer("bank-letters").categories, std::vector{1});
}

TEST_F(AnInterview, FinishesWithSkippedAnswers)
{
    client.starts().skips("post").skips("owes").reads("card");
    client.declines("sleep", AnswerState::DontKnow).finishes();
    EXPECT_EQ(client.interview().stage(), Stage::Finished);
    EXPECT_EQ(client.interview().answeredCount(), 3);
    EXPECT_EQ(client.interview().answer("post").state, AnswerState::Skipped);
    EXPECT_EQ(client.interview().answer("sleep").state, AnswerState::DontKnow);
    EXPECT_FALSE(client.interview().canGoBack());
}

TEST_F(AnInterview, StopsAtAnyTimeAndLeavesTheRestNotReached)
{
    client.starts().answers("post", 2).stops();
    EXPECT_EQ(client.interview().stage(), Stage::Stopped);
    EXPECT_EQ(client.interview().answer("post").state, AnswerState::Answered);
    EXPECT_EQ(client.interview().answer("owes").state, AnswerState::NotReached);
}

TEST_F(AnInterview, ChangesLanguageInTheMiddle)
{
    client.starts("nl").answers("post", 2).switchesTo("en");
    EXPECT_EQ(client.interview().language(), "en");
    EXPECT_EQ(client.asked(), "owes");
}

TEST_F(AnInterview, NeverCountsACardAsAnAnswer)
{
    client.starts().answers("post", 2).answers("owes", 0).reads("card");
    EXPECT_EQ(client.interview().answeredCount(), 2);
    EXPECT_EQ(client.shown(), "post owes sleep");
    EXPECT_EQ(responses(client.interview()).answers.count("card"), 0U);
}

TEST_F(AnInterview, MeasuresProgressInExpectedSeconds)
{
    EXPECT_EQ(client.interview().progress(), 0.0);
    client.starts();
    EXPECT_EQ(client.interview().progress(), 0.0);
    client.answers("post", 2);  // 10 of post, owes, card and sleep: 35
    EXPECT_DOUBLE_EQ(client.interview().progress(), 10.0 / 35.0);
    client.answers("owes", 1);  // opens whom and partner-knows: 65
    EXPECT_DOUBLE_EQ(client.interview().progress(), 20.0 / 65.0);
    client.goesBack();
    EXPECT_DOUBLE_EQ(client.interview().progress(), 20.0 / 65.0);
    client.answers("owes", 0).reads("card").answers("sleep", 0);
    EXPECT_EQ(client.interview().progress(), 1.0);
}

TEST_F(AnInterview, RaisesEachAlarmOnceInTheOrderOfThePack)
{
    client.starts().answers("post", 0).answers("owes", 1).chooses("whom", {1});
    ASSERT_NE(client.interview().pendingAlarm(), nullptr);
    EXPECT_EQ(client.interview().pendingAlarm()->id, "owes-all");
    client.answers("bank-letters", 0).reads("card").answers("sleep", 2);
    EXPECT_EQ(client.interview().pendingAlarm()->id, "no-sleep");
    client.raises("no-sleep").raises("owes-all");
    EXPECT_EQ(client.interview().pendingAlarm(), nullptr);
}

TEST_F(AnInterview, RaisesNoAlarmOverAnAnswerThatIsHidden)
{
    client.starts()
        .answers("post", 0)
        .answers("owes", 1)
        .chooses("whom", {1})
        .goesBack()
        .goesBack();
    client.answers("owes", 0);
    EXPECT_EQ(client.interview().pendingAlarm(), nullptr);
}

TEST_F(AnInterview, RaisesNoAlarmAfterItsEnd)
{
    client.starts().answers("post", 0).answers("owes", 0).reads("card").answers("sleep", 2).stops();
    EXPECT_EQ(client.interview().pendingAlarm(), nullptr);
}

TEST_F(AnInterview, GoesStraightToTheReviewOfAnEmptyPack)
{
    pack.items.clear();
    pack.alarms.clear();
    Scenario empty(pack);
    empty.starts();
    EXPECT_EQ(empty.interview().stage(), Stage::Review);
    EXPECT_EQ(empty.interview().progress(), 1.0);
    EXPECT_FALSE(empty.interview().canGoBack());
}

}  // namespace
}  // namespace opmaat::engine
