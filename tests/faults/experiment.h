#pragma once

#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace opmaat::faults {

/// How often something was tried, and how often it went wrong.
struct Count {
    std::string what;
    long runs = 0, lost = 0;
};

/// What came of one experiment and of its controls, which break the promise on purpose.
struct Outcome {
    Count honest;                 ///< must lose nothing
    std::vector<Count> controls;  ///< each must lose something: the test would be blind
    std::string also;             ///< what else was counted
};
bool isGood(const Outcome& outcome);
std::string lineOf(const Outcome& outcome);
/// The same as a row of a table in Markdown: experiment, runs, lost, bound, controls.
std::string rowOf(const std::string& name, const Outcome& outcome);

/// The largest chance of a loss that would still show as few losses in one of twenty such
/// experiments (Poisson; for none lost, the "rule of three": 3 / runs).
double upperBound95(long lost, long runs);

using Random = std::mt19937_64;

inline int below(Random& random, int n)
{
    return static_cast<int>(random() % static_cast<unsigned>(n));
}

struct Experiment {
    const char* name;
    Outcome (*go)(long runs, Random& random);
};

/// Something that the computer does not have.
struct Skipped : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What every program of experiments does: EXPERIMENT RUNS SEED [--row], where --row prints a row
/// of a table in Markdown.
/// @param words  without the program's name
/// @return exit code: 1 when something was lost, or when a control lost nothing; 2 for wrong use;
///   77 when what it needs is not there
int runExperiment(const char* program, std::span<const Experiment> experiments,
                  std::span<const std::string> words);

// Each takes about `runs` runs.

/// A writer is killed at a random moment and the record is read again.
Outcome killTheWriter(long runs, Random& random);
/// Each single call of SQLite to the system fails in each way, once and from then on.
Outcome failEveryOperation(long runs, Random& random);
/// Every call from some call on takes its time.
Outcome slowTheDisk(long runs, Random& random);
/// Each single allocation fails, once and from then on.
Outcome failEveryAllocation(long runs, Random& random);
/// The power is cut after any operation; what was not synced is kept in part, or torn.
Outcome cutThePower(long runs, Random& random);
/// Each bit of a small store is flipped, and must then be found or never be read.
Outcome flipBits(long runs, Random& random);
/// Events are swapped, dropped, repeated, moved or edited, the end is cut off, an older copy put
/// back; half of the time all that is public is then made to fit again.
Outcome forge(long runs, Random& random);
/// The clock is set back and forward during interviews: order kept, oddity named.
Outcome setTheClock(long runs, Random& random);

}  // namespace opmaat::faults
