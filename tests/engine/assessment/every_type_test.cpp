// What a counsellor and a client read of answers of every type.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/assessment/assessment.h"
#include "engine/assessment/quality_measures.h"
#include "engine/assessment/subject_report.h"
#include "engine/interview/answers_file.h"
#include "engine/json/value.h"
#include "engine/record/session.h"

namespace opmaat::engine {
namespace {

class EveryTypeAnswered : public testing::Test {
protected:
    std::string answerTo(const std::string& item, const std::string& language) const
    {
        const Assessment result = assessor.assess(set, language);
        const auto line = std::find_if(result.answers.begin(), result.answers.end(),
                                       [&](const AnswerLine& one) { return one.item == item; });
        return line == result.answers.end() ? "no line" : line->answer;
    }

    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/every-type");
    const Assessor assessor{pack};
    const ResponseSet set =
        readAnswers(SOURCE_DIR "/tests/data/packs/every-type.answers.json", pack);
};

TEST_F(EveryTypeAnswered, IsReadInWordsByTheCounsellor)
{
    EXPECT_EQ(answerTo("rent", "nl"), "€ 712,50");
    EXPECT_EQ(answerTo("rent", "en"), "€712.50");
    EXPECT_EQ(answerTo("since", "nl"), "maart 2025");
    EXPECT_EQ(answerTo("hours", "nl"), "32,5 uur");
    EXPECT_EQ(answerTo("who", "en"),
              "A fine – Police, No electricity – Energy company, High rent – Gym");
    EXPECT_EQ(answerTo("worry", "nl"), "Ja, soms");
    EXPECT_EQ(answerTo("try", "nl"), "no line") << "practice";
    EXPECT_EQ(answerTo("card", "nl"), "no line");
}

TEST_F(EveryTypeAnswered, AddsUpInScalesAndStates)
{
    const Assessment result = assessor.assess(set, "nl");
    EXPECT_EQ(result.scales.front().value, 2 + 1 + 2 + 1) << "basket, weeks, first-bill, who";
    EXPECT_EQ(result.states.at("answered"), 14);
    EXPECT_EQ(result.states.at("not-shown"), 1);
    EXPECT_EQ(result.quality.measures.at("longest-run"), 1.0) << "ready 3, worry 1; tasks none";
    EXPECT_EQ(result.quality.measures.at("times.measured"), 1.0);
}

TEST_F(EveryTypeAnswered, IsKeptAndReadByTheClient)
{
    const auto store = memoryStore();
    Session session(pack, *store, [] { return std::chrono::sys_seconds(); });
    session.start("nl", "alone");
    while (session.interview().stage() == Interview::Stage::Asking) {
        const Item& item = session.interview().currentItem();
        const auto given = set.answers.find(item.id);
        if (given == set.answers.end()) {
            session.answer({}, 1.0);  // a card, practice
        } else if (given->second.value != AnswerValue()) {
            session.answerWith(given->second.value, 1.0);
        } else {
            session.answer(given->second.categories, 1.0);
        }
    }
    session.finish();
    const auto events = store->events(session.id());
    const Case record(pack, events);
    const std::string page = text(subjectReport(record, "0123456789abcdef", "nl", [](auto at) {
        return std::chrono::local_seconds(at.time_since_epoch());
    }));
    EXPECT_NE(page.find("Hoeveel huur betaalt u per maand?\n    Uw antwoord: € 712,50\n"),
              std::string::npos)
        << page;
    EXPECT_EQ(page.find("u houdt van soep"), std::string::npos) << "practice is not kept";
    const json::Value file =
        json::parse(subjectJson(record, events, "0123456789abcdef", "nl"), "subject");
    const auto& questions = file.find("questions")->array();
    const auto rent = std::find_if(questions.begin(), questions.end(), [](const json::Value& one) {
        return one.find("item")->text() == "rent";
    });
    EXPECT_EQ(rent->find("answer")->find("value")->number(), 71250.0);
    EXPECT_EQ(rent->find("answer")->find("words")->text(), "€ 712,50");
    ResponseSet kept = responses(record.interview());
    for (auto& [id, answer] : kept.answers) answer.seconds = 0.0;
    EXPECT_EQ(responsePattern(kept, pack), responsePattern(set, pack));
}

}  // namespace
}  // namespace opmaat::engine
