#pragma once

#include <array>
#include <span>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

// Everything about a model that does not depend on answers, worked out once. Only the sources of
// this folder include this header. More shapes: [N] axis nodes, [Z] factor nodes. N, Q and Z are
// filled up to whole blocks of kLanes (kernels.h); what is filled up weighs 0.

inline constexpr std::size_t kMostAxes = 4;

/// A matrix of at most kMostAxes x kMostAxes, [A x A], a row after the other.
using SmallMatrix = std::array<double, kMostAxes * kMostAxes>;

/// Inverse of a positive definite matrix of `axes` x `axes`.
SmallMatrix inverse(SmallMatrix matrix, std::size_t axes);

/// Places on the eta line where the items of a facet are evaluated, and log P there.
struct Sheet {
    std::vector<double> eta;        ///< [Q]
    std::vector<std::size_t> rows;  ///< [items of the facet], the row of category 0
    std::vector<double> logP;       ///< rows of [Q]
    std::size_t start = 0;          ///< where the places of this sheet begin in FacetAnswers

    const double* row(std::size_t position, int category) const
    {
        return logP.data() + (rows[position] + static_cast<std::size_t>(category)) * eta.size();
    }
};

/// Weights that carry a function of eta to the axis nodes: the integral over eta given theta.
/// Place j reaches the nodes first[j] .. first[j] + count[j] - 1, whole blocks, and no others.
struct Transition {
    std::vector<std::size_t> first;  ///< [Q]
    std::vector<std::size_t> count;  ///< [Q]
    std::vector<std::size_t> start;  ///< [Q], where the weights of place j begin
    std::vector<double> weights;
};

/// One way to look at a facet: the offset delta of one or more components of the mixture.
struct View {
    std::size_t sheet = 0;
    double offset = 0.0;
    bool same = false;      ///< loading 1: the places are the nodes, and there is no transition
    Transition transition;  ///< empty when `same`
};

struct FacetTable {
    int axis = 0;
    std::vector<int> items;  ///< indices into Model::items, in the bytewise order of their ids
    std::vector<Sheet> sheets;
    std::vector<View> views;
    bool narrow = false;     ///< e, not eta, is integrated over: a sheet for every view
    std::size_t places = 0;  ///< of all sheets together
};

struct AxisTable {
    std::vector<int> facets;                 ///< indices into Model::facets, in the order of ids
    std::vector<std::vector<int>> variants;  ///< distinct choices of a view for each of `facets`
};

/// Axes of one component that are correlated with each other (see factors.h).
struct BlockTable {
    std::vector<int> axes;                      ///< [m]
    std::vector<double> weights;                ///< [Z], of the factor nodes
    std::vector<std::vector<double>> transfer;  ///< [m][N x Z]: phi(theta_n; given z) h
    std::vector<std::vector<double>> back;      ///< [m][Z x N]: the same, turned
};

/// A population: component 0 is the background, component 1 + k is profile k.
struct Component {
    double logWeight = 0.0;
    std::vector<int> variant;  ///< [A], into AxisTable::variants
    std::vector<BlockTable> blocks;
};

/// How finely to integrate.
struct Grid {
    int nodes = 61;
    double halfWidth = 6.0;  ///< of the axes; the facets follow
    double factorHalfWidth = 6.0;
    double factorSpacing = 0.9;  ///< in sd of the narrowest posterior of a factor
    double facetSpacing = 1.0;   ///< in sd of the narrowest posterior of a facet given its axis
};

struct Scorer::Tables {
    Model model;
    Mixture mixture;
    Grid grid;
    int nodes = 0;              ///< of every axis, before filling up
    std::vector<double> theta;  ///< [N], the nodes of every axis
    double spacing = 0.0;       ///< h, between two nodes
    std::vector<FacetTable> facets;
    std::vector<AxisTable> axes;
    std::vector<Component> components;  ///< [1 + P]
    double integrationError = 0.0;
    SmallMatrix precision{};  ///< inverse of the reference population's covariance
    bool closedForm = false;  ///< all loadings are 1 and nothing can be guessed: one mode
};

/// @param model, mixture  must pass checkModel() and checkMixture()
/// @throws std::domain_error for a facet whose tables would take more than 1 GB
Scorer::Tables buildTables(const Model& model, const Mixture& mixture, const Grid& grid);

/// Largest derivative of log P of any answer to eta.
double steepestSlope(const Item& item);

/// Spacing times slope that still resolves the poles of one item, which lie pi / slope from the
/// line: the error is about 2 pi^2 / x exp(-2 pi^2 / x) for x = kPoles.
inline constexpr double kPoles = 0.9;

/// Sum over the items of a facet of sharpestCurvature() at eta.
double facetCurvature(const Model& model, int facet, double eta);

/// Tables on the fewest nodes that the sharpest posterior of the model allows, checked against a
/// rule of twice the points that is also wider.
Scorer::Tables chooseTables(const Model& model, const Mixture& mixture);

}  // namespace opmaat::scoring
