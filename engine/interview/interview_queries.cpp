#include <algorithm>
#include <stdexcept>

#include "engine/interview/interview.h"
#include "engine/interview/visibility.h"

// What an interview tells about itself; interview.cpp is how it comes about.

namespace opmaat::engine {

const Item* Interview::requireItem(const std::string& itemId) const
{
    const Item* item = pack_->find(itemId);
    if (item == nullptr) {
        throw std::logic_error("Pack '" + pack_->id + "' has no item '" + itemId + "'.");
    }
    return item;
}

Answer Interview::answer(const std::string& itemId) const
{
    Answer answer;
    if (isShown(*requireItem(itemId)) != Truth::True) {
        answer.state = AnswerState::NotShown;
    } else if (const auto given = answers_.find(itemId); given != answers_.end()) {
        answer = given->second;
    }
    return answer;
}

Truth Interview::isShown(const Item& item) const
{
    return shown_[static_cast<std::size_t>(requireItem(item.id) - pack_->items.data())];
}

const Answer* Interview::given(const std::string& itemId) const
{
    const auto found = answers_.find(requireItem(itemId)->id);
    return found == answers_.end() ? nullptr : &found->second;
}

const Answer* Interview::beforeCorrection(const std::string& itemId) const
{
    const auto found = beforeCorrection_.find(requireItem(itemId)->id);
    return found == beforeCorrection_.end() ? nullptr : &found->second;
}

/// With a fixed order everything is asked that is shown, sooner or later.
bool Interview::isAskedAt(std::size_t index) const
{
    return !pack_->adaptive || std::find(path_.begin(), path_.end(), index) != path_.end();
}

bool Interview::isReachedAt(std::size_t index) const
{
    return answers_.count(pack_->items[index].id) > 0;
}

std::vector<const Item*> Interview::shownItems() const
{
    std::vector<const Item*> items;
    for (std::size_t i = 0; i < pack_->items.size(); ++i) {
        if (isShownAt(i) && isAskedAt(i) && pack_->items[i].takesAnswer()) {
            items.push_back(&pack_->items[i]);
        }
    }
    return items;
}

int Interview::answeredCount() const
{
    const auto items = shownItems();
    return static_cast<int>(std::count_if(items.begin(), items.end(), [&](const Item* item) {
        return answers_.count(item->id) > 0;
    }));
}

/// Seconds that a choice may still ask for: what is not scored, and of the rest no more items than
/// the rules allow.
double Interview::chosenAhead() const
{
    double unscored = 0.0, scored = 0.0;
    int left = 0, asked = 0;
    for (std::size_t i = 0; i < pack_->items.size(); ++i) {
        const Item& item = pack_->items[i];
        const bool counts = item.modelItem >= 0;
        if (isReachedAt(i)) {
            asked += counts ? 1 : 0;
        } else if (isShownAt(i)) {
            (counts ? scored : unscored) += item.seconds;
            left += counts ? 1 : 0;
        }
    }
    const int may = std::max(0, pack_->adaptive->mostItems.value_or(asked + left) - asked);
    return unscored + (left > may ? scored * may / left : scored);
}

double Interview::progress() const
{
    // Time spent stays spent when an answer is hidden again, so that progress does not fall.
    double spent = 0.0, ahead = 0.0;
    for (std::size_t i = 0; i < pack_->items.size(); ++i) {
        if (isReachedAt(i)) {
            spent += pack_->items[i].seconds;
        } else if (isShownAt(i)) {
            ahead += pack_->items[i].seconds;
        }
    }
    if (stage_ == Stage::NotStarted) {
        return 0.0;
    }
    if (pack_->adaptive) {
        ahead = stage_ == Stage::Review || hasEnded() ? 0.0 : chosenAhead();
    }
    return ahead > 0.0 ? spent / (spent + ahead) : 1.0;
}

bool Interview::isTrueNow(const Alarm& alarm) const
{
    return alarm.when.evaluate(knownAnswers(*pack_, answers_, shown_)) == Truth::True;
}

const Alarm* Interview::pendingAlarm() const
{
    if (stage_ != Stage::Asking && stage_ != Stage::Review) {
        return nullptr;
    }
    const auto alarm =
        std::find_if(pack_->alarms.begin(), pack_->alarms.end(), [&](const Alarm& one) {
            return std::find(raisedAlarms_.begin(), raisedAlarms_.end(), one.id) ==
                       raisedAlarms_.end() &&
                   isTrueNow(one);
        });
    return alarm == pack_->alarms.end() ? nullptr : &*alarm;
}

}  // namespace opmaat::engine
