#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QString>
#include <QVector>

#include "qml/desk/case.h"

namespace opmaat::desk {

/// T scores people see run from 20 to 80: three standard deviations to each side.
inline constexpr double kLowestT = 20.0;
inline constexpr double kHighestT = 80.0;

/// Where a T score lies between kLowestT (0) and kHighestT (1); beyond them at the end.
double shareOfScale(double t);

/// A normal distribution in the plane, in T points.
struct PlaneNormal {
    QPointF mean{50.0, 50.0};
    double varianceX = 100.0, varianceY = 100.0;
    double covariance = 0.0;

    /// The smallest region that holds `share` of the distribution, 0 < share < 1: an ellipse.
    QPolygonF region(double share) const;
};

/// One profile as a place on the plane.
struct PlaneProfile {
    QString title;
    QPointF mean;  ///< T
};

struct PlaneAxis {
    QString id, title, low, high;
};

/// What the picture shows: one person's position with its uncertainty, and where profiles lie.
struct Plane {
    PlaneAxis x, y;
    PlaneNormal position;
    QVector<PlaneProfile> profiles;
};

/// @param shown  its pack names the two axes
Plane planeOf(const Case& shown);

}  // namespace opmaat::desk
