#pragma once

#include <random>
#include <string>

namespace opmaat::faults {

/// What came of one experiment and of its control, which breaks the promise on purpose.
struct Outcome {
    std::string line;     ///< for people: counts of runs, losses and the control
    int lost = 0;         ///< runs in which something acknowledged was not there; must be 0
    int controlLost = 0;  ///< must not be 0: the test would be blind
};

using Random = std::mt19937_64;

inline int below(Random& random, int n)
{
    return static_cast<int>(random() % static_cast<unsigned>(n));
}

/// A writer is killed at a random moment and the record is read again.
Outcome killTheWriter(int scale, Random& random);
/// Each single operation of the disk fails once, and from then on.
Outcome failEveryOperation(int scale, Random& random);
/// The power is cut after any operation; what was not synced is kept in part, or torn.
Outcome cutThePower(int scale, Random& random);

}  // namespace opmaat::faults
