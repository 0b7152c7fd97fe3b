#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QString>
#include <vector>

#include "qml/kiosk/views/answer_form.h"

namespace opmaat::kiosk {

/// Pairs: a tap on the left takes hold of an option, a tap on the right gives it its partner.
class MatchForm : public AnswerForm {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by QuestionView")
    Q_PROPERTY(QList<QString> right READ right NOTIFY changed)
    Q_PROPERTY(QList<int> leftPairs READ leftPairs NOTIFY changed)
    Q_PROPERTY(QList<int> rightPairs READ rightPairs NOTIFY changed)
    Q_PROPERTY(int held READ held NOTIFY changed)

public:
    using AnswerForm::AnswerForm;

    QList<QString> right() const;
    QList<int> leftPairs() const;       ///< [left] number of its pair, from 1; 0 without one
    QList<int> rightPairs() const;      ///< [right] the same
    int held() const { return held_; }  ///< the option on the left that waits for a partner; or -1
    bool complete() const override;
    engine::Answer answer() const override;

    /// Takes hold of it; its pair is opened.
    Q_INVOKABLE void touchLeft(int option);
    /// The partner of what is held, also when it was another's. Alone it opens its pair.
    Q_INVOKABLE void touchRight(int option);

private:
    void start(const engine::Answer& answer) override;
    void holdNext();

    std::vector<int> partners_;  // [left], -1 without one
    int held_ = -1;
};

}  // namespace opmaat::kiosk
