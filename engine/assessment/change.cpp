#include "engine/assessment/change.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/assessment/assessment.h"
#include "engine/assessment/sentence.h"
#include "scoring/uncertainty.h"

namespace opmaat::engine {
namespace {

using scoring::kZ90;
using scoring::quantise;

constexpr double kMostSaid = 0.99;  // nobody reads that a change is certain

/// The answers as far as `pack` has their items with as many categories and scores.
ResponseSet under(const Pack& pack, const Measurement& measurement)
{
    ResponseSet set = measurement.answers;
    std::erase_if(set.answers, [&](const auto& answer) {
        const Item* ours = pack.find(answer.first);
        const Item* theirs = measurement.pack->find(answer.first);
        return ours == nullptr || theirs == nullptr || ours->type != theirs->type ||
               ours->categories.size() != theirs->categories.size() ||
               (canBeScored(*ours) && mostPoints(*ours) != mostPoints(*theirs));
    });
    return set;
}

Incomparable refusalOf(const Pack& pack, const Measurement& before, const ResponseSet& now)
{
    const Parameters& parameters = pack.parameters;
    const std::optional<ChangeRules>& rules = parameters.change;
    if (before.pack->id != pack.id) return Incomparable::PackDiffers;
    const std::string& version = before.pack->parameters.version;
    if (version != parameters.version && !(rules && rules->isLinked(version)))
        return Incomparable::ModelNotLinked;
    if (before.answers.mode != now.mode) return Incomparable::ModeDiffers;
    if (before.answers.language != now.language &&
        !(rules && rules->areLinked(before.answers.language, now.language)))
        return Incomparable::LanguageDiffers;
    return rules ? Incomparable::None : Incomparable::StabilityUnknown;
}

std::string whyNot(Incomparable refusal, const Pack& pack, const Measurement& before,
                   const ResponseSet& now, const Sentences& say)
{
    const auto both = [](const std::string& first, const std::string& second) {
        return std::map<std::string, std::string>{{"before", first}, {"now", second}};
    };
    switch (refusal) {
        case Incomparable::None:
            return {};
        case Incomparable::PackDiffers:
            return say.say("change-refused-pack", both(before.pack->id, pack.id));
        case Incomparable::ModelNotLinked:
            return say.say("change-refused-model",
                           both(before.pack->parameters.version, pack.parameters.version));
        case Incomparable::ModeDiffers:
            return say.say("change-refused-mode", both(say.say("mode-" + before.answers.mode),
                                                       say.say("mode-" + now.mode)));
        case Incomparable::LanguageDiffers:
            return say.say("change-refused-language", both(before.answers.language, now.language));
        case Incomparable::StabilityUnknown:
            return say.say("change-refused-stability");
    }
    return {};
}

AxisComparison axisOf(const scoring::AxisChange& change, double before, double now)
{
    AxisComparison axis;
    axis.before = quantise(50.0 + 10.0 * before);
    axis.now = quantise(50.0 + 10.0 * now);
    axis.change = quantise(10.0 * change.mean);
    axis.se = quantise(10.0 * change.sd);
    axis.low90 = quantise(10.0 * (change.mean - kZ90 * change.sd));
    axis.high90 = quantise(10.0 * (change.mean + kZ90 * change.sd));
    axis.chance = quantise(std::max(change.chanceOfRise, 1.0 - change.chanceOfRise));
    axis.verdict = !change.reliable ? "unclear" : change.chanceOfRise > 0.5 ? "rose" : "fell";
    return axis;
}

void say(AxisComparison& axis, const Sentences& sentences)
{
    // A fall is told in points down, from the least to the most.
    const bool fell = axis.verdict == "fell";
    const double sign = fell ? -1.0 : 1.0;
    axis.text =
        sentences.say("change-" + axis.verdict,
                      {{"axis", axis.title},
                       {"change", sentences.number(sign * axis.change, 1)},
                       {"low", sentences.number(sign * (fell ? axis.high90 : axis.low90), 1)},
                       {"high", sentences.number(sign * (fell ? axis.low90 : axis.high90), 1)},
                       {"chance", sentences.percent(std::min(axis.chance, kMostSaid))}});
}

void addAxes(MeasuredChange& result, const Assessor& assessor, const ResponseSet& before,
             const ResponseSet& now, const scoring::Posterior& first,
             const scoring::Posterior& second, const Sentences& sentences)
{
    const Pack& pack = assessor.pack();
    const auto changes =
        scoring::change(assessor.scorer(), responsePattern(before, pack),
                        responsePattern(now, pack), pack.parameters.change->stability);
    for (std::size_t a = 0; a < changes.size(); ++a) {
        const auto i = static_cast<Eigen::Index>(a);
        AxisComparison axis = axisOf(changes[a], first.axisMean[i], second.axisMean[i]);
        axis.id = pack.parameters.model.axes[a].id;
        axis.title = pack.words.axes.at(axis.id).title.in(sentences.language());
        say(axis, sentences);
        result.axes.push_back(std::move(axis));
    }
}

void addProfiles(MeasuredChange& result, const ProfileSet& set, const Placement& first,
                 const Placement& second, const Sentences& say)
{
    for (std::size_t k = 0; k < set.words.size(); ++k) {
        result.profiles.push_back({set.words[k].id, quantise(first.posterior.profileProbability[k]),
                                   quantise(second.posterior.profileProbability[k])});
    }
    result.profiles.push_back({"none", quantise(first.posterior.backgroundProbability),
                               quantise(second.posterior.backgroundProbability)});
    const auto idOf = [&](const scoring::Proposal& proposal) {
        return proposal.proposed() ? set.words[static_cast<std::size_t>(proposal.best)].id : "";
    };
    const auto words = [&](const Placement& placement) {
        if (!placement.proposal.proposed()) return say.say("change-no-profile");
        const auto best = static_cast<std::size_t>(placement.proposal.best);
        const double probability = placement.posterior.profileProbability[best];
        return say.say("change-profile", {{"profile", set.words[best].title.in(say.language())},
                                          {"probability", say.percent(probability)}});
    };
    result.profileBefore = idOf(first.proposal);
    result.profileNow = idOf(second.proposal);
    const bool same = result.profileBefore == result.profileNow;
    result.profileText = say.say(same ? "change-profile-same" : "change-profile-shift",
                                 {{"before", words(first)}, {"now", words(second)}});
}

}  // namespace

MeasuredChange compare(const Assessor& assessor, const Measurement& before, const ResponseSet& now,
                       const std::string& language)
{
    const Pack& pack = assessor.pack();
    const Sentences sentences(pack.words, language);
    MeasuredChange result;
    result.title = sentences.say("change-title");
    result.refusal = refusalOf(pack, before, now);
    result.why = whyNot(result.refusal, pack, before, now, sentences);
    if (result.refusal != Incomparable::None) return result;

    const ResponseSet then = under(pack, before);
    const Placement first = assessor.place(then);
    const Placement second = assessor.place(now);
    addAxes(result, assessor, then, now, first.posterior, second.posterior, sentences);
    addProfiles(result, pack.profiles, first, second, sentences);
    return result;
}

std::string_view name(Incomparable refusal)
{
    switch (refusal) {
        case Incomparable::None:
            return "none";
        case Incomparable::PackDiffers:
            return "pack-differs";
        case Incomparable::ModelNotLinked:
            return "model-not-linked";
        case Incomparable::ModeDiffers:
            return "mode-differs";
        case Incomparable::LanguageDiffers:
            return "language-not-linked";
        case Incomparable::StabilityUnknown:
            return "stability-unknown";
    }
    return "";
}

}  // namespace opmaat::engine
