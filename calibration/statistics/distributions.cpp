#include "calibration/statistics/distributions.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace opmaat::calibration::statistics {
namespace {

constexpr double kPrecision = 1e-16;
constexpr int kMostTerms = 100000;
constexpr double kNothing = 1e-18;  ///< a weight that changes no sum of shares

/// x^a e^-x / Gamma(a)
double front(double a, double x)
{
    return std::exp(a * std::log(x) - x - std::lgamma(a));
}

double series(double a, double x)
{
    double term = 1.0 / a;
    double sum = term;
    for (int n = 1; n < kMostTerms && term > sum * kPrecision; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * front(a, x);
}

/// Lentz's method.
double continuedFraction(double a, double x)
{
    constexpr double kTiny = 1e-300;
    double b = x + 1.0 - a;
    double c = 1.0 / kTiny;
    double d = 1.0 / b;
    double h = d;
    for (int n = 1; n < kMostTerms; ++n) {
        const double an = -n * (n - a);
        b += 2.0;
        d = an * d + b;
        if (std::fabs(d) < kTiny) d = kTiny;
        c = b + an / c;
        if (std::fabs(c) < kTiny) c = kTiny;
        d = 1.0 / d;
        h *= d * c;
        if (std::fabs(d * c - 1.0) < 4.0 * std::numeric_limits<double>::epsilon()) break;
    }
    return h * front(a, x);
}

void checkDegrees(int degrees)
{
    if (degrees >= 1) return;
    throw std::invalid_argument("degrees of freedom are " + std::to_string(degrees) +
                                ", must be at least 1");
}

/// The noncentrality under which a share `probability` lies at or below x; 0 if none does.
double noncentralityOf(double x, int degrees, double probability)
{
    if (noncentralChiSquare(x, degrees, 0.0) <= probability) return 0.0;
    double low = 0.0;
    double high = 1.0;
    while (noncentralChiSquare(x, degrees, high) > probability) high *= 2.0;
    for (int step = 0; step < 200 && high - low > 1e-12 * high; ++step) {
        const double middle = 0.5 * (low + high);
        (noncentralChiSquare(x, degrees, middle) > probability ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

Estimate waldInterval(double value, double standardError)
{
    return {value, standardError, value - kZ95 * standardError, value + kZ95 * standardError};
}

double upperGamma(double a, double x)
{
    if (x <= 0.0) return 1.0;
    return x < a + 1.0 ? 1.0 - series(a, x) : continuedFraction(a, x);
}

double lowerGamma(double a, double x)
{
    if (x <= 0.0) return 0.0;
    return x < a + 1.0 ? series(a, x) : 1.0 - continuedFraction(a, x);
}

double chiSquareUpperTail(double x, int degrees)
{
    checkDegrees(degrees);
    return upperGamma(0.5 * degrees, 0.5 * x);
}

double noncentralChiSquare(double x, int degrees, double noncentrality)
{
    checkDegrees(degrees);
    const double rate = 0.5 * noncentrality;
    if (rate == 0.0) return lowerGamma(0.5 * degrees, 0.5 * x);
    // From the most probable count outwards, until what is left can add nothing.
    const auto mode = static_cast<long>(std::floor(rate));
    const auto count = static_cast<double>(mode);
    const double top = std::exp(count * std::log(rate) - rate - std::lgamma(count + 1.0));
    const auto share = [&](long j) {
        return lowerGamma(0.5 * degrees + static_cast<double>(j), 0.5 * x);
    };
    double sum = 0.0;
    double weight = top;
    for (long j = mode; j >= 0 && weight > kNothing; --j) {
        sum += weight * share(j);
        weight *= static_cast<double>(j) / rate;
    }
    weight = top;
    for (long j = mode + 1; weight > kNothing; ++j) {
        weight *= rate / static_cast<double>(j);
        sum += weight * share(j);
    }
    return sum;
}

Estimate rmsea(double chiSquare, int degrees, int people)
{
    checkDegrees(degrees);
    if (people < 2) {
        throw std::invalid_argument("people are " + std::to_string(people) +
                                    ", must be at least 2");
    }
    const double scale = static_cast<double>(degrees) * (people - 1.0);
    Estimate result;
    result.value = chiSquare > degrees ? std::sqrt((chiSquare - degrees) / scale) : 0.0;
    result.low = std::sqrt(noncentralityOf(chiSquare, degrees, 0.95) / scale);
    result.high = std::sqrt(noncentralityOf(chiSquare, degrees, 0.05) / scale);
    return result;
}

}  // namespace opmaat::calibration::statistics
