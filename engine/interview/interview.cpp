#include "engine/interview/interview.h"

#include <algorithm>
#include <stdexcept>

#include "engine/interview/answer_rules.h"
#include "engine/interview/event_catalogue.h"
#include "engine/interview/visibility.h"

namespace opmaat::engine {
namespace {

bool contains(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Interview::Interview(const Pack& pack)
    : pack_(&pack), shown_(visibility(pack, {})), current_(pack.items.size())
{
}

void Interview::checkOrder(const Event& event) const
{
    if (event.sequence != next_) {
        refuse(event, "the next event of the interview is " + std::to_string(next_));
    }
    if (describe(event.kind).part == Part::Office) {
        refuse(event, "it belongs in the log of the office");
    }
    if ((event.kind == EventKind::Started) != (stage_ == Stage::NotStarted)) {
        refuse(event, stage_ == Stage::NotStarted ? "an interview begins with 'started'"
                                                  : "the interview has started already");
    }
    if (const std::string mistake = mistakeInDetails(event); !mistake.empty()) {
        refuse(event, mistake);
    }
}

void Interview::checkClientsTurn(const Event& event) const
{
    if (hasEnded()) {
        refuse(event, "the interview has ended");
    }
    if ((stage_ == Stage::Choosing) != (event.kind == EventKind::Chosen) &&
        event.kind != EventKind::Stopped) {
        refuse(event, stage_ == Stage::Choosing ? "the next item has to be chosen first"
                                                : "there is no item to choose now");
    }
    if (isPaused_ && event.kind != EventKind::Resumed && event.kind != EventKind::Stopped) {
        refuse(event, "the interview is paused");
    }
}

void Interview::apply(const Event& event)
{
    checkOrder(event);
    if (describe(event.kind).part == Part::Client) {
        checkClientsTurn(event);
        applyClients(event);
    } else {
        applyDesks(event);
    }
    clock_.see(event);
    ++next_;
}

void Interview::applyClients(const Event& event)
{
    switch (event.kind) {
        case EventKind::Started:
            return start(event);
        case EventKind::LanguageChosen:
            checkLanguage(event);
            language_ = event.language;
            return;
        case EventKind::Chosen:
            return choose(event);
        case EventKind::Shown:
            return checkAtCurrent(event);
        case EventKind::Answered:
            return takeAnswer(event);
        case EventKind::WentBack:
            return goBack(event);
        case EventKind::Revisited:
            return revisit(event);
        case EventKind::HelpAsked:
            return askHelp(event);
        case EventKind::AlarmRaised:
            return raiseAlarm(event);
        case EventKind::Finished:
            if (stage_ != Stage::Review) {
                refuse(event, "there are questions left before the review");
            }
            stage_ = Stage::Finished;
            return;
        case EventKind::Stopped:
            stage_ = Stage::Stopped;
            isPaused_ = false;
            return;
        case EventKind::Paused:
        case EventKind::Resumed:
            isPaused_ = event.kind == EventKind::Paused;
            return;
        default:
            return;  // none of the client's
    }
}

/// `opened` and `assessed` may come while the client is still busy, the others only afterwards.
void Interview::applyDesks(const Event& event)
{
    const bool mayBeEarly = event.kind == EventKind::Opened || event.kind == EventKind::Assessed;
    if (!mayBeEarly && !hasEnded()) {
        refuse(event, "the interview has not ended; end it with 'stopped' first");
    }
    if (event.kind == EventKind::Corrected) {
        correct(event);
    }
}

void Interview::start(const Event& event)
{
    if (event.pack != pack_->id) {
        refuse(event, "it is of pack '" + event.pack + "', and this is pack '" + pack_->id + "'");
    }
    if (event.packHash != pack_->hash) {
        refuse(event, "it is of version " + event.packVersion + " of pack '" + event.pack +
                          "' with hash '" + event.packHash + "', and this is version " +
                          pack_->version + " with hash '" + pack_->hash + "'");
    }
    if (!contains({"alone", "together", "read-aloud"}, event.mode)) {
        refuse(event, "'" + event.mode + "' is no mode: alone, together or read-aloud");
    }
    checkLanguage(event);
    if (!event.form.empty() && pack_->findForm(event.form) == nullptr) {
        refuse(event, "the pack has no form '" + event.form + "'");
    }
    language_ = event.language;
    mode_ = event.mode;
    form_ = pack_->findForm(event.form);
    shown_ = visibility(*pack_, answers_, form_);
    moveOn();
}

void Interview::checkLanguage(const Event& event) const
{
    if (!contains(pack_->languages, event.language)) {
        refuse(event, "the pack is not in language '" + event.language + "'");
    }
}

void Interview::checkAtCurrent(const Event& event) const
{
    if (stage_ != Stage::Asking) {
        refuse(event, "no item is being asked");
    }
    if (event.item != currentItem().id) {
        refuse(event, "it is about item '" + event.item + "', and the current item is '" +
                          currentItem().id + "'");
    }
}

void Interview::takeAnswer(const Event& event)
{
    checkAtCurrent(event);
    const Item& item = currentItem();
    if (const std::string mistake = mistakeIn(event.answer, item); !mistake.empty()) {
        refuse(event, "item '" + item.id + "' " + mistake);
    }
    give(item.id, event.answer);
    moveOn();
}

void Interview::give(const std::string& itemId, const Answer& answer)
{
    answers_[itemId] = answer;
    shown_ = visibility(*pack_, answers_, form_);
}

void Interview::correct(const Event& event)
{
    const Item* item = pack_->find(event.item);
    if (item == nullptr || isShown(*item) != Truth::True || !item->takesAnswer()) {
        refuse(event, "item '" + event.item + "' is not one that is shown and takes an answer");
    }
    if (const std::string mistake = mistakeIn(event.answer, *item); !mistake.empty()) {
        refuse(event, "item '" + item->id + "' " + mistake);
    }
    beforeCorrection_.try_emplace(item->id, answer(item->id));
    give(item->id, event.answer);
}

void Interview::goBack(const Event& event)
{
    if (!canGoBack()) {
        refuse(event, "there is no step back from here");
    }
    if (event.item != previousItem().id) {
        refuse(event, "it goes to item '" + event.item + "', and one step back is '" +
                          previousItem().id + "'");
    }
    current_ = previousIndex();
    fromReview_ = fromReview_ || stage_ == Stage::Review;
    stage_ = Stage::Asking;
}

void Interview::revisit(const Event& event)
{
    if (stage_ != Stage::Review) {
        refuse(event, "items are revisited from the review only");
    }
    const Item* item = pack_->find(event.item);
    if (item == nullptr || isShown(*item) != Truth::True) {
        refuse(event, "item '" + event.item + "' is not shown");
    }
    if (!isAskedAt(static_cast<std::size_t>(item - pack_->items.data()))) {
        refuse(event, "item '" + event.item + "' was not asked");
    }
    current_ = static_cast<std::size_t>(item - pack_->items.data());
    fromReview_ = true;
    stage_ = Stage::Asking;
}

void Interview::askHelp(const Event& event) const
{
    if (stage_ == Stage::Asking) {
        checkAtCurrent(event);
    } else if (!event.item.empty()) {
        refuse(event, "it is about item '" + event.item + "', and no item is being asked");
    }
}

void Interview::raiseAlarm(const Event& event)
{
    const auto alarm = std::find_if(pack_->alarms.begin(), pack_->alarms.end(),
                                    [&](const Alarm& one) { return one.id == event.item; });
    if (alarm == pack_->alarms.end()) {
        refuse(event, "the pack has no alarm '" + event.item + "'");
    }
    if (contains(raisedAlarms_, event.item)) {
        refuse(event, "alarm '" + event.item + "' was raised before");
    }
    if (!isTrueNow(*alarm)) {
        refuse(event, "the condition of alarm '" + event.item + "' is not true");
    }
    raisedAlarms_.push_back(event.item);
}

/// The kiosk's choice: an item that is shown and was not answered, or none, and then the review.
void Interview::choose(const Event& event)
{
    if (event.item.empty()) {
        current_ = pack_->items.size();
        stage_ = Stage::Review;
        fromReview_ = false;
        return;
    }
    const Item* item = pack_->find(event.item);
    if (item == nullptr || isShown(*item) != Truth::True) {
        refuse(event, "item '" + event.item + "' is not shown");
    }
    const auto index = static_cast<std::size_t>(item - pack_->items.data());
    if (isReachedAt(index)) {
        refuse(event, "item '" + event.item + "' was answered already");
    }
    if (!isAskedAt(index)) {  // else somebody went back from it, and something was chosen since
        path_.push_back(index);
    }
    current_ = index;
    stage_ = Stage::Asking;
}

/// To what was asked next before, when somebody went back; else something is to be chosen.
void Interview::moveAlongPath()
{
    auto next = std::find(path_.begin(), path_.end(), current_);
    if (next != path_.end()) {
        next = std::find_if(next + 1, path_.end(), [&](std::size_t i) { return isShownAt(i); });
    }
    const bool again = next != path_.end() && !fromReview_;
    current_ = again ? *next : pack_->items.size();
    stage_ = again ? Stage::Asking : Stage::Choosing;
}

void Interview::moveOn()
{
    if (pack_->adaptive) {
        return moveAlongPath();
    }
    const std::size_t end = pack_->items.size();
    std::size_t next = fromReview_ || current_ == end ? end : current_ + 1;
    while (next < end && !isShownAt(next)) {
        ++next;
    }
    if (next == end) {  // whatever was opened on the way and never reached comes before the review
        next = 0;
        while (next < end && (!isShownAt(next) || isReachedAt(next))) {
            ++next;
        }
    }
    current_ = next;
    stage_ = next == end ? Stage::Review : Stage::Asking;
    fromReview_ = fromReview_ && stage_ == Stage::Asking;
}

const Item& Interview::currentItem() const
{
    if (stage_ != Stage::Asking) {
        throw std::logic_error("No item is being asked.");
    }
    return pack_->items[current_];
}

std::size_t Interview::previousOnPath() const
{
    auto here = std::find(path_.begin(), path_.end(), current_);  // the end, from the review
    while (here != path_.begin()) {
        --here;
        if (isShownAt(*here)) {
            return *here;
        }
    }
    return pack_->items.size();
}

std::size_t Interview::previousIndex() const
{
    if (pack_->adaptive) {
        const bool mayGoBack = stage_ == Stage::Asking || stage_ == Stage::Review;
        return mayGoBack ? previousOnPath() : pack_->items.size();
    }
    std::size_t index = stage_ == Stage::Asking || stage_ == Stage::Review ? current_ : 0;
    while (index > 0) {
        --index;
        if (isShownAt(index)) {
            return index;
        }
    }
    return pack_->items.size();
}

bool Interview::canGoBack() const
{
    return previousIndex() < pack_->items.size();
}

const Item& Interview::previousItem() const
{
    if (!canGoBack()) {
        throw std::logic_error("There is no step back from here.");
    }
    return pack_->items[previousIndex()];
}

}  // namespace opmaat::engine
