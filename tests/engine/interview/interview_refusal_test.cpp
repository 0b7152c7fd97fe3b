#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "made_up_pack.h"
#include "scenario.h"

namespace opmaat::engine {
namespace {

struct Impossible {
    std::string name;
    std::function<void(Scenario&)> act;
    std::string sentence;
};

class AnImpossibleEvent : public testing::TestWithParam<Impossible> {};

void toTheReview(Scenario& client)
{
    client.starts().answers("post", 2).answers("owes", 0).reads("card").answers("sleep", 1);
}

void startsWith(Scenario& client, std::string Event::*field, const std::string& value)
{
    Scenario other(client.interview().pack());
    Event event = other.starts().events().front();
    event.*field = value;
    client.happens(event);
}

TEST_P(AnImpossibleEvent, IsRefusedInOneSentenceAndChangesNothing)
{
    const Pack pack = madeUpPack();
    Scenario client(pack);
    std::string sentence;
    try {
        GetParam().act(client);
    } catch (const std::logic_error& error) {
        sentence = error.what();
    }
    EXPECT_EQ(sentence, GetParam().sentence);
    Interview replayed(pack);
    for (const Event& event : client.events()) {
        replayed.apply(event);
    }
    EXPECT_TRUE(replayed == client.interview());
}

const std::vector<Impossible> kImpossible = {
    {"NothingComesBeforeTheStart", [](Scenario& c) { c.stops(); },
     "Event 0 (stopped) is impossible: an interview begins with 'started'."},
    {"NothingStartsTwice", [](Scenario& c) { c.starts().starts(); },
     "Event 1 (started) is impossible: the interview has started already."},
    {"AnotherPack", [](Scenario& c) { startsWith(c, &Event::pack, "wkm"); },
     "Event 0 (started) is impossible: it is of pack 'wkm', and this is pack 'made-up'."},
    {"AnotherVersionOfThePack", [](Scenario& c) { startsWith(c, &Event::packHash, "11"); },
     "Event 0 (started) is impossible: it is of version 1.0.0 of pack 'made-up' with hash '11', "
     "and "
     "this is version 1.0.0 with hash '00ff'."},
    {"AnUnknownMode", [](Scenario& c) { c.starts("nl", "asleep"); },
     "Event 0 (started) is impossible: 'asleep' is no mode: alone, together or read-aloud."},
    {"ALanguageThePackDoesNotHave", [](Scenario& c) { c.starts("fr"); },
     "Event 0 (started) is impossible: the pack is not in language 'fr'."},
    {"ASwitchToALanguageThePackDoesNotHave", [](Scenario& c) { c.starts().switchesTo("fr"); },
     "Event 1 (language-chosen) is impossible: the pack is not in language 'fr'."},
    {"AGapInTheSequence",
     [](Scenario& c) {
         Event event = c.starts().make(EventKind::Stopped);
         event.sequence = 2;
         c.happens(event);
     },
     "Event 2 (stopped) is impossible: the next event of the interview is 1."},
    {"ARepeatInTheSequence", [](Scenario& c) { c.happens(c.starts().events().front()); },
     "Event 0 (started) is impossible: the next event of the interview is 1."},
    {"AnItemThatIsNotAsked", [](Scenario& c) { c.starts().answers("sleep", 0); },
     "Event 1 (answered) is impossible: it is about item 'sleep', and the current item is 'post'."},
    {"AShownItemThatIsNotAsked", [](Scenario& c) { c.starts().sees("owes"); },
     "Event 1 (shown) is impossible: it is about item 'owes', and the current item is 'post'."},
    {"AnAnswerInTheReview",
     [](Scenario& c) {
         toTheReview(c);
         c.answers("post", 0);
     },
     "Event 5 (answered) is impossible: no item is being asked."},
    {"ACategoryTooHigh", [](Scenario& c) { c.starts().answers("post", 4); },
     "Event 1 (answered) is impossible: item 'post' has categories 0 to 3, not 4."},
    {"ACategoryTooLow", [](Scenario& c) { c.starts().answers("post", -1); },
     "Event 1 (answered) is impossible: item 'post' has categories 0 to 3, not -1."},
    {"SeveralForAChoice",
     [](Scenario& c) {
         c.starts().chooses("post", {0, 1});
     },
     "Event 1 (answered) is impossible: item 'post' takes exactly one category, not 2."},
    {"NothingForAChoice", [](Scenario& c) { c.starts().chooses("post", {}); },
     "Event 1 (answered) is impossible: item 'post' takes exactly one category, not 0."},
    {"SeveralOutOfOrder",
     [](Scenario& c) {
         c.starts().answers("post", 0).answers("owes", 1).chooses("whom", {1, 0});
     },
     "Event 3 (answered) is impossible: item 'whom' takes categories in ascending order, each "
     "once."},
    {"AnExclusiveCategoryWithOthers",
     [](Scenario& c) {
         c.starts().answers("post", 0).answers("owes", 1).chooses("whom", {0, 2});
     },
     "Event 3 (answered) is impossible: item 'whom' has category 2, which excludes all others."},
    {"ACategoryOfACard",
     [](Scenario& c) { c.starts().answers("post", 0).answers("owes", 0).answers("card", 0); },
     "Event 3 (answered) is impossible: item 'card' is a card to read and takes no category."},
    {"SkippingACard",
     [](Scenario& c) { c.starts().answers("post", 0).answers("owes", 0).skips("card"); },
     "Event 3 (answered) is impossible: item 'card' is a card to read and takes no 'skipped'."},
    {"ACategoryBesideDontKnow",
     [](Scenario& c) {
         c.starts().gives("post", {AnswerState::DontKnow, {1}, 1.0, ""});
     },
     "Event 1 (answered) is impossible: item 'post' has a category beside 'dont-know'."},
    {"APersonSayingNotShown",
     [](Scenario& c) { c.starts().declines("post", AnswerState::NotShown); },
     "Event 1 (answered) is impossible: item 'post' cannot be given 'not-shown', which is not for "
     "a "
     "person to answer."},
    {"ANegativeTime",
     [](Scenario& c) {
         c.starts().gives("post", {AnswerState::Answered, {1}, -1.0, ""});
     },
     "Event 1 (answered) is impossible: item 'post' takes a time that is finite and not negative."},
    {"AnEndlessTime",
     [](Scenario& c) {
         const double endless = std::numeric_limits<double>::infinity();
         c.starts().gives("post", {AnswerState::Answered, {1}, endless, ""});
     },
     "Event 1 (answered) is impossible: item 'post' takes a time that is finite and not negative."},
    {"AReason",
     [](Scenario& c) {
         c.starts().gives("post", {AnswerState::Answered, {1}, 1.0, "mood"});
     },
     "Event 1 (answered) is impossible: item 'post' takes no reason, which only made-up answers "
     "have."},
    {"GoingBackFromTheFirstItem", [](Scenario& c) { c.starts().goesBack(); },
     "Event 1 (went-back) is impossible: there is no step back from here."},
    {"GoingBackTwoSteps",
     [](Scenario& c) {
         c.starts().answers("post", 0).answers("owes", 0);
         c.happens(c.make(EventKind::WentBack, "post"));
     },
     "Event 3 (went-back) is impossible: it goes to item 'post', and one step back is 'owes'."},
    {"RevisitingBeforeTheReview",
     [](Scenario& c) { c.starts().answers("post", 0).revisits("post"); },
     "Event 2 (revisited) is impossible: items are revisited from the review only."},
    {"RevisitingAHiddenItem",
     [](Scenario& c) {
         toTheReview(c);
         c.revisits("whom");
     },
     "Event 5 (revisited) is impossible: item 'whom' is not shown."},
    {"RevisitingAnUnknownItem",
     [](Scenario& c) {
         toTheReview(c);
         c.revisits("pets");
     },
     "Event 5 (revisited) is impossible: item 'pets' is not shown."},
    {"HelpAboutAnotherItem", [](Scenario& c) { c.starts().asksHelp("sleep"); },
     "Event 1 (help-asked) is impossible: it is about item 'sleep', and the current item is "
     "'post'."},
    {"HelpAboutAnItemInTheReview",
     [](Scenario& c) {
         toTheReview(c);
         c.asksHelp("").asksHelp("post");
     },
     "Event 6 (help-asked) is impossible: it is about item 'post', and no item is being asked."},
    {"AnUnknownAlarm", [](Scenario& c) { c.starts().raises("fire"); },
     "Event 1 (alarm-raised) is impossible: the pack has no alarm 'fire'."},
    {"AnAlarmThatIsNotTrue", [](Scenario& c) { c.starts().raises("no-sleep"); },
     "Event 1 (alarm-raised) is impossible: the condition of alarm 'no-sleep' is not true."},
    {"AnAlarmRaisedTwice",
     [](Scenario& c) {
         c.starts().answers("post", 0).answers("owes", 0).reads("card").answers("sleep", 2);
         c.raises("no-sleep").raises("no-sleep");
     },
     "Event 6 (alarm-raised) is impossible: alarm 'no-sleep' was raised before."},
    {"FinishingBeforeTheReview", [](Scenario& c) { c.starts().finishes(); },
     "Event 1 (finished) is impossible: there are questions left before the review."},
    {"AnythingAfterTheFinish",
     [](Scenario& c) {
         toTheReview(c);
         c.finishes().revisits("post");
     },
     "Event 6 (revisited) is impossible: the interview has ended."},
    {"AnythingAfterTheStop", [](Scenario& c) { c.starts().stops().stops(); },
     "Event 2 (stopped) is impossible: the interview has ended."},
    {"AnAnswerDuringAPause", [](Scenario& c) { c.starts().pauses().answers("post", 0); },
     "Event 2 (answered) is impossible: the interview is paused."},
    {"APauseDuringAPause", [](Scenario& c) { c.starts().pauses().pauses(); },
     "Event 2 (paused) is impossible: the interview is paused."},
    {"APauseAfterTheEnd", [](Scenario& c) { c.starts().stops().pauses(); },
     "Event 2 (paused) is impossible: the interview has ended."},
    {"GoingOnAfterTheEnd", [](Scenario& c) { c.starts().pauses().stops().resumes(); },
     "Event 3 (resumed) is impossible: the interview has ended."},
    {"TheDeskBeforeTheStart",
     [](Scenario& c) {
         c.does(EventKind::Opened, {{"who", "Ans"}, {"purpose", "talk"}});
     },
     "Event 0 (opened) is impossible: an interview begins with 'started'."},
    {"AJudgementWhileTheClientIsBusy",
     [](Scenario& c) {
         c.starts().does(EventKind::Discussed, {{"who", "Ans"}});
     },
     "Event 1 (discussed) is impossible: the interview has not ended; end it with 'stopped' "
     "first."},
    {"ALookForNoKnownPurpose",
     [](Scenario& c) {
         c.starts().does(EventKind::Opened, {{"who", "Ans"}, {"purpose", "curious"}});
     },
     "Event 1 (opened) is impossible: 'purpose' must be talk, subject, claim or supervision, and "
     "is "
     "'curious'."},
    {"ALookByNobody",
     [](Scenario& c) {
         c.starts().does(EventKind::Opened, {{"who", ""}, {"purpose", "talk"}});
     },
     "Event 1 (opened) is impossible: 'who' must not be empty."},
    {"ALookWithoutPurpose",
     [](Scenario& c) {
         c.starts().does(EventKind::Opened, {{"who", "Ans"}});
     },
     "Event 1 (opened) is impossible: it has no 'purpose'."},
    {"AStopWithANote",
     [](Scenario& c) {
         c.starts().does(EventKind::Stopped, {{"note", "secret"}});
     },
     "Event 1 (stopped) is impossible: it has details that 'stopped' does not have."},
    {"ACorrectionWhileTheClientIsBusy", [](Scenario& c) { c.starts().corrects("post", 0); },
     "Event 1 (corrected) is impossible: the interview has not ended; end it with 'stopped' "
     "first."},
    {"ACorrectionOfWhatIsNotShown", [](Scenario& c) { c.starts().stops().corrects("whom", 0); },
     "Event 2 (corrected) is impossible: item 'whom' is not one that is shown and takes an "
     "answer."},
    {"ACorrectionOfACard", [](Scenario& c) { c.starts().stops().corrects("card", 0); },
     "Event 2 (corrected) is impossible: item 'card' is not one that is shown and takes an "
     "answer."},
    {"ACorrectionToNoCategory", [](Scenario& c) { c.starts().stops().corrects("post", 4); },
     "Event 2 (corrected) is impossible: item 'post' has categories 0 to 3, not 4."},
    {"AnEventOfTheOffice",
     [](Scenario& c) {
         c.starts().does(EventKind::SlotRevoked, {{"who", "Ans"}, {"slot", "1"}});
     },
     "Event 1 (slot-revoked) is impossible: it belongs in the log of the office."},
};

INSTANTIATE_TEST_SUITE_P(, AnImpossibleEvent, testing::ValuesIn(kImpossible),
                         [](const auto& test) { return test.param.name; });

template <class Act>
std::string refusalOf(const Act& act)
{
    try {
        act();
    } catch (const std::logic_error& error) {
        return error.what();
    }
    return "";
}

TEST(AnInterviewAskedTheImpossible, SaysWhatIsWrong)
{
    const Pack pack = madeUpPack();
    const Interview interview(pack);
    EXPECT_EQ(refusalOf([&] { interview.currentItem(); }), "No item is being asked.");
    EXPECT_EQ(refusalOf([&] { interview.previousItem(); }), "There is no step back from here.");
    EXPECT_EQ(refusalOf([&] { interview.answer("pets"); }), "Pack 'made-up' has no item 'pets'.");
}

}  // namespace
}  // namespace opmaat::engine
