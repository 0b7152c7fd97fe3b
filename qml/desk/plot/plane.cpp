#include "qml/desk/plot/plane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "qml/desk/views/figures.h"

namespace opmaat::desk {
namespace {

constexpr double kTPerTheta = 10.0;

const engine::ScaleResult* axisResult(const Case& shown, const std::string& id)
{
    const auto& axes = shown.assessment.axes;
    const auto found =
        std::find_if(axes.begin(), axes.end(), [&](const auto& axis) { return axis.id == id; });
    return found == axes.end() ? nullptr : &*found;
}

PlaneAxis axisWords(const Case& shown, const std::string& id)
{
    const engine::ScaleResult* axis = axisResult(shown, id);
    if (axis == nullptr) return {text(id), text(id), {}, {}};
    return {text(id), text(axis->title), text(axis->low), text(axis->high)};
}

int axisIndex(const scoring::Model& model, const std::string& id)
{
    const auto found = std::find_if(model.axes.begin(), model.axes.end(),
                                    [&](const auto& axis) { return axis.id == id; });
    return found == model.axes.end() ? -1 : static_cast<int>(found - model.axes.begin());
}

double squared(double value)
{
    return value * value;
}

}  // namespace

double shareOfScale(double t)
{
    return std::clamp((t - kLowestT) / (kHighestT - kLowestT), 0.0, 1.0);
}

QPolygonF PlaneNormal::region(double share) const
{
    constexpr int kCorners = 120;
    // P(radius <= r) = 1 - exp(-r^2 / 2) in two dimensions; L L' = covariance (Cholesky).
    const double radius = std::sqrt(-2.0 * std::log(1.0 - share));
    const double l11 = std::sqrt(varianceX);
    const double l21 = covariance / l11;
    const double l22 = std::sqrt(std::max(0.0, varianceY - squared(l21)));
    QPolygonF corners;
    for (int corner = 0; corner < kCorners; ++corner) {
        const double angle = 2.0 * std::numbers::pi * corner / kCorners;
        const double u = radius * std::cos(angle);
        const double v = radius * std::sin(angle);
        corners << mean + QPointF(l11 * u, l21 * u + l22 * v);
    }
    return corners;
}

Plane planeOf(const Case& shown)
{
    const engine::Pack& pack = *shown.pack;
    Plane plane;
    plane.x = axisWords(shown, pack.planeX);
    plane.y = axisWords(shown, pack.planeY);
    const auto* x = axisResult(shown, pack.planeX);
    const auto* y = axisResult(shown, pack.planeY);
    if (x != nullptr && y != nullptr) {
        plane.position.mean = {x->t, y->t};
        plane.position.varianceX = squared(kTPerTheta * x->se);
        plane.position.varianceY = squared(kTPerTheta * y->se);
        plane.position.covariance = squared(kTPerTheta) * shown.assessment.planeCovariance;
    }
    const int xIndex = axisIndex(pack.parameters.model, pack.planeX);
    const int yIndex = axisIndex(pack.parameters.model, pack.planeY);
    const auto& profiles = pack.profiles.mixture.profiles;
    for (std::size_t at = 0; at < profiles.size() && xIndex >= 0 && yIndex >= 0; ++at) {
        const auto& mean = profiles[at].population.mean;
        plane.profiles.append(
            {text(pack.profiles.words.at(at).title.in(shown.assessment.language)),
             {50.0 + kTPerTheta * mean(xIndex), 50.0 + kTPerTheta * mean(yIndex)}});
    }
    return plane;
}

}  // namespace opmaat::desk
