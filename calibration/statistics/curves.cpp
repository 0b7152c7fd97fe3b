#include "calibration/statistics/curves.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "scoring/information.h"

namespace opmaat::calibration::statistics {
namespace {

/// P(X >= k | theta)
double chanceOfReaching(const scoring::Model& model, const LatentGrid& grid, std::size_t item,
                        int category, double theta)
{
    const Eigen::MatrixXd chances = chancesGivenAxis(model, grid, item, {theta});
    return chances.col(0).tail(chances.rows() - category).sum();
}

void checkEdges(const std::vector<double>& edges)
{
    bool ascending = edges.size() >= 2;
    for (std::size_t b = 1; b < edges.size(); ++b) ascending = ascending && edges[b] > edges[b - 1];
    if (ascending) return;
    throw std::invalid_argument("edges of the map are " + std::to_string(edges.size()) +
                                " numbers, must be at least two and ascending");
}

}  // namespace

std::vector<double> plotPlaces(double low, double high, int points)
{
    if (points < 2 || !(high > low)) {
        throw std::invalid_argument("a curve of " + std::to_string(points) + " points from " +
                                    std::to_string(low) + " to " + std::to_string(high) +
                                    ", must be two or more, upwards");
    }
    std::vector<double> places;
    places.reserve(static_cast<std::size_t>(points));
    for (int j = 0; j < points; ++j) places.push_back(low + (high - low) * j / (points - 1));
    return places;
}

InformationCurve informationCurve(const scoring::Model& model, std::size_t axis,
                                  const std::vector<double>& theta)
{
    const int a = static_cast<int>(axis);
    InformationCurve curve{theta, {}, {}};
    for (const double t : theta) {
        curve.information.push_back(scoring::axisInformation(model, a, t));
        curve.standardError.push_back(scoring::expectedStandardError(model, a, t));
    }
    return curve;
}

ItemCurve itemCurve(const scoring::Model& model, std::size_t item, const std::vector<double>& theta)
{
    ItemCurve curve{theta, chancesGivenAxis(model, latentGrid(model), item, theta), {}, {}};
    const Eigen::VectorXd expected = expectedOf(curve.chances);
    curve.expected.assign(expected.data(), expected.data() + expected.size());
    for (const double t : theta)
        curve.information.push_back(scoring::itemInformation(model, static_cast<int>(item), t));
    return curve;
}

std::vector<double> thresholds(const scoring::Model& model, std::size_t item)
{
    const LatentGrid grid = latentGrid(model);
    const double half = 0.5 * (1.0 + model.items[item].lower);
    std::vector<double> found;
    for (int k = 1; k < model.items[item].categories(); ++k) {
        double low = -1.0;
        double high = 1.0;
        while (chanceOfReaching(model, grid, item, k, low) > half && low > -1e6) low *= 2.0;
        while (chanceOfReaching(model, grid, item, k, high) < half && high < 1e6) high *= 2.0;
        while (high - low > 1e-9 * std::max(1.0, high)) {
            const double middle = 0.5 * (low + high);
            (chanceOfReaching(model, grid, item, k, middle) < half ? low : high) = middle;
        }
        found.push_back(0.5 * (low + high));
    }
    return found;
}

WrightMap wrightMap(const scoring::Scorer& scorer, const Responses& responses, std::size_t axis,
                    const std::vector<double>& edges)
{
    const scoring::Model& model = scorer.model();
    check(model, responses);
    checkEdges(edges);
    WrightMap map;
    map.edges = edges;
    map.people.assign(edges.size() - 1, 0);
    map.items = itemsOfAxis(model, axis);
    for (const std::size_t i : map.items) map.thresholds.push_back(thresholds(model, i));
    for (std::size_t n = 0; n < responses.people(); ++n) {
        if (!answeredAny(responses, n, map.items)) continue;
        const double theta =
            scorer.score(responses.of(n)).axisMean[static_cast<Eigen::Index>(axis)];
        const auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, theta);
        ++map.people[static_cast<std::size_t>(above - edges.begin() - 1)];
        ++map.placed;
    }
    return map;
}

}  // namespace opmaat::calibration::statistics
