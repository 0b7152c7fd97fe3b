#include "qml/kiosk/views/order_form.h"

#include <algorithm>

namespace opmaat::kiosk {

QList<int> OrderForm::places() const
{
    QList<int> places;
    if (item_ == nullptr) return places;
    places.resize(static_cast<qsizetype>(item().categories.size()), 0);
    for (std::size_t i = 0; i < order_.size(); ++i) places[order_[i]] = static_cast<int>(i) + 1;
    return places;
}

bool OrderForm::complete() const
{
    return order_.size() == item().categories.size();
}

engine::Answer OrderForm::answer() const
{
    return {engine::AnswerState::Answered, order_, 0.0, ""};
}

void OrderForm::touch(int option)
{
    if (option < 0 || option >= static_cast<int>(item().categories.size())) return;
    const auto placed = std::find(order_.begin(), order_.end(), option);
    if (placed == order_.end()) {
        order_.push_back(option);
    } else {
        order_.erase(placed);
    }
    Q_EMIT changed();
}

void OrderForm::undo()
{
    if (order_.empty()) return;
    order_.pop_back();
    Q_EMIT changed();
}

}  // namespace opmaat::kiosk
