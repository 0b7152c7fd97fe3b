#pragma once

#include <vector>

#include "calibration/statistics/latent_grid.h"
#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {

// What plots of a model show, as numbers. Facets' own parts are integrated out: everything is a
// function of the axis trait theta, which people see as T = 50 + 10 theta.

/// low, ..., high in equal steps, both ends included.
/// @throws std::invalid_argument with fewer than two points, or when high is not above low
std::vector<double> plotPlaces(double low, double high, int points);

/// How much the items of an axis tell along it (scoring/information.h).
struct InformationCurve {
    std::vector<double> theta;
    std::vector<double> information;
    std::vector<double>
        standardError;  ///< expected of somebody who answers everything, theta units
};
InformationCurve informationCurve(const scoring::Model& model, std::size_t axis,
                                  const std::vector<double>& theta);

/// How one item is answered along its axis.
struct ItemCurve {
    std::vector<double> theta;
    Eigen::MatrixXd chances;       ///< [K x theta], P(X = k | theta)
    std::vector<double> expected;  ///< expected category
    std::vector<double> information;
};
ItemCurve itemCurve(const scoring::Model& model, std::size_t item,
                    const std::vector<double>& theta);

/// Where on its axis a person is as likely to reach category k or higher as not (Thurstonian
/// thresholds), [K - 1], ascending; with a guessing floor, half way between the floor and 1. For
/// graded items that is b_k over the loading. Found by bisection to 1e-9.
std::vector<double> thresholds(const scoring::Model& model, std::size_t item);

/// People beside items on one axis (Wright & Stone, 1979).
struct WrightMap {
    std::vector<double> edges;  ///< [bins + 1], theta, ascending
    std::vector<int> people;    ///< [bins], by EAP; those beyond the edges are in the outer bins
    std::vector<std::size_t> items;               ///< of the axis
    std::vector<std::vector<double>> thresholds;  ///< [items][K - 1]
    int placed = 0;                               ///< who answered at least one item of the axis
};

/// @param edges  at least two, ascending
/// @throws std::invalid_argument for other edges. Cost that of scoring everybody
WrightMap wrightMap(const scoring::Scorer& scorer, const Responses& responses, std::size_t axis,
                    const std::vector<double>& edges);

}  // namespace opmaat::calibration::statistics
