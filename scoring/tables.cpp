#include "scoring/tables.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "scoring/factors.h"
#include "scoring/kernels.h"
#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::scoring {
namespace {

constexpr double kReach = 37.5;   ///< sd beyond which a density is 0 in a double
constexpr double kLook = 0.1;     ///< step in eta of the search for the sharpest place
constexpr double kSmooth = 0.75;  ///< steepest item, in residual sd, that Gauss-Hermite can bear
constexpr double kGentle = 4.0;   ///< the same for all items of a facet together

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Filled up to whole blocks.
std::vector<double> paddedCopy(const std::vector<double>& values, double surplus)
{
    std::vector<double> copy = values;
    copy.resize(padded(values.size()), surplus);
    return copy;
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

constexpr double kNothing = -1e30;  ///< log P where there is no place

/// 1 GB of numbers.
constexpr std::size_t kMostNumbers = std::size_t{1} << 27U;

void checkSize(const FacetTable& table, const Model& model, std::size_t rows, std::size_t places)
{
    if (rows <= kMostNumbers / places) return;
    const Item& item = model.items[at(table.items[0])];
    throw std::domain_error("facet '" + model.facets[at(item.facet)].id +
                            "': " + std::to_string(table.items.size()) + " items on " +
                            std::to_string(places) + " points need tables of " +
                            std::to_string(rows * places / (kMostNumbers / 1024)) +
                            " MB, must be at most 1024; divide the items over facets");
}

void addSheet(FacetTable& table, const Model& model, const std::vector<double>& eta)
{
    Sheet sheet;
    sheet.eta = paddedCopy(eta, eta.back());
    sheet.start = table.places;
    std::size_t rows = 0;
    for (const int i : table.items) {
        sheet.rows.push_back(rows);
        rows += at(model.items[at(i)].categories());
    }
    const std::size_t stride = sheet.eta.size();
    checkSize(table, model, rows, stride);
    sheet.logP.assign(rows * stride, kNothing);
    for (std::size_t position = 0; position < table.items.size(); ++position) {
        logProbabilities(model.items[at(table.items[position])], eta, stride,
                         sheet.logP.data() + sheet.rows[position] * stride);
    }
    table.places += stride;
    table.sheets.push_back(std::move(sheet));
}

/// A place that reaches the nodes first .. first + weights - 1, filled up to whole blocks.
void append(Transition& transition, std::size_t first, const std::vector<double>& weights)
{
    const std::size_t begin = first / kLanes * kLanes;
    const std::size_t end = padded(first + weights.size());
    transition.first.push_back(begin);
    transition.count.push_back(weights.empty() ? 0 : end - begin);
    transition.start.push_back(transition.weights.size());
    if (weights.empty()) return;
    const std::size_t start = transition.weights.size();
    transition.weights.resize(start + end - begin, 0.0);
    for (std::size_t j = 0; j < weights.size(); ++j)
        transition.weights[start + first - begin + j] = weights[j];
}

/// phi(eta_j; lambda theta_n + delta, sd^2) times the spacing of the places.
Transition gaussianTransition(const std::vector<double>& eta, const Scorer::Tables& tables,
                              const Facet& facet, double offset)
{
    const double sd = residualSd(facet);
    const double spacing = eta[1] - eta[0];
    const auto mean = [&](int n) { return facet.loading * tables.theta[at(n)] + offset; };
    Transition transition;
    for (std::size_t j = 0; j < eta.size(); ++j) {
        const bool surplus = j > 0 && eta[j] == eta[j - 1];
        int first = 0;
        while (first < tables.nodes && mean(first) < eta[j] - kReach * sd) ++first;
        std::vector<double> weights;
        for (int n = first; n < tables.nodes && !surplus && mean(n) <= eta[j] + kReach * sd; ++n)
            weights.push_back(normalDensity(eta[j], mean(n), sd) * spacing);
        append(transition, at(first), weights);
    }
    return transition;
}

/// How fast the log chance of an answer can change with eta.
struct Steepness {
    double largest = 0.0;  ///< of one item
    double sum = 0.0;      ///< of all together
};

Steepness steepness(const Model& model, const std::vector<int>& items)
{
    Steepness steep;
    for (const int i : items) {
        const double here = steepestSlope(model.items[at(i)]);
        steep.largest = std::max(steep.largest, here);
        steep.sum += here;
    }
    return steep;
}

/// Gauss-Hermite places that integrate exp(t e) to 1e-9: the error is t^2n n! / (2n)!.
int hermitePlaces(double t)
{
    if (t == 0.0) return 1;
    int n = 1;
    double error = 0.5 * t * t;
    while (n < 9 || error > 1e-9 * std::exp(0.5 * t * t)) {
        ++n;
        error *= t * t / (2.0 * (2.0 * n - 1.0));
    }
    return n;
}

/// Every node has its own places lambda theta + delta + sd e, with Gauss-Hermite weights; with a
/// loading of 1 just one, the node itself moved by delta.
void addNarrowView(FacetTable& table, const Scorer::Tables& tables, const Facet& facet,
                   double offset)
{
    const double sd = residualSd(facet);
    const NormalRule rule =
        gaussHermite(hermitePlaces(sd * steepness(tables.model, table.items).sum));
    std::vector<double> eta;
    View view{table.sheets.size(), offset, sd == 0.0, {}};
    for (int n = 0; n < tables.nodes; ++n) {
        for (std::size_t j = 0; j < rule.points.size(); ++j) {
            eta.push_back(facet.loading * tables.theta[at(n)] + offset + sd * rule.points[j]);
            if (!view.same) append(view.transition, at(n), {rule.weights[j]});
        }
    }
    for (std::size_t j = eta.size(); !view.same && j < padded(eta.size()); ++j)
        append(view.transition, 0, {});
    addSheet(table, tables.model, eta);
    table.views.push_back(std::move(view));
}

std::vector<double> equallySpaced(int count, double halfWidth)
{
    std::vector<double> points;
    points.reserve(at(count));
    for (int j = 0; j < count; ++j) points.push_back(halfWidth * (2.0 * j / (count - 1) - 1.0));
    return points;
}

/// The sharpest that the items of a facet can be, wherever eta is.
double largestCurvature(const Model& model, int f, double halfWidth)
{
    double largest = 0.0;
    for (double eta = -halfWidth; eta <= halfWidth; eta += kLook)
        largest = std::max(largest, facetCurvature(model, f, eta));
    return largest;
}

/// Index of the facet's view with this offset, made when it is new.
int viewWith(FacetTable& table, const Scorer::Tables& tables, int f, double offset)
{
    for (std::size_t v = 0; v < table.views.size(); ++v) {
        if (table.views[v].offset == offset) return static_cast<int>(v);
    }
    const Facet& facet = tables.model.facets[at(f)];
    if (table.narrow) {
        addNarrowView(table, tables, facet, offset);
    } else {
        table.views.push_back(
            {0, offset, false, gaussianTransition(table.sheets[0].eta, tables, facet, offset)});
    }
    return static_cast<int>(table.views.size()) - 1;
}

FacetTable makeFacet(const Scorer::Tables& tables, int f, const Grid& grid)
{
    const Facet& facet = tables.model.facets[at(f)];
    FacetTable table;
    table.axis = facet.axis;
    for (std::size_t i = 0; i < tables.model.items.size(); ++i) {
        if (tables.model.items[i].facet == f) table.items.push_back(static_cast<int>(i));
    }
    table.items = sortedById(table.items, tables.model.items);

    const double sd = residualSd(facet);
    const double width = facetHalfWidth(tables.model, tables.mixture, f, grid.halfWidth);
    const Steepness steep = steepness(tables.model, table.items);
    table.narrow =
        sd < tables.spacing && sd * steep.largest <= kSmooth && sd * steep.sum <= kGentle;
    if (!table.narrow) {
        const double curvature = largestCurvature(tables.model, f, width);
        const double sharpest = sd / std::sqrt(1.0 + sd * sd * curvature);
        const double spacing = std::min(
            tables.spacing, grid.facetSpacing * std::min(sharpest, kPoles / steep.largest));
        const int half = static_cast<int>(std::ceil(width / spacing));
        addSheet(table, tables.model, equallySpaced(2 * half + 1, width));
    }
    viewWith(table, tables, f, 0.0);
    return table;
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
    const FactorNodes nodes = factorNodes(form, grid.factorSpacing, grid.factorHalfWidth);
    const std::size_t rows = tables.theta.size();
    const std::size_t columns = padded(nodes.points.size());
    BlockTable block{axes, paddedCopy(nodes.weights, 0.0), {}, {}};
    for (Eigen::Index a = 0; a < m; ++a) {
        const double sd = std::sqrt(form.unique[a]);
        std::vector<double> transfer(rows * columns, 0.0);
        std::vector<double> back(rows * columns, 0.0);
        for (std::size_t z = 0; z < nodes.points.size(); ++z) {
            double mean = population.mean[axes[std::size_t(a)]];
            for (std::size_t c = 0; c < nodes.points[z].size(); ++c)
                mean += form.loadings(a, Eigen::Index(c)) * nodes.points[z][c];
            for (std::size_t n = 0; n < at(tables.nodes); ++n) {
                const double weight = normalDensity(tables.theta[n], mean, sd) * tables.spacing;
                transfer[n * columns + z] = weight;
                back[z * rows + n] = weight;
            }
        }
        block.transfer.push_back(std::move(transfer));
        block.back.push_back(std::move(back));
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

SmallMatrix inverse(SmallMatrix a, std::size_t axes)
{
    for (std::size_t p = 0; p < axes; ++p) {  // Gauss-Jordan
        const double pivot = 1.0 / a[p * axes + p];
        a[p * axes + p] = 1.0;
        for (std::size_t j = 0; j < axes; ++j) a[p * axes + j] *= pivot;
        for (std::size_t i = 0; i < axes; ++i) {
            if (i == p) continue;
            const double factor = a[i * axes + p];
            a[i * axes + p] = 0.0;
            for (std::size_t j = 0; j < axes; ++j) a[i * axes + j] -= factor * a[p * axes + j];
        }
    }
    return a;
}

double steepestSlope(const Item& item)
{
    return item.slope * (item.model == ItemModel::Graded ? 1.0 : item.categories() - 1.0);
}

double facetCurvature(const Model& model, int facet, double eta)
{
    double sum = 0.0;
    for (const Item& item : model.items) {
        if (item.facet == facet) sum += sharpestCurvature(item, eta);
    }
    return sum;
}

Scorer::Tables buildTables(const Model& model, const Mixture& mixture, const Grid& grid)
{
    Scorer::Tables tables;
    tables.model = model;
    tables.mixture = mixture;
    tables.grid = grid;
    tables.nodes = grid.nodes;
    tables.theta = paddedCopy(equallySpaced(grid.nodes, grid.halfWidth), grid.halfWidth);
    tables.spacing = 2.0 * grid.halfWidth / (grid.nodes - 1);
    tables.axes.resize(model.axes.size());
    for (int f = 0; f < static_cast<int>(model.facets.size()); ++f) {
        tables.facets.push_back(makeFacet(tables, f, grid));
        tables.axes[at(model.facets[at(f)].axis)].facets.push_back(f);
    }
    for (AxisTable& axis : tables.axes) axis.facets = sortedById(axis.facets, model.facets);
    for (Eigen::Index x = 0; x < model.population.covariance.size(); ++x)
        tables.precision[static_cast<std::size_t>(x)] = model.population.covariance.data()[x];
    tables.precision = inverse(tables.precision, model.axes.size());
    tables.closedForm = std::all_of(model.facets.begin(), model.facets.end(),
                                    [](const Facet& facet) { return facet.loading == 1.0; }) &&
                        std::all_of(model.items.begin(), model.items.end(),
                                    [](const Item& item) { return item.lower == 0.0; });
    for (std::size_t k = 0; k <= mixture.profiles.size(); ++k) {
        tables.components.push_back(makeComponent(tables, k, grid));
    }
    return tables;
}

}  // namespace opmaat::scoring
