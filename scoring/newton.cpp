#include <algorithm>
#include <cmath>

#include "scoring/mode.h"
#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::scoring {
namespace {

constexpr double kCertain = 1000.0;  ///< a logit whose chance is 1
constexpr double kSettled = 1e-5;    ///< the step after which the next is far below 1e-9
constexpr int kSteps = 50;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

void clear(Logits& logits)
{
    logits.slope.clear();
    logits.intercept.clear();
    logits.others.clear();
    logits.slopes = 0.0;
}

void add(Logits& logits, const Item& item, int category)
{
    if (item.model == ItemModel::PartialCredit && item.categories() > 2) {
        logits.others.emplace_back(&item, category);
        return;
    }
    const int top = item.categories() - 1;
    logits.slope.insert(logits.slope.end(), {item.slope, item.slope});
    logits.intercept.push_back(category == 0 ? kCertain : item.intercepts[at(category - 1)]);
    logits.intercept.push_back(category == top ? -kCertain : item.intercepts[at(category)]);
    logits.slopes += item.slope;
}

void fillUp(Logits& logits)
{
    const std::size_t size = padded(logits.slope.size());
    logits.slope.resize(size, 0.0);
    logits.intercept.resize(size, -kCertain);
    logits.x.resize(size);
    logits.e.resize(size);
}

/// First and second derivative of the log-likelihood of one axis: alpha (1 - F - F') and
/// -alpha^2 (F (1 - F) + F' (1 - F')) an item, F and F' its chances above and below.
struct Slopes {
    double first = 0.0;
    double second = 0.0;
};

Slopes atAxis(Logits& logits, double theta)
{
    const std::size_t count = logits.slope.size();
    for (std::size_t j = 0; j < count; ++j) {
        const double x = logits.slope[j] * theta + logits.intercept[j];
        logits.x[j] = x;
        logits.e[j] = -std::fabs(x);
    }
    kernels().exponentials(logits.e.data(), 0.0, logits.e.data(), count);
    std::array<double, kLanes> first{};
    std::array<double, kLanes> second{};
    for (std::size_t j = 0; j < count; j += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double e = logits.e[j + lane];
            const double share = 1.0 / (1.0 + e);
            const double f = logits.x[j + lane] < 0.0 ? e * share : share;
            const double slope = logits.slope[j + lane];
            first[lane] += slope * f;
            second[lane] += slope * slope * (e * share * share);
        }
    }
    Slopes sum{logits.slopes, 0.0};
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        sum.first -= first[lane];
        sum.second -= second[lane];
    }
    for (const auto& [item, category] : logits.others) {
        const LogProbability p = logProbabilityDerivatives(*item, category, theta);
        sum.first += p.first;
        sum.second += p.second;
    }
    return sum;
}

/// Where the log posterior of an axis by itself is highest, by a parabola through three nodes.
double highestNode(const Scorer::Tables& tables, const AxisTable& axis, const Workspace& work,
                   double mean, double variance)
{
    const auto value = [&](std::size_t n) {
        const double away = tables.theta[n] - mean;
        double sum = -0.5 * away * away / variance;
        for (const int f : axis.facets) {
            const FacetAnswers& facet = work.facets[at(f)];
            if (facet.any) sum += facet.logP[n];
        }
        return sum;
    };
    // One hill: climb it from the middle by halving.
    std::size_t low = 0;
    std::size_t high = at(tables.nodes) - 1;
    while (high - low > 2) {
        const std::size_t middle = (low + high) / 2;
        if (value(middle) < value(middle + 1))
            low = middle;
        else
            high = middle + 1;
    }
    const std::size_t n = std::clamp<std::size_t>(low + 1, 1, at(tables.nodes) - 2);
    const double before = value(n - 1);
    const double here = value(n);
    const double after = value(n + 1);
    const double bend = before - 2.0 * here + after;
    const double shift = bend < 0.0 ? 0.5 * (before - after) / bend : 0.0;
    return tables.theta[n] + tables.spacing * std::clamp(shift, -1.0, 1.0);
}

/// Reads the answers of every axis; the facets' tables serve to find where to start.
void gather(const Scorer::Tables& tables, std::span<const int> responses, ModeWorkspace& modeWork)
{
    Workspace& work = modeWork.common;
    std::array<Logits, kMostAxes>& logits = modeWork.logits;
    work.facets.resize(tables.facets.size());
    for (std::size_t a = 0; a < tables.axes.size(); ++a) {
        clear(logits[a]);
        for (const int f : tables.axes[a].facets) {
            readFacet(tables, f, responses, work.facets[at(f)]);
            for (const int i : tables.facets[at(f)].items) {
                if (responses[at(i)] != kMissing)
                    add(logits[a], tables.model.items[at(i)], responses[at(i)]);
            }
        }
        fillUp(logits[a]);
    }
}

}  // namespace

bool newtonMode(const Scorer::Tables& tables, std::span<const int> responses, ModeWorkspace& work,
                std::span<Position> positions)
{
    gather(tables, responses, work);
    const std::size_t axes = tables.axes.size();
    const Population& population = tables.model.population;
    for (std::size_t a = 0; a < axes; ++a) {
        const auto row = static_cast<Eigen::Index>(a);
        positions[a].mean = highestNode(tables, tables.axes[a], work.common, population.mean[row],
                                        population.covariance(row, row));
    }
    for (int step = 0; step < kSteps; ++step) {
        std::array<double, kMostAxes> gradient{};
        SmallMatrix hessian = tables.precision;
        for (std::size_t a = 0; a < axes; ++a) {
            const Slopes slopes = atAxis(work.logits[a], positions[a].mean);
            gradient[a] = slopes.first;
            hessian[a * axes + a] -= slopes.second;
            for (std::size_t b = 0; b < axes; ++b) {
                gradient[a] -= tables.precision[a * axes + b] *
                               (positions[b].mean - population.mean[static_cast<Eigen::Index>(b)]);
            }
        }
        const SmallMatrix covariance = inverse(hessian, axes);
        double largest = 0.0;
        for (std::size_t a = 0; a < axes; ++a) {
            double move = 0.0;
            for (std::size_t b = 0; b < axes; ++b) move += covariance[a * axes + b] * gradient[b];
            positions[a].mean += std::clamp(move, -1.0, 1.0);
            positions[a].sd = std::sqrt(covariance[a * axes + a]);
            largest = std::max(largest, std::fabs(move));
        }
        if (largest < kSettled) return true;
    }
    return false;
}

}  // namespace opmaat::scoring
