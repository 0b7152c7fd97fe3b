#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/interview/event.h"
#include "engine/interview/oddity.h"

namespace opmaat::engine {

/// A slot or a device of the office, as far as the log has it.
struct Holder {
    std::string label;
    std::chrono::sys_seconds since{};
    std::string by;  ///< who added it

    bool operator==(const Holder&) const = default;
};

/// Somebody whose signature under a pack counts.
struct KnownPublisher {
    std::string name;
    std::string slot;  ///< of the passphrase of who brought the key in
    std::string by;    ///< its label
    std::chrono::sys_seconds since{};

    bool operator==(const KnownPublisher&) const = default;
};

struct AdoptedPack {
    std::string id, version, hash;
    std::chrono::sys_seconds at{};
    std::string by;

    bool operator==(const AdoptedPack&) const = default;
};

/// Records that left, were destroyed, copied or put back: what the log says of it, as it stands.
struct LogLine {
    std::int64_t sequence = 0;
    EventKind kind = EventKind::Exported;
    std::chrono::sys_seconds at{};
    std::string who;
    std::map<std::string, std::string> details;

    bool operator==(const LogLine&) const = default;
};

/// What was done in an office: the fold of its own stream. It knows no client.
///
/// An act is done first and logged next, so that a power cut can leave one out; what the log says
/// is therefore taken as it stands, whatever it says of slots and devices that it never heard of.
class OfficeLog {
public:
    OfficeLog() = default;
    /// @throws std::logic_error as apply()
    explicit OfficeLog(std::span<const Event> events);

    /// @throws std::logic_error when the event is not the next one, or none of an office's log;
    ///   nothing has then changed
    void apply(const Event& event);

    std::int64_t nextSequence() const { return next_; }
    std::int64_t generation() const { return generation_; }  ///< of the office's keys; 0: none yet
    /// By id, those that are there now. After a rotation of the keys the slots are those added
    /// since.
    const std::map<std::string, Holder>& slots() const { return slots_; }
    const std::map<std::string, Holder>& devices() const { return devices_; }
    const std::vector<AdoptedPack>& packs() const { return packs_; }  ///< oldest first
    /// By public key, hexadecimal; those that were not revoked.
    const std::map<std::string, KnownPublisher>& publishers() const { return publishers_; }
    /// SHA-256, hexadecimal, of the ids of interviews that were erased.
    const std::set<std::string>& erased() const { return erased_; }
    /// Exports, erasures, retention, copies, checkpoints; oldest first.
    const std::vector<LogLine>& lines() const { return lines_; }
    /// The newest line of a kind; nullptr when there is none.
    const LogLine* last(EventKind kind) const;
    /// Where a clock was set back, by sequence.
    const std::vector<Oddity>& oddities() const { return clock_.oddities(); }

    bool operator==(const OfficeLog&) const = default;

private:
    void checkOrder(const Event& event) const;
    void keep(const Event& event);

    std::int64_t next_ = 0, generation_ = 0;
    std::map<std::string, Holder> slots_, devices_;
    std::vector<AdoptedPack> packs_;
    std::map<std::string, KnownPublisher> publishers_;
    std::set<std::string> erased_;
    std::vector<LogLine> lines_;
    ClockWatch clock_;
};

}  // namespace opmaat::engine
