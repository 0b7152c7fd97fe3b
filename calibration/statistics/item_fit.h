#pragma once

#include <span>
#include <string>
#include <vector>

#include "calibration/statistics/distributions.h"
#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {

/// Whether one item goes with the others as the model says, for people with the same sum.
struct ItemFit {
    std::size_t item = 0;
    double statistic = 0.0;    ///< S-X2
    int degreesOfFreedom = 0;  ///< of the cells that are left; when below 1 there is no test
    double p = 1.0;            ///< upper tail; 1 when there is no test
    double rmsea = 0.0;        ///< sqrt(max(0, (S-X2 - df) / (df (people - 1))))
    int people = 0;            ///< with every answer of the axis
    int groups = 0;            ///< of people with the same sum, or with neighbouring ones
};

struct ItemFitOptions {
    double minimumExpected = 1.0;  ///< of every cell
    bool parametersKnown = false;  ///< true: not estimated from these people, none are taken off
};

/// S-X2 of every item of an axis (Orlando & Thissen, 2000, equations 4 and 7; Kang & Chen, 2008,
/// for several categories), on complete cases, with the expected counts of the recursion in
/// sum_scores.h. People of one sum of the axis form a group; the lowest and highest sum are left
/// out, since there all answers are known. Cells are merged until all are expected at least
/// `minimumExpected` times: mergeCells(). Degrees of freedom are the cells less one a group, less
/// the item's own slope and intercepts when they were estimated.
///
/// @throws std::invalid_argument when nobody answered all items of the axis, or it has fewer than
///   three items. Cost that of jointWithSum() for every item
std::vector<ItemFit> itemFit(const scoring::Model& model, const Responses& responses,
                             std::size_t axis, const ItemFitOptions& options = {});

/// One cell of a table of counts.
struct Cell {
    double observed = 0.0;
    double expected = 0.0;
};

/// The rule by which thin cells are merged: within a group, a cell below the minimum goes to the
/// next higher category, and the highest one to the one below it. A group that would then be a
/// single cell, and so tell nothing, is first added, category by category, to its neighbour
/// nearer to the middle; of the two groups in the middle the first goes to the second.
/// @param groups  [groups][K], by ascending sum
/// @return        groups of at least two cells each; empty when all became one
std::vector<std::vector<Cell>> mergeCells(std::vector<std::vector<Cell>> groups,
                                          double minimumExpected);

}  // namespace opmaat::calibration::statistics
