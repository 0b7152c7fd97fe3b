#include <algorithm>
#include <cmath>

#include "scoring/likelihood.h"
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

/// Inverse of a positive definite matrix by Gauss-Jordan; at most 4 x 4.
Eigen::MatrixXd inverse(Eigen::MatrixXd a)
{
    const Eigen::Index n = a.rows();
    for (Eigen::Index p = 0; p < n; ++p) {
        const double pivot = 1.0 / a(p, p);
        a(p, p) = 1.0;
        for (Eigen::Index j = 0; j < n; ++j) a(p, j) *= pivot;
        for (Eigen::Index i = 0; i < n; ++i) {
            if (i == p) continue;
            const double factor = a(i, p);
            a(i, p) = 0.0;
            for (Eigen::Index j = 0; j < n; ++j) a(i, j) -= factor * a(p, j);
        }
    }
    return a;
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
        : tables_(tables),
          responses_(responses),
          precision_(inverse(tables.model.population.covariance))
    {
    }

    Surface at(const Eigen::VectorXd& theta) const
    {
        const Eigen::Index axes = theta.size();
        Surface surface{0.0, Eigen::VectorXd::Zero(axes), Eigen::VectorXd::Zero(axes)};
        for (Eigen::Index a = 0; a < axes; ++a) {
            for (Eigen::Index b = 0; b < axes; ++b) {
                const double pull =
                    precision_(a, b) * (theta[b] - tables_.model.population.mean[b]);
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

    /// Newton's step; where the likelihood is not concave its curvature is left out.
    Eigen::VectorXd step(const Surface& surface) const
    {
        Eigen::MatrixXd negativeHessian = precision_;
        const Eigen::Index axes = surface.gradient.size();
        for (Eigen::Index a = 0; a < axes; ++a) {
            negativeHessian(a, a) += std::max(-surface.curvature[a], 0.0);
        }
        const Eigen::MatrixXd inverted = inverse(negativeHessian);
        Eigen::VectorXd step = Eigen::VectorXd::Zero(axes);
        for (Eigen::Index a = 0; a < axes; ++a) {
            for (Eigen::Index b = 0; b < axes; ++b) step[a] += inverted(a, b) * surface.gradient[b];
        }
        return step;
    }

private:
    const Scorer::Tables& tables_;
    std::span<const int> responses_;
    Eigen::MatrixXd precision_;
};

/// Climbs from a start; every step is halved until it no longer goes down.
std::pair<Eigen::VectorXd, double> climb(const LogPosterior& posterior, Eigen::VectorXd theta)
{
    Surface here = posterior.at(theta);
    for (int iteration = 0; iteration < 100; ++iteration) {
        Eigen::VectorXd step = posterior.step(here);
        double largest = 0.0;
        for (const double part : step) largest = std::max(largest, std::fabs(part));
        if (largest < 1e-9) break;
        Surface next = posterior.at(theta + step);
        for (int halving = 0; next.value < here.value && halving < 30; ++halving) {
            step *= 0.5;
            next = posterior.at(theta + step);
        }
        if (next.value < here.value) break;
        theta += step;
        here = next;
    }
    return {theta, here.value};
}

}  // namespace

Eigen::VectorXd Scorer::mode(std::span<const int> responses) const
{
    const LogPosterior posterior(*tables_, responses);
    const Eigen::VectorXd mean = score(responses).axisMean;
    auto best = climb(posterior, mean);
    // Without a guessing floor the posterior has one mode; with one it may have more.
    const bool floors = std::any_of(model().items.begin(), model().items.end(),
                                    [](const Item& item) { return item.lower > 0.0; });
    for (const double start : {-3.0, -1.0, 1.0, 3.0}) {
        if (!floors) break;
        auto found = climb(posterior, Eigen::VectorXd::Constant(mean.size(), start));
        if (found.second > best.second + 1e-12) best = std::move(found);
    }
    return best.first;
}

}  // namespace opmaat::scoring
