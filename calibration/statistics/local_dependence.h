#pragma once

#include <vector>

#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {

/// How two items are related in the model.
enum class Relation { SameFacet, SameAxis, OtherAxis };

/// Whether two items go together more, or less, than their traits say.
struct PairDependence {
    std::size_t first = 0;  ///< index into Model::items
    std::size_t second = 0;
    Relation relation = Relation::SameFacet;
    double q3 = 0.0;         ///< correlation of the residuals
    double aboveMean = 0.0;  ///< q3 less the mean q3 of all pairs of the same relation
    int people = 0;          ///< who answered both
};

/// Q3 (Yen, 1984): correlations of x - E(x | EAP of the item's facet trait). Even under a true
/// model they are a little below 0, the more so the fewer items a trait has, since each answer
/// helped to place its person; so the mean is removed (Marais, 2013; Christensen, Makransky &
/// Horton, 2017), among pairs of the same relation, for which that bias is alike. There is no
/// distribution for it; a common rule of thumb looks at pairs .2 above the mean.
///
/// Missing answers cost only the pairs they are part of; pairs with fewer than three people, or
/// whose residuals do not vary, are left out.
/// @return all pairs, the largest aboveMean first. Cost that of scoring everybody, and O(N I^2)
std::vector<PairDependence> q3(const scoring::Scorer& scorer, const Responses& responses);

}  // namespace opmaat::calibration::statistics
