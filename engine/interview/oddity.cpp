#include "engine/interview/oddity.h"

namespace opmaat::engine {

std::string describe(const Oddity& oddity)
{
    return "Event " + std::to_string(oddity.sequence) + " (" + std::string(name(oddity.kind)) +
           ") has the time " + utcText(oddity.at) + ", which is " +
           std::to_string((oddity.before - oddity.at).count()) + " s before event " +
           std::to_string(oddity.sequence - 1) +
           ": a clock was set back. The order of the record counts.";
}

void ClockWatch::see(const Event& event)
{
    if (last_ && event.at < *last_) {
        oddities_.push_back({event.sequence, event.kind, *last_, event.at});
    }
    last_ = event.at;
}

}  // namespace opmaat::engine
