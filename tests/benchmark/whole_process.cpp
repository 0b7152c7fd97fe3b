// Runs a command several times and prints its wall time and peak memory as a whole process.
// Usage: whole_process RUNS COMMAND [ARGUMENT...]; output: "MEDIAN_MS MAX_MS PEAK_MB".

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

struct Run {
    double milliseconds = 0.0, megabytes = 0.0;
    bool ok = false;
};

Run runOnce(char** command)
{
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
    return {wall.count(), static_cast<double>(used.ru_maxrss) / 1024.0,
            WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

}  // namespace

int main(int argc, char** argv)
{
    const int runs = argc > 2 ? std::atoi(argv[1]) : 0;
    if (runs < 1) {
        std::fprintf(stderr, "usage: whole_process RUNS COMMAND [ARGUMENT...]\n");
        return 2;
    }
    runOnce(argv + 2);  // warms the page cache
    std::vector<double> times;
    double peak = 0.0;
    for (int i = 0; i < runs; ++i) {
        const Run run = runOnce(argv + 2);
        if (!run.ok) {
            std::fprintf(stderr, "%s failed\n", argv[2]);
            return 1;
        }
        times.push_back(run.milliseconds);
        peak = std::max(peak, run.megabytes);
    }
    std::sort(times.begin(), times.end());
    std::printf("%.0f %.0f %.0f\n", times[times.size() / 2], times.back(), peak);
}
