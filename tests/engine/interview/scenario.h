#pragma once

#include <string>
#include <vector>

#include "engine/interview/interview.h"

namespace opmaat::engine {

/// A client at work, so that a whole interview reads as one sentence:
///
///     client.starts().answers("post", 2).goesBack().answers("post", 1)
///
/// Every verb names its item, so that the sentence also says what was asked.
class Scenario {
public:
    explicit Scenario(const Pack& pack) : interview_(pack) {}

    Scenario& starts(const std::string& language = "nl", const std::string& mode = "alone")
    {
        Event event = make(EventKind::Started);
        event.language = language;
        event.mode = mode;
        event.pack = interview_.pack().id;
        event.packVersion = interview_.pack().version;
        event.packHash = interview_.pack().hash;
        event.modelHash = interview_.pack().modelHash;
        return happens(event);
    }
    Scenario& answers(const std::string& item, int category)
    {
        return gives(item, {AnswerState::Answered, {category}, 3.5, ""});
    }
    Scenario& chooses(const std::string& item, std::vector<int> categories)
    {
        return gives(item, {AnswerState::Answered, std::move(categories), 3.5, ""});
    }
    Scenario& reads(const std::string& card) { return chooses(card, {}); }
    Scenario& skips(const std::string& item) { return declines(item, AnswerState::Skipped); }
    Scenario& declines(const std::string& item, AnswerState state)
    {
        return gives(item, {state, {}, 1.0, ""});
    }
    Scenario& gives(const std::string& item, const Answer& answer)
    {
        Event event = make(EventKind::Answered, item);
        event.answer = answer;
        return happens(event);
    }
    Scenario& sees(const std::string& item) { return happens(make(EventKind::Shown, item)); }
    Scenario& goesBack()
    {
        const bool possible = interview_.canGoBack();
        return happens(make(EventKind::WentBack, possible ? interview_.previousItem().id : ""));
    }
    Scenario& revisits(const std::string& item)
    {
        return happens(make(EventKind::Revisited, item));
    }
    Scenario& asksHelp(const std::string& item)
    {
        return happens(make(EventKind::HelpAsked, item));
    }
    Scenario& raises(const std::string& alarm)
    {
        return happens(make(EventKind::AlarmRaised, alarm));
    }
    Scenario& switchesTo(const std::string& language)
    {
        Event event = make(EventKind::LanguageChosen);
        event.language = language;
        return happens(event);
    }
    Scenario& pauses() { return happens(make(EventKind::Paused)); }
    Scenario& resumes() { return happens(make(EventKind::Resumed)); }
    Scenario& finishes() { return happens(make(EventKind::Finished)); }
    Scenario& stops() { return happens(make(EventKind::Stopped)); }

    /// From now on all clocks are wrong by this much.
    Scenario& shiftsTheClock(std::chrono::seconds by)
    {
        shift_ = by;
        return *this;
    }
    /// What the desk does, with the details that the catalogue has for it.
    Scenario& does(EventKind kind, std::map<std::string, std::string> details)
    {
        return happens(withDetails(make(kind), std::move(details)));
    }
    Scenario& corrects(const std::string& item, int category)
    {
        Event event = make(EventKind::Corrected, item);
        event.answer = {AnswerState::Answered, {category}, 0.0, ""};
        return happens(withDetails(event, {{"who", "Ans"}, {"reason", "a slip"}}));
    }
    static Event withDetails(Event event, std::map<std::string, std::string> details)
    {
        event.details = std::move(details);
        return event;
    }

    Scenario& happens(const Event& event)
    {
        interview_.apply(event);
        events_.push_back(event);
        return *this;
    }
    /// The next event of this kind, not yet applied.
    Event make(EventKind kind, const std::string& item = "") const
    {
        Event event;
        event.kind = kind;
        event.sequence = interview_.nextSequence();
        event.at =
            std::chrono::sys_seconds(std::chrono::seconds(1'795'000'000 + event.sequence)) + shift_;
        event.item = item;
        return event;
    }

    const Interview& interview() const { return interview_; }
    const std::vector<Event>& events() const { return events_; }
    std::string asked() const { return interview_.currentItem().id; }
    std::string shown() const
    {
        std::string ids;
        for (const Item* item : interview_.shownItems()) {
            ids += (ids.empty() ? "" : " ") + item->id;
        }
        return ids;
    }

private:
    Interview interview_;
    std::vector<Event> events_;
    std::chrono::seconds shift_{0};
};

}  // namespace opmaat::engine
