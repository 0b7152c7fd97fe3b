#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QString>

#include "qml/kiosk/views/answer_form.h"

namespace opmaat::kiosk {

/// A month: a year that goes back and forth, and the twelve months of it.
class MonthForm : public AnswerForm {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by QuestionView")
    Q_PROPERTY(int year READ year NOTIFY changed)
    Q_PROPERTY(QList<QString> months READ months NOTIFY changed)
    Q_PROPERTY(QList<bool> open READ open NOTIFY changed)
    Q_PROPERTY(int selected READ selected NOTIFY changed)
    Q_PROPERTY(bool hasEarlier READ hasEarlier NOTIFY changed)
    Q_PROPERTY(bool hasLater READ hasLater NOTIFY changed)

public:
    using AnswerForm::AnswerForm;

    int year() const { return year_; }
    QList<QString> months() const;
    QList<bool> open() const;  ///< [months] whether it can be chosen in this year
    int selected() const;      ///< index into months(); -1 when none of this year is
    bool hasEarlier() const;
    bool hasLater() const;
    bool complete() const override { return month_ >= 0.0; }
    engine::Answer answer() const override;

    Q_INVOKABLE void earlier();
    Q_INVOKABLE void later();
    Q_INVOKABLE void choose(int month);

private:
    void start(const engine::Answer& answer) override;
    bool holds(int year, int month) const;

    int year_ = 0;
    double month_ = -1.0;  // months since year 0
};

}  // namespace opmaat::kiosk
