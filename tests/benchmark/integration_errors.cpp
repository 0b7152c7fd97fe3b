// The error of the integration over random models, beside far finer rules: the table that
// scoring/README.md quotes. Exit 1 when an error exceeds what is promised, 1e-4 T points.
// Usage: integration_errors [SHARE]     SHARE of the models, 1 when left out

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "tests/scoring/random_models.h"

namespace {

using namespace opmaat::scoring::random_models;

constexpr double kPromised = 1e-4;  // T points
constexpr double kPoints = 10.0;    // T points in one unit of theta

bool print(const char* what, const Worst& worst)
{
    std::printf("| %s | %d | %.1e | %.1e |\n", what, worst.cases, kPoints * worst.mean,
                kPoints * worst.sd);
    std::fflush(stdout);
    return kPoints * worst.mean < kPromised && kPoints * worst.sd < kPromised;
}

bool printTable(double share)
{
    const auto some = [share](int models) { return std::max(1, static_cast<int>(share * models)); };
    std::printf("| models | people | worst error of a mean, T | of a standard error, T |\n");
    std::printf("|---|---|---|---|\n");
    bool good =
        print("one axis, up to 20 items, slopes up to 2.5", overModels(1, some(600), 20, 2.5, 11));
    good &=
        print("one axis, up to 12 items, slopes up to 8", overModels(1, some(400), 12, 8.0, 12));
    good &=
        print("one axis, up to 200 items, slopes up to 8", overModels(1, some(20), 200, 8.0, 13));
    good &=
        print("two axes, up to 30 items, slopes up to 2.5", overModels(2, some(200), 30, 2.5, 14));
    good &= print("two axes, up to 40 items, slopes up to 8", overModels(2, some(50), 40, 8.0, 15));
    good &= print("three axes, up to 20 items, slopes up to 3",
                  overCentred(3, some(36), 20, 0.4, 8.8, 16));
    good &= print("four axes, up to 12 items, slopes up to 3",
                  overCentred(4, some(8), 12, 0.5, 7.7, 17));
    return good;
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        const double share = argc == 2 ? std::atof(argv[1]) : 1.0;
        if (argc > 2 || share <= 0.0) {
            std::fprintf(stderr, "usage: integration_errors [SHARE]\n");
            return 2;
        }
        return printTable(share) ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
