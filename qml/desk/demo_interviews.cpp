#include "qml/desk/demo_interviews.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/assessment/chooser.h"
#include "engine/interview/answer_value.h"
#include "engine/record/session.h"
#include "scoring/simulate.h"

namespace opmaat::desk {
namespace {

using engine::AnswerState;

/// A made-up person: drawn from one profile of the pack, or from nobody in particular.
struct Person {
    int profile = -1;
    std::string mode;
    std::chrono::minutes ago{};
    std::uint64_t seed = 1;
    int answers = 1000;     ///< then nothing more
    bool alarming = false;  ///< says yes to what fetches a person
    bool stops = false;
    bool pauses = false;
};

// Made up, so that every state of the list and every kind of result is seen once.
const std::vector<Person> kPeople{
    {0, "together", std::chrono::hours(99), 11, 1000, false, false},
    {3, "alone", std::chrono::hours(50), 12, 1000, false, false},
    {4, "alone", std::chrono::hours(27), 13, 9, false, true},
    {2, "read-aloud", std::chrono::hours(4), 14, 1000, true, false},
    {1, "alone", std::chrono::hours(2), 15, 1000, false, false},
    {-1, "alone", std::chrono::minutes(9), 16, 23, false, false, true},
};

constexpr double kDontKnow = 0.04;  // chance of "I don't know"
constexpr int kSeconds = 7;         // for an answer

/// For questions with several answers: the one that excludes the others, or the first for an alarm.
std::vector<int> severalFor(const engine::Item& item, const Person& person)
{
    for (std::size_t at = 0; at < item.categories.size() && !person.alarming; ++at) {
        if (item.categories[at].exclusive) return {static_cast<int>(at)};
    }
    return {0};
}

/// The category that a client taps so that it scores as the made-up respondent answers.
int shownCategory(const engine::Item& item, const scoring::Respondent& respondent,
                  scoring::Random& random)
{
    const std::size_t count = item.categories.size();
    if (item.inScale && item.modelItem < 0) return static_cast<int>(random.below(count));
    if (item.modelItem < 0) return static_cast<int>(count / 2);
    const int scored = respondent.responses[static_cast<std::size_t>(item.modelItem)];
    const auto found = std::find(item.score.begin(), item.score.end(), scored);
    return found == item.score.end() ? 0 : static_cast<int>(found - item.score.begin());
}

void answerOne(engine::Session& session, const Person& person,
               const scoring::Respondent& respondent, scoring::Random& random)
{
    const engine::Item& item = session.interview().currentItem();
    if (!item.takesAnswer()) return session.answer({}, kSeconds);
    if (item.type == engine::ItemType::Several)
        return session.answer(severalFor(item, person), kSeconds);
    if (random.uniform() < kDontKnow) return session.decline(AnswerState::DontKnow, kSeconds);
    if (!engine::takesOneCategory(item.type)) {
        const auto answers = engine::tellingAnswers(item);
        const auto worth = answers.empty() ? std::vector<double>() : answers[answers.size() / 2];
        const engine::Answer answer = engine::answerWorth(item, worth);
        return answer.value == engine::AnswerValue() ? session.answer(answer.categories, kSeconds)
                                                     : session.answerWith(answer.value, kSeconds);
    }
    session.answer({shownCategory(item, respondent, random)}, kSeconds);
}

void interview(engine::Store& store, const engine::Pack& pack, const Person& person)
{
    std::chrono::sys_seconds now = kDemoNow - person.ago;
    engine::Session session(pack, store, [&] { return now += std::chrono::seconds(kSeconds); });
    std::optional<engine::Assessor> assessor;
    if (pack.adaptive) {
        assessor.emplace(pack);
        session.chooseBy(engine::chooserOf(*assessor, session.id()));
    }
    scoring::Random random(person.seed);
    const scoring::Mixture& mixture = pack.profiles.mixture;
    const int profile = std::min(person.profile, static_cast<int>(mixture.profiles.size()) - 1);
    const scoring::Respondent respondent =
        pack.hasModel() ? scoring::simulate(pack.parameters.model, mixture, profile, random)
                        : scoring::Respondent{};
    session.start(pack.languages.front(), person.mode);
    using Stage = engine::Interview::Stage;
    for (int answer = 0; answer < person.answers && session.interview().stage() == Stage::Asking;
         ++answer) {
        answerOne(session, person, respondent, random);
        if (const auto* alarm = session.interview().pendingAlarm()) session.raiseAlarm(alarm->id);
    }
    if (person.stops) return session.stop();
    if (person.pauses) return session.pause();
    if (session.interview().stage() == Stage::Review) session.finish();
}

}  // namespace

std::unique_ptr<engine::Store> demoStore(const engine::Pack& pack)
{
    auto store = engine::memoryStore();
    for (const Person& person : kPeople) interview(*store, pack, person);
    return store;
}

}  // namespace opmaat::desk
