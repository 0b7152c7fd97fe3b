#pragma once

#include <string>
#include <vector>

#include "engine/record/office.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// Something in a store that is not as it was written.
struct Damage {
    enum class Kind {
        Replaced,    ///< bytes differ from what was chained or signed
        Deleted,     ///< a position, sequence or handover is missing
        Reordered,   ///< there, but not in its place
        Truncated,   ///< the end that a device or checkpoint vouches for is missing
        RolledBack,  ///< a checkpoint kept elsewhere is not in this store
        Unsigned,    ///< handed over by nobody the office knows, or signed by another
        Unreadable,  ///< the key opens it not
        Unfinished   ///< an erasure that was interrupted
    };
    Kind kind = Kind::Replaced;
    std::int64_t position = 0;  ///< in the store; 0 when it is not an event
    std::string stream;         ///< hexadecimal; "" when it is not of one
    std::int64_t sequence = -1;
    std::string what;  ///< a sentence: place, what was found, what to do
};
std::string_view name(Damage::Kind kind);

struct Verification {
    std::vector<Damage> damages;  ///< empty: whole
    std::int64_t events = 0, erased = 0, streams = 0, wholeStreams = 0;
    std::int64_t readable = 0;  ///< events opened; 0 when no secrets were given
    CheckpointRow head;
};

/// Reads everything once. Without secrets: chain, devices, checkpoints; with them also every event.
/// @param anchors  checkpoints kept elsewhere. Cost: about 10 microseconds an event
Verification verify(const Vault& vault, const OfficeSecrets* secrets,
                    std::span<const CheckpointRow> anchors);

}  // namespace opmaat::engine
