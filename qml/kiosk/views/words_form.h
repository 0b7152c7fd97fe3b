#pragma once

#include <QtQml/qqmlregistration.h>
#include <QString>

#include "qml/kiosk/views/answer_form.h"

namespace opmaat::kiosk {

/// A few words. They may stay empty: the question is then skipped.
class WordsForm : public AnswerForm {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by QuestionView")
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(int most READ most NOTIFY changed)

public:
    using AnswerForm::AnswerForm;

    QString words() const { return words_; }
    int most() const { return item_ == nullptr ? 0 : item().mostCharacters; }  ///< characters
    bool complete() const override { return true; }
    /// Skipped when nothing is written.
    engine::Answer answer() const override;

    Q_INVOKABLE void write(const QString& words);

private:
    void start(const engine::Answer& answer) override;

    QString words_;
};

}  // namespace opmaat::kiosk
