#include "engine/interview/answers_file.h"

#include <gtest/gtest.h>

#include "engine/json/finding.h"
#include "made_up_pack.h"
#include "scenario.h"

namespace opmaat::engine {
namespace {

std::string fileWith(const std::string& answers)
{
    return "{\"format\":\"opmaat.answers/1\",\"pack\":\"made-up\",\"language\":\"en\",\n"
           "\"mode\":\"together\",\"answers\":{" +
           answers + "}}";
}

class AnAnswersFile : public testing::Test {
protected:
    ResponseSet read(const std::string& answers)
    {
        return parseAnswers(fileWith(answers), "a.json", pack);
    }

    Pack pack = madeUpPack();
};

TEST_F(AnAnswersFile, GivesEveryFormOfAnswer)
{
    const ResponseSet set = read(R"("post": 2, "owes": {"value": 1, "seconds": 6.2, "why": "002"},
        "whom": [0, 1], "bank-letters": {"state": "declined"},
        "partner-knows": {"state": "answered", "value": 0}, "sleep": {"state": "not-reached"})");
    EXPECT_EQ(set.pack, "made-up");
    EXPECT_EQ(set.language, "en");
    EXPECT_EQ(set.mode, "together");
    EXPECT_EQ(set.answers.at("post"), (Answer{AnswerState::Answered, {2}, 0.0, ""}));
    EXPECT_EQ(set.answers.at("owes"), (Answer{AnswerState::Answered, {1}, 6.2, "002"}));
    EXPECT_EQ(set.answers.at("whom"), (Answer{AnswerState::Answered, {0, 1}, 0.0, ""}));
    EXPECT_EQ(set.answers.at("bank-letters"), (Answer{AnswerState::Declined, {}, 0.0, ""}));
    EXPECT_EQ(set.answers.at("partner-knows").categories, std::vector{0});
    EXPECT_EQ(set.answers.count("sleep"), 0U);
}

TEST_F(AnAnswersFile, TakesTheFirstLanguageOfThePackWhenItNamesNone)
{
    const ResponseSet set =
        parseAnswers(R"({"format":"opmaat.answers/1","pack":"made-up","answers":{}})", "", pack);
    EXPECT_EQ(set.language, "nl");
    EXPECT_EQ(set.mode, "alone");
}

TEST_F(AnAnswersFile, TurnsAnAnswerToWhatIsNotShownIntoNotShown)
{
    const ResponseSet set = read(R"("post": 2, "owes": 0, "whom": [1], "bank-letters": 1)");
    EXPECT_EQ(set.answers.at("whom"), (Answer{AnswerState::NotShown, {}, 0.0, ""}));
    EXPECT_EQ(set.answers.at("bank-letters").state, AnswerState::NotShown);
    EXPECT_EQ(set.answers.at("partner-knows").state, AnswerState::NotShown);
}

TEST_F(AnAnswersFile, SaysTheSameAsTheInterviewThatGaveTheAnswers)
{
    Scenario client(pack);
    client.starts("en", "together").answers("post", 2).answers("owes", 1).chooses("whom", {1});
    client.goesBack().goesBack().answers("owes", 0).reads("card").skips("sleep");
    ResponseSet kept = responses(client.interview());
    for (auto& [id, answer] : kept.answers) {
        answer.seconds = 0.0;
    }
    const ResponseSet file = read(R"("post": 2, "owes": 0, "sleep": {"state": "skipped"})");
    EXPECT_EQ(kept.answers, file.answers);
    EXPECT_EQ(kept.pack, file.pack);
    EXPECT_EQ(kept.language, file.language);
    EXPECT_EQ(kept.mode, file.mode);
}

TEST_F(AnAnswersFile, BecomesAPatternOfKeyedCategories)
{
    // post is model item 1 with scores 3, 2, 1, 0; sleep is model item 0 with scores 0, 1, 1.
    EXPECT_EQ(responsePattern(read(R"("post": 0, "sleep": 2)"), pack), (std::vector{1, 3, -1}));
    EXPECT_EQ(responsePattern(read(R"("post": 3, "sleep": {"state": "dont-know"})"), pack),
              (std::vector{-1, 0, -1}));
    EXPECT_EQ(responsePattern(read(""), pack), (std::vector{-1, -1, -1}));
}

TEST_F(AnAnswersFile, IsRefusedWhenItIsNotThere)
{
    EXPECT_THROW(readAnswers("/nowhere/answers.json", pack), InputError);
}

struct BadFile {
    std::string name, json, sentences;
};
class ABadAnswersFile : public testing::TestWithParam<BadFile> {};

TEST_P(ABadAnswersFile, IsRefusedWithEveryMistake)
{
    const Pack pack = madeUpPack();
    std::string sentences;
    try {
        parseAnswers(GetParam().json, "a.json", pack);
    } catch (const InputError& error) {
        sentences = error.what();
    }
    EXPECT_EQ(sentences, GetParam().sentences);
}

const std::string kOneCategory = "the index of one category, from 0";

const std::vector<BadFile> kBad = {
    {"NoObject", "[]", "a.json:1:1: error [answers-type]: this is not an object. Write an object."},
    {"NothingInIt", "{}",
     "a.json:1:1: error [answers-field]: the file has no 'format'. Add it.\n"
     "a.json:1:1: error [answers-field]: the file has no 'pack'. Add it.\n"
     "a.json:1:1: error [answers-field]: the file has no 'answers'. Add it."},
    {"AnotherFormat", R"({"format":"opmaat.answers/2","pack":"made-up","answers":{}})",
     "a.json:1:11: error [answers-format] at /format: 'opmaat.answers/2' is not a format this "
     "version reads. Write opmaat.answers/1."},
    {"AnotherPack", R"({"format":"opmaat.answers/1","pack":"wkm","answers":{}})",
     "a.json:1:37: error [answers-pack] at /pack: 'wkm' is another pack than 'made-up'. Write "
     "made-up."},
    {"AnotherLanguage",
     R"({"format":"opmaat.answers/1","pack":"made-up","language":"fr","answers":{}})",
     "a.json:1:58: error [answers-language] at /language: 'fr' is not a language of the pack. "
     "Write "
     "nl or en."},
    {"AnotherMode",
     R"({"format":"opmaat.answers/1","pack":"made-up","mode":"asleep","answers":{}})",
     "a.json:1:54: error [answers-mode] at /mode: 'asleep' is not a way to fill in a "
     "questionnaire. "
     "Write alone, together or read-aloud."},
    {"AnotherMember", R"({"format":"opmaat.answers/1","pack":"made-up","answer":{},"answers":{}})",
     "a.json:1:47: error [answers-field] at /answer: there is no member 'answer' here. Did you "
     "mean "
     "'answers'."},
    {"AnswersThatAreNoObject", R"({"format":"opmaat.answers/1","pack":"made-up","answers":[]})",
     "a.json:1:57: error [answers-type] at /answers: this is not an object of item ids. Write an "
     "object of item ids."},
    {"AnItemMisspelt", fileWith(R"("pots": 1)"),
     "a.json:2:30: error [answers-item] at /answers/pots: pack 'made-up' has no item 'pots'. Did "
     "you "
     "mean 'post'."},
    {"AnItemFromElsewhere", fileWith(R"("a/b~c": 1)"),
     "a.json:2:30: error [answers-item] at /answers/a~1b~0c: pack 'made-up' has no item 'a/b~c'. "
     "Use "
     "an item of the pack or remove the answer."},
    {"ACard", fileWith(R"("card": 0)"),
     "a.json:2:30: error [answers-item] at /answers/card: item 'card' is a card to read and takes "
     "no "
     "answer. Remove the answer."},
    {"ACategoryTooHigh", fileWith(R"("post": 4)"),
     "a.json:2:38: error [answers-category] at /answers/post: item 'post' has categories 0 to 3, "
     "not "
     "4. Choose among the categories as the item lists them, from 0."},
    {"ACategoryTooLow", fileWith(R"("post": {"value": -1})"),
     "a.json:2:48: error [answers-category] at /answers/post/value: item 'post' has categories 0 "
     "to "
     "3, not -1. Choose among the categories as the item lists them, from 0."},
    {"HalfACategory", fileWith(R"("post": 1.5)"),
     "a.json:2:38: error [answers-type] at /answers/post: the answer is not " + kOneCategory +
         ". Write " + kOneCategory + "."},
    {"AText", fileWith(R"("post": "2")"),
     "a.json:2:38: error [answers-type] at /answers/post: the answer is not " + kOneCategory +
         ". Write " + kOneCategory + "."},
    {"AListForAChoice", fileWith(R"("post": [2])"),
     "a.json:2:38: error [answers-type] at /answers/post: the answer is not " + kOneCategory +
         ". Write " + kOneCategory + "."},
    {"OneForSeveral", fileWith(R"("whom": 1)"),
     "a.json:2:38: error [answers-type] at /answers/whom: the answer is not an ascending list of "
     "category indexes from 0. Write an ascending list of category indexes from 0."},
    {"SeveralOutOfOrder", fileWith(R"("whom": [1, 0])"),
     "a.json:2:38: error [answers-category] at /answers/whom: item 'whom' takes categories in "
     "ascending order, each once. Choose among the categories as the item lists them, from 0."},
    {"ExclusiveWithOthers", fileWith(R"("whom": [1, 2])"),
     "a.json:2:38: error [answers-category] at /answers/whom: item 'whom' has category 2, which "
     "excludes all others. Choose among the categories as the item lists them, from 0."},
    {"AnUnknownState", fileWith(R"("post": {"state": "skiped"})"),
     "a.json:2:48: error [answers-state] at /answers/post/state: 'skiped' is not a state of an "
     "answer. Did you mean 'skipped'."},
    {"AStateThatIsNoText", fileWith(R"("post": {"state": 3})"),
     "a.json:2:48: error [answers-type] at /answers/post/state: this is not a text. Write a text."},
    {"NeitherValueNorState", fileWith(R"("post": {"seconds": 3})"),
     "a.json:2:38: error [answers-state] at /answers/post: the answer has no 'value' and no "
     "'state'. "
     "Give the category or why there is none."},
    {"AnsweredWithoutValue", fileWith(R"("post": {"state": "answered"})"),
     "a.json:2:48: error [answers-state] at /answers/post/state: 'answered' needs a 'value'. Add "
     "the "
     "category."},
    {"SkippedWithAValue", fileWith(R"("post": {"state": "skipped", "value": 1})"),
     "a.json:2:48: error [answers-state] at /answers/post/state: 'skipped' has no 'value'. Remove "
     "the value or the state."},
    {"ANegativeTime", fileWith(R"("post": {"value": 1, "seconds": -3})"),
     "a.json:2:62: error [answers-type] at /answers/post/seconds: this is not a time in seconds. "
     "Write a number from 0."},
    {"AMemberOfAnAnswer", fileWith(R"("post": {"value": 1, "secnds": 3})"),
     "a.json:2:51: error [answers-field] at /answers/post/secnds: there is no member 'secnds' "
     "here. "
     "Did you mean 'seconds'."},
    {"ManyMistakesAtOnce", fileWith(R"("pots": 1, "post": 9)"),
     "a.json:2:30: error [answers-item] at /answers/pots: pack 'made-up' has no item 'pots'. Did "
     "you "
     "mean 'post'.\n"
     "a.json:2:49: error [answers-category] at /answers/post: item 'post' has categories 0 to 3, "
     "not "
     "9. Choose among the categories as the item lists them, from 0."},
};

INSTANTIATE_TEST_SUITE_P(, ABadAnswersFile, testing::ValuesIn(kBad),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::engine
