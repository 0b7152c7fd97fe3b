#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

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
    Q_PROPERTY(bool isEmpty MEMBER isEmpty_ CONSTANT)

public:
    explicit OffersView(const engine::Assessment& assessment, QObject* parent = nullptr);

private:
    void add(const std::vector<engine::Proposed>& all, Rows* holding);

    Rows* signals_;
    Rows* offers_;
    Rows* askFirst_;
    bool isEmpty_ = true;
};

}  // namespace opmaat::desk
