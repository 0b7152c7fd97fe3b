#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/interview/event.h"
#include "engine/interview/oddity.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// One person filling in one pack: nothing but the fold of its events.
///
/// Items are asked in the order of the pack, as far as they are in the form that was started, and
/// shown (visibility.h). After the
/// last one comes the review, from where single items can be revisited; an answer there leads back
/// to the review, by way of items that it has opened and that were never reached.
///
/// A pack with adaptive rules has no such order. There the kiosk chooses: whenever a new item is
/// due, the event `chosen` names it with the rule that chose it, or says that the review follows.
/// One step back goes along the items in the order in which they were asked.
///
/// The desk's events change nothing here but one: a corrected answer counts from then on. What was
/// judged and by whom is in record/case.h.
class Interview {
public:
    /// Choosing: only `chosen` or `stopped` can follow. It comes with the event before it, so that
    /// nobody but a session sees it.
    enum class Stage { NotStarted, Asking, Choosing, Review, Finished, Stopped };

    explicit Interview(const Pack& pack);  // pack outlives the interview

    /// @throws std::logic_error when the event cannot follow what happened before, or is of another
    ///   pack; nothing has then changed
    void apply(const Event& event);

    const Pack& pack() const { return *pack_; }
    Stage stage() const { return stage_; }
    bool hasEnded() const { return stage_ == Stage::Finished || stage_ == Stage::Stopped; }
    bool isPaused() const { return isPaused_; }  ///< only resumed or stopped can follow
    const std::string& language() const { return language_; }
    const std::string& mode() const { return mode_; }
    const Form* form() const { return form_; }  ///< that was started; nullptr is the whole pack
    std::int64_t nextSequence() const { return next_; }

    /// While Asking: what is asked now. @throws std::logic_error otherwise
    const Item& currentItem() const;
    bool canGoBack() const;
    /// The item one step back, among those shown; from the review the last one.
    /// @throws std::logic_error unless canGoBack()
    const Item& previousItem() const;

    /// Of every item of the pack. An answer to an item that is hidden now is kept and has state
    /// NotShown here; it comes back when the way is opened again.
    /// @throws std::logic_error for an item that the pack does not have
    Answer answer(const std::string& itemId) const;
    Truth isShown(const Item& item) const;
    /// What is kept of an item, also while it is hidden; nullptr when it was never reached.
    const Answer* given(const std::string& itemId) const;
    /// The client's own answer to an item that was corrected later; nullptr when none was.
    const Answer* beforeCorrection(const std::string& itemId) const;

    /// Items that take an answer, in order, as far as they are shown now; of a pack with adaptive
    /// rules those that were asked.
    std::vector<const Item*> shownItems() const;
    int answeredCount() const;  ///< shown items with any answer state that a person gave
    double progress() const;    ///< 0..1 by expected seconds; never moves back but for opened ways

    /// First alarm of the pack that is true now and was not raised before; nullptr when none, or
    /// when the interview has ended.
    const Alarm* pendingAlarm() const;

    /// Where a clock was set back, by sequence.
    const std::vector<Oddity>& oddities() const { return clock_.oddities(); }

    /// The same pack object, and everything else the same.
    bool operator==(const Interview&) const = default;

private:
    void checkOrder(const Event& event) const;
    void checkClientsTurn(const Event& event) const;
    void applyClients(const Event& event);
    void applyDesks(const Event& event);
    void start(const Event& event);
    void checkLanguage(const Event& event) const;
    void checkAtCurrent(const Event& event) const;
    void takeAnswer(const Event& event);
    void goBack(const Event& event);
    void revisit(const Event& event);
    void askHelp(const Event& event) const;
    void raiseAlarm(const Event& event);
    void correct(const Event& event);
    void give(const std::string& itemId, const Answer& answer);
    void moveOn();
    void moveAlongPath();
    void choose(const Event& event);
    double chosenAhead() const;

    const Item* requireItem(const std::string& itemId) const;
    bool isShownAt(std::size_t index) const { return shown_[index] == Truth::True; }
    bool isReachedAt(std::size_t index) const;
    bool isTrueNow(const Alarm& alarm) const;
    bool isAskedAt(std::size_t index) const;
    std::size_t previousIndex() const;  // pack items size when there is none
    std::size_t previousOnPath() const;

    const Pack* pack_;
    const Form* form_ = nullptr;  // of the pack
    Stage stage_ = Stage::NotStarted;
    std::string language_, mode_;
    std::int64_t next_ = 0;
    std::map<std::string, Answer> answers_;  // as given, also of items hidden now
    std::map<std::string, Answer> beforeCorrection_;
    std::vector<std::string> raisedAlarms_;
    std::vector<Truth> shown_;       // [pack items], follows from form_ and answers_
    std::vector<std::size_t> path_;  // adaptive rules: what was chosen so far, in that order
    std::size_t current_ = 0;        // index into pack items; its size unless Asking
    bool fromReview_ = false;        // an answer leads back to the review
    bool isPaused_ = false;
    ClockWatch clock_;
};

}  // namespace opmaat::engine
