#pragma once

#include <functional>

#include "engine/interview/interview.h"
#include "engine/record/store.h"

namespace opmaat::engine {

/// A client at work: every verb becomes an event that is durable before the interview moves on.
///
/// If the store refuses (StoreError), nothing has happened: the same question still stands and the
/// same verb can be tried again. start() comes first, or resume() for an interview that was begun
/// before; a verb that is impossible now throws std::logic_error, as Interview::apply(), and
/// nothing has happened either.
///
/// With a pack that has adaptive rules somebody must choose: chooseBy() comes before start() and
/// before any verb after resume.
class Session {
public:
    /// What is asked next, or "" for nothing, and by which rule: as the event `chosen` has them.
    struct Choice {
        std::string item, rule;
    };
    using Chooser = std::function<Choice(const Interview&)>;

    Session(const Pack& pack, Store& store, Clock clock);  // pack and store outlive the session

    /// Goes on with an interview that was paused, or whose kiosk failed.
    /// @param events  all of it so far. @throws std::logic_error when they are no interview of pack
    Session(const Pack& pack, Store& store, Clock clock, std::string id,
            std::span<const Event> events);

    void chooseBy(Chooser chooser) { chooser_ = std::move(chooser); }

    const Interview& interview() const { return interview_; }
    const std::string& id() const { return id_; }

    /// @param form  of the pack; "" is the whole pack
    void start(const std::string& language, const std::string& mode, const std::string& form = "");
    void chooseLanguage(const std::string& language);
    /// @param seconds from shown to answered
    void answer(std::vector<int> categories, double seconds);
    void answerWith(AnswerValue value, double seconds);  ///< what is not made of categories
    void decline(AnswerState state, double seconds);     ///< DontKnow, Declined or Skipped
    void back();
    void revisit(const std::string& itemId);  ///< from the review
    void askHelp();
    void raiseAlarm(const std::string& alarmId);
    void pause();
    void resume();  ///< puts the question that stands on the screen again
    void finish();
    void stop();

private:
    void give(Answer answer);
    void happen(EventKind kind, const std::string& item = "");
    // With Chosen and Shown for a new item: append all or none, then move on.
    void happen(Event event);
    Event chosen(const Interview& interview) const;

    Store& store_;
    Clock clock_;
    std::string id_;
    Interview interview_;
    Chooser chooser_;
};

}  // namespace opmaat::engine
