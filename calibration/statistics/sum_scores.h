#pragma once

#include <Eigen/Core>
#include <vector>

#include "calibration/statistics/latent_grid.h"

namespace opmaat::calibration::statistics {

// Distributions of sums of categories: the recursion of Lord & Wingersky (1984), for items with
// more than two categories (Thissen, Pommerich, Billeaud & Williams, 1995), carried through facets:
// first over the items of a facet at every eta, then to theta, then over the facets of the axis.

/// Adds something independent to a sum, at every place by itself.
/// @param sums   [S x places] P(sum = s)
/// @param added  [T x places] P(added = t)
/// @return       [(S + T - 1) x places]
Eigen::MatrixXd convolve(const Eigen::MatrixXd& sums, const Eigen::MatrixXd& added);

/// P(sum of the items of an axis = s | theta) at every node of `grid`, [S x N].
Eigen::MatrixXd sumsOfAxis(const scoring::Model& model, const LatentGrid& grid, std::size_t axis);

/// P(X_i = k, sum of the items of an axis = s) in the population, [K x S], for one of its items.
/// Cost O(J^2 K^2 N E) for a facet of J items.
Eigen::MatrixXd jointWithSum(const scoring::Model& model, const LatentGrid& grid, std::size_t item);

}  // namespace opmaat::calibration::statistics
