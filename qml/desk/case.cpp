#include "qml/desk/case.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "engine/interview/answer_rules.h"
#include "engine/interview/event_catalogue.h"

namespace opmaat::desk {
namespace {

using engine::AnswerState;
using engine::EventKind;

/// By way of an answers file, so that one reader decides what may be answered and what is shown.
Reading salvage(const engine::Pack& pack, const std::vector<engine::Event>& events)
{
    std::map<std::string, engine::Answer> last;
    for (const auto& event : events) {
        if (event.kind == EventKind::Answered || event.kind == EventKind::Corrected)
            last[event.item] = event.answer;
    }
    Reading reading;
    const Course course = courseOf(events);
    engine::ResponseSet set{pack.id, course.language, course.mode, {}};
    if (pack.findForm(course.form) != nullptr) set.form = course.form;
    for (const auto& [id, answer] : last) {
        const engine::Item* item = pack.find(id);
        if (item != nullptr && !item->takesAnswer()) continue;
        const bool isAnswered = answer.state == AnswerState::Answered;
        if (item == nullptr || (isAnswered && !engine::mistakeInValue(answer, *item).empty())) {
            ++reading.leftOut;
        } else {
            set.answers[id] = answer;
        }
    }
    reading.set =
        engine::parseAnswers(engine::answersJson(set, pack), "interview of another version", pack);
    return reading;
}

void followStage(Course& course, EventKind kind)
{
    if (kind == EventKind::Finished) course.stage = Stage::Finished;
    if (kind == EventKind::Stopped) course.stage = Stage::Stopped;
    if (kind == EventKind::Paused) course.stage = Stage::Paused;
    if (kind == EventKind::Resumed) course.stage = Stage::Busy;
    if (kind == EventKind::Restricted) course.restricted = true;
    if (kind == EventKind::Released) course.restricted = false;
}

const std::string& detail(const engine::Event& event, const std::string& name)
{
    static const std::string kNone;
    const auto found = event.details.find(name);
    return found == event.details.end() ? kNone : found->second;
}

}  // namespace

Course courseOf(const std::vector<engine::Event>& events)
{
    Course course;
    std::set<std::string> answered;
    for (const auto& event : events) {
        const bool clients = engine::describe(event.kind).part == engine::Part::Client;
        if (clients) course.lastAt = event.at;
        if (event.kind == EventKind::Started) {
            course.startedAt = event.at;
            course.mode = event.mode;
            course.pack = event.pack;
            course.packVersion = event.packVersion;
            course.packHash = event.packHash;
            course.form = event.form;
        }
        if (event.kind == EventKind::Started || event.kind == EventKind::LanguageChosen) {
            course.language = event.language;
        }
        if (event.kind == EventKind::Answered) answered.insert(event.item);
        if (event.kind == EventKind::Opened) {
            course.openings.push_back(
                {{event.sequence, event.at, detail(event, "who")}, detail(event, "purpose")});
        }
        followStage(course, event.kind);
    }
    course.answers = static_cast<int>(answered.size());
    return course;
}

Reading readWith(const engine::Pack& pack, const std::vector<engine::Event>& events)
{
    if (courseOf(events).packHash != pack.hash) return salvage(pack, events);
    engine::Interview interview(pack);
    for (const auto& event : events) interview.apply(event);
    return {engine::responses(interview), 0};
}

}  // namespace opmaat::desk
