#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "engine/assessment/assessment.h"

namespace opmaat::desk {

/// How far the answers can be relied on, with what to talk about.
class QualityView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(int verdict MEMBER verdict_ CONSTANT)
    Q_PROPERTY(QList<QString> steps MEMBER steps_ CONSTANT)
    Q_PROPERTY(QString meaning MEMBER meaning_ CONSTANT)
    Q_PROPERTY(QList<QString> reasons MEMBER reasons_ CONSTANT)

public:
    explicit QualityView(const engine::Quality& quality, QObject* parent = nullptr);

private:
    int verdict_ = 0;       // index into steps
    QList<QString> steps_;  // all verdicts, most usable first
    QString meaning_;
    QList<QString> reasons_;
};

}  // namespace opmaat::desk
