#pragma once

/// Which of the ten mistakes is in this build; 0, as in every ordinary build: none. They stand in
/// the harnesses, between a reader and the laws about it, and never in the product. README.md lists
/// them.
#ifndef OPMAAT_PLANTED_BUG
#define OPMAAT_PLANTED_BUG 0
#endif

namespace opmaat::fuzz {

constexpr bool isPlanted(int bug)
{
    return OPMAAT_PLANTED_BUG == bug;
}

}  // namespace opmaat::fuzz
