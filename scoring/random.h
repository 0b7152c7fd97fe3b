#pragma once

#include <cstdint>

namespace opmaat::scoring {

/// SplitMix64 (Steele, Lea & Flood, 2014): the project's own generator, so that no result depends
/// on a standard library. The same seed gives the same numbers everywhere, for ever.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits();
    double uniform();                      ///< in [0, 1), 53 bits
    std::uint64_t below(std::uint64_t n);  ///< 0..n-1 without bias, n > 0
    double normal();                       ///< N(0, 1), by inversion

private:
    std::uint64_t state_;
};

}  // namespace opmaat::scoring
