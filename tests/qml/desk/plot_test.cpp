#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>

#include "qml/desk/plot/axes_plot.h"
#include "tests/qml/desk/made_up_case.h"

namespace opmaat::desk {
namespace {

const QRectF kArea(0, 0, 480, 480);
const PlotColours kColours{Qt::white, Qt::black, QColor("#eeeeee"), QColor("#0e5550"),
                           QColor("#888888")};

Plane planeAt(double x, double y, double sd)
{
    Plane plane;
    plane.position.mean = {x, y};
    plane.position.varianceX = plane.position.varianceY = sd * sd;
    return plane;
}

QImage draw(const Plane& plane, bool withProfiles = false)
{
    QImage image(kArea.size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawPlane(painter, kArea, plane, kColours, withProfiles);
    return image;
}

QColor colourAt(const QImage& image, double x, double y)
{
    return image.pixelColor(placeInPlot(kArea, {x, y}).toPoint());
}

/// Tinted by the accent: inside an ellipse.
bool isInside(const QColor& colour)
{
    return colour.green() > colour.red() + 4;
}

TEST(AxesPlotPicture, HasItsDotWhereTheScoresSay)
{
    const QImage image = draw(planeAt(62, 37, 3));
    EXPECT_EQ(colourAt(image, 62, 37), kColours.accent);
    EXPECT_NE(colourAt(image, 37, 62), kColours.accent);
}

TEST(AxesPlotPicture, PutsTheDotOnTheEdgeBeyondTheScale)
{
    EXPECT_EQ(colourAt(draw(planeAt(95, 37, 3)), 80, 37), kColours.accent);
}

TEST(AxesPlotPicture, WidensTheEllipseWithTheStandardError)
{
    EXPECT_FALSE(isInside(colourAt(draw(planeAt(55, 55, 2)), 63, 55)));
    EXPECT_TRUE(isInside(colourAt(draw(planeAt(55, 55, 6)), 63, 55)));
}

TEST(AxesPlotPicture, TiltsTheEllipseWithTheCovariance)
{
    Plane plane = planeAt(52, 52, 6);
    EXPECT_TRUE(isInside(colourAt(draw(plane), 44, 59)));
    plane.position.covariance = 0.8 * 36.0;
    EXPECT_FALSE(isInside(colourAt(draw(plane), 44, 59)));
    EXPECT_TRUE(isInside(colourAt(draw(plane), 59, 59)));
}

TEST(AxesPlotPicture, ShowsProfilesOnlyWhenAsked)
{
    Plane plane = planeAt(35, 35, 2);
    plane.profiles.append({"Doer", {65, 65}});
    EXPECT_NE(draw(plane, true), draw(plane, false));
}

// Chi-square with two degrees of freedom: median 1.386, 90th percentile 4.605.
TEST(PlaneNormal, HoldsTheShareItPromises)
{
    const PlaneNormal normal{{50, 50}, 4.0, 9.0, 0.0};
    EXPECT_NEAR(normal.region(0.5)[0].x() - 50.0, 2.0 * std::sqrt(1.386294), 1e-5);
    EXPECT_NEAR(normal.region(0.9)[30].y() - 50.0, 3.0 * std::sqrt(4.605170), 1e-5);
}

TEST(Plane, TakesMeansAndCovarianceOfTheRightAxes)
{
    MadeUpCase made;
    made.shown.assessment.planeCovariance = 0.02;
    const Plane plane = planeOf(made.shown);
    EXPECT_EQ(plane.position.mean, QPointF(47, 54));
    EXPECT_NEAR(plane.position.varianceX, 9.0, 1e-9);
    EXPECT_NEAR(plane.position.covariance, 2.0, 1e-9);
    ASSERT_EQ(plane.profiles.size(), 1);
    EXPECT_EQ(plane.profiles[0].mean, QPointF(65, 60));
}

}  // namespace
}  // namespace opmaat::desk
