#include "engine/record/session.h"

#include <utility>

namespace opmaat::engine {

Session::Session(const Pack& pack, Store& store, Clock clock)
    : store_(store), clock_(std::move(clock)), id_(newInterviewId()), interview_(pack)
{
}

void Session::start(const std::string& language, const std::string& mode)
{
    Event event;
    event.kind = EventKind::Started;
    event.language = language;
    event.mode = mode;
    event.pack = interview_.pack().id;
    event.packVersion = interview_.pack().version;
    event.packHash = interview_.pack().hash;
    happen(std::move(event));
}

void Session::chooseLanguage(const std::string& language)
{
    Event event;
    event.kind = EventKind::LanguageChosen;
    event.language = language;
    happen(std::move(event));
}

void Session::answer(std::vector<int> categories, double seconds)
{
    give(Answer{AnswerState::Answered, std::move(categories), seconds, ""});
}

void Session::decline(AnswerState state, double seconds)
{
    give(Answer{state, {}, seconds, ""});
}

void Session::give(Answer answer)
{
    Event event;
    event.kind = EventKind::Answered;
    event.item = interview_.currentItem().id;
    event.answer = std::move(answer);
    happen(std::move(event));
}

void Session::back()
{
    Event event;
    event.kind = EventKind::WentBack;
    event.item = interview_.previousItem().id;
    happen(std::move(event));
}

void Session::revisit(const std::string& itemId)
{
    Event event;
    event.kind = EventKind::Revisited;
    event.item = itemId;
    happen(std::move(event));
}

void Session::askHelp()
{
    Event event;
    event.kind = EventKind::HelpAsked;
    if (interview_.stage() == Interview::Stage::Asking) {
        event.item = interview_.currentItem().id;
    }
    happen(std::move(event));
}

void Session::raiseAlarm(const std::string& alarmId)
{
    Event event;
    event.kind = EventKind::AlarmRaised;
    event.item = alarmId;
    happen(std::move(event));
}

void Session::finish()
{
    Event event;
    event.kind = EventKind::Finished;
    happen(std::move(event));
}

void Session::stop()
{
    Event event;
    event.kind = EventKind::Stopped;
    happen(std::move(event));
}

void Session::happen(Event event)
{
    event.sequence = interview_.nextSequence();
    event.at = clock_();
    Interview next = interview_;  // an impossible event never reaches the store
    next.apply(event);
    std::vector<Event> events = {std::move(event)};
    const EventKind kind = events.front().kind;
    const bool moved = kind == EventKind::Started || kind == EventKind::Answered ||
                       kind == EventKind::WentBack || kind == EventKind::Revisited;
    if (moved && next.stage() == Interview::Stage::Asking) {
        Event shown;
        shown.kind = EventKind::Shown;
        shown.sequence = next.nextSequence();
        shown.at = events.front().at;
        shown.item = next.currentItem().id;
        next.apply(shown);
        events.push_back(std::move(shown));
    }
    store_.append(id_, events);
    interview_ = std::move(next);
}

}  // namespace opmaat::engine
