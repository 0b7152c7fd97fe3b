#pragma once

#include <chrono>
#include <memory>

#include "engine/pack/pack.h"
#include "engine/record/store.h"

namespace opmaat::desk {

/// "Now" in the demo and on pictures.
inline constexpr std::chrono::sys_seconds kDemoNow{
    std::chrono::seconds{1795348800}};  // 2026-11-22 12:00 UTC

/// A store in memory with a few made-up people, one of whom has paused. The same answers every
/// time; only the codes are random. Nobody real.
std::unique_ptr<engine::Store> demoStore(const engine::Pack& pack);

}  // namespace opmaat::desk
