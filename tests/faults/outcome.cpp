#include <algorithm>
#include <cmath>
#include <cstdio>

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

}  // namespace opmaat::faults
