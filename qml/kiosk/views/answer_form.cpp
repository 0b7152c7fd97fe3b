#include "qml/kiosk/views/answer_form.h"

namespace opmaat::kiosk {

void AnswerForm::begin(const engine::Item& item, const engine::Answer& answer)
{
    item_ = &item;
    start(answer);
    Q_EMIT changed();
}

engine::Answer AnswerForm::answered(engine::AnswerValue value)
{
    return {engine::AnswerState::Answered, {}, 0.0, "", std::move(value)};
}

}  // namespace opmaat::kiosk
