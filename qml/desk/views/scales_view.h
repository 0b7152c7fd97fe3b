#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "qml/desk/case.h"
#include "qml/desk/views/figures.h"
#include "qml/desk/views/rows.h"

namespace opmaat::desk {

/// The declared scales: a score with its meaning, or why there is none.
class ScalesView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(opmaat::desk::Rows* scales MEMBER scales_ CONSTANT)

public:
    ScalesView(const Case& shown, const Figures& figures, QObject* parent = nullptr);

private:
    Rows* scales_;
};

}  // namespace opmaat::desk
