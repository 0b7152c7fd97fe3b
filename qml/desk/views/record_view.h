#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include "qml/desk/case.h"
#include "qml/desk/views/figures.h"
#include "qml/desk/views/rows.h"

namespace opmaat::desk {

/// What was answered, who looked at it, and what is needed to compute the result again.
class RecordView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(opmaat::desk::Rows* answers MEMBER answers_ CONSTANT)
    Q_PROPERTY(QString states MEMBER states_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* provenance MEMBER provenance_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* openings MEMBER openings_ CONSTANT)
    Q_PROPERTY(bool isStored MEMBER isStored_ CONSTANT)

public:
    RecordView(const Case& shown, const Figures& figures, QObject* parent = nullptr);

private:
    void addAnswers(const Case& shown, const Figures& figures);
    void addOpenings(const Course& course, const Figures& figures);
    void addProvenance(const engine::Assessment& assessment, const Figures& figures);

    Rows* answers_;
    QString states_;
    Rows* provenance_;
    Rows* openings_;
    bool isStored_;  // and so it is kept who looked
};

}  // namespace opmaat::desk
