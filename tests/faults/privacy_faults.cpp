#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "privacy.h"

// privacy_faults EXPERIMENT RUNS SEED [--row]: who could read what they should not, and whether
// many programs keep one record. Exits 1 when an experiment went wrong, or when a control went
// well; 77 when there is no PostgreSQL for it. --row prints a row of a table in Markdown.
//
// privacy_faults --theft ROLE STORE ..., --many ROLE STORE ...: for itself.

namespace {

using namespace opmaat::faults;

constexpr int kSkipped = 77;

struct Experiment {
    std::string_view name;
    Outcome (*go)(long, Random&);
};
constexpr std::array kExperiments = {
    Experiment{"stolen-kiosk", stealTheKiosk},     Experiment{"wrong-keys", tryWrongKeys},
    Experiment{"guessed-codes", guessCodes},       Experiment{"many-programs", runManyPrograms},
    Experiment{"many-on-server", runManyOnServer}, Experiment{"erased", lookForTheErased},
};

int usage()
{
    std::fputs("privacy_faults EXPERIMENT RUNS SEED [--row], with EXPERIMENT one of", stderr);
    for (const Experiment& experiment : kExperiments) {
        std::fprintf(stderr, " %s", experiment.name.data());
    }
    std::fputs("\n", stderr);
    return 2;
}

int run(std::span<const std::string> words)
{
    const std::string first = words.empty() ? "" : words.front();
    if (first == "--theft") {
        return bePartOfTheft(words.subspan(1));
    }
    if (first == "--many") {
        return bePartOfMany(words.subspan(1));
    }
    const bool asRow = words.size() == 4 && words[3] == "--row";
    for (const Experiment& experiment : kExperiments) {
        if (experiment.name == first && (words.size() == 3 || asRow) && std::stol(words[1]) > 0) {
            Random random(std::stoull(words[2]));
            const Outcome outcome = experiment.go(std::stol(words[1]), random);
            const std::string line = asRow ? rowOf(first, outcome) : first + ": " + lineOf(outcome);
            std::printf("%s\n", line.c_str());
            return isGood(outcome) ? 0 : 1;
        }
    }
    return usage();
}

}  // namespace

int main(int count, char** arguments)
{
    try {
        const std::vector<std::string> words(arguments + 1, arguments + count);
        return run(words);
    } catch (const Skipped& why) {
        std::printf("Skipped: %s.\n", why.what());
        return kSkipped;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "privacy_faults: %s\n", error.what());
        return 1;
    }
}
