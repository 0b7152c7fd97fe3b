// What can follow a pause, a failure, a clock set back, and the end of an interview.

#include <gtest/gtest.h>

#include "engine/interview/answers_file.h"
#include "made_up_pack.h"
#include "scenario.h"

namespace opmaat::engine {
namespace {

class AnInterviewLater : public testing::Test {
protected:
    Scenario& finished()
    {
        return client.starts().answers("post", 2).answers("owes", 0).reads("card").answers("sleep",
                                                                                           1);
    }

    Pack pack = madeUpPack();
    Scenario client{pack};
};

TEST_F(AnInterviewLater, GoesOnAfterAPauseWhereItWas)
{
    client.starts().answers("post", 2).pauses();
    EXPECT_TRUE(client.interview().isPaused());
    EXPECT_EQ(client.asked(), "owes");
    client.resumes().sees("owes").answers("owes", 0);
    EXPECT_FALSE(client.interview().isPaused());
    EXPECT_EQ(client.asked(), "card");
}

TEST_F(AnInterviewLater, GoesOnAfterAFailureWithoutAPause)
{
    client.starts().answers("post", 2).resumes().sees("owes");
    EXPECT_EQ(client.asked(), "owes");
}

TEST_F(AnInterviewLater, CanBePausedInTheReview)
{
    finished().pauses().resumes().finishes();
    EXPECT_EQ(client.interview().stage(), Interview::Stage::Finished);
}

TEST_F(AnInterviewLater, CanBeStoppedDuringAPause)
{
    client.starts().pauses().stops();
    EXPECT_TRUE(client.interview().hasEnded());
    EXPECT_FALSE(client.interview().isPaused());
}

TEST_F(AnInterviewLater, IsOpenedBeforeAndAfterTheEndWithoutAChangeToTheAnswers)
{
    const std::map<std::string, std::string> look = {{"who", "Ans"}, {"purpose", "talk"}};
    client.starts().answers("post", 2).does(EventKind::Opened, look).answers("owes", 0);
    client.reads("card").answers("sleep", 1).finishes();
    const ResponseSet before = responses(client.interview());
    client.does(EventKind::Opened, look).does(EventKind::Discussed, {{"who", "Ans"}});
    EXPECT_EQ(responses(client.interview()).answers, before.answers);
    EXPECT_EQ(client.interview().nextSequence(), 9);
}

TEST_F(AnInterviewLater, CountsACorrectedAnswerAndKeepsTheClientsOwnBesideIt)
{
    finished().finishes();
    EXPECT_EQ(client.interview().beforeCorrection("post"), nullptr);
    client.corrects("post", 1).corrects("post", 0);
    EXPECT_EQ(client.interview().answer("post").categories, std::vector{0});
    ASSERT_NE(client.interview().beforeCorrection("post"), nullptr);
    EXPECT_EQ(client.interview().beforeCorrection("post")->categories, std::vector{2});
    EXPECT_EQ(responsePattern(responses(client.interview()), pack)[1], 3);  // reversed: 0 scores 3
}

TEST_F(AnInterviewLater, OpensAndHidesQuestionsByACorrection)
{
    finished().finishes();
    client.corrects("owes", 1);
    EXPECT_EQ(client.interview().answer("whom").state, AnswerState::NotReached);
    client.corrects("whom", 0);
    EXPECT_EQ(client.interview().beforeCorrection("whom")->state, AnswerState::NotReached);
    client.corrects("owes", 0);
    EXPECT_EQ(client.interview().answer("whom").state, AnswerState::NotShown);
    ASSERT_NE(client.interview().given("whom"), nullptr);
    EXPECT_EQ(client.interview().given("whom")->categories, std::vector{0});
    EXPECT_EQ(client.interview().given("bank-letters"), nullptr);
}

TEST_F(AnInterviewLater, KeepsItsOrderWhenAClockIsSetBackAndNamesWhere)
{
    client.starts().answers("post", 2).shiftsTheClock(-std::chrono::hours(1)).answers("owes", 0);
    client.reads("card").shiftsTheClock(-std::chrono::hours(24 * 365)).answers("sleep", 1);
    client.shiftsTheClock(std::chrono::hours(0)).finishes();
    EXPECT_EQ(client.interview().answer("owes").categories, std::vector{0});
    const auto& oddities = client.interview().oddities();
    ASSERT_EQ(oddities.size(), 2u);
    EXPECT_EQ(describe(oddities[0]),
              "Event 2 (answered) has the time 2026-11-18T10:06:42Z, which is 3599 s before event "
              "1: a clock was set back. The order of the record counts.");
    EXPECT_EQ(oddities[1].sequence, 4);
    EXPECT_EQ(oddities[1].before - oddities[1].at,
              std::chrono::hours(24 * 365 - 1) - std::chrono::seconds(1));
}

}  // namespace
}  // namespace opmaat::engine
