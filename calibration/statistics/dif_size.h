#pragma once

#include <span>
#include <vector>

#include "calibration/statistics/latent_grid.h"

namespace opmaat::calibration::statistics {

/// How much one item works differently for people of the focal group who are in the same place.
struct ItemDifference {
    std::size_t item = 0;
    double signedScore = 0.0;    ///< E over the focal group of (focal - reference), in categories
    double unsignedScore = 0.0;  ///< the same of absolute values: differences that cross cancel not
    double largest = 0.0;        ///< the largest absolute difference within two sd of the group
    double signedT = 0.0;        ///< what this item alone does to a position, in T points
    double unsignedT = 0.0;
};

/// What all differences on an axis together do.
struct AxisDifference {
    std::vector<ItemDifference> items;
    double signedScore = 0.0;  ///< of the sum of the items
    double unsignedScore = 0.0;
    double signedT = 0.0;    ///< mean shift of a position, 10 theta, in T points
    double unsignedT = 0.0;  ///< mean absolute shift
};

/// The size of differential item functioning on one axis: signed and unsigned differences in
/// expected score (Meade, 2010: SIDS, UIDS; Raju, van der Linden & Fleer, 1995), averaged over the
/// focal group N(mu, sigma^2), and the same in T points. A person at theta whose expected sum in
/// the focal group's parameters is t would by the reference group's parameters be placed where t is
/// expected: the shift is T_ref^-1(T_focal(theta)) - theta. Where the sum is beyond what theta in
/// -8..8 can give, the place is that end.
///
/// @param reference, focal  the same items, facets and axes; only item parameters may differ, and
///   the population of `focal` is that of the group. Both must pass scoring::checkModel()
/// @throws std::invalid_argument when they are not the same items, naming the first that differs
AxisDifference differenceOf(const scoring::Model& reference, const scoring::Model& focal,
                            std::size_t axis);

/// p-values adjusted for their number, in the order given: at most q of those adjusted to q or less
/// are false on average (Benjamini & Hochberg, 1995).
/// @param p  each in [0, 1]
/// @throws std::invalid_argument for another value
std::vector<double> benjaminiHochberg(std::span<const double> p);

}  // namespace opmaat::calibration::statistics
