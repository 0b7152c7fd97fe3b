#pragma once

#include <string>
#include <vector>

#include "engine/svg/drawing.h"

namespace opmaat::engine::svg {

/// One side of a chart: what stands along it, and from where to where.
struct Scale {
    std::string label;
    double low = 0.0;
    double high = 1.0;
};

/// Round numbers from `low` to `high`, about `count` of them: steps of 1, 2 or 5 times ten to a
/// whole power. @pre low < high
std::vector<double> ticks(const Scale& scale, int count);

/// A chart with two axes in a part of a drawing. Places are given in the units of the scales.
class Chart {
public:
    /// Draws the axes with ticks, numbers and labels.
    /// @param corner  upper left of the part, margins included
    /// @throws std::domain_error unless low < high, both finite, on both scales
    Chart(Drawing& drawing, Point corner, double width, double height, Scale x, Scale y);

    void line(const std::vector<Point>& places, const Stroke& stroke = {}) const;
    void points(const std::vector<Point>& places, Colour colour, double radius = 3.0) const;
    /// One bar at each x, from the lowest y (or 0 when the scale holds it) to its own.
    void bars(const std::vector<Point>& places, double width, Colour colour) const;
    /// From (x, low) to (x, high), for an interval with its uncertainty.
    void whisker(double x, double low, double high, const Stroke& stroke = {}) const;
    void text(Point place, std::string_view words, const Font& font = {}) const;

    /// Where a place of the scales is in the drawing.
    Point at(Point place) const;

private:
    void drawAxes() const;

    Drawing* drawing_;
    Point origin_;  ///< lower left corner of the field
    double width_, height_;
    Scale x_, y_;
};

}  // namespace opmaat::engine::svg
