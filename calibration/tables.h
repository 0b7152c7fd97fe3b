#pragma once

#include <vector>

#include "calibration/rule.h"

namespace opmaat::calibration {

// Everything that an estimate means at the nodes of a rule, worked out once for all patterns. Rows
// are filled up to whole blocks of scoring::kLanes; what is filled up weighs 0. For the sources of
// this folder only.

struct FacetTable {
    int axis = 0;
    bool isAxis = false;             ///< loading 1: its places are the nodes of the axis
    std::vector<double> eta;         ///< [Q]
    std::vector<std::size_t> items;  ///< indices into Model::items
    std::vector<std::size_t> rows;   ///< [items], the row of category 0 in logP
    std::vector<double> logP;        ///< rows of [Q]
    std::vector<double> toAxis;      ///< [Q x N], phi(eta_j; lambda theta_n, 1 - lambda^2) h
    std::vector<double> toFacet;     ///< [N x Q], the same, turned

    const double* row(std::size_t position, std::size_t category) const
    {
        return logP.data() + (rows[position] + category) * eta.size();
    }
};

/// Axes that are correlated in one group; a single one has just its prior.
struct BlockTable {
    std::vector<std::size_t> axes;
    std::vector<double> prior;                   ///< [N], of a single axis
    std::vector<double> weights;                 ///< [Z]
    std::vector<std::vector<double>> toFactors;  ///< [m][N x Z]
    std::vector<std::vector<double>> toAxis;     ///< [m][Z x N]
};

struct Tables {
    std::vector<double> theta;  ///< [N]
    std::size_t nodes = 0;      ///< before filling up
    std::vector<FacetTable> facets;
    std::vector<std::vector<std::size_t>> facetsOf;  ///< [A]
    std::vector<std::vector<BlockTable>> groups;     ///< [G]
};

Tables buildTables(const Estimate& estimate, const Rule& rule);

}  // namespace opmaat::calibration
