#include <algorithm>
#include <array>

#include "engine/interview/oddity.h"
#include "experiment.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

using namespace engine;
using std::chrono::seconds;

constexpr int kEvents = 20;

/// An interview during which somebody sets the clock of the kiosk.
struct OddInterview {
    std::vector<Event> events;
    std::size_t setBack = 0;  ///< how often to an earlier time than the event before it has
};

OddInterview oddInterview(int number, Random& random)
{
    constexpr std::array<seconds, 4> kJumps = {std::chrono::hours(-1), std::chrono::hours(1),
                                               std::chrono::hours(-24 * 365),
                                               std::chrono::hours(24 * 365)};
    OddInterview odd;
    seconds shift(0);
    for (int i = 0; i < kEvents; ++i) {
        Event event = eventOf(number * kEvents + i);
        if (i > 0 && below(random, 6) == 0) {
            shift += kJumps.at(static_cast<std::size_t>(below(random, 4)));
        }
        event.at += shift;
        odd.setBack += i > 0 && event.at < odd.events.back().at ? 1 : 0;
        odd.events.push_back(event);
    }
    return odd;
}

}  // namespace

Outcome setTheClock(long runs, Random& random)
{
    const Folder folder;
    Program program(folder.store());
    Count kept{"interviews while the clock was set an hour or a year back or forward:", runs};
    Count sorted{"ordered by time:", runs};
    std::size_t oddities = 0;
    for (int number = 0; number < runs; ++number) {
        const OddInterview odd = oddInterview(number, random);
        for (const Event& event : odd.events) {
            program.append(interviewOf(number * kEvents), event);
        }
        std::vector<Event> found = program.store().events(interviewOf(number * kEvents));
        ClockWatch watch;
        for (const Event& event : found) {
            watch.see(event);
        }
        const bool same = found == odd.events && watch.oddities().size() == odd.setBack;
        kept.lost += same ? 0 : 1;
        oddities += watch.oddities().size();
        std::stable_sort(found.begin(), found.end(),
                         [](const Event& a, const Event& b) { return a.at < b.at; });
        sorted.lost += found == odd.events ? 0 : 1;
    }
    return {kept, {sorted}, std::to_string(oddities) + " times set back, all named"};
}

}  // namespace opmaat::faults
