#include "engine/interview/event.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/interview/event_catalogue.h"
#include "engine/json/finding.h"
#include "made_up_pack.h"
#include "scenario.h"

namespace opmaat::engine {
namespace {

TEST(TheEventCatalogue, HasEveryKindOnceInOrder)
{
    const auto catalogue = eventCatalogue();
    ASSERT_EQ(catalogue.size(), static_cast<std::size_t>(EventKind::Stopped) + 1);
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
        EXPECT_EQ(catalogue[i].kind, static_cast<EventKind>(i));
        EXPECT_EQ(name(catalogue[i].kind), catalogue[i].name);
        EXPECT_FALSE(catalogue[i].meaning.empty() || catalogue[i].who.empty());
        EXPECT_FALSE(catalogue[i].when.empty());
        names.insert(catalogue[i].name);
    }
    EXPECT_EQ(names.size(), catalogue.size());
}

TEST(TheEventCatalogue, PrintsALineAnEvent)
{
    const std::string table = eventCatalogueTable();
    EXPECT_EQ(std::count(table.begin(), table.end(), '\n'),
              static_cast<std::ptrdiff_t>(eventCatalogue().size()) + 2);
    EXPECT_NE(table.find("| `went-back` | One step back; the answer there is kept | client | While "
                         "asking or reviewing, to the previous item shown | `item` |\n"),
              std::string::npos);
    EXPECT_NE(table.find("| `finished` | The client is done; nothing follows | client | While "
                         "reviewing | - |\n"),
              std::string::npos);
}

TEST(AnEvent, IsOneLineOfJson)
{
    const Pack pack = madeUpPack();
    Scenario client(pack);
    client.starts().answers("post", 2).declines("owes", AnswerState::DontKnow);
    EXPECT_EQ(toJson(client.events()[0]),
              R"({"event":"started","sequence":0,"at":"2026-11-18T11:06:40Z","language":"nl",)"
              R"("mode":"alone","pack":"made-up","packVersion":"1.0.0","packHash":"00ff"})");
    EXPECT_EQ(toJson(client.events()[1]),
              R"({"event":"answered","sequence":1,"at":"2026-11-18T11:06:41Z","item":"post",)"
              R"("state":"answered","categories":[2],"seconds":3.5})");
    EXPECT_EQ(toJson(client.events()[2]),
              R"({"event":"answered","sequence":2,"at":"2026-11-18T11:06:42Z","item":"owes",)"
              R"("state":"dont-know","categories":[],"seconds":1})");
}

TEST(AnEvent, OfEveryKindReadsBackTheSame)
{
    const Pack pack = madeUpPack();
    Scenario client(pack);
    client.starts().sees("post").asksHelp("post").answers("post", 2).switchesTo("en");
    client.answers("owes", 1).chooses("whom", {0, 1}).goesBack().chooses("whom", {2});
    client.reads("card").answers("partner-knows", 0).answers("sleep", 2).raises("no-sleep");
    client.revisits("post").skips("post").finishes();
    std::vector<Event> events = client.events();
    events.push_back(client.make(EventKind::Stopped));
    std::set<EventKind> kinds;
    for (const Event& event : events) {
        EXPECT_EQ(eventFromJson(toJson(event), "test"), event) << toJson(event);
        kinds.insert(event.kind);
    }
    EXPECT_EQ(kinds.size(), eventCatalogue().size());
}

TEST(AnEvent, KeepsItsTimeToTheSecondInAnyYear)
{
    for (const std::int64_t seconds : {0LL, 951'782'400LL, 1'709'251'199LL, 4'102'444'800LL}) {
        Event event;
        event.kind = EventKind::Finished;
        event.at = std::chrono::sys_seconds(std::chrono::seconds(seconds));
        EXPECT_EQ(eventFromJson(toJson(event), "test"), event) << seconds;
    }
}

struct BadEvent {
    std::string name, json, sentence;
};
class ABadEvent : public testing::TestWithParam<BadEvent> {};

TEST_P(ABadEvent, IsRefusedInOneSentence)
{
    std::string sentence;
    try {
        eventFromJson(GetParam().json, "e.json");
    } catch (const InputError& error) {
        sentence = error.what();
    }
    EXPECT_EQ(sentence, GetParam().sentence);
}

const std::string kHead = R"({"event":"shown","sequence":0,"at":"2026-11-22T09:00:00Z",)";
const std::string kAnswer = R"({"event":"answered","sequence":0,"at":"2026-11-22T09:00:00Z",)";

const std::vector<BadEvent> kBad = {
    {"NoObject", "[]",
     "e.json:1:1: error [event-format]: an event is an object. Write {\"event\": "
     "...}."},
    {"NoKind", "{}",
     "e.json:1:1: error [event-format]: the event has no 'event'. Add it as a text."},
    {"UnknownKind", R"({"event":"answerd"})",
     "e.json:1:10: error [event-format] at /event: 'answerd' is not an event of the catalogue. Did "
     "you mean 'answered'."},
    {"NoSequence", R"({"event":"finished"})",
     "e.json:1:1: error [event-format]: the event has no 'sequence'. Add it as a number."},
    {"HalfASequence", R"({"event":"finished","sequence":0.5})",
     "e.json:1:32: error [event-format] at /sequence: 'sequence' must hold whole numbers from 0. "
     "Write a whole number from 0."},
    {"ATimeThatIsNone", R"({"event":"finished","sequence":0,"at":"2026-02-30T09:00:00Z"})",
     "e.json:1:39: error [event-format] at /at: '2026-02-30T09:00:00Z' is not a time. Write it as "
     "2026-11-22T09:00:00Z."},
    {"ATimeElsewhere", R"({"event":"finished","sequence":0,"at":"2026-11-22T09:00:00+1"})",
     "e.json:1:39: error [event-format] at /at: '2026-11-22T09:00:00+1' is not a time. Write it as "
     "2026-11-22T09:00:00Z."},
    {"NoItem", R"({"event":"shown","sequence":0,"at":"2026-11-22T09:00:00Z"})",
     "e.json:1:1: error [event-format]: the event has no 'item'. Add it as a text."},
    {"AnItemThatIsNoText", kHead + R"("item":3})",
     "e.json:1:66: error [event-format] at /item: 'item' is not a text. Write it as a text."},
    {"AnotherMember", kHead + R"("item":"post","note":"secret"})",
     "e.json:1:80: error [event-format] at /note: event 'shown' has no member 'note'. Remove it."},
    {"AnUnknownState",
     kAnswer + R"("item":"post","state":"dont-knwo","categories":[],"seconds":1})",
     "e.json:1:84: error [event-format] at /state: 'dont-knwo' is not a state of an answer. Did "
     "you "
     "mean 'dont-know'."},
    {"HalfACategory",
     kAnswer + R"("item":"post","state":"answered","categories":[0.5],"seconds":1})",
     "e.json:1:109: error [event-format] at /categories: 'categories' must hold whole numbers from "
     "0. Write a whole number from 0."},
};

INSTANTIATE_TEST_SUITE_P(, ABadEvent, testing::ValuesIn(kBad),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::engine
