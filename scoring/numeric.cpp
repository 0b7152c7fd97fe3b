#include "scoring/numeric.h"

namespace opmaat::scoring {
namespace {

/// Value and derivative of the normalised Hermite polynomial (probabilists') of degree n.
struct Hermite {
    double value;
    double previous;  ///< degree n - 1; the derivative is sqrt(n) times it
};

Hermite hermite(int degree, double x)
{
    Hermite h{1.0, 0.0};
    for (int j = 1; j <= degree; ++j) {
        const double next = (x * h.value - std::sqrt(j - 1.0) * h.previous) / std::sqrt(double(j));
        h = {next, h.value};
    }
    return h;
}

/// The zero of the polynomial between two points where its sign differs.
double zeroBetween(int degree, double low, double high)
{
    const bool rising = hermite(degree, high).value > 0.0;
    for (int step = 0; step < 200 && high - low > 1e-15 * (1.0 + std::fabs(low)); ++step) {
        const double middle = 0.5 * (low + high);
        ((hermite(degree, middle).value > 0.0) == rising ? high : low) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

NormalRule gaussHermite(int count)
{
    // The zeros of degree n lie between those of degree n - 1, so bisection cannot miss one.
    std::vector<double> zeros;
    for (int degree = 1; degree <= count; ++degree) {
        const double bound = 2.0 * std::sqrt(double(degree)) + 1.0;
        std::vector<double> next;
        double low = -bound;
        for (int j = 0; j < degree; ++j) {
            const double high = j + 1 < degree ? zeros[std::size_t(j)] : bound;
            next.push_back(zeroBetween(degree, low, high));
            low = high;
        }
        zeros = next;
    }

    NormalRule rule{zeros, {}};
    for (const double x : zeros) {
        const double previous = hermite(count, x).previous;
        rule.weights.push_back(1.0 / (count * previous * previous));
    }
    return rule;
}

NormalRule trapezoid(double spacing, double halfWidth)
{
    const int half = static_cast<int>(std::ceil(halfWidth / spacing));
    const double h = halfWidth / half;
    NormalRule rule;
    for (int j = -half; j <= half; ++j) {
        rule.points.push_back(j * h);
        rule.weights.push_back(normalDensity(j * h, 0.0, 1.0) * h);
    }
    return rule;
}

}  // namespace opmaat::scoring
