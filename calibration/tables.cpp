#include "calibration/tables.h"

#include <cmath>

#include "scoring/factors.h"
#include "scoring/kernels.h"
#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::calibration {
namespace {

using scoring::normalDensity;
using scoring::padded;

std::vector<double> equallySpaced(double halfWidth, double spacing)
{
    const int half = static_cast<int>(std::ceil(halfWidth / spacing));
    std::vector<double> points;
    points.reserve(static_cast<std::size_t>(2 * half + 1));
    for (int j = -half; j <= half; ++j) points.push_back(halfWidth * j / half);
    return points;
}

/// Filled up with the last point.
std::vector<double> filledUp(std::vector<double> points)
{
    points.resize(padded(points.size()), points.back());
    return points;
}

void addTransition(FacetTable& table, std::size_t places, double loading, const Tables& tables)
{
    const double sd = std::sqrt(1.0 - loading * loading);
    const double spacing = table.eta[1] - table.eta[0];
    const std::size_t rows = table.eta.size();
    const std::size_t columns = tables.theta.size();
    table.toAxis.assign(rows * columns, 0.0);
    table.toFacet.assign(rows * columns, 0.0);
    for (std::size_t j = 0; j < places; ++j) {
        for (std::size_t n = 0; n < tables.nodes; ++n) {
            const double weight =
                normalDensity(table.eta[j], loading * tables.theta[n], sd) * spacing;
            table.toAxis[j * columns + n] = weight;
            table.toFacet[n * rows + j] = weight;
        }
    }
}

FacetTable makeFacet(const scoring::Model& model, std::size_t f, const Rule& rule,
                     const Tables& tables)
{
    const scoring::Facet& facet = model.facets[f];
    FacetTable table;
    table.axis = facet.axis;
    table.isAxis = facet.loading == 1.0;
    table.eta = tables.theta;
    if (!table.isAxis) {
        const std::vector<double> eta = equallySpaced(rule.halfWidth, rule.facetSpacing[f]);
        table.eta = filledUp(eta);
        addTransition(table, eta.size(), facet.loading, tables);
    }
    std::size_t rows = 0;
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        if (model.items[i].facet != static_cast<int>(f)) continue;
        table.items.push_back(i);
        table.rows.push_back(rows);
        rows += static_cast<std::size_t>(model.items[i].categories());
    }
    const std::size_t stride = table.eta.size();
    table.logP.resize(rows * stride);
    for (std::size_t p = 0; p < table.items.size(); ++p) {
        scoring::logProbabilities(model.items[table.items[p]], table.eta, stride,
                                  table.logP.data() + table.rows[p] * stride);
    }
    return table;
}

constexpr double kFactorHalfWidth = 6.0;

void addAxis(BlockTable& block, Eigen::Index a, const scoring::FactorNodes& nodes,
             const scoring::FactorForm& form, double mean, const Tables& tables)
{
    const double spacing = tables.theta[1] - tables.theta[0];
    const double sd = std::sqrt(form.unique[a]);
    const std::size_t rows = tables.theta.size();
    const std::size_t columns = block.weights.size();
    std::vector<double> down(rows * columns, 0.0);
    std::vector<double> up(rows * columns, 0.0);
    for (std::size_t z = 0; z < nodes.points.size(); ++z) {
        double centre = mean;
        for (std::size_t c = 0; c < nodes.points[z].size(); ++c)
            centre += form.loadings(a, Eigen::Index(c)) * nodes.points[z][c];
        for (std::size_t n = 0; n < tables.nodes; ++n) {
            const double weight = normalDensity(tables.theta[n], centre, sd) * spacing;
            down[n * columns + z] = weight;
            up[z * rows + n] = weight;
        }
    }
    block.toFactors.push_back(std::move(down));
    block.toAxis.push_back(std::move(up));
}

BlockTable makeBlock(const std::vector<int>& axes, const scoring::Population& population,
                     const Rule& rule, const Tables& tables)
{
    BlockTable block;
    for (const int a : axes) block.axes.push_back(static_cast<std::size_t>(a));
    if (axes.size() == 1) {
        const double spacing = tables.theta[1] - tables.theta[0];
        const double sd = std::sqrt(population.covariance(axes[0], axes[0]));
        block.prior.assign(tables.theta.size(), 0.0);
        for (std::size_t n = 0; n < tables.nodes; ++n)
            block.prior[n] = normalDensity(tables.theta[n], population.mean[axes[0]], sd) * spacing;
        return block;
    }
    const auto m = static_cast<Eigen::Index>(axes.size());
    Eigen::MatrixXd covariance(m, m);
    for (Eigen::Index a = 0; a < m; ++a) {
        for (Eigen::Index b = 0; b < m; ++b)
            covariance(a, b) = population.covariance(axes[std::size_t(a)], axes[std::size_t(b)]);
    }
    const scoring::FactorForm form = scoring::factorise(covariance);
    const scoring::FactorNodes nodes =
        scoring::factorNodes(form, rule.factorSpacing, kFactorHalfWidth);
    block.weights = nodes.weights;
    block.weights.resize(padded(nodes.weights.size()), 0.0);
    for (Eigen::Index a = 0; a < m; ++a)
        addAxis(block, a, nodes, form, population.mean[axes[std::size_t(a)]], tables);
    return block;
}

}  // namespace

Tables buildTables(const Estimate& estimate, const Rule& rule)
{
    Tables tables;
    const std::vector<double> theta = equallySpaced(rule.halfWidth, rule.spacing);
    tables.nodes = theta.size();
    tables.theta = filledUp(theta);
    tables.facetsOf.resize(estimate.model.axes.size());
    for (std::size_t f = 0; f < estimate.model.facets.size(); ++f) {
        tables.facets.push_back(makeFacet(estimate.model, f, rule, tables));
        tables.facetsOf[static_cast<std::size_t>(tables.facets[f].axis)].push_back(f);
    }
    for (const scoring::Population& group : estimate.groups) {
        std::vector<BlockTable> blocks;
        for (const std::vector<int>& axes : scoring::correlatedBlocks(group.covariance))
            blocks.push_back(makeBlock(axes, group, rule, tables));
        tables.groups.push_back(std::move(blocks));
    }
    return tables;
}

}  // namespace opmaat::calibration
