#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "qml/desk/case.h"
#include "qml/desk/plot/plane.h"
#include "qml/desk/views/figures.h"
#include "qml/desk/views/rows.h"

namespace opmaat::desk {

/// Where somebody stands on the axes and facets, always with how uncertain that is.
class PositionView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(QString description MEMBER description_ CONSTANT)
    Q_PROPERTY(QString legend MEMBER legend_ CONSTANT)
    Q_PROPERTY(QString profilesDescription MEMBER profilesDescription_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* axes MEMBER axes_ CONSTANT)
    Q_PROPERTY(opmaat::desk::Rows* facets MEMBER facets_ CONSTANT)
    Q_PROPERTY(QList<QString> strengths MEMBER strengths_ CONSTANT)

public:
    PositionView(const Case& shown, const Figures& figures, QObject* parent = nullptr);

    const Plane& plane() const { return plane_; }
    const QString& description() const { return description_; }

private:
    void addAxes(const Case& shown, const Figures& figures);
    void addFacets(const Case& shown, const Figures& figures);
    void addStrengths(const Case& shown);

    Plane plane_;
    QString description_, legend_, profilesDescription_;
    Rows* axes_;
    Rows* facets_;
    QList<QString> strengths_;
};

}  // namespace opmaat::desk
