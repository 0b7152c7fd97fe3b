#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/interview/event.h"

namespace opmaat::engine {

/// An event that says it happened before the one it follows: somewhere a clock was set back. The
/// order of the record counts, not the times.
struct Oddity {
    std::int64_t sequence = 0;  ///< of the event
    EventKind kind = EventKind::Started;
    std::chrono::sys_seconds before{}, at{};  ///< time of the event before it, and its own

    bool operator==(const Oddity&) const = default;
};

/// One sentence: "Event 7 (answered) has the time ..., which is 3600 s before event 6: ...".
std::string describe(const Oddity& oddity);

/// Looks at the times of events as they are folded.
class ClockWatch {
public:
    void see(const Event& event);
    const std::vector<Oddity>& oddities() const { return oddities_; }

    bool operator==(const ClockWatch&) const = default;

private:
    std::optional<std::chrono::sys_seconds> last_;
    std::vector<Oddity> oddities_;
};

}  // namespace opmaat::engine
