#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace opmaat::engine {

/// Gives the time of an event. Injected, so that tests and demos choose the time.
using Clock = std::function<std::chrono::sys_seconds()>;

/// What can happen. The catalogue in event_catalogue.h says who, when and what it holds.
enum class EventKind {
    // The client's part of an interview.
    Started,  ///< language, mode, pack, its hash, and form
    LanguageChosen,
    Chosen,       ///< item or none, rule
    Shown,        ///< item
    Answered,     ///< item, state, categories, value, seconds
    WentBack,     ///< item gone to, one step back
    Revisited,    ///< item gone to, from the review
    HelpAsked,    ///< item
    AlarmRaised,  ///< alarm id
    Paused,
    Resumed,
    Finished,
    Stopped,
    // The desk's part of it.
    Opened,
    Assessed,
    Judged,
    Discussed,
    Outcome,
    Corrected,  ///< item, state, categories, value
    Restricted,
    Released,
    // The log of the office.
    OfficeMade,
    SlotAdded,
    SlotChanged,
    SlotRevoked,
    KeysRotated,
    DeviceAdded,
    DeviceRevoked,
    PackAdopted,
    PublisherAdded,
    PublisherRevoked,
    Exported,
    Erased,
    Retained,
    BackedUp,
    Restored,
    Checkpoint
};

/// Not measured is not zero: all but Answered are missing to the model, and differ for people.
enum class AnswerState { Answered, DontKnow, Declined, Skipped, NotShown, NotReached };

std::string_view name(EventKind kind);
std::string_view name(AnswerState state);
std::optional<AnswerState> answerState(std::string_view name);

/// What was answered where that is not made of categories: a number, or an amount in cents; words,
/// or a month as "2026-11"; of matching [category, right].
using AnswerValue =
    std::variant<std::monostate, double, std::string, std::vector<std::pair<int, int>>>;

/// Chosen categories by index as the item lists them: one for a choice, ascending for several, as
/// tapped for ordering. Other types have a value instead; answer_value.h knows which.
struct Answer {
    AnswerState state = AnswerState::NotReached;
    std::vector<int> categories;
    double seconds = 0.0;    ///< from shown to answered; 0 when not measured
    std::string why;         ///< only in made-up answers files: where the answer comes from
    AnswerValue value = {};  ///< only with state Answered

    bool operator==(const Answer&) const = default;
};

/// One thing that happened. Which fields are used depends on the kind; the rest stay empty.
struct Event {
    EventKind kind = EventKind::Started;
    std::int64_t sequence = 0;  ///< 0, 1, 2, ... within the interview
    std::chrono::sys_seconds at{};
    std::string item;  ///< item or alarm id
    Answer answer;
    std::string language;  ///< nl, en, ...
    std::string mode;      ///< alone, together or read-aloud
    std::string pack, packVersion, packHash, modelHash;
    std::string form;  ///< of the pack, that is used; "" is the whole pack
    /// All else, by the names that the catalogue has; empty for kinds without.
    std::map<std::string, std::string> details;

    bool operator==(const Event&) const = default;
};

/// UTC to the second: "2026-11-22T09:00:00Z".
std::string utcText(std::chrono::sys_seconds at);

/// What is wrong with `event.details` for its kind: one that is missing, unknown or of another
/// form, as a sentence without full stop; "" when all is well.
std::string mistakeInDetails(const Event& event);

/// For folds. @throws std::logic_error "Event 3 (answered) is impossible: REASON."
[[noreturn]] void refuse(const Event& event, const std::string& reason);

/// One line of JSON; reading it back gives the same event. Format in README.md.
std::string toJson(const Event& event);
/// @throws InputError, naming `source`
Event eventFromJson(std::string_view json, const std::string& source);

}  // namespace opmaat::engine
