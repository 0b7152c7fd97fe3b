#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "experiment.h"

// record_faults EXPERIMENT RUNS SEED [--row]: what the store promises when things go wrong. Exits 1
// when something acknowledged was lost or unseen, or when a control lost nothing.

namespace {

using namespace opmaat::faults;

struct Experiment {
    const char* name;
    Outcome (*go)(long, Random&);
};
constexpr std::array kExperiments = {
    Experiment{"kill", killTheWriter},
    Experiment{"power-cut", cutThePower},
    Experiment{"failing-disk", failEveryOperation},
    Experiment{"slow-disk", slowTheDisk},
    Experiment{"failing-memory", failEveryAllocation},
    Experiment{"bit-flips", flipBits},
    Experiment{"forgery", forge},
    Experiment{"clock", setTheClock},
};

int usage()
{
    std::fputs("record_faults EXPERIMENT RUNS SEED [--row], with EXPERIMENT one of", stderr);
    for (const Experiment& experiment : kExperiments) {
        std::fprintf(stderr, " %s", experiment.name);
    }
    std::fputs("\n", stderr);
    return 2;
}

}  // namespace

int main(int count, char** arguments)
{
    const bool asRow = count == 5 && std::strcmp(arguments[4], "--row") == 0;
    if ((count != 4 && !asRow) || std::atol(arguments[2]) < 1) {
        return usage();
    }
    for (const Experiment& experiment : kExperiments) {
        if (std::strcmp(experiment.name, arguments[1]) != 0) {
            continue;
        }
        try {
            Random random(std::strtoull(arguments[3], nullptr, 10));
            const Outcome outcome = experiment.go(std::atol(arguments[2]), random);
            const std::string line = asRow ? rowOf(experiment.name, outcome)
                                           : experiment.name + (": " + lineOf(outcome));
            std::printf("%s\n", line.c_str());
            return isGood(outcome) ? 0 : 1;
        } catch (const std::exception& error) {
            std::fprintf(stderr, "record_faults: %s\n", error.what());
            return 1;
        }
    }
    return usage();
}
