#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "scoring/model.h"

namespace opmaat::calibration::statistics {

/// Places and weights for integrals over the traits of a whole population, where no answers make a
/// posterior narrow. Trapezoid rules on seven standard deviations either way; [N] places an axis,
/// [E] places of a facet's own part.
///
/// The spacing is at most a quarter of a standard deviation, 0.9 / slope of the steepest item (its
/// poles lie pi / slope from the line) and the smallest unique standard deviation of a correlated
/// axis: each leaves an error below 1e-8.
struct LatentGrid {
    std::vector<double> z;       ///< [N], in standard deviations of an axis or facet
    std::vector<double> weight;  ///< [N], of N(0, 1), not renormalised; N = E
};

/// @param model  must pass scoring::checkModel()
LatentGrid latentGrid(const scoring::Model& model);

/// The smallest unique standard deviation (scoring/factors.h) of any axis that is correlated with
/// others, in standard deviations of the axis; 1 when none is.
double narrowestUnique(const scoring::Model& model);

/// theta of an axis at every z, [N].
std::vector<double> thetaOf(const scoring::Model& model, const LatentGrid& grid, std::size_t axis);

/// How many places of eta there are for every theta: 1 when the loading is 1, else E.
std::size_t placesPerNode(const scoring::Model& model, const LatentGrid& grid, std::size_t facet);

/// eta of a facet at given thetas, [thetas x E_f], E_f = placesPerNode(), a theta's beside each
/// other.
std::vector<double> etaOf(const scoring::Model& model, const LatentGrid& grid, std::size_t facet,
                          const std::vector<double>& theta);

/// Integrates over a facet's own part.
/// @param values  [R x (thetas * E_f)], in the order of etaOf()
/// @return        [R x thetas]
Eigen::MatrixXd overOwnPart(const LatentGrid& grid, const Eigen::MatrixXd& values,
                            std::size_t perNode);

/// P(X = k | eta) at many places, [K x places].
Eigen::MatrixXd chancesAt(const scoring::Item& item, const std::vector<double>& eta);

/// P(X = k | theta), [K x thetas], the facet's own part integrated out.
Eigen::MatrixXd chancesGivenAxis(const scoring::Model& model, const LatentGrid& grid,
                                 std::size_t item, const std::vector<double>& theta);

/// Sum over k of k P(X = k), for chances as above, [places].
Eigen::VectorXd expectedOf(const Eigen::MatrixXd& chances);

}  // namespace opmaat::calibration::statistics
