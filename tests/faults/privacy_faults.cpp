#include <array>
#include <cstdio>

#include "privacy.h"

// Who could read what they should not, and whether many programs keep one record.
//
// privacy_faults --theft ROLE STORE ..., --many ROLE STORE ...: for itself.

namespace {

using namespace opmaat::faults;

constexpr std::array kExperiments = {
    Experiment{"stolen-kiosk", stealTheKiosk},     Experiment{"wrong-keys", tryWrongKeys},
    Experiment{"guessed-codes", guessCodes},       Experiment{"many-programs", runManyPrograms},
    Experiment{"many-on-server", runManyOnServer}, Experiment{"erased", lookForTheErased},
};

int run(std::span<const std::string> words)
{
    const std::string first = words.empty() ? "" : words.front();
    if (first == "--theft") {
        return bePartOfTheft(words.subspan(1));
    }
    if (first == "--many") {
        return bePartOfMany(words.subspan(1));
    }
    return runExperiment("privacy_faults", kExperiments, words);
}

}  // namespace

int main(int count, char** arguments)
{
    const std::vector<std::string> words(arguments + 1, arguments + count);
    try {
        return run(words);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "privacy_faults: %s\n", error.what());
        return 1;
    }
}
