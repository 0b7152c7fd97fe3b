#include <algorithm>
#include <cmath>

#include "scoring/mode.h"
#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::scoring {
namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// A log density and its first two derivatives.
using Slopes = LogProbability;

/// log P of a facet's answers at eta.
Slopes atEta(const Model& model, const FacetTable& facet, std::span<const int> responses,
             double eta)
{
    Slopes sum;
    for (const int i : facet.items) {
        if (responses[at(i)] == kMissing) continue;
        const Slopes one = logProbabilityDerivatives(model.items[at(i)], responses[at(i)], eta);
        sum.value += one.value;
        sum.first += one.first;
        sum.second += one.second;
    }
    return sum;
}

/// log of the integral over e at theta: with w the posterior weights of e, the derivatives are
/// lambda E[l'] and lambda^2 (E[l'' + l'^2] - E[l']^2).
Slopes atTheta(const Scorer::Tables& tables, int f, std::span<const int> responses, double theta)
{
    const double loading = tables.model.facets[at(f)].loading;
    const double sd = std::sqrt(1.0 - loading * loading);
    const NormalRule rule =
        sd == 0.0 ? NormalRule{{0.0}, {1.0}} : trapezoid(std::min(0.5, tables.spacing / sd), 8.0);
    std::vector<Slopes> places;
    double largest = -1e300;
    for (const double e : rule.points) {
        places.push_back(
            atEta(tables.model, tables.facets[at(f)], responses, loading * theta + sd * e));
        largest = std::max(largest, places.back().value);
    }
    double total = 0.0;
    double first = 0.0;
    double second = 0.0;
    for (std::size_t j = 0; j < places.size(); ++j) {
        const double weight = rule.weights[j] * exponential(places[j].value - largest);
        total += weight;
        first += weight * places[j].first;
        second += weight * (places[j].second + places[j].first * places[j].first);
    }
    first /= total;
    return {largest + logarithm(total), loading * first,
            loading * loading * (second / total - first * first)};
}

/// The log posterior of theta, up to a constant, with gradient and the curvature of the likelihood.
struct Surface {
    double value = 0.0;
    Eigen::VectorXd gradient;
    Eigen::VectorXd curvature;  ///< second derivative of the log-likelihood, one an axis
};

class LogPosterior {
public:
    LogPosterior(const Scorer::Tables& tables, std::span<const int> responses)
        : tables_(tables), responses_(responses)
    {
    }

    Surface at(const Eigen::VectorXd& theta) const
    {
        const Eigen::Index axes = theta.size();
        Surface surface{0.0, Eigen::VectorXd::Zero(axes), Eigen::VectorXd::Zero(axes)};
        for (Eigen::Index a = 0; a < axes; ++a) {
            for (Eigen::Index b = 0; b < axes; ++b) {
                const double pull = tables_.precision[static_cast<std::size_t>(a * axes + b)] *
                                    (theta[b] - tables_.model.population.mean[b]);
                surface.gradient[a] -= pull;
                surface.value -= 0.5 * pull * (theta[a] - tables_.model.population.mean[a]);
            }
            for (const int f : tables_.axes[static_cast<std::size_t>(a)].facets) {
                const Slopes slopes = atTheta(tables_, f, responses_, theta[a]);
                surface.value += slopes.value;
                surface.gradient[a] += slopes.first;
                surface.curvature[a] += slopes.second;
            }
        }
        return surface;
    }

    /// Inverse of the negative second derivatives; where the likelihood is not concave its
    /// curvature is left out.
    SmallMatrix covariance(const Surface& surface) const
    {
        SmallMatrix negativeHessian = tables_.precision;
        const auto axes = static_cast<std::size_t>(surface.gradient.size());
        for (std::size_t a = 0; a < axes; ++a) {
            negativeHessian[a * axes + a] +=
                std::max(-surface.curvature[static_cast<Eigen::Index>(a)], 0.0);
        }
        return inverse(negativeHessian, axes);
    }

    /// Newton's step.
    Eigen::VectorXd step(const Surface& surface) const
    {
        const SmallMatrix inverted = covariance(surface);
        const Eigen::Index axes = surface.gradient.size();
        Eigen::VectorXd step = Eigen::VectorXd::Zero(axes);
        for (Eigen::Index a = 0; a < axes; ++a) {
            for (Eigen::Index b = 0; b < axes; ++b)
                step[a] += inverted[static_cast<std::size_t>(a * axes + b)] * surface.gradient[b];
        }
        return step;
    }

private:
    const Scorer::Tables& tables_;
    std::span<const int> responses_;
};

struct Summit {
    Eigen::VectorXd theta;
    Surface surface;
};

/// Climbs from a start; every step is halved until it no longer goes down. Close to the top, where
/// rounding hides which way is up, Newton's step is taken as it is.
Summit climb(const LogPosterior& posterior, const Eigen::VectorXd& start)
{
    Summit here{start, posterior.at(start)};
    for (int iteration = 0; iteration < 100; ++iteration) {
        Eigen::VectorXd step = posterior.step(here.surface);
        double largest = 0.0;
        for (const double part : step) largest = std::max(largest, std::fabs(part));
        Surface next = posterior.at(here.theta + step);
        const bool close = largest < 1e-6;
        for (int halving = 0; !close && next.value < here.surface.value && halving < 30;
             ++halving) {
            step *= 0.5;
            next = posterior.at(here.theta + step);
        }
        here.theta += step;
        here.surface = next;
        if (close) break;
    }
    return here;
}

}  // namespace

void findMode(const Scorer::Tables& tables, std::span<const int> responses, ModeWorkspace& work,
              std::span<Position> positions)
{
    if (tables.closedForm && newtonMode(tables, responses, work, positions)) return;

    const LogPosterior posterior(tables, responses);
    place(tables, responses, work.common, positions);
    Eigen::VectorXd mean(static_cast<Eigen::Index>(positions.size()));
    for (std::size_t a = 0; a < positions.size(); ++a)
        mean[static_cast<Eigen::Index>(a)] = positions[a].mean;
    Summit best = climb(posterior, mean);
    // Without a guessing floor the posterior has one mode; with one it may have more.
    const bool floors = std::any_of(tables.model.items.begin(), tables.model.items.end(),
                                    [](const Item& item) { return item.lower > 0.0; });
    for (const double start : {-3.0, -1.0, 1.0, 3.0}) {
        if (!floors) break;
        Summit found = climb(posterior, Eigen::VectorXd::Constant(mean.size(), start));
        if (found.surface.value > best.surface.value + 1e-12) best = std::move(found);
    }
    const SmallMatrix covariance = posterior.covariance(best.surface);
    for (std::size_t a = 0; a < positions.size(); ++a) {
        positions[a] = {best.theta[static_cast<Eigen::Index>(a)],
                        std::sqrt(covariance[a * positions.size() + a])};
    }
}

Eigen::VectorXd Scorer::mode(std::span<const int> responses) const
{
    checkResponses(model(), responses);
    ModeWorkspace workspace;
    std::vector<Position> positions(model().axes.size());
    findMode(*tables_, responses, workspace, positions);
    Eigen::VectorXd mode(static_cast<Eigen::Index>(positions.size()));
    for (std::size_t a = 0; a < positions.size(); ++a)
        mode[static_cast<Eigen::Index>(a)] = positions[a].mean;
    return mode;
}

}  // namespace opmaat::scoring
