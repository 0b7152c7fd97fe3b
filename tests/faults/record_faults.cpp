#include <cstdio>
#include <cstdlib>
#include <exception>

#include "experiment.h"

// record_faults SCALE SEED: what the store promises, under kill -9, a failing disk and power cuts.
// Exits 1 when something acknowledged was lost, or when a control lost nothing.

namespace {

using namespace opmaat::faults;

bool isGood(const Outcome& outcome)
{
    const bool blind = outcome.controlLost == 0;
    std::printf("%s%s\n", outcome.line.c_str(), blind ? "; BLIND" : "");
    std::fflush(stdout);
    return outcome.lost == 0 && !blind;
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 3 || std::atoi(arguments[1]) < 1) {
        std::fputs("record_faults SCALE SEED\n", stderr);
        return 2;
    }
    try {
        const int scale = std::atoi(arguments[1]);
        Random random(std::strtoull(arguments[2], nullptr, 10));
        const bool kill = isGood(killTheWriter(scale, random));
        const bool fail = isGood(failEveryOperation(scale, random));
        const bool cut = isGood(cutThePower(scale, random));
        return kill && fail && cut ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "record_faults: %s\n", error.what());
        return 1;
    }
}
