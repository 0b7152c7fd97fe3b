// Answers of every type: as events, in files, in conditions and in words.

#include "engine/interview/answer_value.h"

#include <gtest/gtest.h>

#include "engine/exchange/answer_cell.h"
#include "engine/interview/answer_rules.h"
#include "engine/interview/answers_file.h"
#include "scenario.h"

namespace opmaat::engine {
namespace {

const Pack& everyType()
{
    static const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/every-type");
    return pack;
}

Answer answerOf(const std::string& item, const std::string& json)
{
    const auto answer = answerFromJson(*everyType().find(item), json::parse(json, "answer"));
    return answer.value_or(Answer());
}

std::string mistake(const std::string& item, const std::string& json)
{
    return mistakeInValue(answerOf(item, json), *everyType().find(item));
}

struct Said {
    std::string item, json, cell, dutch, english;
};

// As the answers file has it, as a table has it, and as people read it.
const std::vector<Said> kSaid = {
    {"mood", "1", "1", "Nee", "No"},
    {"ready", "4", "4", "Helemaal", "Completely"},
    {"worry", "2", "2", "Ja, vaak", "Yes, often"},
    {"home", "0", "0", "In een huis", "In a house"},
    {"late", "[0,1]", "0 1", "Huur, Stroom", "Rent, Electricity"},
    {"late", "[]", "-", "", ""},
    {"hours", "32.5", "32.5", "32,5 uur", "32.5 hours"},
    {"hours", "8", "8", "8,0 uur", "8.0 hours"},
    {"rent", "71250", "71250", "€ 712,50", "€712.50"},
    {"since", "\"2025-03\"", "2025-03", "maart 2025", "March 2025"},
    {"note", "\"Ik wil rust, echt.\"", "Ik wil rust, echt.", "Ik wil rust, echt.",
     "Ik wil rust, echt."},
    {"weeks", "9", "9", "9", "9"},
    {"first-bill", "[1,3,0,2]", "1 3 0 2",
     "1. Huur, 2. Stroom, 3. Mobiele telefoon, 4. Sportschool",
     "1. Rent, 2. Electricity, 3. Mobile phone, 4. Gym"},
    {"who", "[[0,1],[1,2],[2,0]]", "0-1 1-2 2-0",
     "Een boete – Politie, Geen stroom – Energiebedrijf, Hoge huur – Verhuurder",
     "A fine – Police, No electricity – Energy company, High rent – Landlord"},
};

class AnAnswer : public testing::TestWithParam<Said> {};

TEST_P(AnAnswer, IsTheSameAsJsonAsACellAndAsAnEvent)
{
    const Said& said = GetParam();
    const Item& item = *everyType().find(said.item);
    const Answer answer = answerOf(said.item, said.json);
    EXPECT_EQ(answer.state, AnswerState::Answered);
    EXPECT_EQ(mistakeInValue(answer, item), "");
    EXPECT_EQ(json::write(answerToJson(item, answer)), said.json);
    EXPECT_EQ(cellOf(item, answer), said.cell);
    EXPECT_EQ(answerFromCell(item, said.cell), answer);
    Event event;
    event.kind = EventKind::Answered;
    event.item = item.id;
    event.answer = answer;
    EXPECT_EQ(eventFromJson(toJson(event), "event"), event);
    EXPECT_EQ(toJson(eventFromJson(toJson(event), "event")), toJson(event));
}

TEST_P(AnAnswer, IsReadInWords)
{
    const Said& said = GetParam();
    const Item& item = *everyType().find(said.item);
    EXPECT_EQ(spokenAnswer(item, answerOf(said.item, said.json), "nl"), said.dutch);
    EXPECT_EQ(spokenAnswer(item, answerOf(said.item, said.json), "en"), said.english);
}

TEST_P(AnAnswer, ComesBackFromWhatItIsWorth)
{
    const Said& said = GetParam();
    const Item& item = *everyType().find(said.item);
    if (item.type == ItemType::Text) return;  // words are worth nothing but that they are there
    const Answer answer = answerOf(said.item, said.json);
    EXPECT_EQ(answerWorth(item, worthOf(item, answer)), answer);
}

INSTANTIATE_TEST_SUITE_P(, AnAnswer, testing::ValuesIn(kSaid), [](const auto& test) {
    std::string name = test.param.item + std::to_string(test.index);
    std::erase(name, '-');
    return name;
});

TEST(EveryTypeOfAnswer, HasAValueInItsEventOnlyWhereTheAnswerIsNotMadeOfCategories)
{
    Event event;
    event.kind = EventKind::Answered;
    event.item = "rent";
    event.answer = answerOf("rent", "71250");
    EXPECT_EQ(toJson(event),
              R"({"event":"answered","sequence":0,"at":"1970-01-01T00:00:00Z","item":"rent",)"
              R"("state":"answered","categories":[],"value":71250,"seconds":0})");
    event.answer = answerOf("mood", "1");
    EXPECT_EQ(toJson(event),
              R"({"event":"answered","sequence":0,"at":"1970-01-01T00:00:00Z","item":"rent",)"
              R"("state":"answered","categories":[1],"seconds":0})");
    EXPECT_THROW(eventFromJson(R"({"event":"answered","sequence":0,"at":"1970-01-01T00:00:00Z",)"
                               R"("item":"rent","state":"answered","categories":[],"value":true,)"
                               R"("seconds":0})",
                               "event"),
                 InputError);
}

TEST(AWrongAnswer, IsToldWhatItsItemTakes)
{
    EXPECT_EQ(mistake("hours", "32.25"), "takes 0.0 to 60.0 in steps of 0.5");
    EXPECT_EQ(mistake("hours", "61"), "takes 0.0 to 60.0 in steps of 0.5");
    EXPECT_EQ(mistake("weeks", "1.5"), "takes 0 to 52 in whole numbers");
    EXPECT_EQ(mistake("rent", "300001"), "takes 0 to 300000 cents");
    EXPECT_EQ(mistake("since", "\"2014-12\""), "takes 2015-01 to 2026-11");
    EXPECT_EQ(mistake("note", "\" \""), "takes words; without any it is skipped");
    EXPECT_EQ(mistake("note", "\"" + std::string(81, 'a') + "\""),
              "takes at most 80 characters, not 81");
    EXPECT_EQ(mistake("first-bill", "[0,1,2]"),
              "takes all its 4 categories in an order, each once");
    EXPECT_EQ(mistake("first-bill", "[0,1,2,2]"),
              "takes all its 4 categories in an order, each once");
    EXPECT_EQ(mistake("first-bill", "[0,1,2,4]"), "has categories 0 to 3, not 4");
    EXPECT_EQ(mistake("who", "[[0,1],[1,1],[2,0]]"),
              "takes a pair for each of its 3 categories, in their order, and an option on the "
              "right once");
    EXPECT_EQ(mistake("who", "[[0,1],[1,9],[2,0]]"), "has options on the right 0 to 3, not 9");
    EXPECT_EQ(mistakeInValue(answerOf("rent", "3"), *everyType().find("mood")), "takes categories");
    EXPECT_EQ(mistakeInValue(answerOf("mood", "1"), *everyType().find("rent")), "takes a number");
    EXPECT_EQ(mistakeInValue(answerOf("mood", "1"), *everyType().find("try")),
              "is for practice, and what is tried there is never kept");
}

TEST(EveryTypeOfAnswer, IsReadFromAFileAndWrittenAgain)
{
    const std::string path = SOURCE_DIR "/tests/data/packs/every-type.answers.json";
    const ResponseSet set = readAnswers(path, everyType());
    EXPECT_EQ(set.answers.at("letter").state, AnswerState::Answered) << "its condition is true";
    EXPECT_EQ(set.answers.at("end").state, AnswerState::NotShown);
    // ready 3 of 0 to 4, worry reversed, basket and weeks right, one to move, two pairs of three
    EXPECT_EQ(responsePattern(set, everyType()), (std::vector{3, 2, 2, 1, 2, 1}));
    const ResponseSet again =
        parseAnswers(answersJson(set, everyType()), "again.json", everyType());
    ResponseSet plain = set;
    for (auto& [id, answer] : plain.answers) answer.seconds = 0.0;
    EXPECT_EQ(again.answers, plain.answers);
}

TEST(EveryTypeOfAnswer, IsRefusedInAFileWhereItsItemDoesNotTakeIt)
{
    const auto refusal = [](const std::string& answers) {
        try {
            parseAnswers(
                R"({"format":"opmaat.answers/1","pack":"every-type","answers":{)" + answers + "}}",
                "a.json", everyType());
            return std::string();
        } catch (const InputError& error) {
            return std::string(error.what());
        }
    };
    EXPECT_EQ(refusal(R"("try": 1)"),
              "a.json:1:61: error [answers-item] at /answers/try: item 'try' is for practice and "
              "keeps no answer. Remove the answer.");
    EXPECT_EQ(refusal(R"("rent": 1.5)"),
              "a.json:1:69: error [answers-value] at /answers/rent: item 'rent' takes 0 to 300000 "
              "cents. Write an answer that the item takes, or give a state instead.");
    EXPECT_EQ(refusal(R"("since": "2026")"),
              "a.json:1:70: error [answers-type] at /answers/since: the answer is not a month such "
              "as \"2026-11\". Write a month such as \"2026-11\".");
    EXPECT_EQ(
        refusal(R"("who": [0, 1])"),
        "a.json:1:68: error [answers-type] at /answers/who: the answer is not a list of pairs "
        "of indexes from 0, left and right. Write a list of pairs of indexes from 0, left and "
        "right.");
}

TEST(EveryTypeOfItem, PassesAPracticeItemAndKeepsNothingOfIt)
{
    Scenario client(everyType());
    client.starts().reads("card");
    EXPECT_EQ(client.asked(), "try");
    EXPECT_THROW(client.answers("try", 2), std::logic_error);
    client.reads("try");
    EXPECT_EQ(client.asked(), "mood");
    EXPECT_EQ(client.interview().answer("try"), (Answer{AnswerState::Answered, {}, 3.5, ""}));
    EXPECT_EQ(client.interview().answeredCount(), 0);
    EXPECT_EQ(responses(client.interview()).answers.count("try"), 0u);
}

TEST(EveryTypeOfItem, ShowsByWhatWasTyped)
{
    Scenario client(everyType());
    client.starts().reads("card").reads("try").skips("mood").skips("ready").skips("worry");
    client.skips("home").skips("late");
    client.gives("hours", answerOf("hours", "8")).gives("rent", answerOf("rent", "50001"));
    client.gives("since", answerOf("since", "\"2025-12\""));
    EXPECT_EQ(client.asked(), "letter");
    client.answers("letter", 1).goesBack().goesBack();
    client.gives("since", answerOf("since", "\"2026-01\""));
    EXPECT_EQ(client.asked(), "note");
    EXPECT_EQ(client.interview().answer("letter").state, AnswerState::NotShown);
    client.goesBack().gives("since", answerOf("since", "\"2025-12\""));
    EXPECT_EQ(client.interview().answer("letter").categories, std::vector{1}) << "it comes back";
}

}  // namespace
}  // namespace opmaat::engine
