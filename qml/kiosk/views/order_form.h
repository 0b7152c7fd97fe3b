#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <vector>

#include "qml/kiosk/views/answer_form.h"

namespace opmaat::kiosk {

/// Options in the order in which they are tapped.
class OrderForm : public AnswerForm {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by QuestionView")
    Q_PROPERTY(QList<int> places READ places NOTIFY changed)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)

public:
    using AnswerForm::AnswerForm;

    QList<int> places() const;  ///< [options] from 1; 0 for one that has none yet
    bool canUndo() const { return !order_.empty(); }
    bool complete() const override;
    engine::Answer answer() const override;

    /// Gives the option the next place, or takes its place away again.
    Q_INVOKABLE void touch(int option);
    Q_INVOKABLE void undo();

private:
    void start(const engine::Answer& answer) override { order_ = answer.categories; }

    std::vector<int> order_;
};

}  // namespace opmaat::kiosk
