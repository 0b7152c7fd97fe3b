#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// What the programs that write at once and who started them have agreed.
namespace opmaat::faults {

/// An event whose durability was acknowledged. In the log of the office nobody learns `sequence`.
struct Acknowledged {
    std::string stream;
    std::int64_t sequence = 0;
};
inline constexpr std::int64_t kSomewhere = -1;

/// Kept in a file by the role, so that nothing is forgotten when it is killed.
std::vector<Acknowledged> readAcknowledged(const std::string& file);

}  // namespace opmaat::faults
