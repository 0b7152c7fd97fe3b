#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/interview/interview.h"

namespace opmaat::engine {

/// Something that was done at the desk: which event of the stream, when, and by whom.
struct DeskEntry {
    std::int64_t sequence = 0;
    std::chrono::sys_seconds at{};
    std::string who;  ///< label of the slot; "" for what the desk does by itself

    bool operator==(const DeskEntry&) const = default;
};

struct Opening : DeskEntry {
    std::string purpose;  ///< one of the catalogue

    bool operator==(const Opening&) const = default;
};

/// A result that can be computed again and compared.
struct Computation : DeskEntry {
    std::string software, packHash, resultHash;

    bool operator==(const Computation&) const = default;
};

struct Judgement : DeskEntry {
    std::string profile;  ///< "" for none of them
    bool beforeProposal = false;
    std::string reason;

    bool operator==(const Judgement&) const = default;
};

struct Discussion : DeskEntry {
    bool operator==(const Discussion&) const = default;
};

struct RegisteredOutcome : DeskEntry {
    std::string code, reason;

    bool operator==(const RegisteredOutcome&) const = default;
};

struct Correction : DeskEntry {
    std::string item;
    Answer before, after;
    std::string reason;

    bool operator==(const Correction&) const = default;
};

struct Restriction : DeskEntry {
    bool released = false;  ///< the end of one
    std::string reason;

    bool operator==(const Restriction&) const = default;
};

/// Everything that is known under one code: the interview and what was done with it afterwards. It
/// is the fold of the whole stream.
///
/// While it is restricted (General Data Protection Regulation, article 18) it is kept, corrected
/// and shown to the client, and used for nothing else.
class Case {
public:
    explicit Case(const Pack& pack) : interview_(pack) {}  // pack outlives the case
    /// @throws std::logic_error as apply()
    Case(const Pack& pack, std::span<const Event> events);

    /// @throws std::logic_error when the event cannot follow what happened before; nothing has then
    ///   changed
    void apply(const Event& event);

    const Interview& interview() const { return interview_; }
    std::chrono::sys_seconds startedAt() const { return startedAt_; }  ///< 1970 before it began
    const std::optional<std::chrono::sys_seconds>& endedAt() const { return endedAt_; }
    /// In the order of the record, each.
    const std::vector<Opening>& openings() const { return openings_; }
    const std::vector<Computation>& computations() const { return computations_; }
    const std::vector<Judgement>& judgements() const { return judgements_; }
    const std::vector<Discussion>& discussions() const { return discussions_; }
    const std::vector<RegisteredOutcome>& outcomes() const { return outcomes_; }
    const std::vector<Correction>& corrections() const { return corrections_; }
    const std::vector<Restriction>& restrictions() const { return restrictions_; }

    bool isRestricted() const { return !restrictions_.empty() && !restrictions_.back().released; }
    /// Whether the answers may be looked at for this purpose: any, unless restricted; then because
    /// the client asked, for a claim, or to supervise.
    bool mayBeRead(const std::string& purpose) const;

    bool operator==(const Case&) const = default;

private:
    void check(const Event& event) const;
    void keep(const Event& event, const Answer& before);

    Interview interview_;
    std::chrono::sys_seconds startedAt_{};
    std::optional<std::chrono::sys_seconds> endedAt_;
    std::vector<Opening> openings_;
    std::vector<Computation> computations_;
    std::vector<Judgement> judgements_;
    std::vector<Discussion> discussions_;
    std::vector<RegisteredOutcome> outcomes_;
    std::vector<Correction> corrections_;
    std::vector<Restriction> restrictions_;
};

}  // namespace opmaat::engine
