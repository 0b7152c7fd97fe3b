#pragma once

#include <Eigen/Core>
#include <optional>
#include <span>
#include <vector>

#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {

// Classical test theory: what can be said of items and sums without a model.

/// How often each category of one item was chosen, and why there was no answer.
struct CategoryUse {
    std::vector<int> counts;  ///< [K]
    std::vector<int> states;  ///< [states], missing answers by reason; empty when none were given
    int missing = 0;
    std::vector<int> unused;  ///< categories nobody chose, ascending
};

/// @param states      [N x I], of a missing cell the index of its reason; other cells are not read.
///                    Empty: reasons are not known
/// @param stateCount  reasons there are
/// @throws std::invalid_argument when `states` has another size than the responses, or a reason is
///   outside 0..stateCount-1. Cost O(N I)
std::vector<CategoryUse> categoryUse(const scoring::Model& model, const Responses& responses,
                                     std::span<const int> states = {}, int stateCount = 0);

/// Means and covariances of items, each pair from the people who answered both: nothing is imputed
/// and nobody is left out. With missing answers the matrix need not be positive definite.
struct ItemMoments {
    std::vector<std::size_t> items;  ///< [J], in the order below
    Eigen::VectorXd mean;            ///< [J], of those who answered the item
    Eigen::MatrixXd covariance;      ///< [J x J], divisor pairs - 1
    Eigen::MatrixXi pairs;           ///< [J x J], people who answered both
};

/// @throws std::invalid_argument with fewer than two items, and for a pair of items that fewer than
///   three people answered, by index. Cost O(N J^2)
ItemMoments itemMoments(const Responses& responses, std::span<const std::size_t> items);

/// Internal consistency of the sum of items.
struct Consistency {
    /// Coefficient alpha (Cronbach, 1951, equation 2): J / (J - 1) (1 - trace C / sum C). nullopt
    /// when the sum has no variance.
    std::optional<double> alpha;
    /// [J] alpha of the others; nullopt with two items, and as above
    std::vector<std::optional<double>> alphaIfDeleted;
    /// [J] correlation of an item with the sum of the others; nullopt without variance
    std::vector<std::optional<double>> itemRest;
    int fewestPairs = 0;  ///< people behind the thinnest covariance
};

/// From covariances, so that missing answers cost only the pairs they are part of.
Consistency consistency(const ItemMoments& moments);

}  // namespace opmaat::calibration::statistics
