#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QQuickPaintedItem>

#include "qml/desk/views/position_view.h"

namespace opmaat::desk {

/// Colours of the picture; the page fills them from its theme.
struct PlotColours {
    QColor surface, ink, grid, accent, muted;
};

/// Paints `plane` into `area`: grid, profiles when asked for, 90 and 50 per cent regions, dot.
void drawPlane(QPainter& painter, const QRectF& area, const Plane& plane,
               const PlotColours& colours, bool withProfiles);

/// Where a point in T scores lies in a picture of this size.
QPointF placeInPlot(const QRectF& area, const QPointF& t);

/// The plane of two axes with one person's position and its credible regions.
///
/// A picture only: what it says in words is PositionView::description.
class AxesPlot : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(opmaat::desk::PositionView* position MEMBER position_ NOTIFY changed REQUIRED)
    Q_PROPERTY(bool withProfiles MEMBER withProfiles_ NOTIFY changed)
    Q_PROPERTY(QColor surface MEMBER surface_ NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER ink_ NOTIFY changed)
    Q_PROPERTY(QColor grid MEMBER grid_ NOTIFY changed)
    Q_PROPERTY(QColor accent MEMBER accent_ NOTIFY changed)
    Q_PROPERTY(QColor muted MEMBER muted_ NOTIFY changed)
    Q_PROPERTY(int fontSize MEMBER fontSize_ NOTIFY changed)

public:
    explicit AxesPlot(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    PositionView* position_ = nullptr;
    bool withProfiles_ = false;
    QColor surface_ = Qt::white, ink_ = Qt::black, grid_ = Qt::lightGray, accent_ = Qt::darkGreen,
           muted_ = Qt::gray;
    int fontSize_ = 14;
};

}  // namespace opmaat::desk
