#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "experiment.h"

namespace opmaat::faults {
namespace {

/// P(at most `count`) when `mean` are expected.
double atMost(long count, double mean)
{
    double term = std::exp(-mean), sum = term;
    for (long k = 1; k <= count; ++k) {
        term *= mean / static_cast<double>(k);
        sum += term;
    }
    return sum;
}

std::string boundOf(const Count& count)
{
    std::string bound(32, '\0');
    const double chance = upperBound95(count.lost, count.runs);
    bound.resize(
        static_cast<std::size_t>(std::snprintf(bound.data(), bound.size(), "%.2g", chance)));
    return bound;
}

std::string countsOf(const Count& count)
{
    return count.what + " " + std::to_string(count.lost) + " of " + std::to_string(count.runs);
}

}  // namespace

double upperBound95(long lost, long runs)
{
    double low = 0.0, high = 3.0 * static_cast<double>(lost) + 10.0;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2.0;
        (atMost(lost, middle) > 0.05 ? low : high) = middle;
    }
    return runs > 0 ? std::min(1.0, high / static_cast<double>(runs)) : 1.0;
}

bool isGood(const Outcome& outcome)
{
    return outcome.honest.runs > 0 && outcome.honest.lost == 0 &&
           std::all_of(outcome.controls.begin(), outcome.controls.end(),
                       [](const Count& control) { return control.lost > 0; });
}

std::string lineOf(const Outcome& outcome)
{
    std::string line =
        countsOf(outcome.honest) + " lost (95 %: fewer than " + boundOf(outcome.honest) + ")";
    line += outcome.also.empty() ? "" : "; " + outcome.also;
    for (const Count& control : outcome.controls) {
        line += "; control, " + countsOf(control) + " lost" + (control.lost == 0 ? ": BLIND" : "");
    }
    return line;
}

std::string rowOf(const std::string& name, const Outcome& outcome)
{
    const Count& honest = outcome.honest;
    std::string row =
        "| " + name + ": " + honest.what.substr(0, honest.what.find_last_not_of(':') + 1);
    row += (outcome.also.empty() ? "" : "; " + outcome.also) + " | " + std::to_string(honest.runs) +
           " | " + std::to_string(honest.lost) + " | " + boundOf(honest) + " | ";
    std::string controls;
    for (const Count& control : outcome.controls) {
        controls += (controls.empty() ? "" : "; ") + countsOf(control);
    }
    return row + controls + " |";
}

namespace {

constexpr int kGood = 0, kBad = 1, kWrongUse = 2, kSkipped = 77;

int usage(const char* program, std::span<const Experiment> experiments)
{
    std::fprintf(stderr, "%s EXPERIMENT RUNS SEED [--row], with EXPERIMENT one of", program);
    for (const Experiment& experiment : experiments) {
        std::fprintf(stderr, " %s", experiment.name);
    }
    std::fputs("\n", stderr);
    return kWrongUse;
}

int runOne(const Experiment& experiment, long runs, std::uint64_t seed, bool asRow)
{
    Random random(seed);
    const Outcome outcome = experiment.go(runs, random);
    const std::string name = experiment.name;
    const std::string line = asRow ? rowOf(name, outcome) : name + ": " + lineOf(outcome);
    std::printf("%s\n", line.c_str());
    return isGood(outcome) ? kGood : kBad;
}

}  // namespace

int runExperiment(const char* program, std::span<const Experiment> experiments,
                  std::span<const std::string> words)
{
    const bool asRow = words.size() == 4 && words[3] == "--row";
    if (words.size() != 3 && !asRow) {
        return usage(program, experiments);
    }
    const auto chosen =
        std::find_if(experiments.begin(), experiments.end(),
                     [&](const Experiment& experiment) { return experiment.name == words[0]; });
    const long runs = std::atol(words[1].c_str());
    if (chosen == experiments.end() || runs < 1) {
        return usage(program, experiments);
    }
    try {
        return runOne(*chosen, runs, std::strtoull(words[2].c_str(), nullptr, 10), asRow);
    } catch (const Skipped& why) {
        std::printf("Skipped: %s.\n", why.what());
        return kSkipped;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", program, error.what());
        return kBad;
    }
}

}  // namespace opmaat::faults
