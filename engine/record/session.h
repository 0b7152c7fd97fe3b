#pragma once

#include "engine/interview/interview.h"
#include "engine/record/store.h"

namespace opmaat::engine {

/// A client at work: every verb becomes an event that is durable before the interview moves on.
///
/// If the store refuses (StoreError), nothing has happened: the same question still stands and the
/// same verb can be tried again. start() comes first, or resume() for an interview that was begun
/// before; a verb that is impossible now throws std::logic_error, as Interview::apply(), and
/// nothing has happened either.
class Session {
public:
    Session(const Pack& pack, Store& store, Clock clock);  // pack and store outlive the session

    /// Goes on with an interview that was paused, or whose kiosk failed.
    /// @param events  all of it so far. @throws std::logic_error when they are no interview of pack
    Session(const Pack& pack, Store& store, Clock clock, std::string id,
            std::span<const Event> events);

    const Interview& interview() const { return interview_; }
    const std::string& id() const { return id_; }

    void start(const std::string& language, const std::string& mode);
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
    void happen(Event event);  // with Shown for a new item: append both or neither, then move on

    Store& store_;
    Clock clock_;
    std::string id_;
    Interview interview_;
};

}  // namespace opmaat::engine
