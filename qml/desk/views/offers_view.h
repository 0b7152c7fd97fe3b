#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "engine/assessment/assessment.h"
#include "qml/desk/views/rows.h"

namespace opmaat::desk {

/// What deserves attention and what may help by the decision tables, and what to ask first.
class OffersView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(opmaat::desk::Rows* signs MEMBER signals_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* offers MEMBER offers_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* askFirst MEMBER askFirst_ CONSTANT)
    /// Points to hold what may help against, steps to agree on, and what to offer instead of
    /// guessing.
    Q_PROPERTY(QList<QString> checks MEMBER checks_ CONSTANT)
    Q_PROPERTY(QList<QString> actions MEMBER actions_ CONSTANT)
    Q_PROPERTY(QList<QString> handOvers MEMBER handOvers_ CONSTANT)
    Q_PROPERTY(bool isEmpty MEMBER isEmpty_ CONSTANT)

public:
    explicit OffersView(const engine::Assessment& assessment, QObject* parent = nullptr);

private:
    void add(const std::vector<engine::Proposed>& all, Rows* holding);

    Rows* signals_;
    Rows* offers_;
    Rows* askFirst_;
    QList<QString> checks_, actions_, handOvers_;
    bool isEmpty_ = true;
};

}  // namespace opmaat::desk
