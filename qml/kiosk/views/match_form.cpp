#include "qml/kiosk/views/match_form.h"

#include <algorithm>

namespace opmaat::kiosk {

using Pairs = std::vector<std::pair<int, int>>;

void MatchForm::start(const engine::Answer& answer)
{
    partners_.assign(item().categories.size(), -1);
    if (const auto* pairs = std::get_if<Pairs>(&answer.value)) {
        for (const auto& [left, right] : *pairs) partners_[static_cast<std::size_t>(left)] = right;
    }
    holdNext();
}

// The first that has no partner waits for one, so that a tap on the right is never for nothing.
void MatchForm::holdNext()
{
    const auto open = std::find(partners_.begin(), partners_.end(), -1);
    held_ = open == partners_.end() ? -1 : static_cast<int>(open - partners_.begin());
}

QList<QString> MatchForm::right() const
{
    QList<QString> texts;
    if (item_ == nullptr) return texts;
    for (const auto& option : item().right) texts << say(option.text);
    return texts;
}

QList<int> MatchForm::leftPairs() const
{
    QList<int> pairs;
    for (std::size_t i = 0; i < partners_.size(); ++i) {
        pairs << (partners_[i] < 0 ? 0 : static_cast<int>(i) + 1);
    }
    return pairs;
}

QList<int> MatchForm::rightPairs() const
{
    QList<int> pairs;
    if (item_ == nullptr) return pairs;
    pairs.resize(static_cast<qsizetype>(item().right.size()), 0);
    for (std::size_t i = 0; i < partners_.size(); ++i) {
        if (partners_[i] >= 0) pairs[partners_[i]] = static_cast<int>(i) + 1;
    }
    return pairs;
}

bool MatchForm::complete() const
{
    return std::count(partners_.begin(), partners_.end(), -1) == 0;
}

engine::Answer MatchForm::answer() const
{
    Pairs pairs;
    for (std::size_t i = 0; i < partners_.size(); ++i) {
        pairs.emplace_back(static_cast<int>(i), partners_[i]);
    }
    return answered(std::move(pairs));
}

void MatchForm::touchLeft(int option)
{
    if (option < 0 || option >= static_cast<int>(partners_.size())) return;
    partners_[static_cast<std::size_t>(option)] = -1;
    held_ = option;
    Q_EMIT changed();
}

void MatchForm::touchRight(int option)
{
    if (option < 0 || option >= static_cast<int>(item().right.size())) return;
    const auto taken = std::find(partners_.begin(), partners_.end(), option);
    if (taken != partners_.end()) *taken = -1;
    if (held_ >= 0) partners_[static_cast<std::size_t>(held_)] = option;
    holdNext();
    Q_EMIT changed();
}

}  // namespace opmaat::kiosk
