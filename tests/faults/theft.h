#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "search.h"

/// What the thief and the roles that are robbed have agreed.
namespace opmaat::faults {

inline constexpr std::size_t kSeedBytes = 8, kIdBytes = 16, kCodeBytes = 12, kPassphraseBytes = 24;

/// A person who is made up from a number alone, so that the role and the thief make the same one
/// and nothing of it need be sent.
struct MadeUpClient {
    std::uint64_t seed = 0;

    /// How long an answer took: seventeen digits that nobody else writes.
    double seconds(int answer) const;
    std::chrono::sys_seconds at() const;  ///< a day that nobody else lives in
    std::string note() const;             ///< of the counsellor who spoke with this person
    std::vector<Marker> markers() const;  ///< all of these, as text and as they are in memory
};
inline constexpr int kAnswers = 4;

/// What a role says each time it waits to be searched.
struct Report {
    pid_t process = 0;
    std::array<char, kIdBytes> interview{};
};

}  // namespace opmaat::faults
