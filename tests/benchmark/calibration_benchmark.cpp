// Prints how long `fit` takes, as a table: calibration_benchmark [ROW]. Every row is a process of
// its own, so that its peak memory is its own.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "calibration/fit.h"
#include "calibration/standard_errors.h"
#include "tests/calibration/made_up.h"

namespace {

using namespace opmaat;
using namespace opmaat::calibration;

struct Row {
    std::string what;
    Shape shape;
    int people = 0;
    std::string reach;  ///< CPU seconds that were asked for
    bool hasTenFacets = false;
};

const std::vector<Row> kRows = {
    {"1 axis, 20 items, N = 10,000", {1, 1, 20, 5}, 10'000, "0.08"},
    {"1 axis, 20 items, N = 100,000", {1, 1, 20, 5}, 100'000, "0.7"},
    {"2 axes, 40 items, N = 2,000", {2, 1, 20, 5}, 2'000, "0.05"},
    {"2 axes, 40 items, N = 10,000", {2, 1, 20, 5}, 10'000, "0.2"},
    {"3 axes, 60 items, N = 2,000", {3, 1, 20, 5}, 2'000, "0.15"},
    {"3 axes, 60 items, N = 10,000", {3, 1, 20, 5}, 10'000, "0.6"},
    {"3 axes with 10 facets, free loadings, 60 items, N = 10,000", {3, 3, 6, 5}, 10'000, "6", true},
};

/// Nine facets of six items, and one more on the last axis.
Specification withTenFacets(const Shape& shape)
{
    Specification specification = madeUp(shape, 301);
    scoring::Model& model = specification.model;
    scoring::Random random(302);
    const auto facet = static_cast<int>(model.facets.size());
    model.facets.push_back({"facet-9", shape.axes - 1, 0.75});
    for (int i = 0; i < shape.items; ++i)
        model.items.push_back(madeUpItem(shape, facet, model.items.size(), random));
    specification.isItemFixed.assign(model.items.size(), false);
    identifyLoadings(specification, std::vector<bool>(model.facets.size(), true));
    return specification;
}

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double wallSeconds()
{
    using Seconds = std::chrono::duration<double>;
    return Seconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

long peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

void print(const Row& row)
{
    const Specification specification =
        row.hasTenFacets ? withTenFacets(row.shape) : madeUp(row.shape, 301);
    const Patterns patterns = peopleOf(specification, row.people, 303);
    const double start = cpuSeconds();
    const double wallStart = wallSeconds();
    const Fit found = fit(specification, patterns, {});
    const double seconds = cpuSeconds() - start;
    const double wall = wallSeconds() - wallStart;
    FitOptions two;
    two.threads = 2;
    const double twoStart = wallSeconds();
    fit(specification, patterns, two);
    const double both = wallSeconds() - twoStart;
    const double errorsStart = cpuSeconds();
    crossProduct(ParameterMap(specification), found.estimate, chooseRule(found.estimate, kFineRule),
                 patterns, 1);
    const double errors = cpuSeconds() - errorsStart;
    std::printf("| %s | %.2f | %s | %.2f | %.2f | %d | %.1e | %.1e | %ld MB |\n", row.what.c_str(),
                seconds, row.reach.c_str(), errors, wall / both, found.iterations, found.decrement,
                found.integrationError, peakMegabytes());
    for (const std::string& defect : found.defects)
        std::printf("\nNOT USABLE: %s\n", defect.c_str());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv)
{
    std::printf(
        "| data | fit with standard errors, CPU s | reach | of it cross product | two threads"
        ", times as fast | passes | Newton decrement | integration error | peak memory |\n");
    std::printf("|---|---|---|---|---|---|---|---|---|\n");
    std::fflush(stdout);
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (argc > 1 && std::to_string(i) != argv[1]) continue;
        const pid_t child = fork();
        if (child == 0) {
            print(kRows[i]);
            _exit(0);
        }
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) != child || status != 0) return 1;
    }
    return 0;
}
