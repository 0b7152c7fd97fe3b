#include <algorithm>

#include "calibration/statistics/overall_fit.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr double kStep = 1e-4;

bool has(std::span<const std::size_t> items, std::size_t item)
{
    for (const std::size_t one : items) {
        if (one == item) return true;
    }
    return false;
}

bool isOf(const Moment& moment, std::size_t item)
{
    for (const AnswerFunction& one : moment) {
        if (one.item == item) return true;
    }
    return false;
}

/// Means of those moments that an item is part of, 0 for the others.
Eigen::VectorXd meansWith(MomentIntegrals& integrals, const std::vector<Moment>& moments,
                          std::size_t i, const scoring::Item& item)
{
    integrals.replaceItem(i, item);
    Eigen::VectorXd means = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(moments.size()));
    for (std::size_t m = 0; m < moments.size(); ++m) {
        if (isOf(moments[m], i)) means[static_cast<Eigen::Index>(m)] = integrals.mean(moments[m]);
    }
    return means;
}

void addItem(const scoring::Model& model, const std::vector<Moment>& moments, std::size_t i,
             MomentIntegrals& integrals, std::vector<Eigen::VectorXd>& columns)
{
    const scoring::Item& item = model.items[i];
    for (std::size_t p = 0; p < item.intercepts.size() + 1; ++p) {
        const auto shifted = [&](double step) {
            scoring::Item made = item;
            (p == 0 ? made.slope : made.intercepts[p - 1]) += step;
            return made;
        };
        const Eigen::VectorXd above = meansWith(integrals, moments, i, shifted(kStep));
        const Eigen::VectorXd below = meansWith(integrals, moments, i, shifted(-kStep));
        columns.emplace_back((above - below) / (2.0 * kStep));
    }
    integrals.replaceItem(i, item);
}

/// A whole model at two places about its own, `width` apart.
void addModels(const scoring::Model& below, const scoring::Model& above, double width,
               const std::vector<Moment>& moments, std::vector<Eigen::VectorXd>& columns)
{
    MomentIntegrals low(below);
    MomentIntegrals high(above);
    columns.emplace_back((high.means(moments) - low.means(moments)) / width);
}

/// Facets of an axis whose loading is estimated and that have items here.
std::vector<std::size_t> looseFacets(const scoring::Model& model, std::size_t axis,
                                     std::span<const std::size_t> items)
{
    std::vector<std::size_t> facets;
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        if (static_cast<std::size_t>(model.facets[f].axis) != axis) continue;
        if (model.facets[f].loading == 1.0) continue;
        bool asked = false;
        for (const std::size_t i : itemsOfFacet(model, f)) asked = asked || has(items, i);
        if (asked) facets.push_back(f);
    }
    return facets;
}

void addLoadings(const scoring::Model& model, const std::vector<Moment>& moments,
                 std::span<const std::size_t> items, std::vector<Eigen::VectorXd>& columns)
{
    const auto shifted = [&](const std::vector<std::size_t>& facets, double step) {
        scoring::Model made = model;
        for (const std::size_t f : facets) made.facets[f].loading += step;
        return made;
    };
    for (std::size_t a = 0; a < model.axes.size(); ++a) {
        std::vector<std::vector<std::size_t>> together;
        for (const std::size_t f : looseFacets(model, a, items)) together.push_back({f});
        if (together.size() == 2) together = {{together[0][0], together[1][0]}};
        for (const auto& facets : together) {
            // Not beyond 1: there the facet would be its axis.
            double step = kStep;
            for (const std::size_t f : facets)
                step = std::min(step, 0.5 * (1.0 - model.facets[f].loading));
            addModels(shifted(facets, -step), shifted(facets, step), 2.0 * step, moments, columns);
        }
    }
}

void addCorrelations(const scoring::Model& model, const std::vector<Moment>& moments,
                     std::span<const std::size_t> items, std::vector<Eigen::VectorXd>& columns)
{
    const auto asked = [&](Eigen::Index axis) {
        for (const std::size_t i : itemsOfAxis(model, static_cast<std::size_t>(axis))) {
            if (has(items, i)) return true;
        }
        return false;
    };
    const Eigen::MatrixXd& covariance = model.population.covariance;
    for (Eigen::Index a = 1; a < covariance.rows(); ++a) {
        for (Eigen::Index b = 0; b < a; ++b) {
            if (covariance(a, b) == 0.0 || !asked(a) || !asked(b)) continue;
            const auto shifted = [&](double step) {
                scoring::Model made = model;
                made.population.covariance(a, b) += step;
                made.population.covariance(b, a) += step;
                return made;
            };
            addModels(shifted(-kStep), shifted(kStep), 2.0 * kStep, moments, columns);
        }
    }
}

}  // namespace

Eigen::MatrixXd momentDerivatives(const scoring::Model& model, const std::vector<Moment>& moments,
                                  std::span<const std::size_t> items, const Estimated& estimated)
{
    std::vector<Eigen::VectorXd> columns;
    if (estimated.items) {
        MomentIntegrals integrals(model);
        for (const std::size_t i : items) addItem(model, moments, i, integrals, columns);
    }
    if (estimated.loadings) addLoadings(model, moments, items, columns);
    if (estimated.correlations) addCorrelations(model, moments, items, columns);
    Eigen::MatrixXd result(static_cast<Eigen::Index>(moments.size()),
                           static_cast<Eigen::Index>(columns.size()));
    for (std::size_t q = 0; q < columns.size(); ++q)
        result.col(static_cast<Eigen::Index>(q)) = columns[q];
    return result;
}

}  // namespace opmaat::calibration::statistics
