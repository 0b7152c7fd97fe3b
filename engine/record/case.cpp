#include "engine/record/case.h"

#include <algorithm>

namespace opmaat::engine {
namespace {

constexpr std::string_view kNoProfile = "none";

/// What would be use of the answers, beyond keeping and showing them to the client.
bool isUse(EventKind kind)
{
    return kind == EventKind::Assessed || kind == EventKind::Judged ||
           kind == EventKind::Discussed || kind == EventKind::Outcome;
}

bool hasProfile(const Pack& pack, const std::string& id)
{
    const auto& words = pack.profiles.words;
    return id == kNoProfile || std::any_of(words.begin(), words.end(),
                                           [&](const auto& profile) { return profile.id == id; });
}

const std::string& detail(const Event& event, const std::string& name)
{
    static const std::string kNone;
    const auto found = event.details.find(name);
    return found == event.details.end() ? kNone : found->second;
}

}  // namespace

Case::Case(const Pack& pack, std::span<const Event> events) : interview_(pack)
{
    for (const Event& event : events) {
        apply(event);
    }
}

bool Case::mayBeRead(const std::string& purpose) const
{
    return !isRestricted() || purpose == "subject" || purpose == "claim" ||
           purpose == "supervision";
}

void Case::check(const Event& event) const
{
    if (isRestricted() && isUse(event.kind)) {
        refuse(event, "the client asked not to use the answers for now");
    }
    if (event.kind == EventKind::Opened && !mayBeRead(detail(event, "purpose"))) {
        refuse(event,
               "the client asked not to use the answers for now, so they are opened for "
               "'subject', 'claim' or 'supervision' only");
    }
    if ((event.kind == EventKind::Restricted && isRestricted()) ||
        (event.kind == EventKind::Released && !isRestricted())) {
        refuse(event, isRestricted() ? "it is restricted already" : "it is not restricted");
    }
    if (event.kind == EventKind::Judged &&
        !hasProfile(interview_.pack(), detail(event, "profile"))) {
        refuse(event, "the pack has no profile '" + detail(event, "profile") + "'");
    }
}

void Case::apply(const Event& event)
{
    check(event);
    Answer before;
    if (event.kind == EventKind::Corrected && interview_.pack().find(event.item) != nullptr) {
        before = interview_.answer(event.item);
    }
    interview_.apply(event);
    keep(event, before);
}

void Case::keep(const Event& event, const Answer& before)
{
    const DeskEntry entry{event.sequence, event.at, detail(event, "who")};
    const std::string& reason = detail(event, "reason");
    if (event.kind == EventKind::Started) {
        startedAt_ = event.at;
    } else if (event.kind == EventKind::Finished || event.kind == EventKind::Stopped) {
        endedAt_ = event.at;
    } else if (event.kind == EventKind::Opened) {
        openings_.push_back({entry, detail(event, "purpose")});
    } else if (event.kind == EventKind::Assessed) {
        computations_.push_back(
            {entry, detail(event, "software"), event.packHash, detail(event, "resultHash")});
    } else if (event.kind == EventKind::Judged) {
        const std::string& profile = detail(event, "profile");
        judgements_.push_back({entry, profile == kNoProfile ? "" : profile,
                               detail(event, "before") == "yes", reason});
    } else if (event.kind == EventKind::Discussed) {
        discussions_.push_back({entry});
    } else if (event.kind == EventKind::Outcome) {
        outcomes_.push_back({entry, detail(event, "code"), reason});
    } else if (event.kind == EventKind::Corrected) {
        corrections_.push_back({entry, event.item, before, event.answer, reason});
    } else if (event.kind == EventKind::Restricted || event.kind == EventKind::Released) {
        restrictions_.push_back({entry, event.kind == EventKind::Released, reason});
    }
}

}  // namespace opmaat::engine
