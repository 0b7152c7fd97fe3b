#include "engine/assessment/talk_guide.h"

#include <algorithm>

#include "engine/assessment/assessment.h"

namespace opmaat::engine {
namespace {

Level levelOf(const ScaleResult& facet, const FacetChoice& choice)
{
    return facet.t <= choice.low    ? Level::Low
           : facet.t >= choice.high ? Level::High
                                    : Level::Middle;
}

/// The facets that are certain enough, the highest first.
std::vector<const ScaleResult*> certainFacets(const Assessment& result, const FacetChoice& choice)
{
    std::vector<const ScaleResult*> facets;
    for (const ScaleResult& facet : result.facets) {
        const bool isCertain = facet.answered > 0 && 10.0 * facet.se <= choice.maximumStandardError;
        if (isCertain) facets.push_back(&facet);
    }
    std::stable_sort(facets.begin(), facets.end(),
                     [](const ScaleResult* a, const ScaleResult* b) { return a->t > b->t; });
    return facets;
}

/// Adds the questions of up to `most` facets that are not of level `notOf`.
template <class Iterator>
void addQuestions(TalkGuide& guide, const Assessment& result, const Pack& pack, Level notOf,
                  int most, Iterator from, Iterator to)
{
    for (int added = 0; from != to && added < most; ++from) {
        const ScaleResult& facet = **from;
        const Level level = levelOf(facet, pack.conversation.choice);
        const FacetQuestions* const found = pack.conversation.find(facet.id, level);
        const bool isThere =
            std::any_of(guide.questions.begin(), guide.questions.end(),
                        [&](const GuideQuestion& one) { return one.facet == facet.id; });
        if (level == notOf || found == nullptr || isThere) continue;
        guide.questions.push_back({facet.id, facet.title, level,
                                   found->inviting.in(result.language),
                                   found->confronting.in(result.language), found->source});
        ++added;
    }
}

std::string_view name(ActionTemplate::By by)
{
    switch (by) {
        case ActionTemplate::By::Client:
            return "client";
        case ActionTemplate::By::Counsellor:
            return "counsellor";
        case ActionTemplate::By::Together:
            return "together";
    }
    return "";
}

void addActions(TalkGuide& guide, const Conversation& conversation, const std::string& language)
{
    const auto isLow = [&](const std::string& facet) {
        return std::any_of(guide.questions.begin(), guide.questions.end(), [&](const auto& one) {
            return one.facet == facet && one.level == Level::Low;
        });
    };
    for (const ActionTemplate& action : conversation.actions) {
        if (std::any_of(action.facets.begin(), action.facets.end(), isLow)) {
            guide.actions.push_back(
                {action.id, "", action.text.in(language), std::string(name(action.by)), ""});
        }
    }
}

}  // namespace

TalkGuide talkGuide(const Assessment& result, const Pack& pack, const Condition::Lookup& names)
{
    TalkGuide guide;
    const Conversation& conversation = pack.conversation;
    const std::vector<const ScaleResult*> facets = certainFacets(result, conversation.choice);
    addQuestions(guide, result, pack, Level::Low, conversation.choice.highest, facets.begin(),
                 facets.end());
    addQuestions(guide, result, pack, Level::High, conversation.choice.lowest, facets.rbegin(),
                 facets.rend());
    for (const HandOver& over : conversation.handOvers) {
        if (over.when && over.when->evaluate(names) != Truth::True) continue;
        guide.handOvers.push_back({over.id, over.title.in(result.language),
                                   over.text.in(result.language), "", over.source});
    }
    addActions(guide, conversation, result.language);
    const bool isProposed = std::any_of(result.offers.begin(), result.offers.end(),
                                        [](const Proposed& one) { return one.holds; });
    if (!isProposed) return guide;
    for (const CheckPoint& point : conversation.checks) {
        guide.checks.push_back({point.id, "", point.text.in(result.language), "", point.source});
    }
    return guide;
}

}  // namespace opmaat::engine
