#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "engine/assessment/assessment.h"
#include "qml/desk/views/figures.h"
#include "qml/desk/views/rows.h"

namespace opmaat::desk {

/// Why the explained profile is as probable as it is: reasons for and against that add up.
class ReasonsView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(QString about MEMBER about_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* inFavour MEMBER inFavour_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* against MEMBER against_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* sum MEMBER sum_ CONSTANT)
    Q_PROPERTY(QString sumInWords MEMBER sumInWords_ CONSTANT)
    Q_PROPERTY(QList<QString> unknowns MEMBER unknowns_ CONSTANT)
    Q_PROPERTY(QList<QString> tellsMost MEMBER tellsMost_ CONSTANT)
    Q_PROPERTY(QList<QString> whatIf MEMBER whatIf_ CONSTANT)

public:
    ReasonsView(const engine::Assessment& assessment, const Figures& figures,
                QObject* parent = nullptr);

private:
    void addReasons(const engine::Assessment& assessment, const Figures& figures);
    void addSum(const engine::Assessment& assessment, const Figures& figures);

    QString about_, sumInWords_;
    Rows* inFavour_;
    Rows* against_;
    Rows* sum_;
    QList<QString> unknowns_, tellsMost_, whatIf_;
};

}  // namespace opmaat::desk
