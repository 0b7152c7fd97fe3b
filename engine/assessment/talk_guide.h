#pragma once

#include <string>
#include <vector>

#include "engine/conditions/condition.h"
#include "engine/pack/conversation.h"

namespace opmaat::engine {

struct Assessment;
struct Pack;

/// Two open questions on a facet, with where the answers placed it.
struct GuideQuestion {
    std::string facet, title;
    Level level = Level::Low;
    std::string inviting, confronting, source;
};

/// Something to offer or agree upon, in words.
struct GuideLine {
    std::string id, title, text;
    std::string by;      ///< of an action: client, counsellor or together
    std::string source;  ///< of a hand-over or a check
};

/// What of the pack's conversation guide fits one person. Nothing here is a finding: it is what a
/// counsellor may say, and leave.
struct TalkGuide {
    std::vector<GuideQuestion> questions;  ///< highest facets first, then lowest
    std::vector<GuideLine> handOvers;      ///< those whose condition is true, or that have none
    std::vector<GuideLine> actions;        ///< for facets that are low here
    std::vector<GuideLine> checks;         ///< to hold every proposed intervention against

    bool empty() const { return questions.empty() && handOvers.empty() && checks.empty(); }
};

/// From the facets of a result: those with an answer whose standard error is within the bound of
/// the guide. The highest come first, as many as it says, then the lowest; a facet without
/// questions for its level is left out. Equal positions stand in the order of the model.
///
/// @param result  with its facets and offers
/// @param names   of results, for the conditions of hand-overs
TalkGuide talkGuide(const Assessment& result, const Pack& pack, const Condition::Lookup& names);

}  // namespace opmaat::engine
