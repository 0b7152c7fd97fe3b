#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace opmaat::scoring {

// The project's own exp and log. A C library may choose another kernel on another processor and so
// change the last bit of a stored result; these use additions, products and divisions only, and are
// written without branches so that a compiler can take several elements at once.

/// e^x within 2 units in the last place; 0 below x = -708, e^709 above x = 709.
inline double exponential(double x)
{
    constexpr double kRound = 6755399441055744.0;  // 1.5 * 2^52: adding it rounds to an integer
    const double within = x < -708.0 ? -708.0 : (x > 709.0 ? 709.0 : x);
    const double shifted = within * 1.4426950408889634 + kRound;
    const double n = shifted - kRound;
    const double r = (within - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10;

    double p = 1.0 / 6227020800.0;  // Taylor to r^13; |r| <= log(2) / 2 leaves 4e-18
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    const double value = (p * r) * r + r + 1.0;

    const auto power = (std::bit_cast<std::uint64_t>(shifted) + 1023U) << 52U;
    return x < -708.0 ? 0.0 : value * std::bit_cast<double>(power);
}

/// log x for x > 0; a value below the smallest normal number counts as that number.
inline double logarithm(double x)
{
    constexpr double kSmallest = 2.2250738585072014e-308;
    const auto bits = std::bit_cast<std::uint64_t>(x < kSmallest ? kSmallest : x);
    const std::uint64_t fraction = bits & 0x000fffffffffffffU;
    // x = 2^n m with m in [sqrt(1/2), sqrt(2)).
    const bool high = fraction > 0x6a09e667f3bcdU;
    const auto m =
        std::bit_cast<double>(fraction | (high ? 0x3fe0000000000000U : 0x3ff0000000000000U));
    // The exponent as a double, without a conversion that narrow registers do not have.
    const double n = (std::bit_cast<double>((bits >> 52U) | 0x4330000000000000U) - 0x1.0p52) -
                     (high ? 1022.0 : 1023.0);

    const double f = (m - 1.0) / (m + 1.0);  // log m = 2 atanh f, |f| <= 0.172
    const double s = f * f;
    double p = 1.0 / 25.0;
    for (int odd = 23; odd >= 3; odd -= 2) p = p * s + 1.0 / odd;
    return n * 6.93147180369123816490e-01 +
           (2.0 * f + (2.0 * f * s * p + n * 1.90821492927058770002e-10));
}

/// log(1 + u) for u > -1, without losing a small u.
inline double logarithmOnePlus(double u)
{
    const double w = 1.0 + u;
    return logarithm(w) + (u - (w - 1.0)) / w;
}

/// log(1 - e^-gap) for gap > 0, without cancellation when the gap is small.
inline double logOneMinusExp(double gap)
{
    if (gap > 0.5) return logarithmOnePlus(-exponential(-gap));
    double p = 1.0;
    for (int k = 16; k >= 2; --k) p = 1.0 - gap / k * p;  // (1 - e^-gap) / gap
    return logarithm(gap) + logarithm(p);
}

/// log(1 / (1 + e^-x)), finite for every finite x.
inline double logLogistic(double x)
{
    return (x < 0.0 ? x : 0.0) - logarithmOnePlus(exponential(-std::fabs(x)));
}

/// 1 / (1 + e^-x)
inline double logistic(double x)
{
    const double e = exponential(-std::fabs(x));
    return (x < 0.0 ? e : 1.0) / (1.0 + e);
}

/// Density of N(mean, sd^2) at x, sd > 0.
inline double normalDensity(double x, double mean, double sd)
{
    const double z = (x - mean) / sd;
    return 0.39894228040143267794 / sd * exponential(-0.5 * z * z);
}

/// Points and weights for an integral over N(0, 1).
struct NormalRule {
    std::vector<double> points;
    std::vector<double> weights;
};

/// Gauss-Hermite rule for N(0, 1): exact for polynomials up to degree 2 count - 1; count >= 1.
NormalRule gaussHermite(int count);

/// Trapezoid rule for N(0, 1) on [-halfWidth, halfWidth], weights not renormalised, so that lost
/// mass shows. With a spacing up to the standard deviation of the integrand its relative error is
/// about 2 exp(-2 pi^2 sd^2 / spacing^2), under 1e-8.
NormalRule trapezoid(double spacing, double halfWidth);

}  // namespace opmaat::scoring
