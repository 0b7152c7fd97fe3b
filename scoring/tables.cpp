#include "scoring/tables.h"

#include <algorithm>
#include <cmath>

#include "scoring/factors.h"
#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::scoring {
namespace {

constexpr double kNarrow = 0.05;  ///< residual sd below which e, not eta, is integrated over
constexpr double kReach = 12.0;   ///< sd beyond which a transition weight is left out: e^-72

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

template <typename Named>
std::vector<int> sortedById(std::vector<int> indices, const std::vector<Named>& named)
{
    std::sort(indices.begin(), indices.end(),
              [&](int i, int j) { return named[at(i)].id < named[at(j)].id; });
    return indices;
}

double residualSd(const Facet& facet)
{
    return std::sqrt(1.0 - facet.loading * facet.loading);
}

double offsetOf(const Mixture& mixture, std::size_t component, int facet)
{
    return component == 0 ? 0.0 : mixture.profiles[component - 1].facetOffsets[facet];
}

const Population& populationOf(const Model& model, const Mixture& mixture, std::size_t component)
{
    return component == 0 ? model.population : mixture.profiles[component - 1].population;
}

/// How far the facet trait can lie from 0 in any component, at least `halfWidth`.
double facetHalfWidth(const Model& model, const Mixture& mixture, int f, double halfWidth)
{
    const Facet& facet = model.facets[at(f)];
    double width = halfWidth;
    for (std::size_t k = 0; k <= mixture.profiles.size(); ++k) {
        const Population& population = populationOf(model, mixture, k);
        const double residual = 1.0 - facet.loading * facet.loading;
        const double variance =
            facet.loading * facet.loading * population.covariance(facet.axis, facet.axis);
        const double mean = facet.loading * population.mean[facet.axis] + offsetOf(mixture, k, f);
        width = std::max(width, std::fabs(mean) + 5.0 * std::sqrt(variance + residual));
    }
    return width;
}

Sheet makeSheet(const Model& model, const std::vector<int>& items, std::vector<double> eta)
{
    Sheet sheet{std::move(eta), {}};
    for (const int i : items) {
        const Item& item = model.items[at(i)];
        std::vector<std::vector<double>> table;
        for (int k = 0; k < item.categories(); ++k) {
            std::vector<double> logP;
            logP.reserve(sheet.eta.size());
            for (const double place : sheet.eta) logP.push_back(logProbability(item, k, place));
            table.push_back(std::move(logP));
        }
        sheet.logP.push_back(std::move(table));
    }
    return sheet;
}

void append(Transition& transition, int first, int count)
{
    transition.first.push_back(first);
    transition.count.push_back(count);
    transition.start.push_back(transition.weights.size());
}

/// phi(eta_j; lambda theta_n + delta, sd^2) times the spacing of the places.
Transition gaussianTransition(const std::vector<double>& eta, const std::vector<double>& theta,
                              const Facet& facet, double offset)
{
    const double sd = residualSd(facet);
    const double spacing = eta[1] - eta[0];
    const auto nodes = static_cast<int>(theta.size());
    Transition transition;
    for (const double place : eta) {
        int first = 0;
        while (first < nodes && facet.loading * theta[at(first)] + offset < place - kReach * sd)
            ++first;
        int last = first;
        while (last < nodes && facet.loading * theta[at(last)] + offset <= place + kReach * sd)
            ++last;
        append(transition, first, last - first);
        for (int n = first; n < last; ++n) {
            const double mean = facet.loading * theta[at(n)] + offset;
            transition.weights.push_back(normalDensity(place, mean, sd) * spacing);
        }
    }
    return transition;
}

/// Every node has its own places lambda theta + delta + sd e, with Gauss-Hermite weights.
void addNarrowView(FacetTable& table, const Model& model, const std::vector<double>& theta,
                   const Facet& facet, double offset)
{
    const double sd = residualSd(facet);
    const NormalRule rule = gaussHermite(sd == 0.0 ? 1 : 9);
    std::vector<double> eta;
    View view{static_cast<int>(table.sheets.size()), offset, {}};
    for (std::size_t n = 0; n < theta.size(); ++n) {
        for (std::size_t j = 0; j < rule.points.size(); ++j) {
            eta.push_back(facet.loading * theta[n] + offset + sd * rule.points[j]);
            append(view.transition, static_cast<int>(n), 1);
            view.transition.weights.push_back(rule.weights[j]);
        }
    }
    table.sheets.push_back(makeSheet(model, table.items, std::move(eta)));
    table.views.push_back(std::move(view));
}

std::vector<double> equallySpaced(int count, double halfWidth)
{
    std::vector<double> points;
    points.reserve(at(count));
    for (int j = 0; j < count; ++j) points.push_back(halfWidth * (2.0 * j / (count - 1) - 1.0));
    return points;
}

/// Index of the facet's view with this offset, made when it is new.
int viewWith(FacetTable& table, const Scorer::Tables& tables, int f, double offset)
{
    for (std::size_t v = 0; v < table.views.size(); ++v) {
        if (table.views[v].offset == offset) return static_cast<int>(v);
    }
    const Facet& facet = tables.model.facets[at(f)];
    if (residualSd(facet) < kNarrow) {
        addNarrowView(table, tables.model, tables.theta, facet, offset);
    } else {
        table.views.push_back(
            {0, offset, gaussianTransition(table.sheets[0].eta, tables.theta, facet, offset)});
    }
    return static_cast<int>(table.views.size()) - 1;
}

FacetTable makeFacet(const Scorer::Tables& tables, int f, double halfWidth)
{
    const Facet& facet = tables.model.facets[at(f)];
    FacetTable table;
    table.axis = facet.axis;
    for (std::size_t i = 0; i < tables.model.items.size(); ++i) {
        if (tables.model.items[i].facet == f) table.items.push_back(static_cast<int>(i));
    }
    table.items = sortedById(table.items, tables.model.items);
    if (residualSd(facet) >= kNarrow) {
        const double width = facetHalfWidth(tables.model, tables.mixture, f, halfWidth);
        const double spacing = std::min(tables.spacing, residualSd(facet));
        const int half = static_cast<int>(std::ceil(width / spacing));
        table.sheets.push_back(
            makeSheet(tables.model, table.items, equallySpaced(2 * half + 1, width)));
    }
    viewWith(table, tables, f, 0.0);
    return table;
}

/// Nodes of a product rule over r factors, those outside the sphere left out.
struct FactorNodes {
    std::vector<std::vector<double>> points;  ///< [Z][r]
    std::vector<double> weights;              ///< [Z]
};

FactorNodes factorNodes(const FactorForm& form, const Grid& grid)
{
    const Eigen::Index r = form.loadings.cols();
    if (r == 0) return {{{}}, {1.0}};

    // Given the axes, the factors have precision I + Lambda' diag(1 / psi) Lambda at most.
    Eigen::MatrixXd precision = Eigen::MatrixXd::Identity(r, r);
    for (Eigen::Index c = 0; c < r; ++c) {
        for (Eigen::Index d = 0; d < r; ++d) {
            for (Eigen::Index a = 0; a < form.unique.size(); ++a) {
                precision(c, d) += form.loadings(a, c) * form.loadings(a, d) / form.unique[a];
            }
        }
    }
    const double spacing = grid.factorSpacing / std::sqrt(largestEigenvalue(precision));
    const NormalRule line = trapezoid(spacing, grid.factorHalfWidth);
    FactorNodes nodes{{{}}, {1.0}};
    for (Eigen::Index c = 0; c < r; ++c) {
        FactorNodes wider;
        for (std::size_t z = 0; z < nodes.points.size(); ++z) {
            for (std::size_t j = 0; j < line.points.size(); ++j) {
                std::vector<double> point = nodes.points[z];
                point.push_back(line.points[j]);
                double square = 0.0;
                for (const double x : point) square += x * x;
                if (square > 1.0001 * grid.factorHalfWidth * grid.factorHalfWidth) continue;
                wider.points.push_back(std::move(point));
                wider.weights.push_back(nodes.weights[z] * line.weights[j]);
            }
        }
        nodes = std::move(wider);
    }
    return nodes;
}

BlockTable makeBlock(const std::vector<int>& axes, const Population& population,
                     const Scorer::Tables& tables, const Grid& grid)
{
    const auto m = static_cast<Eigen::Index>(axes.size());
    Eigen::MatrixXd covariance(m, m);
    for (Eigen::Index a = 0; a < m; ++a) {
        for (Eigen::Index b = 0; b < m; ++b) {
            covariance(a, b) = population.covariance(axes[std::size_t(a)], axes[std::size_t(b)]);
        }
    }
    const FactorForm form = factorise(covariance);
    const FactorNodes nodes = factorNodes(form, grid);
    BlockTable block{axes, nodes.weights, {}};
    for (Eigen::Index a = 0; a < m; ++a) {
        const double sd = std::sqrt(form.unique[a]);
        std::vector<double> transfer;
        transfer.reserve(tables.theta.size() * nodes.points.size());
        for (const double theta : tables.theta) {
            for (const std::vector<double>& z : nodes.points) {
                double mean = population.mean[axes[std::size_t(a)]];
                for (std::size_t c = 0; c < z.size(); ++c)
                    mean += form.loadings(a, Eigen::Index(c)) * z[c];
                transfer.push_back(normalDensity(theta, mean, sd) * tables.spacing);
            }
        }
        block.transfer.push_back(std::move(transfer));
    }
    return block;
}

/// Index of the axis's variant made of these views, added when it is new.
int variantWith(AxisTable& axis, const std::vector<int>& views)
{
    const auto found = std::find(axis.variants.begin(), axis.variants.end(), views);
    if (found != axis.variants.end()) return static_cast<int>(found - axis.variants.begin());
    axis.variants.push_back(views);
    return static_cast<int>(axis.variants.size()) - 1;
}

Component makeComponent(Scorer::Tables& tables, std::size_t k, const Grid& grid)
{
    const Mixture& mixture = tables.mixture;
    const Population& population = populationOf(tables.model, mixture, k);
    Component component;
    component.logWeight =
        logarithm(k == 0 ? mixture.backgroundWeight : mixture.profiles[k - 1].weight);
    for (AxisTable& axis : tables.axes) {
        std::vector<int> views;
        views.reserve(axis.facets.size());
        for (const int f : axis.facets) {
            views.push_back(viewWith(tables.facets[at(f)], tables, f, offsetOf(mixture, k, f)));
        }
        component.variant.push_back(variantWith(axis, views));
    }
    for (const std::vector<int>& axes : correlatedBlocks(population.covariance)) {
        component.blocks.push_back(makeBlock(axes, population, tables, grid));
    }
    return component;
}

}  // namespace

Scorer::Tables buildTables(const Model& model, const Mixture& mixture, const Grid& grid)
{
    Scorer::Tables tables;
    tables.model = model;
    tables.mixture = mixture;
    tables.theta = equallySpaced(grid.nodes, grid.halfWidth);
    tables.spacing = 2.0 * grid.halfWidth / (grid.nodes - 1);
    tables.axes.resize(model.axes.size());
    for (int f = 0; f < static_cast<int>(model.facets.size()); ++f) {
        tables.facets.push_back(makeFacet(tables, f, grid.halfWidth));
        tables.axes[at(model.facets[at(f)].axis)].facets.push_back(f);
    }
    for (AxisTable& axis : tables.axes) axis.facets = sortedById(axis.facets, model.facets);
    for (std::size_t k = 0; k <= mixture.profiles.size(); ++k) {
        tables.components.push_back(makeComponent(tables, k, grid));
    }
    return tables;
}

}  // namespace opmaat::scoring
