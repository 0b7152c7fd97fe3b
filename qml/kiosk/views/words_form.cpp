#include "qml/kiosk/views/words_form.h"

namespace opmaat::kiosk {

void WordsForm::start(const engine::Answer& answer)
{
    const auto* words = std::get_if<std::string>(&answer.value);
    words_ = words == nullptr ? QString() : QString::fromStdString(*words);
}

void WordsForm::write(const QString& words)
{
    const QString fitting = words.left(most());
    if (fitting == words_) return;
    words_ = fitting;
    Q_EMIT changed();
}

engine::Answer WordsForm::answer() const
{
    const QString words = words_.simplified();
    if (words.isEmpty()) return {engine::AnswerState::Skipped, {}, 0.0, ""};
    return answered(words.toStdString());
}

}  // namespace opmaat::kiosk
