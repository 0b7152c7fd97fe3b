#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "qml/desk/views/figures.h"
#include "qml/desk/views/rows.h"

#include "engine/assessment/assessment.h"

namespace opmaat::desk {

/// The hypothesis for the talk: all profiles with their probabilities, and "no clear profile".
class ProposalView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(QString headline MEMBER headline_ CONSTANT)
    Q_PROPERTY(QString why MEMBER why_ CONSTANT)
    Q_PROPERTY(bool proposed MEMBER proposed_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* probabilities MEMBER probabilities_ CONSTANT)

public:
    ProposalView(const engine::Assessment& assessment, const Figures& figures,
                 QObject* parent = nullptr);

private:
    QString headline_, why_;
    bool proposed_ = false;
    Rows* probabilities_;
};

}  // namespace opmaat::desk
