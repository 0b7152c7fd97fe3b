#include "engine/record/case.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/engine/interview/made_up_pack.h"
#include "tests/engine/interview/scenario.h"

namespace opmaat::engine {
namespace {

Pack packWithProfiles()
{
    Pack pack = madeUpPack();
    for (const char* id : {"starter", "doubter"}) {
        ProfileWords words;
        words.id = id;
        pack.profiles.words.push_back(words);
    }
    return pack;
}

/// Folds every event that the desk makes into a case beside the interview.
class ACase : public testing::Test {
protected:
    void SetUp() override
    {
        Scenario client(pack);
        client.starts().answers("post", 2).answers("owes", 0).reads("card").answers("sleep", 1);
        client.finishes();
        for (const Event& event : client.events()) {
            take(event);
        }
    }
    void take(const Event& event)
    {
        record.apply(event);
        events.push_back(event);
    }
    void does(EventKind kind, std::map<std::string, std::string> details)
    {
        Event event;
        event.kind = kind;
        event.sequence = record.interview().nextSequence();
        event.at = std::chrono::sys_seconds(std::chrono::seconds(1'795'100'000 + event.sequence));
        event.details = std::move(details);
        take(event);
    }
    void opens(const std::string& purpose)
    {
        does(EventKind::Opened, {{"who", "Ans"}, {"purpose", purpose}});
    }
    void judges(const std::string& profile, const std::string& before)
    {
        does(EventKind::Judged,
             {{"who", "Ans"}, {"profile", profile}, {"before", before}, {"reason", "so it seems"}});
    }
    void restricts() { does(EventKind::Restricted, {{"who", "Bo"}, {"reason", "an objection"}}); }
    void corrects(const std::string& item, int category)
    {
        Event event;
        event.kind = EventKind::Corrected;
        event.sequence = record.interview().nextSequence();
        event.at = events.back().at;
        event.item = item;
        event.answer = {AnswerState::Answered, {category}, 0.0, ""};
        event.details = {{"who", "Ans"}, {"reason", "a slip"}};
        take(event);
    }
    template <class Act>
    std::string refusal(const Act& act)
    {
        const Case before = record;
        std::string sentence;
        try {
            act();
        } catch (const std::logic_error& error) {
            sentence = error.what();
        }
        EXPECT_TRUE(record == before);
        return sentence;
    }

    Pack pack = packWithProfiles();
    Case record{pack};
    std::vector<Event> events;
};

TEST_F(ACase, KnowsWhoLookedAndWhatFor)
{
    opens("talk");
    opens("subject");
    ASSERT_EQ(record.openings().size(), 2u);
    EXPECT_EQ(record.openings()[0].who, "Ans");
    EXPECT_EQ(record.openings()[0].purpose, "talk");
    EXPECT_EQ(record.openings()[1].sequence, 7);
    EXPECT_EQ(record.openings()[1].at, events.back().at);
}

TEST_F(ACase, KnowsWhoJudgedAndWhetherTheProposalWasSeen)
{
    judges("starter", "yes");
    judges("none", "no");
    ASSERT_EQ(record.judgements().size(), 2u);
    EXPECT_EQ(record.judgements()[0].profile, "starter");
    EXPECT_TRUE(record.judgements()[0].beforeProposal);
    EXPECT_EQ(record.judgements()[1].profile, "");
    EXPECT_FALSE(record.judgements()[1].beforeProposal);
    EXPECT_EQ(record.judgements()[1].reason, "so it seems");
}

TEST_F(ACase, KnowsWhatWasComputedDiscussedAndWhatCameOfIt)
{
    does(EventKind::Assessed, {{"software", "1.2.0"}, {"resultHash", "ab"}});
    does(EventKind::Discussed, {{"who", "Ans"}});
    does(EventKind::Outcome, {{"who", "Ans"}, {"code", "Afgerond"}, {"reason", ""}});
    ASSERT_EQ(record.computations().size(), 1u);
    EXPECT_EQ(record.computations()[0].software, "1.2.0");
    EXPECT_EQ(record.computations()[0].resultHash, "ab");
    EXPECT_EQ(record.discussions().size(), 1u);
    ASSERT_EQ(record.outcomes().size(), 1u);
    EXPECT_EQ(record.outcomes()[0].code, "Afgerond");
}

TEST_F(ACase, KeepsEveryCorrectionBesideWhatWasThere)
{
    corrects("post", 1);
    corrects("post", 3);
    ASSERT_EQ(record.corrections().size(), 2u);
    EXPECT_EQ(record.corrections()[0].before.categories, std::vector{2});
    EXPECT_EQ(record.corrections()[0].after.categories, std::vector{1});
    EXPECT_EQ(record.corrections()[1].before.categories, std::vector{1});
    EXPECT_EQ(record.interview().answer("post").categories, std::vector{3});
}

TEST_F(ACase, IsNotUsedWhileItIsRestrictedAndStillShownToTheClient)
{
    opens("talk");
    restricts();
    EXPECT_TRUE(record.isRestricted());
    EXPECT_FALSE(record.mayBeRead("talk"));
    for (const char* purpose : {"subject", "claim", "supervision"}) {
        EXPECT_TRUE(record.mayBeRead(purpose)) << purpose;
        opens(purpose);
    }
    corrects("post", 1);
    EXPECT_EQ(
        refusal([&] { opens("talk"); }),
        "Event 12 (opened) is impossible: the client asked not to use the answers for now, so "
        "they are opened for 'subject', 'claim' or 'supervision' only.");
    EXPECT_EQ(refusal([&] { judges("none", "no"); }),
              "Event 12 (judged) is impossible: the client asked not to use the answers for now.");
    EXPECT_EQ(refusal([&] { restricts(); }),
              "Event 12 (restricted) is impossible: it is restricted already.");
    does(EventKind::Released, {{"who", "Bo"}, {"reason", "settled"}});
    EXPECT_FALSE(record.isRestricted());
    opens("talk");
    EXPECT_EQ(record.restrictions().size(), 2u);
}

TEST_F(ACase, RefusesAProfileThatThePackDoesNotHaveAndAReleaseOfNothing)
{
    EXPECT_EQ(refusal([&] { judges("hero", "no"); }),
              "Event 6 (judged) is impossible: the pack has no profile 'hero'.");
    EXPECT_EQ(refusal([&] {
                  does(EventKind::Released, {{"who", "Bo"}, {"reason", ""}});
              }),
              "Event 6 (released) is impossible: it is not restricted.");
    EXPECT_EQ(refusal([&] { judges("none", "perhaps"); }),
              "Event 6 (judged) is impossible: 'before' must be yes or no, and is 'perhaps'.");
    EXPECT_EQ(
        refusal([&] { corrects("pets", 0); }),
        "Event 6 (corrected) is impossible: item 'pets' is not one that is shown and takes an "
        "answer.");
}

TEST_F(ACase, IsTheSameWhenItsEventsWereWrittenAndReadAtRandom)
{
    std::mt19937 random(2026);
    int restrictions = 0;
    for (int round = 0; round < 500; ++round) {
        const bool free = !record.isRestricted();
        switch (random() % 8) {
            case 0:
                opens(free ? "talk" : "claim");
                break;
            case 1:
                corrects("post", static_cast<int>(random() % 4));
                break;
            case 2:
                corrects("owes", static_cast<int>(random() % 2));
                break;
            case 3:
                free ? restricts()
                     : does(EventKind::Released, {{"who", "Bo"}, {"reason", "\"quoted\"\n"}});
                ++restrictions;
                break;
            case 4:
                if (free) judges(random() % 2 == 0 ? "doubter" : "none", "no");
                break;
            case 5:
                if (free) does(EventKind::Discussed, {{"who", "Ans"}});
                break;
            case 6:
                if (free) {
                    does(EventKind::Outcome, {{"who", "A"}, {"code", "x"}, {"reason", ""}});
                }
                break;
            default:
                if (free) does(EventKind::Assessed, {{"software", "1"}, {"resultHash", "ab"}});
        }
    }
    std::vector<Event> read;
    for (const Event& event : events) {
        read.push_back(eventFromJson(toJson(event), "case"));
    }
    EXPECT_TRUE(Case(pack, read) == record);
    EXPECT_GT(restrictions, 20);
    EXPECT_GT(record.judgements().size(), 10u);
}

}  // namespace
}  // namespace opmaat::engine
