#include <gtest/gtest.h>

#include "engine/interview/answers_file.h"
#include "engine/interview/visibility.h"
#include "engine/json/finding.h"
#include "engine/record/session.h"
#include "scenario.h"

// Clients who fill in a form of the pack two-forms. Of the twelve items the form `short` asks card,
// wants-change, can-wait, this-week, owns-home, debts, rent-letter and opens-post.

namespace opmaat::engine {
namespace {

class AClientOfTheShortForm : public testing::Test {
protected:
    Event started(const std::string& form) const
    {
        Event event = client.make(EventKind::Started);
        event.language = "en";
        event.mode = "alone";
        event.pack = pack.id;
        event.packVersion = pack.version;
        event.packHash = pack.hash;
        event.modelHash = pack.modelHash;
        event.form = form;
        return event;
    }
    void toTheReview(const std::string& form)
    {
        client.happens(started(form)).reads("card").answers("wants-change", 1);
        if (form.empty()) client.answers("has-plan", 2);
        client.answers("can-wait", 0).answers("this-week", 1);
        client.answers("owns-home", 1).chooses("debts", {1}).answers("opens-post", 3);
        if (form.empty()) {
            client.answers("sorts-post", 0).answers("change-task", 1).answers("keeps-list", 1);
        }
    }

    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/two-forms");
    Scenario client{pack};
};

TEST_F(AClientOfTheShortForm, IsAskedWhatIsInItAndNothingElse)
{
    toTheReview("short");
    EXPECT_EQ(client.interview().stage(), Interview::Stage::Review);
    EXPECT_EQ(client.interview().form(), pack.findForm("short"));
    EXPECT_EQ(client.shown(), "wants-change can-wait this-week owns-home debts opens-post");
    EXPECT_EQ(client.interview().answer("has-plan").state, AnswerState::NotShown);
    EXPECT_EQ(client.interview().answer("keeps-list").state, AnswerState::NotShown);
    EXPECT_EQ(client.interview().progress(), 1.0);
}

TEST_F(AClientOfTheShortForm, GoesBackAlongWhatWasAsked)
{
    toTheReview("short");
    client.goesBack().goesBack();
    EXPECT_EQ(client.asked(), "debts");
    client.goesBack().goesBack().goesBack();
    EXPECT_EQ(client.asked(), "can-wait");
    client.goesBack();
    EXPECT_EQ(client.asked(), "wants-change") << "has-plan is not in the form";
}

TEST_F(AClientOfTheShortForm, StillHasConditionsAndAlarms)
{
    client.happens(started("short")).reads("card").answers("wants-change", 1);
    client.answers("can-wait", 2);
    EXPECT_EQ(client.asked(), "owns-home") << "this-week is asked unless it can wait";
    client.answers("owns-home", 1).chooses("debts", {0}).answers("rent-letter", 0);
    ASSERT_NE(client.interview().pendingAlarm(), nullptr);
    EXPECT_EQ(client.interview().pendingAlarm()->id, "home");
}

TEST_F(AClientOfTheShortForm, CannotBeAskedWhatIsNotInIt)
{
    toTheReview("short");
    EXPECT_THROW(client.revisits("has-plan"), std::logic_error);
    client.finishes();
    EXPECT_THROW(client.corrects("has-plan", 1), std::logic_error);
}

TEST_F(AClientOfTheShortForm, LeavesARecordThatSaysSo)
{
    toTheReview("short");
    const std::string line = toJson(client.events().front());
    EXPECT_NE(line.find(R"(,"form":"short"})"), std::string::npos) << line;
    EXPECT_EQ(toJson(eventFromJson(line, "a line")), line);
    Interview again(pack);
    for (const Event& event : client.events()) again.apply(event);
    EXPECT_EQ(again, client.interview());
}

TEST_F(AClientOfTheShortForm, IsToldFromOneWhoWasAskedEverything)
{
    toTheReview("");
    EXPECT_EQ(client.interview().form(), nullptr);
    EXPECT_EQ(client.interview().stage(), Interview::Stage::Review);
    // As it was written before there were forms: nothing about them, and to the byte the same.
    const std::string line = toJson(client.events().front());
    EXPECT_EQ(line.find("\"form\""), std::string::npos) << line;
    EXPECT_EQ(toJson(eventFromJson(line, "a line")), line);
}

TEST_F(AClientOfTheShortForm, IsRefusedAFormThatThePackDoesNotHave)
{
    try {
        client.happens(started("shorter"));
        ADD_FAILURE() << "a form that is none";
    } catch (const std::logic_error& error) {
        EXPECT_STREQ(error.what(),
                     "Event 0 (started) is impossible: the pack has no form 'shorter'.");
    }
    EXPECT_EQ(client.interview().stage(), Interview::Stage::NotStarted);
}

TEST_F(AClientOfTheShortForm, StartsOneWithASession)
{
    const auto store = memoryStore();
    std::chrono::sys_seconds now{std::chrono::seconds(1'795'000'000)};
    Session session(pack, *store, [&now] { return now += std::chrono::seconds(1); });
    session.start("nl", "alone", "short");
    EXPECT_EQ(store->events(session.id()).front().form, "short");
    Session again(
        pack, *store, [&now] { return now; }, session.id(), store->events(session.id()));
    EXPECT_EQ(again.interview().form(), pack.findForm("short"));
    Session other(pack, *store, [&now] { return now; });
    EXPECT_THROW(other.start("nl", "alone", "shorter"), std::logic_error);
    EXPECT_TRUE(store->events(session.id()).size() == 2 && store->interviews().size() == 1);
}

ResponseSet read(const Pack& pack, const std::string& form, const std::string& answers)
{
    return parseAnswers(R"({"format": "opmaat.answers/1", "pack": "two-forms", )" + form +
                            R"("answers": {)" + answers + "}}",
                        "a.json", pack);
}

TEST_F(AClientOfTheShortForm, GivesTheSameAnswersAsAFileThatNamesIt)
{
    toTheReview("short");
    const std::string answers =
        R"("wants-change": 1, "can-wait": 0, "this-week": 1, "owns-home": 1, "debts": [1],
           "opens-post": 3)";
    const ResponseSet file = read(pack, R"("form": "short", )", answers);
    ResponseSet kept = responses(client.interview());
    for (auto& [id, answer] : kept.answers) answer.seconds = 0.0;
    EXPECT_EQ(kept.answers, file.answers);
    EXPECT_EQ(kept.form, "short");
    EXPECT_EQ(file.form, "short");
    const std::string written = answersJson(file, pack);
    EXPECT_NE(written.find("\"form\": \"short\""), std::string::npos) << written;
    EXPECT_EQ(answersJson(parseAnswers(written, "again", pack), pack), written);
}

TEST(AnswersInAForm, AreNotShownWhereTheFormDoesNotAsk)
{
    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/two-forms");
    const std::string answers = R"("wants-change": 1, "has-plan": 2, "keeps-list": 1)";
    const ResponseSet whole = read(pack, "", answers);
    const ResponseSet asked = read(pack, R"("form": "short", )", answers);
    EXPECT_EQ(whole.answers.at("has-plan").state, AnswerState::Answered);
    EXPECT_EQ(asked.answers.at("has-plan").state, AnswerState::NotShown);
    EXPECT_EQ(asked.answers.at("sorts-post").state, AnswerState::NotShown);
    EXPECT_EQ(asked.answers.count("opens-post"), 0u) << "in the form, and not reached";

    const ResponseSet moved = inForm(whole, pack, pack.findForm("short"));
    EXPECT_EQ(moved.answers, asked.answers);
    const ResponseSet back = inForm(moved, pack, nullptr);
    EXPECT_EQ(back.answers.at("wants-change"), whole.answers.at("wants-change"));
    EXPECT_EQ(back.answers.count("has-plan"), 0u) << "its answer is gone, and it was not reached";
}

TEST(AnswersInAForm, AreRefusedWhenThePackHasNoSuchForm)
{
    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/two-forms");
    const auto refusal = [](const Pack& of, const std::string& json) {
        try {
            parseAnswers(json, "a.json", of);
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(refusal(pack, R"({"format":"opmaat.answers/1","pack":"two-forms","form":"long",)"
                            R"("answers":{}})"),
              "a.json:1:56: error [answers-form] at /form: 'long' is not a form of the pack. Write "
              "short.");
    const Pack tiny = loadPack(SOURCE_DIR "/tests/data/packs/tiny");
    EXPECT_EQ(refusal(tiny, R"({"format":"opmaat.answers/1","pack":"tiny","form":"short",)"
                            R"("answers":{}})"),
              "a.json:1:51: error [answers-form] at /form: 'short' is not a form of the pack. "
              "Remove it.");
}

}  // namespace
}  // namespace opmaat::engine
