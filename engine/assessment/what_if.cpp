#include "engine/assessment/what_if.h"

#include <algorithm>

#include "engine/interview/answer_value.h"
#include "scoring/choice.h"
#include "scoring/counterfactual.h"

namespace opmaat::engine {
namespace {

// Assumed, not measured: what a counsellor reads before a talk.
constexpr std::size_t kMostWhatIfs = 3;
constexpr std::size_t kMostQuestions = 3;
constexpr double kLeastTold = 0.01;  ///< nats about the profile; less is not worth a question

const Item* itemOf(const Pack& pack, int modelItem)
{
    const auto found = std::find_if(pack.items.begin(), pack.items.end(),
                                    [&](const Item& one) { return one.modelItem == modelItem; });
    return found == pack.items.end() ? nullptr : &*found;
}

/// The first answer that scores as `scored`, in words.
std::string answerOf(const Item& item, int scored, const std::string& language)
{
    const std::vector<std::vector<double>> answers = tellingAnswers(item);
    const auto found = std::find_if(answers.begin(), answers.end(), [&](const auto& answer) {
        return scoredCategory(item, answer) == scored;
    });
    return found == answers.end() ? "" : spokenAnswer(item, answerWorth(item, *found), language);
}

std::string outcomeOf(const scoring::Counterfactual& one, const ProfileSet& set,
                      const Sentences& say)
{
    if (one.proposal < 0) return say.say("change-no-profile");
    const auto best = static_cast<std::size_t>(one.proposal);
    return say.say("change-profile", {{"profile", set.words[best].title.in(say.language())},
                                      {"probability", say.percent(one.probability)}});
}

WhatIf whatIf(const scoring::Counterfactual& one, const Pack& pack, const Sentences& say)
{
    WhatIf result;
    std::map<std::string, std::string> values{{"outcome", outcomeOf(one, pack.profiles, say)}};
    std::string prefix;
    for (const scoring::ChangedAnswer& change : one.changes) {
        const Item& item = *itemOf(pack, change.item);
        result.changes.push_back({item.id, change.from, change.to});
        values[prefix + "question"] = item.text.in(say.language());
        values[prefix + "answer"] = answerOf(item, change.to, say.language());
        prefix = "second-";
    }
    if (one.proposal >= 0)
        result.proposal = pack.profiles.words[static_cast<std::size_t>(one.proposal)].id;
    result.probability = one.probability;
    result.text = say.say(one.changes.size() == 1 ? "what-if-one" : "what-if-two", values);
    return result;
}

void addQuestions(Assessment& result, const scoring::Scorer& scorer, const Pack& pack,
                  const ResponseSet& set, const std::vector<int>& pattern, const Sentences& say)
{
    std::vector<scoring::ItemValue> values = scoring::valuesOfItems(scorer, pattern);
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
        return scoring::quantise(a.profileInformation) > scoring::quantise(b.profileInformation);
    });
    for (const scoring::ItemValue& value : values) {
        if (result.tellsMost.size() == kMostQuestions || value.profileInformation < kLeastTold)
            return;
        const Item* item = itemOf(pack, value.item);
        const auto answer = set.answers.find(item->id);
        if (answer != set.answers.end() && answer->second.state == AnswerState::NotShown) continue;
        result.tellsMost.push_back(
            {item->id, scoring::quantise(value.profileInformation),
             say.say("tells-most", {{"question", item->text.in(say.language())}})});
    }
}

}  // namespace

void addWhatIf(Assessment& result, const scoring::Scorer& scorer, const Pack& pack,
               const ResponseSet& set, const Sentences& sentences)
{
    const std::vector<int> pattern = responsePattern(set, pack);
    addQuestions(result, scorer, pack, set, pattern, sentences);
    if (result.refusal == scoring::Refusal::AnswersFirst) return;  // no answer alters that
    const auto found = scoring::counterfactuals(scorer, pattern, pack.profiles.bounds, false);
    for (const scoring::Counterfactual& one : found) {
        if (result.whatIfs.size() == kMostWhatIfs) break;
        result.whatIfs.push_back(whatIf(one, pack, sentences));
    }
    if (found.empty()) result.whatIfNone = sentences.say("what-if-none");
}

}  // namespace opmaat::engine
