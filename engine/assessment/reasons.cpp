#include "engine/assessment/reasons.h"

#include <algorithm>
#include <cmath>

namespace opmaat::engine {
namespace {

// Assumed, not measured: how a counsellor is served best. A facet within half a standard deviation
// of the middle is "around the middle"; a reason that shifts the log odds by less than a tenth
// (the odds by a tenth) says too little to take up a line.
constexpr double kMiddleT = 5.0;
constexpr double kSmallestReason = 0.1;
constexpr std::size_t kMostReasons = 4;

/// The question and the answer in the pack's words; "" for an item that was not answered.
std::string answerSentence(const Item& item, const ResponseSet& set, const Sentences& sentences)
{
    const auto answer = set.answers.find(item.id);
    if (answer == set.answers.end() || answer->second.state != AnswerState::Answered) return "";
    return sentences.say("because-answer",
                         {{"question", item.text.in(sentences.language())},
                          {"answer", answerInWords(item, answer->second, sentences)}});
}

/// The answered item of `facet` that weighed most in the direction of the facet itself.
const Item* strongestItem(const Pack& pack, int facet, const scoring::Contributions& contributions)
{
    const double sign = contributions.facets[static_cast<std::size_t>(facet)] < 0 ? -1.0 : 1.0;
    const Item* strongest = nullptr;
    double most = 0.0;
    for (const Item& item : pack.items) {
        if (item.modelItem < 0) continue;
        const auto index = static_cast<std::size_t>(item.modelItem);
        if (pack.parameters.model.items[index].facet != facet) continue;
        const double weight = sign * contributions.items[index];
        if (weight > most) {
            most = weight;
            strongest = &item;
        }
    }
    return strongest;
}

std::string position(const ScaleResult& facet, const Pack& pack, const Sentences& sentences)
{
    if (std::abs(facet.t - 50.0) >= kMiddleT) {
        const FacetWords& words = pack.words.facets.at(facet.id);
        return (facet.t < 50.0 ? words.low : words.high).in(sentences.language());
    }
    return sentences.say("facet-middle", {{"facet", facet.title}});
}

Reason reasonFrom(const ScaleResult& facet, int index, const Assessment& result, const Pack& pack,
                  const ResponseSet& set, const Sentences& sentences)
{
    const scoring::Contributions& all = result.explanation.profile;
    Reason reason;
    reason.facet = facet.id;
    reason.contribution = all.facets[static_cast<std::size_t>(index)];
    std::string sentence = position(facet, pack, sentences);
    if (const Item* item = strongestItem(pack, index, all)) {
        reason.item = item->id;
        sentence += " " + answerSentence(*item, set, sentences);
    }
    reason.text = sentences.say(
        reason.contribution > 0 ? "reason-for" : "reason-against",
        {{"sentence", sentence}, {"profile", result.words->title.in(sentences.language())}});
    return reason;
}

void keepStrongest(std::vector<Reason>& reasons)
{
    std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
        return std::abs(a.contribution) > std::abs(b.contribution);
    });
    if (reasons.size() > kMostReasons) reasons.resize(kMostReasons);
}

}  // namespace

void addReasons(Assessment& result, const Pack& pack, const ResponseSet& set,
                const Sentences& sentences)
{
    for (std::size_t f = 0; f < result.facets.size(); ++f) {
        const ScaleResult& facet = result.facets[f];
        if (facet.answered == 0) {
            result.unknowns.push_back(sentences.say("unknown-facet", {{"facet", facet.title}}));
            continue;
        }
        if (result.words == nullptr) continue;
        Reason reason = reasonFrom(facet, static_cast<int>(f), result, pack, set, sentences);
        if (std::abs(reason.contribution) < kSmallestReason) continue;
        (reason.contribution > 0 ? result.reasonsFor : result.reasonsAgainst)
            .push_back(std::move(reason));
    }
    keepStrongest(result.reasonsFor);
    keepStrongest(result.reasonsAgainst);
    if (result.words == nullptr) return;
    const scoring::Contributions& all = result.explanation.profile;
    result.addsUp =
        sentences.say("adds-up", {{"profile", result.words->title.in(sentences.language())},
                                  {"base", sentences.number(all.base, 2)},
                                  {"total", sentences.number(all.total, 2)}});
}

}  // namespace opmaat::engine
