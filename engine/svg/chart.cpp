#include "engine/svg/chart.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace opmaat::engine::svg {
namespace {

constexpr double kLeft = 56.0, kBottom = 40.0, kRight = 12.0, kTop = 12.0;
constexpr double kTick = 4.0;
constexpr double kSmall = 11.0;

void check(const Scale& scale)
{
    if (!(std::isfinite(scale.low) && std::isfinite(scale.high) && scale.low < scale.high)) {
        throw std::domain_error("The scale '" + scale.label + "' must end above where it begins.");
    }
}

double share(const Scale& scale, double value)
{
    return (value - scale.low) / (scale.high - scale.low);
}

}  // namespace

std::vector<double> ticks(const Scale& scale, int count)
{
    const double raw = (scale.high - scale.low) / std::max(count, 1);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    const double times = raw / power;
    const double step = power * (times <= 1.0   ? 1.0
                                 : times <= 2.0 ? 2.0
                                 : times <= 5.0 ? 5.0
                                                : 10.0);
    std::vector<double> places;
    // Counted in whole steps, so that rounding errors do not add up.
    const double first = std::ceil(scale.low / step - 1e-9);
    const double last = std::floor(scale.high / step + 1e-9);
    for (int i = 0; first + i <= last; ++i) places.push_back((first + i) * step);
    return places;
}

Chart::Chart(Drawing& drawing, Point corner, double width, double height, Scale x, Scale y)
    : drawing_(&drawing),
      origin_{corner.x + kLeft, corner.y + height - kBottom},
      width_(width - kLeft - kRight),
      height_(height - kTop - kBottom),
      x_(std::move(x)),
      y_(std::move(y))
{
    check(x_);
    check(y_);
    if (width_ <= 0.0 || height_ <= 0.0) {
        throw std::domain_error("A chart needs room for its axes: more than 68 by 52.");
    }
    drawAxes();
}

Point Chart::at(Point place) const
{
    return {origin_.x + width_ * share(x_, place.x), origin_.y - height_ * share(y_, place.y)};
}

void Chart::drawAxes() const
{
    const Point right{origin_.x + width_, origin_.y}, top{origin_.x, origin_.y - height_};
    for (const double tick : ticks(x_, 6)) {
        const Point foot = at({tick, y_.low});
        drawing_->line(foot, {foot.x, foot.y + kTick}, {Colour::Quiet});
        drawing_->text({foot.x, foot.y + kTick + kSmall}, number(tick),
                       {kSmall, false, Anchor::Middle, Colour::Quiet});
    }
    for (const double tick : ticks(y_, 5)) {
        const Point foot = at({x_.low, tick});
        drawing_->line(foot, {right.x, foot.y}, {Colour::Faint});
        drawing_->text({foot.x - kTick - 2.0, foot.y + kSmall / 3.0}, number(tick),
                       {kSmall, false, Anchor::End, Colour::Quiet});
    }
    drawing_->path({top, origin_, right}, {Colour::Quiet});
    drawing_->text({origin_.x + width_ / 2.0, origin_.y + kBottom - 6.0}, x_.label,
                   {kSmall, false, Anchor::Middle});
    drawing_->text({origin_.x - kLeft + kSmall + 2.0, origin_.y - height_ / 2.0}, y_.label,
                   {kSmall, false, Anchor::Middle, Colour::Ink, -90.0});
}

void Chart::line(const std::vector<Point>& places, const Stroke& stroke) const
{
    std::vector<Point> points;
    points.reserve(places.size());
    for (const Point& place : places) points.push_back(at(place));
    drawing_->path(points, stroke);
}

void Chart::points(const std::vector<Point>& places, Colour colour, double radius) const
{
    for (const Point& place : places) {
        drawing_->circle(at(place), radius, colour, {Colour::Paper, 0.5});
    }
}

void Chart::bars(const std::vector<Point>& places, double width, Colour colour) const
{
    const double foot = std::clamp(0.0, y_.low, y_.high);
    for (const Point& place : places) {
        const Point one = at({place.x - width / 2.0, std::max(place.y, foot)});
        const Point other = at({place.x + width / 2.0, std::min(place.y, foot)});
        drawing_->rectangle(one, other.x - one.x, other.y - one.y, colour, {Colour::Paper, 0.5});
    }
}

void Chart::whisker(double x, double low, double high, const Stroke& stroke) const
{
    const Point foot = at({x, low}), head = at({x, high});
    drawing_->line(foot, head, stroke);
    for (const Point& end : {foot, head}) {
        drawing_->line({end.x - kTick, end.y}, {end.x + kTick, end.y}, stroke);
    }
}

void Chart::text(Point place, std::string_view words, const Font& font) const
{
    drawing_->text(at(place), words, font);
}

}  // namespace opmaat::engine::svg
