#pragma once

#include "calibration/patterns.h"
#include "calibration/specification.h"

namespace opmaat::calibration {

/// How often each category was chosen, and how each item goes with the sum of the others.
struct ItemSummary {
    std::vector<double> chosen;    ///< [K], people
    double restCorrelation = 0.0;  ///< with the mean category of the other answered items of its
                                   ///< axis, each over its highest; 0 where nobody answered both
};

/// One of every item. Cost O(U I).
std::vector<ItemSummary> summarise(const scoring::Model& model, const Patterns& patterns);

/// Values to begin with, from counts and correlations: slopes 1.7 r / sqrt(1 - r^2) of the
/// item-rest correlation r, intercepts where a person of eta 0 chooses as people did, spread by the
/// slope; loadings .7, correlations of the mean scores of the axes, every group as the reference.
Estimate startValues(const Specification& specification, const Patterns& patterns);

}  // namespace opmaat::calibration
