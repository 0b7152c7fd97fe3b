#pragma once

#include <chrono>
#include <cstdint>

namespace opmaat::engine {

/// The day as a store has it in clear: days since 1970-01-01, UTC.
inline std::int32_t dayOf(std::chrono::sys_seconds time)
{
    return static_cast<std::int32_t>(
        std::chrono::floor<std::chrono::days>(time).time_since_epoch().count());
}

}  // namespace opmaat::engine
