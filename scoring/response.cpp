#include "scoring/response.h"

#include <algorithm>
#include <cmath>

#include "scoring/numeric.h"

namespace opmaat::scoring {
namespace {

/// alpha eta + d_k for k = 1..K-1
double predictor(const Item& item, int k, double eta)
{
    return item.slope * eta + item.intercepts[static_cast<std::size_t>(k - 1)];
}

/// k alpha eta + d_k, with d_0 = 0: the exponents of the partial credit model.
double exponent(const Item& item, int k, double eta)
{
    return k == 0 ? 0.0 : k * item.slope * eta + item.intercepts[static_cast<std::size_t>(k - 1)];
}

/// Log of the partial credit denominator, and mean and variance of the category.
struct Moments {
    double logSum = 0.0;
    double mean = 0.0;
    double variance = 0.0;
};

Moments partialCredit(const Item& item, double eta)
{
    const int top = item.categories() - 1;
    double largest = 0.0;
    for (int k = 1; k <= top; ++k) largest = std::max(largest, exponent(item, k, eta));
    double sum = 0.0;
    double first = 0.0;
    double second = 0.0;
    for (int k = 0; k <= top; ++k) {
        const double weight = exponential(exponent(item, k, eta) - largest);
        sum += weight;
        first += k * weight;
        second += k * k * weight;
    }
    const double mean = first / sum;
    return {largest + logarithm(sum), mean, second / sum - mean * mean};
}

double logGraded(const Item& item, int category, double eta)
{
    const int top = item.categories() - 1;
    double value = 0.0;
    if (category > 0) value += logLogistic(predictor(item, category, eta));
    if (category < top) value += logLogistic(-predictor(item, category + 1, eta));
    if (category > 0 && category < top) {
        const auto k = static_cast<std::size_t>(category);
        value += logOneMinusExp(item.intercepts[k - 1] - item.intercepts[k]);
    }
    return value;
}

bool isLogistic(const Item& item)
{
    return item.model == ItemModel::Graded || item.categories() == 2;
}

/// With a guessing floor: log P(X = 1) = log(lower + (1 - lower) F(x)).
LogProbability rightWithFloor(const Item& item, double eta)
{
    const double f = logistic(predictor(item, 1, eta));
    const double p = item.lower + (1.0 - item.lower) * f;
    const double rise = (1.0 - item.lower) * item.slope * f * (1.0 - f) / p;
    return {logarithm(p), rise, item.slope * (1.0 - 2.0 * f) * rise - rise * rise};
}

}  // namespace

double logProbability(const Item& item, int category, double eta)
{
    if (!isLogistic(item)) return exponent(item, category, eta) - partialCredit(item, eta).logSum;
    if (item.lower == 0.0) return logGraded(item, category, eta);
    if (category == 1) return rightWithFloor(item, eta).value;
    return logarithmOnePlus(-item.lower) + logGraded(item, 0, eta);
}

void logProbabilities(const Item& item, std::span<const double> eta, std::size_t stride,
                      double* logP)
{
    const int top = item.categories() - 1;
    if (!isLogistic(item)) {
        for (std::size_t j = 0; j < eta.size(); ++j) {
            const double logSum = partialCredit(item, eta[j]).logSum;
            for (int k = 0; k <= top; ++k)
                logP[static_cast<std::size_t>(k) * stride + j] = exponent(item, k, eta[j]) - logSum;
        }
        return;
    }
    if (item.lower > 0.0) {
        for (std::size_t j = 0; j < eta.size(); ++j) {
            logP[j] = logProbability(item, 0, eta[j]);
            logP[stride + j] = logProbability(item, 1, eta[j]);
        }
        return;
    }
    std::fill(logP, logP + eta.size(), 0.0);
    for (int k = 1; k <= top; ++k) {  // each step is shared by the categories below and above it
        double* below = logP + static_cast<std::size_t>(k - 1) * stride;
        double* above = below + stride;
        const auto d = static_cast<std::size_t>(k - 1);
        const double intercept = item.intercepts[d];
        const double gap =
            k == 1 ? 0.0 : logOneMinusExp(item.intercepts[d - 1] - item.intercepts[d]);
        for (std::size_t j = 0; j < eta.size(); ++j) {
            const double x = item.slope * eta[j] + intercept;
            const double tail = logarithmOnePlus(exponential(-std::fabs(x)));
            below[j] = (below[j] + ((x < 0.0 ? 0.0 : -x) - tail)) + gap;
            above[j] = (x < 0.0 ? x : 0.0) - tail;
        }
    }
}

void categoryProbabilities(const Item& item, double eta, std::span<double> probabilities)
{
    for (int k = 0; k < item.categories(); ++k) {
        probabilities[static_cast<std::size_t>(k)] = exponential(logProbability(item, k, eta));
    }
}

LogProbability logProbabilityDerivatives(const Item& item, int category, double eta)
{
    const double value = logProbability(item, category, eta);
    if (!isLogistic(item)) {
        const Moments m = partialCredit(item, eta);
        return {value, item.slope * (category - m.mean), -item.slope * item.slope * m.variance};
    }
    if (item.lower > 0.0 && category == 1) return rightWithFloor(item, eta);

    // d log P / d eta = alpha (1 - F(x_k) - F(x_{k+1})), with F(x_0) = 1 and F(x_K) = 0.
    const int top = item.categories() - 1;
    const double here = category == 0 ? 1.0 : logistic(predictor(item, category, eta));
    const double next = category == top ? 0.0 : logistic(predictor(item, category + 1, eta));
    return {value, item.slope * (1.0 - here - next),
            -item.slope * item.slope * (here * (1.0 - here) + next * (1.0 - next))};
}

double sharpestCurvature(const Item& item, double eta)
{
    if (!isLogistic(item)) return item.slope * item.slope * partialCredit(item, eta).variance;
    if (item.lower > 0.0) {
        return std::max(0.0, -std::min(logProbabilityDerivatives(item, 0, eta).second,
                                       logProbabilityDerivatives(item, 1, eta).second));
    }
    // Category k has alpha^2 (v_k + v_{k+1}), v_k = F(x_k) F(-x_k) at its two steps.
    double largest = 0.0;
    double before = 0.0;
    for (int k = 1; k < item.categories(); ++k) {
        const double f = logistic(predictor(item, k, eta));
        const double here = f * (1.0 - f);
        largest = std::max(largest, before + here);
        before = here;
    }
    return item.slope * item.slope * largest;
}

double information(const Item& item, double eta)
{
    double sum = 0.0;
    for (int k = 0; k < item.categories(); ++k) {
        const LogProbability p = logProbabilityDerivatives(item, k, eta);
        sum += exponential(p.value) * p.first * p.first;
    }
    return sum;
}

double expectedCategory(const Item& item, double eta)
{
    double sum = 0.0;
    for (int k = 1; k < item.categories(); ++k)
        sum += k * exponential(logProbability(item, k, eta));
    return sum;
}

}  // namespace opmaat::scoring
