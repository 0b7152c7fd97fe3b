#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <thread>

#include "experiment.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

constexpr int kMost = 100'000;

/// Writes one byte for every event after it is stored; the control is two events too early, because
/// what the system has been given outlives a killed process even when it was never synced.
[[noreturn]] void writeUntilKilled(const std::string& path, int pipe, bool tooEarly)
{
    const char byte = 'a';
    try {
        Program program(path);
        bool going = !tooEarly || ::write(pipe, "aa", 2) == 2;
        for (int number = 0; going && number < kMost; ++number) {
            program.append(number);
            going = ::write(pipe, &byte, 1) == 1;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    ::_exit(1);
}

int countBytes(int pipe)
{
    std::array<char, 4096> bytes{};
    int count = 0;
    for (ssize_t got = 1; got > 0; count += static_cast<int>(got)) {
        got = ::read(pipe, bytes.data(), bytes.size());
        got = got < 0 ? 0 : got;
    }
    return count;
}

/// @return acknowledged events, or -1 when one of them was lost
int killOnce(const Folder& folder, bool tooEarly, Random& random)
{
    folder.empty();
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        throw std::runtime_error("no pipe");
    }
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        writeUntilKilled(folder.store(), ends[1], tooEarly);
    }
    ::close(ends[1]);
    const int awaited = 1 + below(random, 40);
    int acknowledged = 0;
    for (char byte = 0; acknowledged < awaited && ::read(ends[0], &byte, 1) == 1; ++acknowledged) {
    }
    std::this_thread::sleep_for(std::chrono::microseconds(below(random, 1000)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    acknowledged += countBytes(ends[0]);
    ::close(ends[0]);
    const std::string mistake = mistakeIn(folder.store(), acknowledged, acknowledged + 1);
    if (!mistake.empty() && !tooEarly) {
        std::fprintf(stderr, "kill -9: %s\n", mistake.c_str());
    }
    return mistake.empty() ? acknowledged : -1;
}

}  // namespace

Outcome killTheWriter(long runs, Random& random)
{
    const Folder folder;
    const long controls = std::max(10L, runs / 20);
    Count kills{"kills of a running interview:", runs};
    Count early{"acknowledged two events too early:", controls};
    long acknowledged = 0;
    for (long i = 0; i < runs; ++i) {
        const int count = killOnce(folder, false, random);
        kills.lost += count < 0 ? 1 : 0;
        acknowledged += count < 0 ? 0 : count;
    }
    for (long i = 0; i < controls; ++i) {
        early.lost += killOnce(folder, true, random) < 0 ? 1 : 0;
    }
    return {kills, {early}, std::to_string(acknowledged) + " events acknowledged"};
}

}  // namespace opmaat::faults
