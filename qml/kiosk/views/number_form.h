#pragma once

#include <QtQml/qqmlregistration.h>
#include <QString>

#include "qml/kiosk/views/answer_form.h"

namespace opmaat::kiosk {

/// A number or an amount of money, typed on keys of our own.
class NumberForm : public AnswerForm {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by QuestionView")
    Q_PROPERTY(QString shown READ shown NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(QString mark READ mark NOTIFY changed)

public:
    using AnswerForm::AnswerForm;

    QString shown() const;  ///< what is typed so far, as people of that language write it
    QString unit() const;
    QString hint() const;  ///< what may be typed, when this may not; else ""
    QString mark() const;  ///< the decimal mark; "" when only whole numbers may be typed
    bool complete() const override;
    engine::Answer answer() const override;

    Q_INVOKABLE void type(int digit);
    Q_INVOKABLE void typeMark();
    Q_INVOKABLE void erase();

private:
    void start(const engine::Answer& answer) override;
    bool isAmount() const { return item().type == engine::ItemType::Amount; }
    int decimals() const;
    std::optional<double> typed() const;
    QString spoken(double value) const;

    QString typed_;  // digits and at most one '.'
};

}  // namespace opmaat::kiosk
