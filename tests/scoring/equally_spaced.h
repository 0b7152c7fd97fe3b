#pragma once

#include <vector>

namespace opmaat::scoring {

/// low, low + step, ... up to high.
inline std::vector<double> equallySpaced(double low, double high, double step)
{
    const int steps = static_cast<int>((high - low) / step + 1e-9);
    std::vector<double> points;
    points.reserve(static_cast<std::size_t>(steps) + 1);
    for (int i = 0; i <= steps; ++i) points.push_back(low + i * step);
    return points;
}

}  // namespace opmaat::scoring
