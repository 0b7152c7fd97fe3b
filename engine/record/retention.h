#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/pack/pack.h"

namespace opmaat::engine {

/// A stream as far as its term goes. All but `isRestricted` is known without a key.
struct KeptStream {
    std::string id;        ///< hexadecimal
    std::string packHash;  ///< hexadecimal
    std::int32_t day = 0;  ///< when it began: days since 1970-01-01, UTC
    bool isOffice = false;
    bool isRestricted = false;  ///< the client asked to keep it and not to use it

    bool operator==(const KeptStream&) const = default;
};

/// A stream and the last day on which it is kept.
struct DueStream {
    std::string id;
    std::int32_t lastDay = 0;

    bool operator==(const DueStream&) const = default;
};

/// What a policy asks for today. Each list in the order of the streams; a stream is in one at most.
struct RetentionPlan {
    std::vector<DueStream> erase;            ///< the last day is over
    std::vector<DueStream> soon;             ///< within the days of notice: tell who is responsible
    std::vector<DueStream> held;             ///< over, but restricted: a person decides
    std::vector<std::string> withoutPolicy;  ///< of a pack that is not at hand
    std::vector<std::string> ahead;          ///< begun after today: a clock was wrong

    bool operator==(const RetentionPlan&) const = default;
};

/// The last day on which an interview that began on `day` is kept.
std::int32_t lastDayOf(const Retention& policy, std::int32_t day);

/// @param policies  by hash of the pack. @param today  days since 1970-01-01
/// The log of an office is no interview and is never in a plan.
RetentionPlan planRetention(std::span<const KeptStream> streams,
                            const std::map<std::string, Retention>& policies, std::int32_t today);

}  // namespace opmaat::engine
