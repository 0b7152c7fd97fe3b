#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/assessment/assessment.h"
#include "engine/assessment/declared.h"
#include "engine/assessment/names.h"
#include "engine/assessment/quality_measures.h"
#include "engine/assessment/reasons.h"
#include "engine/assessment/sentence.h"
#include "engine/assessment/trace.h"
#include "engine/assessment/what_if.h"
#include "scoring/uncertainty.h"

namespace opmaat::engine {
namespace {

using scoring::kZ90;
using scoring::quantise;
using scoring::Refusal;

constexpr int kPairs = 200;  // of random orders behind the contributions of items

ScaleResult scale(const std::string& id, double mean, double sd)
{
    ScaleResult result;
    result.id = id;
    result.theta = quantise(mean);
    result.se = quantise(sd);
    result.t = quantise(50.0 + 10.0 * mean);
    result.low90 = quantise(50.0 + 10.0 * (mean - kZ90 * sd));
    result.high90 = quantise(50.0 + 10.0 * (mean + kZ90 * sd));
    return result;
}

/// [F] of the model: scored items that the form has.
std::vector<int> itemsByFacet(const Pack& pack, const Form* form)
{
    const scoring::Model& model = pack.parameters.model;
    std::vector<int> items(model.facets.size(), 0);
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const int scored = pack.items[i].modelItem;
        if (scored < 0 || !isIn(form, i)) continue;
        ++items[static_cast<std::size_t>(model.items[static_cast<std::size_t>(scored)].facet)];
    }
    return items;
}

void addScales(Assessment& result, const Pack& pack, const scoring::Posterior& posterior,
               const ResponseSet& set)
{
    const scoring::Model& model = pack.parameters.model;
    const std::vector<int> items = itemsByFacet(pack, pack.findForm(set.form));
    const std::vector<int> answered = answeredByFacet(pack, set);
    for (std::size_t a = 0; a < model.axes.size(); ++a) {
        const auto i = static_cast<Eigen::Index>(a);
        result.axes.push_back(scale(model.axes[a].id, posterior.axisMean[i],
                                    std::sqrt(posterior.axisCovariance(i, i))));
        const AxisWords& words = pack.words.axes.at(model.axes[a].id);
        result.axes.back().title = words.title.in(result.language);
        result.axes.back().low = words.low.in(result.language);
        result.axes.back().high = words.high.in(result.language);
    }
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        const scoring::Facet& facet = model.facets[f];
        const auto i = static_cast<Eigen::Index>(f);
        ScaleResult one = scale(facet.id, posterior.facetMean[i], posterior.facetSd[i]);
        one.title = pack.words.facets.at(facet.id).title.in(result.language);
        ScaleResult& axis = result.axes[static_cast<std::size_t>(facet.axis)];
        one.axis = axis.id;
        one.answered = answered[f];
        one.items = items[f];
        axis.answered += one.answered;
        axis.items += one.items;
        result.facets.push_back(std::move(one));
    }
}

double planeCovariance(const Pack& pack, const scoring::Posterior& posterior)
{
    const auto& axes = pack.parameters.model.axes;
    const auto place = [&](const std::string& id) {
        const auto found =
            std::find_if(axes.begin(), axes.end(), [&](const auto& axis) { return axis.id == id; });
        return static_cast<Eigen::Index>(found - axes.begin());
    };
    return quantise(posterior.axisCovariance(place(pack.planeX), place(pack.planeY)));
}

void addProfiles(Assessment& result, const ProfileSet& set, const Placement& placement)
{
    for (std::size_t k = 0; k < set.words.size(); ++k) {
        result.profiles.push_back({set.words[k].id, set.words[k].title.in(result.language),
                                   quantise(placement.posterior.profileProbability[k])});
    }
    std::stable_sort(result.profiles.begin(), result.profiles.end(),
                     [](const auto& a, const auto& b) { return a.probability > b.probability; });
    result.noProfile = {"none", set.noProfileTitle.in(result.language),
                        quantise(placement.posterior.backgroundProbability)};
    const scoring::Proposal& proposal = placement.proposal;
    result.refusal = proposal.refusal;
    if (proposal.best < 0) return;
    result.words = &set.words[static_cast<std::size_t>(proposal.best)];
    result.explained = result.words->id;
    result.runnerUp =
        proposal.runnerUp < 0 ? "none" : set.words[static_cast<std::size_t>(proposal.runnerUp)].id;
    if (proposal.proposed()) result.proposal = result.explained;
}

std::string whySentence(const Assessment& result, const Placement& placement, const Sentences& say)
{
    const scoring::Proposal& proposal = placement.proposal;
    std::map<std::string, std::string> values;
    if (result.words != nullptr) {
        values["profile"] = result.words->title.in(result.language);
        values["probability"] = say.percent(result.profiles.front().probability);
        const bool background = proposal.runnerUp < 0;
        values["runner-up"] = background ? say.say("background") : result.profiles.at(1).title;
        values["runner-up-probability"] = say.percent(
            background ? result.noProfile.probability : result.profiles.at(1).probability);
        values["margin"] = say.percent(proposal.margin);
    }
    const auto where = static_cast<std::size_t>(std::max(proposal.where, 0));
    switch (proposal.refusal) {
        case Refusal::None:
            return say.say("why-proposed", values);
        case Refusal::AnswersFirst:
            return say.say("why-answers-first",
                           {{"reason", result.quality.reasons.front().second}});
        case Refusal::FacetUnanswered:
            return say.say("why-facet-unanswered", {{"facet", result.facets[where].title}});
        case Refusal::AxisUncertain:
            return say.say("why-axis-uncertain",
                           {{"axis", result.axes[where].title},
                            {"se", say.number(10.0 * result.axes[where].se, 1)}});
        case Refusal::BackgroundLikely:
            values["probability"] = say.percent(result.noProfile.probability);
            return say.say("why-background-likely", values);
        case Refusal::ProbabilityLow:
            return say.say("why-probability-low", values);
        case Refusal::MarginSmall:
            return say.say("why-margin-small", values);
    }
    return {};
}

void addQuality(Assessment& result, const Placement& placement)
{
    result.quality.verdict = placement.verdict;
    for (const Verdict verdict : {Verdict::DiscussFirst, Verdict::WithCare}) {
        for (const QualityRule* rule : placement.rules) {
            if (rule->verdict == verdict)
                result.quality.reasons.emplace_back(rule->id, rule->reason.in(result.language));
        }
    }
}

void addAnswers(Assessment& result, const Pack& pack, const ResponseSet& set, const Sentences& say)
{
    const scoring::Model& model = pack.parameters.model;
    for (const Item& item : pack.items) {
        if (!item.takesAnswer()) continue;
        const auto given = set.answers.find(item.id);
        const Answer answer = given == set.answers.end() ? Answer{} : given->second;
        ++result.states[std::string(name(answer.state))];
        AnswerLine line{item.id,
                        pack.modules[item.module].id,
                        item.text.in(result.language),
                        answerInWords(item, answer, say),
                        "",
                        answer.state,
                        0.0,
                        whyAsked(item, pack, set, say)};
        if (item.modelItem >= 0) {
            const auto index = static_cast<std::size_t>(item.modelItem);
            line.facet = model.facets[static_cast<std::size_t>(model.items[index].facet)].id;
            if (result.words != nullptr)
                line.contribution = result.explanation.profile.items[index];
        }
        result.answers.push_back(std::move(line));
    }
}

void addExplanation(Assessment& result, const scoring::Scorer& scorer,
                    const std::vector<int>& pattern, int profile)
{
    scoring::ExplainOptions options;
    options.pairs = kPairs;
    result.explanation = scoring::explain(scorer, pattern, profile, options);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool answered = pattern[i] != scoring::kMissing;
        result.modelItems.push_back(answered ? scorer.model().items[i].id : std::string());
    }
    for (auto& axis : result.explanation.axes) axis = scoring::quantise(axis, scorer.model());
    if (profile >= 0) {
        result.explanation.profile = scoring::quantise(result.explanation.profile, scorer.model());
    }
    result.provenance.seed = options.seed;
    result.provenance.pairs = options.pairs;
}

void addProvenance(Provenance& provenance, const Pack& pack, const Form* form,
                   const scoring::Scorer* scorer)
{
    provenance.pack = pack.id;
    provenance.packVersion = pack.version;
    provenance.packHash = pack.hash;
    provenance.packFolder = pack.folder;
    provenance.form = form == nullptr ? "" : form->id;
    provenance.parametersVersion = pack.parameters.version;
    provenance.parametersStatus = pack.parameters.status;
    provenance.profilesVersion = pack.profiles.version;
    provenance.softwareVersion = OPMAAT_VERSION;
    if (scorer == nullptr) return;
    provenance.nodes = scorer->nodes();
    provenance.integrationError = scorer->integrationError();
}

}  // namespace

Assessor::Assessor(const Pack& pack) : pack_(&pack)
{
    if (pack.hasModel()) scorer_.emplace(pack.parameters.model, pack.profiles.mixture);
}

const scoring::Scorer& Assessor::scorer() const
{
    if (!scorer_) throw std::logic_error("Pack '" + pack_->id + "' has no latent model.");
    return *scorer_;
}

Placement Assessor::place(const ResponseSet& set) const
{
    Placement placement;
    const std::vector<int> pattern = responsePattern(set, *pack_);
    if (scorer_) placement.posterior = scorer_->score(pattern);
    const auto lookup = resultNames(*pack_, set, scorerOrNone(), placement.posterior);
    for (const QualityRule& rule : pack_->quality) {
        if (rule.when.evaluate(lookup) != Truth::True) continue;
        placement.rules.push_back(&rule);
        placement.verdict = std::max(placement.verdict, rule.verdict);
    }
    if (scorer_) {
        placement.proposal =
            scoring::propose(*scorer_, placement.posterior, pattern, pack_->profiles.bounds,
                             placement.verdict == Verdict::DiscussFirst);
    }
    return placement;
}

/// Position, proposal and reasons.
void Assessor::addModel(Assessment& result, const ResponseSet& set, const Placement& placement,
                        const Sentences& sentences) const
{
    addScales(result, *pack_, placement.posterior, set);
    result.planeCovariance = planeCovariance(*pack_, placement.posterior);
    addProfiles(result, pack_->profiles, placement);
    addExplanation(result, *scorer_, responsePattern(set, *pack_), placement.proposal.best);
    addReasons(result, *pack_, set, sentences);
    addWhatIf(result, *scorer_, *pack_, set, sentences);
    const std::string title =
        result.words == nullptr ? "" : result.words->title.in(result.language);
    result.headline = sentences.say(result.proposal.empty() ? "headline-none" : "headline-proposed",
                                    {{"profile", title}});
    result.why = whySentence(result, placement, sentences);
    result.calibrationNote = sentences.say("calibration-" + pack_->parameters.status,
                                           {{"date", pack_->parameters.version}});
}

Assessment Assessor::assess(const ResponseSet& set, const std::string& language) const
{
    Assessment result;
    result.language = language;
    const Sentences sentences(pack_->words, language);
    const Placement placement = place(set);

    addQuality(result, placement);
    result.quality.mode = set.mode;
    result.quality.measures = qualityMeasures(*pack_, set, scorerOrNone(), placement.posterior);
    if (scorer_) addModel(result, set, placement, sentences);
    addAnswers(result, *pack_, set, sentences);

    const auto lookup = resultNames(*pack_, set, scorerOrNone(), placement.posterior);
    for (const Alarm& alarm : pack_->alarms) {
        if (alarm.when.evaluate(lookup) == Truth::True) {
            result.alarms.emplace_back(alarm.id, alarm.counsellor.in(language));
        }
    }
    addDeclaredScores(result, *pack_, set, lookup, sentences);
    addProposed(result, *pack_, lookup);
    if (!pack_->conversation.empty()) result.guide = talkGuide(result, *pack_, lookup);
    addProvenance(result.provenance, *pack_, pack_->findForm(set.form), scorerOrNone());
    return result;
}

}  // namespace opmaat::engine
