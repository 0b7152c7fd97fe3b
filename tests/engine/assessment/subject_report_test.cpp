#include "engine/assessment/subject_report.h"

#include <gtest/gtest.h>

#include "engine/interview/answers_file.h"
#include "engine/json/value.h"
#include "engine/record/session.h"
#include "tests/golden.h"

namespace opmaat::engine {
namespace {

constexpr std::int64_t kNoon = 1'795'345'200;  // 2026-11-22T11:00:00Z
const std::string kCode = "0123456789abcdef";

std::chrono::local_seconds inWinter(std::chrono::sys_seconds at)
{
    return std::chrono::local_seconds(at.time_since_epoch() + std::chrono::hours(1));
}

/// Tanya's interview, and what was done with it in the weeks after.
class ASubjectReport : public testing::Test {
protected:
    void SetUp() override
    {
        answers();
        does(EventKind::Opened, {{"who", "Ans de Wit"}, {"purpose", "talk"}});
        judges("aanpakker", "yes", "Ze regelt veel zelf.");
        Event computed = desk(EventKind::Assessed, {{"software", "0.2.0"}, {"resultHash", "ab12"}});
        computed.packHash = pack_.hash;
        take(computed);
        judges("none", "no", "");
        does(EventKind::Discussed, {{"who", "Ans de Wit"}});
        corrects("Was een vergissing.");
        does(EventKind::Outcome, {{"who", "Ans de Wit"}, {"code", "Afgerond"}, {"reason", ""}});
        does(EventKind::Restricted, {{"who", "Bo Smit"}, {"reason", "Bezwaar gemaakt."}});
        does(EventKind::Opened, {{"who", "Bo Smit"}, {"purpose", "subject"}});
    }
    void answers()
    {
        const auto given = readAnswers(SOURCE_DIR "/tests/data/tanya.answers.json", pack_).answers;
        auto store = memoryStore();
        Session session(pack_, *store, [this] { return now_ += std::chrono::seconds(6); }, kCode,
                        {});
        session.start("nl", "alone");
        while (session.interview().stage() == Interview::Stage::Asking) {
            const Item& item = session.interview().currentItem();
            const auto answer = given.find(item.id);
            const bool known =
                answer != given.end() && answer->second.state == AnswerState::Answered;
            if (item.type == ItemType::Information) {
                session.answer({}, 6.0);
            } else if (known) {
                session.answer(answer->second.categories, 6.0);
            } else {
                session.decline(AnswerState::DontKnow, 6.0);
            }
        }
        session.finish();
        for (const Event& event : store->events(kCode)) {
            take(event);
        }
    }
    Event desk(EventKind kind, std::map<std::string, std::string> details)
    {
        Event event;
        event.kind = kind;
        event.sequence = record_.interview().nextSequence();
        event.at = now_ += std::chrono::hours(30);
        event.details = std::move(details);
        return event;
    }
    void take(const Event& event)
    {
        record_.apply(event);
        events_.push_back(event);
    }
    void does(EventKind kind, std::map<std::string, std::string> details)
    {
        take(desk(kind, std::move(details)));
    }
    void judges(const std::string& profile, const std::string& before, const std::string& reason)
    {
        does(EventKind::Judged,
             {{"who", "Ans de Wit"}, {"profile", profile}, {"before", before}, {"reason", reason}});
    }
    /// The first scored answer, to the first option that was not chosen.
    void corrects(const std::string& reason)
    {
        Event event = desk(EventKind::Corrected, {{"who", "Ans de Wit"}, {"reason", reason}});
        for (const Item* item : record_.interview().shownItems()) {
            const Answer answer = record_.interview().answer(item->id);
            if (item->modelItem >= 0 && answer.state == AnswerState::Answered) {
                event.item = item->id;
                event.answer = {AnswerState::Answered, {answer.categories[0] == 0 ? 1 : 0}, 0, ""};
                break;
            }
        }
        take(event);
    }
    std::string page(const std::string& language)
    {
        return text(subjectReport(record_, kCode, language, inWinter));
    }

    Pack pack_ = loadPack(SOURCE_DIR "/questionnaires/wkm");
    Case record_{pack_};
    std::vector<Event> events_;
    std::chrono::sys_seconds now_{std::chrono::seconds(kNoon)};
};

TEST_F(ASubjectReport, ReadsInDutch)
{
    expectGolden("subject.nl.txt", page("nl"));
}

TEST_F(ASubjectReport, ReadsInEnglish)
{
    expectGolden("subject.en.txt", page("en"));
}

TEST_F(ASubjectReport, ShowsTheClientNoNameOfAProfileAndNoPlaceholder)
{
    for (const std::string language : {"nl", "en"}) {
        const std::string words = page(language);
        for (const ProfileWords& profile : pack_.profiles.words) {
            EXPECT_EQ(words.find(profile.title.in(language)), std::string::npos) << profile.id;
        }
        EXPECT_EQ(words.find('{'), std::string::npos);
    }
}

TEST_F(ASubjectReport, HasEveryAnswerThatWasGiven)
{
    const std::string words = page("nl");
    for (const Item* item : record_.interview().shownItems()) {
        EXPECT_NE(words.find("- " + item->text.in("nl") + "\n"), std::string::npos) << item->id;
    }
}

TEST_F(ASubjectReport, SaysWhereNothingIsRecorded)
{
    Case empty(pack_, std::span(events_).first(1));
    const SubjectReport report = subjectReport(empty, kCode, "en", inWinter);
    ASSERT_EQ(report.sections.size(), 8u);
    for (const std::size_t section : {1u, 3u, 4u, 5u}) {
        ASSERT_EQ(report.sections[section].lines.size(), 1u);
        EXPECT_EQ(report.sections[section].lines[0].text, "Nothing is recorded here.");
    }
    EXPECT_EQ(report.sections[0].lines.back().text, "The questions were not completed.");
}

TEST(ASubjectReportOfATinyPack, TellsOfAnAnswerThatIsKeptAndDoesNotCount)
{
    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/tiny");
    auto store = memoryStore();
    Session session(pack, *store, [] { return std::chrono::sys_seconds(); });
    session.start("en", "alone");
    while (session.interview().stage() == Interview::Stage::Asking) {
        const bool card = session.interview().currentItem().type == ItemType::Information;
        session.answer(card ? std::vector<int>() : std::vector{0}, 1.0);
    }
    const auto hiddenIn = [&](const Case& record) {
        return text(subjectReport(record, kCode, "en", inWinter))
            .find("This answer does not count");
    };
    EXPECT_EQ(hiddenIn(Case(pack, store->events(session.id()))), std::string::npos);
    session.revisit("can-wait");
    const auto yes = static_cast<int>(pack.find("can-wait")->categories.size()) - 1;
    session.answer({yes}, 1.0);
    ASSERT_EQ(session.interview().answer("this-week").state, AnswerState::NotShown);
    EXPECT_NE(hiddenIn(Case(pack, store->events(session.id()))), std::string::npos);
}

TEST_F(ASubjectReport, AsJsonHasEveryEventAsItIsKept)
{
    const json::Value root = json::parse(subjectJson(record_, events_, kCode, "nl"), "subject");
    EXPECT_EQ(root.find("format")->text(), "opmaat.subject/1");
    const auto& events = root.find("events")->array();
    ASSERT_EQ(events.size(), events_.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        EXPECT_EQ(json::write(events[i]), toJson(events_[i]));
    }
}

TEST_F(ASubjectReport, AsJsonSaysWhoLookedJudgedAndWhatWasPutRight)
{
    const json::Value root = json::parse(subjectJson(record_, events_, kCode, "en"), "subject");
    EXPECT_EQ(root.find("openings")->array().size(), 2u);
    EXPECT_EQ(root.find("openings")->array()[1].find("purpose")->text(), "subject");
    const auto& judgements = root.find("judgements")->array();
    EXPECT_EQ(judgements[0].find("profile")->text(), "aanpakker");
    EXPECT_TRUE(judgements[0].find("beforeProposal")->boolean());
    EXPECT_EQ(judgements[1].find("profile")->kind(), json::Value::Kind::Null);
    EXPECT_TRUE(root.find("isRestricted")->boolean());
    const json::Value& correction = root.find("corrections")->array().at(0);
    EXPECT_NE(correction.find("before")->find("words")->text(),
              correction.find("after")->find("words")->text());
    EXPECT_EQ(root.find("retention")->find("lastDay")->text(), "2027-11-22");
    EXPECT_EQ(root.find("rights")->array().size(), 6u);
}

}  // namespace
}  // namespace opmaat::engine
