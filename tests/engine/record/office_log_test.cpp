#include "engine/record/office_log.h"

#include <gtest/gtest.h>

namespace opmaat::engine {
namespace {

class AnOfficeLog : public testing::Test {
protected:
    void does(EventKind kind, std::map<std::string, std::string> details)
    {
        Event event;
        event.kind = kind;
        event.sequence = log.nextSequence();
        event.at = std::chrono::sys_seconds(std::chrono::seconds(1'795'000'000 + event.sequence));
        details.emplace("who", "Ans");
        event.details = std::move(details);
        take(event);
    }
    void take(const Event& event)
    {
        log.apply(event);
        events.push_back(event);
    }
    void begins() { does(EventKind::OfficeMade, {{"slot", "01"}, {"label", "Ans"}}); }

    OfficeLog log;
    std::vector<Event> events;
};

TEST_F(AnOfficeLog, KnowsWhoCanUnlockAndSinceWhen)
{
    begins();
    does(EventKind::SlotAdded, {{"slot", "02"}, {"label", "Bo"}});
    does(EventKind::SlotChanged, {{"slot", "01"}});
    does(EventKind::SlotRevoked, {{"slot", "01"}});
    ASSERT_EQ(log.slots().size(), 1u);
    EXPECT_EQ(log.slots().at("02").label, "Bo");
    EXPECT_EQ(log.slots().at("02").by, "Ans");
    EXPECT_EQ(log.slots().at("02").since, events[1].at);
    EXPECT_EQ(log.generation(), 1);
}

TEST_F(AnOfficeLog, ForgetsAllSlotsWhenTheKeysAreRotated)
{
    begins();
    does(EventKind::KeysRotated, {{"generation", "2"}});
    EXPECT_TRUE(log.slots().empty());
    EXPECT_EQ(log.generation(), 2);
    does(EventKind::SlotAdded, {{"slot", "03"}, {"label", "Ans"}});
    EXPECT_EQ(log.slots().size(), 1u);
}

TEST_F(AnOfficeLog, KnowsDevicesAndPacks)
{
    begins();
    does(EventKind::DeviceAdded, {{"device", "a1"}, {"label", "kiosk 1"}});
    does(EventKind::DeviceAdded, {{"device", "a2"}, {"label", "kiosk 2"}});
    does(EventKind::DeviceRevoked, {{"device", "a1"}, {"reason", "stolen"}});
    Event adopted;
    adopted.kind = EventKind::PackAdopted;
    adopted.sequence = log.nextSequence();
    adopted.pack = "wkm";
    adopted.packVersion = "0.1.0";
    adopted.packHash = "00ff";
    adopted.details = {{"who", "Bo"}};
    take(adopted);
    ASSERT_EQ(log.devices().size(), 1u);
    EXPECT_EQ(log.devices().at("a2").label, "kiosk 2");
    ASSERT_EQ(log.packs().size(), 1u);
    EXPECT_EQ(log.packs()[0].hash, "00ff");
    EXPECT_EQ(log.packs()[0].by, "Bo");
}

TEST_F(AnOfficeLog, KnowsWhatWasErasedExportedAndCopied)
{
    begins();
    does(EventKind::Exported, {{"what", "research 2026"}, {"count", "120"}});
    does(EventKind::Erased, {{"streamHash", "cd"}, {"reason", "asked"}, {"ground", "AVG 17"}});
    does(EventKind::Retained, {{"policy", "wkm: 365 days"}, {"count", "3"}});
    does(EventKind::BackedUp, {{"position", "40"}, {"link", "aa"}});
    does(EventKind::Checkpoint, {{"position", "41"}, {"link", "bb"}});
    does(EventKind::Checkpoint, {{"position", "42"}, {"link", "cc"}});
    does(EventKind::Restored, {{"position", "40"}, {"link", "aa"}});
    EXPECT_TRUE(log.erased().contains("cd"));
    EXPECT_EQ(log.lines().size(), 7u);
    ASSERT_NE(log.last(EventKind::Checkpoint), nullptr);
    EXPECT_EQ(log.last(EventKind::Checkpoint)->details.at("link"), "cc");
    EXPECT_EQ(log.last(EventKind::DeviceAdded), nullptr);
}

TEST_F(AnOfficeLog, TakesAnActTwiceBecauseAnActMayBeInterruptedBeforeItIsLogged)
{
    begins();
    does(EventKind::SlotRevoked, {{"slot", "09"}});
    does(EventKind::Erased, {{"streamHash", "cd"}, {"reason", ""}, {"ground", "AVG 17"}});
    does(EventKind::Erased, {{"streamHash", "cd"}, {"reason", ""}, {"ground", "AVG 17"}});
    EXPECT_EQ(log.erased().size(), 1u);
    EXPECT_EQ(log.lines().size(), 2u);
}

TEST_F(AnOfficeLog, IsTheSameWhenItsEventsWereWrittenAndRead)
{
    begins();
    does(EventKind::SlotAdded, {{"slot", "02"}, {"label", "Bo \u00e9"}});
    does(EventKind::Exported, {{"what", "x"}, {"count", "0"}});
    std::vector<Event> read;
    for (const Event& event : events) {
        read.push_back(eventFromJson(toJson(event), "log"));
    }
    EXPECT_TRUE(OfficeLog(read) == log);
}

TEST_F(AnOfficeLog, NamesWhereAClockWasSetBack)
{
    begins();
    Event early;
    early.kind = EventKind::SlotChanged;
    early.sequence = 1;
    early.at = events[0].at - std::chrono::hours(24 * 365);
    early.details = {{"who", "Ans"}, {"slot", "01"}};
    take(early);
    ASSERT_EQ(log.oddities().size(), 1u);
    EXPECT_EQ(log.oddities()[0].sequence, 1);
}

TEST_F(AnOfficeLog, RefusesWhatIsOutOfOrderOfAnInterviewOrWithoutItsWords)
{
    const auto refusal = [&](const auto& act) {
        const OfficeLog before = log;
        std::string sentence;
        try {
            act();
        } catch (const std::logic_error& error) {
            sentence = error.what();
        }
        EXPECT_TRUE(log == before);
        return sentence;
    };
    begins();
    EXPECT_EQ(refusal([&] { take(events.front()); }),
              "Event 0 (office-made) is impossible: the next event of the log is 1.");
    EXPECT_EQ(refusal([&] { does(EventKind::Discussed, {}); }),
              "Event 1 (discussed) is impossible: it belongs in the stream of an interview.");
    EXPECT_EQ(refusal([&] {
                  does(EventKind::Retained, {{"policy", "a"}, {"count", "few"}});
              }),
              "Event 1 (retained) is impossible: 'count' must be a whole number from 0, and is "
              "'few'.");
}

}  // namespace
}  // namespace opmaat::engine
