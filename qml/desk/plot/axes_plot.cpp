#include "qml/desk/plot/axes_plot.h"

#include <QPainter>
#include <algorithm>

namespace opmaat::desk {
namespace {

constexpr double kStep = 10.0;
constexpr double kMiddle = 50.0;
constexpr double kDotRadius = 6.0;
constexpr double kHalo = 2.0;
constexpr double kCross = 5.0;
constexpr double kWide = 0.9;
constexpr double kNarrow = 0.5;

/// The square in T scores, inside room for titles on the left and below.
QRectF frameOf(const QRectF& area)
{
    constexpr double kLeft = 58.0;
    constexpr double kBelow = 50.0;
    constexpr double kMargin = 10.0;
    return area.adjusted(kLeft, kMargin, -kMargin, -kBelow);
}

QColor faint(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

void drawGrid(QPainter& painter, const QRectF& area, const PlotColours& colours)
{
    const QRectF frame = frameOf(area);
    const double line = painter.fontMetrics().height();
    constexpr int kLines = 1 + static_cast<int>((kHighestT - kLowestT) / kStep);
    for (int i = 0; i < kLines; ++i) {
        const double t = kLowestT + i * kStep;
        const QPointF at = placeInPlot(area, {t, t});
        const bool edge = t == kLowestT || t == kHighestT;
        painter.setPen(QPen(t == kMiddle || edge ? colours.muted : colours.grid, 1.0,
                            t == kMiddle ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(QPointF(at.x(), frame.top()), QPointF(at.x(), frame.bottom()));
        painter.drawLine(QPointF(frame.left(), at.y()), QPointF(frame.right(), at.y()));
        painter.setPen(colours.ink);
        const QString label = QString::number(t, 'f', 0);
        painter.drawText(QRectF(at.x() - line, frame.bottom() + 2, 2 * line, line), Qt::AlignCenter,
                         label);
        painter.drawText(QRectF(frame.left() - 2 * line - 4, at.y() - line / 2, 2 * line, line),
                         Qt::AlignRight | Qt::AlignVCenter, label);
    }
}

void drawAxisTitle(QPainter& painter, const QRectF& strip, const QString& title)
{
    QFont font = painter.font();
    painter.drawText(strip, Qt::AlignLeft | Qt::AlignVCenter, PositionView::tr("low"));
    painter.drawText(strip, Qt::AlignRight | Qt::AlignVCenter, PositionView::tr("high"));
    font.setBold(true);
    painter.save();
    painter.setFont(font);
    painter.drawText(strip, Qt::AlignCenter, title);
    painter.restore();
}

void drawTitles(QPainter& painter, const QRectF& area, const Plane& plane,
                const PlotColours& colours)
{
    const QRectF frame = frameOf(area);
    const double line = painter.fontMetrics().height();
    painter.setPen(colours.ink);
    drawAxisTitle(painter, {frame.left(), area.bottom() - line, frame.width(), line},
                  plane.x.title);
    painter.save();
    painter.translate(area.left(), frame.bottom());
    painter.rotate(-90.0);
    drawAxisTitle(painter, {0.0, 0.0, frame.height(), line}, plane.y.title);
    painter.restore();
}

void drawProfiles(QPainter& painter, const QRectF& area, const Plane& plane,
                  const PlotColours& colours)
{
    const QRectF frame = frameOf(area);
    const double line = painter.fontMetrics().height();
    for (const PlaneProfile& profile : plane.profiles) {
        const QPointF at = placeInPlot(area, profile.mean);
        painter.setPen(QPen(colours.muted, 1.5));
        painter.drawLine(at - QPointF(kCross, 0), at + QPointF(kCross, 0));
        painter.drawLine(at - QPointF(0, kCross), at + QPointF(0, kCross));
        const double width = painter.fontMetrics().horizontalAdvance(profile.title) + 4;
        const double left =
            std::clamp(at.x() - width / 2, frame.left() + 2, frame.right() - width - 2);
        painter.drawText(QRectF(left, at.y() + kCross, width, line), Qt::AlignCenter,
                         profile.title);
    }
}

QPolygonF region(const QRectF& area, const Plane& plane, double share)
{
    QPolygonF corners = plane.position.region(share);
    for (QPointF& corner : corners) corner = placeInPlot(area, corner);
    return corners;
}

void drawPosition(QPainter& painter, const QRectF& area, const Plane& plane,
                  const PlotColours& colours)
{
    painter.save();
    painter.setClipRect(frameOf(area));
    painter.setPen(QPen(colours.accent, 1.5, Qt::DashLine));
    painter.setBrush(faint(colours.accent, 0.10));
    painter.drawPolygon(region(area, plane, kWide));
    painter.setPen(QPen(colours.accent, 1.5));
    painter.setBrush(faint(colours.accent, 0.18));
    painter.drawPolygon(region(area, plane, kNarrow));
    painter.restore();
    const QPointF dot =
        placeInPlot(area, {std::clamp(plane.position.mean.x(), kLowestT, kHighestT),
                           std::clamp(plane.position.mean.y(), kLowestT, kHighestT)});
    painter.setPen(QPen(colours.surface, kHalo));
    painter.setBrush(colours.accent);
    painter.drawEllipse(dot, kDotRadius, kDotRadius);
}

}  // namespace

QPointF placeInPlot(const QRectF& area, const QPointF& t)
{
    const QRectF frame = frameOf(area);
    const double scale = kHighestT - kLowestT;
    return {frame.left() + frame.width() * (t.x() - kLowestT) / scale,
            frame.bottom() - frame.height() * (t.y() - kLowestT) / scale};
}

void drawPlane(QPainter& painter, const QRectF& area, const Plane& plane,
               const PlotColours& colours, bool withProfiles)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(frameOf(area), colours.surface);
    drawGrid(painter, area, colours);
    drawTitles(painter, area, plane, colours);
    drawPosition(painter, area, plane, colours);
    if (withProfiles) drawProfiles(painter, area, plane, colours);
}

AxesPlot::AxesPlot(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &AxesPlot::changed, this, [this] { update(); });
}

void AxesPlot::paint(QPainter* painter)
{
    if (position_ == nullptr) return;
    QFont font = painter->font();
    font.setPixelSize(fontSize_);
    painter->setFont(font);
    drawPlane(*painter, boundingRect(), position_->plane(),
              {surface_, ink_, grid_, accent_, muted_}, withProfiles_);
}

}  // namespace opmaat::desk
