#include "scoring/pairs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scoring/kernels.h"
#include "scoring/numeric.h"
#include "scoring/response.h"
#include "scoring/tables.h"

namespace opmaat::scoring {
namespace {

constexpr double kSpacingBySd = 0.95;  ///< errs by 2 exp(-2 pi^2 / 0.95^2), 6e-10 of the mass
constexpr double kCut = 20.0;          ///< sd at which a normal curve ends: e^-200 of its top

/// log of a sum of exponentials.
double logSum(std::span<const double> logs)
{
    const double top = *std::max_element(logs.begin(), logs.end());
    double sum = 0.0;
    for (const double log : logs) sum += exponential(log - top);
    return top + logarithm(sum);
}

/// log of a normal density at k spacing, k = -half .. half, without its constant.
std::vector<double> logCurve(double sd, double spacing, std::size_t half)
{
    std::vector<double> logs(2 * half + 1);
    for (std::size_t k = 0; k < logs.size(); ++k) {
        const double z = (static_cast<double>(k) - static_cast<double>(half)) * spacing / sd;
        logs[k] = -0.5 * z * z;
    }
    return logs;
}

std::size_t halfOf(double sd, double spacing)
{
    return static_cast<std::size_t>(std::ceil(kCut * sd / spacing));
}

/// The line on which a facet with a part of its own is integrated: eta = step * (j - centre), and
/// node n of theta is at place `first + n * perNode`.
struct FineLine {
    double step = 0.0;
    std::size_t perNode = 1, first = 0, size = 0;
    std::size_t stable = 0, own = 0;  ///< places on each side over which c and u_t are summed
    double stableSd = 0.0, ownSd = 0.0;
};

/// Log-likelihood of the answers of one facet at the places; empty when it has no answer.
std::vector<double> logLikelihoods(const Model& model, int facet, std::span<const int> responses,
                                   std::span<const double> eta)
{
    std::vector<double> sum;
    std::vector<double> logP;
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        const Item& item = model.items[i];
        if (item.facet != facet || responses[i] == kMissing) continue;
        sum.resize(eta.size(), 0.0);
        logP.resize(eta.size() * static_cast<std::size_t>(item.categories()));
        logProbabilities(item, eta, eta.size(), logP.data());
        const double* row = logP.data() + static_cast<std::size_t>(responses[i]) * eta.size();
        for (std::size_t j = 0; j < eta.size(); ++j) sum[j] += row[j];
    }
    return sum;
}

bool hasAnswer(const Model& model, int facet, std::span<const int> responses)
{
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        if (model.items[i].facet == facet && responses[i] != kMissing) return true;
    }
    return false;
}

/// The widest step that resolves both parts of the facet and its items.
double widestStep(const Model& model, int facet, const FineLine& line, const PairNodes& nodes)
{
    const double loading = model.facets[static_cast<std::size_t>(facet)].loading;
    double curvature = 0.0;
    for (const double theta : nodes.theta)
        curvature = std::max(curvature, facetCurvature(model, facet, loading * theta));
    const double own = line.ownSd * line.ownSd;
    double step = kSpacingBySd / std::sqrt(1.0 / own + curvature);
    if (line.stableSd > 0.0) {
        const double told = 2.0 * curvature / (1.0 + own * curvature);
        step =
            std::min(step, kSpacingBySd / std::sqrt(1.0 / (line.stableSd * line.stableSd) + told));
    }
    for (const Item& item : model.items)
        if (item.facet == facet) step = std::min(step, kPoles / steepestSlope(item));
    return step;
}

FineLine fineLine(const Model& model, int facet, double rho, const PairNodes& nodes)
{
    const double loading = model.facets[static_cast<std::size_t>(facet)].loading;
    const double residual = std::sqrt(1.0 - loading * loading);
    FineLine line;
    line.stableSd = residual * std::sqrt(rho);
    line.ownSd = residual * std::sqrt(1.0 - rho);
    const double between = loading * nodes.spacing;
    line.perNode =
        static_cast<std::size_t>(std::ceil(between / widestStep(model, facet, line, nodes)));
    line.step = between / static_cast<double>(line.perNode);
    line.stable = halfOf(line.stableSd, line.step);
    line.own = halfOf(line.ownSd, line.step);
    line.first = line.stable + line.own;
    line.size = 2 * line.first + (nodes.theta.size() - 1) * line.perNode + 1;
    return line;
}

/// log of the integral over u_t at every place from `own` to size - own.
std::vector<double> overOwnPart(const std::vector<double>& logP, const FineLine& line)
{
    std::vector<double> given(line.size, 0.0);
    if (logP.empty()) return given;
    const std::vector<double> curve = logCurve(line.ownSd, line.step, line.own);
    std::vector<double> terms(curve.size());
    for (std::size_t j = line.own; j + line.own < line.size; ++j) {
        for (std::size_t k = 0; k < curve.size(); ++k) terms[k] = curve[k] + logP[j - line.own + k];
        given[j] = logSum(terms);
    }
    return given;
}

Table overStablePart(const std::vector<double>& before, const std::vector<double>& now,
                     const FineLine& line, std::size_t nodes)
{
    Table pair(nodes, nodes);
    const std::vector<double> curve =
        logCurve(line.stableSd > 0.0 ? line.stableSd : 1.0, line.step, line.stable);
    std::vector<double> terms(curve.size());
    for (std::size_t n = 0; n < nodes; ++n) {
        const double* a = before.data() + line.own + n * line.perNode;
        for (std::size_t m = 0; m < nodes; ++m) {
            const double* b = now.data() + line.own + m * line.perNode;
            for (std::size_t k = 0; k < curve.size(); ++k) terms[k] = curve[k] + a[k] + b[k];
            pair.row(n)[m] = logSum(terms);
        }
    }
    return pair;
}

/// Loading 1: the facet is its axis, and the measurements are independent given both thetas.
Table withoutOwnPart(const Model& model, int facet, std::span<const int> before,
                     std::span<const int> now, const PairNodes& nodes)
{
    const std::size_t count = nodes.theta.size();
    std::vector<double> a = logLikelihoods(model, facet, before, nodes.theta);
    std::vector<double> b = logLikelihoods(model, facet, now, nodes.theta);
    a.resize(count, 0.0);
    b.resize(count, 0.0);
    Table pair(count, count);
    for (std::size_t n = 0; n < count; ++n)
        for (std::size_t m = 0; m < count; ++m) pair.row(n)[m] = a[n] + b[m];
    return pair;
}

/// The sine integral at k pi: pi/2 - (-1)^k f(k pi), f(x) the integral of e^-xt / (1 + t^2), by the
/// trapezoid rule after t = u / x, u = exp(s - e^-s), which ends doubly exponentially on both
/// sides.
double sineIntegral(int k)
{
    constexpr double kPi = 3.14159265358979323846;
    constexpr double kStep = 1.0 / 16.0;
    if (k == 0) return 0.0;
    const double x = kPi * k;
    double sum = 0.0;
    for (int s = -64; s <= 80; ++s) {
        const double inner = exponential(-kStep * s);
        const double u = exponential(kStep * s - inner);
        sum += exponential(-u) * u * (1.0 + inner) / (1.0 + u * u / (x * x));
    }
    return 0.5 * kPi - (k % 2 == 0 ? 1.0 : -1.0) * kStep * sum / x;
}

/// The integral from 0 of the curve of limited bandwidth through values[k] at k - middle.
double sincShare(std::span<const double> values)
{
    constexpr double kPi = 3.14159265358979323846;
    const auto middle = static_cast<int>(values.size() / 2);
    double above = 0.0;
    for (int k = 0; k < static_cast<int>(values.size()); ++k) {
        const double part = sineIntegral(std::abs(k - middle)) / kPi;
        above += values[static_cast<std::size_t>(k)] * (0.5 + (k < middle ? -part : part));
    }
    return above;
}

/// P(z > -mean) of a standard normal z, from 81 points half an sd apart.
double normalShare(double mean)
{
    constexpr double kSpacing = 0.5;
    constexpr int kHalf = 40;
    std::vector<double> values;
    for (int k = -kHalf; k <= kHalf; ++k)
        values.push_back(kSpacing * normalDensity(kSpacing * k, std::clamp(mean, -9.0, 9.0), 1.0));
    return sincShare(values);
}

struct Normal {
    double total = 0.0, mean = 0.0, sd = 0.0;  ///< in steps from the middle
};

Normal normalThrough(std::span<const double> values)
{
    Normal normal;
    const double middle = 0.5 * static_cast<double>(values.size() - 1);
    for (const double value : values) normal.total += value;
    for (std::size_t k = 0; k < values.size(); ++k)
        normal.mean += values[k] * (static_cast<double>(k) - middle) / normal.total;
    double variance = 0.0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double from = static_cast<double>(k) - middle - normal.mean;
        variance += values[k] * from * from / normal.total;
    }
    normal.sd = std::sqrt(variance);
    return normal;
}

}  // namespace

Table::Table(std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns), stride_(padded(columns)), cells_(rows * stride_, 0.0)
{
}

Table product(const Table& a, const Table& b)
{
    Table c(a.rows(), b.columns());
    for (std::size_t i = 0; i < a.rows(); ++i)
        for (std::size_t k = 0; k < a.columns(); ++k)
            kernels().addScaledRow(c.row(i), a.row(i)[k], b.row(k), c.stride());
    return c;
}

Table transposed(const Table& a)
{
    Table t(a.columns(), a.rows());
    for (std::size_t i = 0; i < a.rows(); ++i)
        for (std::size_t k = 0; k < a.columns(); ++k) t.row(k)[i] = a.row(i)[k];
    return t;
}

Table facetPair(const Model& model, int facet, std::span<const int> before,
                std::span<const int> now, double rho, const PairNodes& nodes)
{
    if (!hasAnswer(model, facet, before) && !hasAnswer(model, facet, now)) return {};
    if (model.facets[static_cast<std::size_t>(facet)].loading >= 1.0)
        return withoutOwnPart(model, facet, before, now, nodes);

    const FineLine line = fineLine(model, facet, rho, nodes);
    const double middle = 0.5 * static_cast<double>(line.size - 1);
    std::vector<double> eta(line.size);
    for (std::size_t j = 0; j < eta.size(); ++j)
        eta[j] = (static_cast<double>(j) - middle) * line.step;
    const auto given = [&](std::span<const int> responses) {
        return overOwnPart(logLikelihoods(model, facet, responses, eta), line);
    };
    return overStablePart(given(before), given(now), line, nodes.theta.size());
}

double shareAboveZero(std::span<const double> values)
{
    // The sum sees half the bandwidth that a total sees. Most of it is that of a normal curve,
    // whose share is known from closer points; only what is left is taken from these.
    const Normal fitted = normalThrough(values);
    std::vector<double> rest(values.begin(), values.end());
    const double middle = 0.5 * static_cast<double>(values.size() - 1);
    for (std::size_t k = 0; k < rest.size(); ++k) {
        const double at = static_cast<double>(k) - middle;
        rest[k] = rest[k] / fitted.total - normalDensity(at, fitted.mean, fitted.sd);
    }
    const double share = normalShare(fitted.mean / fitted.sd) + sincShare(rest);
    return std::clamp(share, 0.0, 1.0);
}

}  // namespace opmaat::scoring
