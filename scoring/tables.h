#pragma once

#include <span>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

// Everything about a model that does not depend on answers, worked out once. Only the sources of
// this folder include this header. More shapes: [N] axis nodes, [Z] factor nodes.

/// Places on the eta line where the items of a facet are evaluated, and log P there.
struct Sheet {
    std::vector<double> eta;                             ///< [Q]
    std::vector<std::vector<std::vector<double>>> logP;  ///< [items of the facet][K][Q]
};

/// Weights that carry a function of eta to the axis nodes: the integral over eta given theta.
/// Place j reaches the nodes first[j] .. first[j] + count[j] - 1 and no others.
struct Transition {
    std::vector<int> first;          ///< [Q]
    std::vector<int> count;          ///< [Q]
    std::vector<std::size_t> start;  ///< [Q], where the weights of place j begin
    std::vector<double> weights;
};

/// One way to look at a facet: the offset delta of one or more components of the mixture.
struct View {
    int sheet = 0;
    double offset = 0.0;
    Transition transition;
};

struct FacetTable {
    int axis = 0;
    std::vector<int> items;  ///< indices into Model::items, in the bytewise order of their ids
    std::vector<Sheet> sheets;
    std::vector<View> views;
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
};

/// A population: component 0 is the background, component 1 + k is profile k.
struct Component {
    double logWeight = 0.0;
    std::vector<int> variant;  ///< [A], into AxisTable::variants
    std::vector<BlockTable> blocks;
};

struct Scorer::Tables {
    Model model;
    Mixture mixture;
    std::vector<double> theta;  ///< [N], the nodes of every axis
    double spacing = 0.0;       ///< h, between two nodes
    std::vector<FacetTable> facets;
    std::vector<AxisTable> axes;
    std::vector<Component> components;  ///< [1 + P]
    double integrationError = 0.0;
};

/// How finely to integrate.
struct Grid {
    int nodes = 61;
    double halfWidth = 6.0;  ///< of the axes; the facets follow
    double factorHalfWidth = 6.0;
    double factorSpacing = 0.9;  ///< in sd of the narrowest posterior of a factor
};

/// @param model, mixture  must pass checkModel() and checkMixture()
Scorer::Tables buildTables(const Model& model, const Mixture& mixture, const Grid& grid);

/// The coarsest tables whose EAPs agree with a rule of twice the points, also wider, to 1e-7 on
/// the sharpest answers there are: all answered, both extremes and the likeliest in between.
Scorer::Tables chooseTables(const Model& model, const Mixture& mixture);

}  // namespace opmaat::scoring
