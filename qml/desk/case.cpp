#include "qml/desk/case.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "engine/interview/event_catalogue.h"

namespace opmaat::desk {
namespace {

using engine::AnswerState;
using engine::EventKind;

bool fits(const engine::Answer& answer, const engine::Item& item)
{
    if (answer.state != AnswerState::Answered) return true;
    const auto count = static_cast<int>(item.categories.size());
    return !answer.categories.empty() &&
           std::all_of(answer.categories.begin(), answer.categories.end(),
                       [&](int category) { return category >= 0 && category < count; }) &&
           (item.type == engine::ItemType::Several || answer.categories.size() == 1);
}

QJsonValue valueOf(const engine::Answer& answer, const engine::Item& item)
{
    if (answer.state != AnswerState::Answered) {
        const auto state = engine::name(answer.state);
        return QJsonObject{
            {"state", QString::fromUtf8(state.data(), static_cast<qsizetype>(state.size()))}};
    }
    if (item.type != engine::ItemType::Several) return answer.categories.front();
    QJsonArray chosen;
    for (const int category : answer.categories) chosen.append(category);
    return chosen;
}

/// By way of an answers file, so that one reader decides what may be answered and what is shown.
Reading salvage(const engine::Pack& pack, const std::vector<engine::Event>& events)
{
    std::map<std::string, engine::Answer> last;
    for (const auto& event : events) {
        if (event.kind == EventKind::Answered || event.kind == EventKind::Corrected)
            last[event.item] = event.answer;
    }
    Reading reading;
    QJsonObject answers;
    for (const auto& [id, answer] : last) {
        const engine::Item* item = pack.find(id);
        if (item != nullptr && item->type == engine::ItemType::Information) continue;
        if (item == nullptr || !fits(answer, *item)) {
            ++reading.leftOut;
        } else {
            answers.insert(QString::fromStdString(id), valueOf(answer, *item));
        }
    }
    const Course course = courseOf(events);
    const QJsonObject file{{"format", "opmaat.answers/1"},
                           {"pack", QString::fromStdString(pack.id)},
                           {"language", QString::fromStdString(course.language)},
                           {"mode", QString::fromStdString(course.mode)},
                           {"answers", answers}};
    reading.set = engine::parseAnswers(QJsonDocument(file).toJson().toStdString(),
                                       "interview of another version", pack);
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
