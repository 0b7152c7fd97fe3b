#include <array>

#include "experiment.h"

// What the store promises when things go wrong: acknowledged is not lost, changed is not unseen.

int main(int count, char** arguments)
{
    using namespace opmaat::faults;
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
    const std::vector<std::string> words(arguments + 1, arguments + count);
    return runExperiment("record_faults", kExperiments, words);
}
