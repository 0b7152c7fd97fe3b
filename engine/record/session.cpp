#include "engine/record/session.h"

#include <stdexcept>
#include <utility>

namespace opmaat::engine {

Session::Session(const Pack& pack, Store& store, Clock clock)
    : Session(pack, store, std::move(clock), newInterviewId(), {})
{
}

Session::Session(const Pack& pack, Store& store, Clock clock, std::string id,
                 std::span<const Event> events)
    : store_(store), clock_(std::move(clock)), id_(std::move(id)), interview_(pack)
{
    for (const Event& event : events) {
        interview_.apply(event);
    }
}

void Session::start(const std::string& language, const std::string& mode, const std::string& form)
{
    const Pack& pack = interview_.pack();
    Event event;
    event.kind = EventKind::Started;
    event.language = language;
    event.mode = mode;
    event.pack = pack.id;
    event.packVersion = pack.version;
    event.packHash = pack.hash;
    event.modelHash = pack.modelHash;
    event.form = form;
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
    give({AnswerState::Answered, std::move(categories), seconds, ""});
}

void Session::answerWith(AnswerValue value, double seconds)
{
    give({AnswerState::Answered, {}, seconds, "", std::move(value)});
}

void Session::decline(AnswerState state, double seconds)
{
    give({state, {}, seconds, ""});
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
    happen(EventKind::WentBack, interview_.previousItem().id);
}

void Session::revisit(const std::string& itemId)
{
    happen(EventKind::Revisited, itemId);
}

void Session::askHelp()
{
    const bool asking = interview_.stage() == Interview::Stage::Asking;
    happen(EventKind::HelpAsked, asking ? interview_.currentItem().id : "");
}

void Session::raiseAlarm(const std::string& alarmId)
{
    happen(EventKind::AlarmRaised, alarmId);
}

void Session::pause()
{
    happen(EventKind::Paused);
}

void Session::resume()
{
    happen(EventKind::Resumed);
}

void Session::finish()
{
    happen(EventKind::Finished);
}

void Session::stop()
{
    happen(EventKind::Stopped);
}

void Session::happen(EventKind kind, const std::string& item)
{
    Event event;
    event.kind = kind;
    event.item = item;
    happen(std::move(event));
}

Event Session::chosen(const Interview& interview) const
{
    if (!chooser_) {
        throw std::logic_error("Pack '" + interview.pack().id +
                               "' has adaptive rules, and nobody chooses its items.");
    }
    Choice choice = chooser_(interview);
    Event event;
    event.kind = EventKind::Chosen;
    event.sequence = interview.nextSequence();
    event.at = clock_();
    event.item = std::move(choice.item);
    event.details["rule"] = std::move(choice.rule);
    return event;
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
                       kind == EventKind::WentBack || kind == EventKind::Revisited ||
                       kind == EventKind::Resumed;
    if (next.stage() == Interview::Stage::Choosing) {
        events.push_back(chosen(next));
        next.apply(events.back());
    }
    if (moved && next.stage() == Interview::Stage::Asking) {
        Event shown;
        shown.kind = EventKind::Shown;
        shown.sequence = next.nextSequence();
        shown.at = events.back().at;
        shown.item = next.currentItem().id;
        next.apply(shown);
        events.push_back(std::move(shown));
    }
    store_.append(id_, events);
    interview_ = std::move(next);
}

}  // namespace opmaat::engine
