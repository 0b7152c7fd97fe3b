#include "scoring/information.h"

#include <cmath>

#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::scoring {
namespace {

constexpr double kSpacing = 0.25;  ///< of e and theta, in sd
constexpr double kHalfWidth = 7.0;

const Facet& facetOf(const Model& model, const Item& item)
{
    return model.facets[static_cast<std::size_t>(item.facet)];
}

/// Places of eta given theta, with the chances of e.
template <typename Visit>
void overResidual(const Facet& facet, double theta, const Visit& visit)
{
    const double sd = std::sqrt(1.0 - facet.loading * facet.loading);
    if (sd == 0.0) {
        visit(theta, 1.0);
        return;
    }
    const NormalRule rule = trapezoid(kSpacing, kHalfWidth);
    for (std::size_t j = 0; j < rule.points.size(); ++j)
        visit(facet.loading * theta + sd * rule.points[j], rule.weights[j]);
}

}  // namespace

double itemInformation(const Model& model, int item, double theta)
{
    const Item& one = model.items[static_cast<std::size_t>(item)];
    const Facet& facet = facetOf(model, one);
    double sum = 0.0;
    for (int k = 0; k < one.categories(); ++k) {
        double chance = 0.0;
        double slope = 0.0;
        overResidual(facet, theta, [&](double eta, double weight) {
            const LogProbability p = logProbabilityDerivatives(one, k, eta);
            chance += weight * exponential(p.value);
            slope += weight * exponential(p.value) * p.first * facet.loading;
        });
        if (chance > 0.0) sum += slope * slope / chance;
    }
    return sum;
}

double axisInformation(const Model& model, int axis, double theta)
{
    std::vector<double> own(model.facets.size(), 0.0);
    for (const Item& item : model.items) {
        const Facet& facet = facetOf(model, item);
        if (facet.axis != axis) continue;
        overResidual(facet, theta, [&](double eta, double weight) {
            own[static_cast<std::size_t>(item.facet)] += weight * information(item, eta);
        });
    }
    double sum = 0.0;
    for (std::size_t f = 0; f < own.size(); ++f) {
        const double square = model.facets[f].loading * model.facets[f].loading;
        sum += square * own[f] / (1.0 + (1.0 - square) * own[f]);
    }
    return sum;
}

double expectedStandardError(const Model& model, int axis, double theta)
{
    const double prior = 1.0 / model.population.covariance(axis, axis);
    return 1.0 / std::sqrt(prior + axisInformation(model, axis, theta));
}

double marginalReliability(const Model& model, int axis)
{
    const double variance = model.population.covariance(axis, axis);
    const NormalRule rule = trapezoid(kSpacing, kHalfWidth);
    double error = 0.0;
    for (std::size_t j = 0; j < rule.points.size(); ++j) {
        const double theta = model.population.mean[axis] + std::sqrt(variance) * rule.points[j];
        const double se = expectedStandardError(model, axis, theta);
        error += rule.weights[j] * se * se;
    }
    return 1.0 - error / variance;
}

}  // namespace opmaat::scoring
