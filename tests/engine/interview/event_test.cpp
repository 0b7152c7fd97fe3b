#include "engine/interview/event.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
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
    ASSERT_EQ(catalogue.size(), static_cast<std::size_t>(EventKind::Checkpoint) + 1);
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

TEST(TheEventCatalogue, NamesOnlyMembersThatAreDescribedAndDescribesNoOthers)
{
    std::set<std::string_view> used;
    for (const EventDescription& event : eventCatalogue()) {
        for (const std::string_view field : event.fields) {
            EXPECT_NO_THROW(describeField(field)) << event.name << " " << field;
            used.insert(field);
        }
    }
    EXPECT_EQ(used.size(), fieldCatalogue().size());
    EXPECT_THROW(describeField("note"), std::out_of_range);
}

TEST(TheEventCatalogue, PrintsALineAnEvent)
{
    const std::string table = eventCatalogueTable(Part::Client);
    EXPECT_NE(table.find("| `went-back` | One step back; the answer there is kept | client | While "
                         "asking or reviewing, to the previous item shown | `item` |\n"),
              std::string::npos);
    EXPECT_NE(table.find("| `paused` | Left for later; only `resumed` or `stopped` follows | "
                         "client | While asking or reviewing | - |\n"),
              std::string::npos);
}

TEST(TheEventCatalogue, IsWhatTheReadmeSays)
{
    std::ifstream file(SOURCE_DIR "/engine/interview/README.md");
    const std::string readme(std::istreambuf_iterator<char>(file), {});
    std::ptrdiff_t lines = 0;
    for (const std::string& table :
         {eventCatalogueTable(Part::Client), eventCatalogueTable(Part::Desk),
          eventCatalogueTable(Part::Office), fieldCatalogueTable()}) {
        EXPECT_NE(readme.find("\n\n" + table + "\n"), std::string::npos)
            << "engine/interview/README.md must have this table:\n"
            << table;
        lines += std::count(table.begin(), table.end(), '\n') - 2;
    }
    EXPECT_EQ(lines,
              static_cast<std::ptrdiff_t>(eventCatalogue().size() + fieldCatalogue().size()));
}

TEST(AnEvent, IsOneLineOfJson)
{
    const Pack pack = madeUpPack();
    Scenario client(pack);
    client.starts().answers("post", 2).declines("owes", AnswerState::DontKnow);
    EXPECT_EQ(toJson(client.events()[0]),
              R"({"event":"started","sequence":0,"at":"2026-11-18T11:06:40Z","language":"nl",)"
              R"("mode":"alone","pack":"made-up","packVersion":"1.0.0","packHash":"00ff",)"
              R"("modelHash":"0a0b"})");
    EXPECT_EQ(toJson(client.events()[1]),
              R"({"event":"answered","sequence":1,"at":"2026-11-18T11:06:41Z","item":"post",)"
              R"("state":"answered","categories":[2],"seconds":3.5})");
    EXPECT_EQ(toJson(client.events()[2]),
              R"({"event":"answered","sequence":2,"at":"2026-11-18T11:06:42Z","item":"owes",)"
              R"("state":"dont-know","categories":[],"seconds":1})");
}

/// An event of this kind with something in every member that it has.
Event filled(const EventDescription& description)
{
    Event event;
    event.kind = description.kind;
    event.sequence = 7;
    for (const std::string_view name : description.fields) {
        const FieldDescription& field = describeField(name);
        if (field.form != FieldForm::Own) {
            event.details[std::string(name)] = field.form == FieldForm::Whole ? "12"
                                               : field.form == FieldForm::OneOf
                                                   ? std::string(field.allowed.back())
                                                   : "\"wie\" \u00e9\n" + std::string(name);
        } else if (name == "state") {
            event.answer = {AnswerState::Answered, {0, 3}, 0.0, ""};
        } else if (name == "seconds") {
            event.answer.seconds = 3.25;
        } else if (name == "item" || name == "alarm") {
            event.item = name;
        }
    }
    return event;
}

TEST(AnEvent, OfEveryKindReadsBackTheSame)
{
    for (const EventDescription& description : eventCatalogue()) {
        const Event event = filled(description);
        EXPECT_EQ(mistakeInDetails(event), "");
        EXPECT_EQ(eventFromJson(toJson(event), "test"), event) << toJson(event);
    }
}

TEST(AnEvent, OfTheDeskIsOneLineOfJsonToo)
{
    Event event;
    event.kind = EventKind::Judged;
    event.sequence = 41;
    event.details = {
        {"before", "yes"}, {"who", "Ans"}, {"reason", "Told me so."}, {"profile", "none"}};
    EXPECT_EQ(toJson(event),
              R"({"event":"judged","sequence":41,"at":"1970-01-01T00:00:00Z","who":"Ans",)"
              R"("profile":"none","before":"yes","reason":"Told me so."})");
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

const std::string kLook = R"({"event":"opened","sequence":0,"at":"2026-11-22T09:00:00Z",)";

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
    {"ACategoryThatWouldBeAnotherOneWhenCut",
     kAnswer + R"("item":"post","state":"answered","categories":[4294967297],"seconds":1})",
     "e.json:1:109: error [event-format] at /categories: 'categories' holds 4294967297, and no "
     "item "
     "has so many categories. Write the index of a category as the item lists it, from 0."},
    {"APurposeThatIsNone", kLook + R"("who":"Ans","purpose":"curious"})",
     "e.json:1:82: error [event-format] at /purpose: 'purpose' must be talk, subject, claim or "
     "supervision, and is 'curious'. Read the record with the version that wrote it."},
    {"ALookByNobody", kLook + R"("who":"","purpose":"talk"})",
     "e.json:1:66: error [event-format] at /who: 'who' must not be empty. Read the record with the "
     "version that wrote it."},
    {"ACountThatIsNone",
     R"({"event":"retained","sequence":0,"at":"2026-11-22T09:00:00Z","who":"Ans","policy":"a",)"
     R"("count":"-3"})",
     "e.json:1:95: error [event-format] at /count: 'count' must be a whole number from 0, and is "
     "'-3'. Read the record with the version that wrote it."},
};

INSTANTIATE_TEST_SUITE_P(, ABadEvent, testing::ValuesIn(kBad),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::engine
