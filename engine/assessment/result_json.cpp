#include <initializer_list>

#include "engine/assessment/assessment.h"
#include "engine/assessment/change_json.h"
#include "engine/assessment/talk_guide_json.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

using json::Value;

Value text(std::string_view words)
{
    return Value(std::string(words));
}
Value number(double value)
{
    return Value(value);
}

Value list(const std::vector<std::string>& words)
{
    Value::Array array;
    for (const std::string& word : words) array.push_back(text(word));
    return Value(std::move(array));
}

Value scaleValue(const ScaleResult& scale)
{
    Value::Object fields;
    if (!scale.axis.empty()) fields.emplace_back("axis", text(scale.axis));
    fields.emplace_back("theta", number(scale.theta));
    fields.emplace_back("se", number(scale.se));
    fields.emplace_back("t", number(scale.t));
    fields.emplace_back("interval90",
                        Value(Value::Array{number(scale.low90), number(scale.high90)}));
    fields.emplace_back("answered", number(scale.answered));
    fields.emplace_back("items", number(scale.items));
    return Value(std::move(fields));
}

Value scales(const std::vector<ScaleResult>& all)
{
    Value::Object fields;
    for (const ScaleResult& scale : all) fields.emplace_back(scale.id, scaleValue(scale));
    return Value(std::move(fields));
}

Value reasons(const std::vector<Reason>& all)
{
    Value::Array array;
    for (const Reason& reason : all) {
        array.push_back(Value(Value::Object{{"facet", text(reason.facet)},
                                            {"item", text(reason.item)},
                                            {"contribution", number(reason.contribution)},
                                            {"text", text(reason.text)}}));
    }
    return Value(std::move(array));
}

Value whatIfs(const std::vector<WhatIf>& all)
{
    Value::Array array;
    for (const WhatIf& one : all) {
        Value::Array changes;
        for (const WhatIf::Change& change : one.changes) {
            changes.push_back(Value(Value::Object{{"item", text(change.item)},
                                                  {"from", number(change.from)},
                                                  {"to", number(change.to)}}));
        }
        array.push_back(
            Value(Value::Object{{"changes", Value(std::move(changes))},
                                {"proposal", one.proposal.empty() ? Value() : text(one.proposal)},
                                {"probability", number(one.probability)},
                                {"text", text(one.text)}}));
    }
    return Value(std::move(array));
}

Value questions(const std::vector<OpenQuestion>& all)
{
    Value::Array array;
    for (const OpenQuestion& one : all) {
        array.push_back(Value(Value::Object{{"item", text(one.item)},
                                            {"information", number(one.information)},
                                            {"text", text(one.text)}}));
    }
    return Value(std::move(array));
}

Value profile(const Assessment& result)
{
    Value::Object probabilities;
    for (const ProfileResult& one : result.profiles)
        probabilities.emplace_back(one.id, number(one.probability));
    probabilities.emplace_back("none", number(result.noProfile.probability));
    return Value(
        Value::Object{{"proposal", result.proposal.empty() ? Value() : text(result.proposal)},
                      {"refusal", text(name(result.refusal))},
                      {"headline", text(result.headline)},
                      {"why", text(result.why)},
                      {"runnerUp", text(result.runnerUp)},
                      {"probabilities", Value(std::move(probabilities))},
                      {"reasonsFor", reasons(result.reasonsFor)},
                      {"reasonsAgainst", reasons(result.reasonsAgainst)},
                      {"unknowns", list(result.unknowns)},
                      {"whatIf", whatIfs(result.whatIfs)},
                      {"tellsMost", questions(result.tellsMost)}});
}

/// Only what was answered: an item without an answer contributed nothing.
Value contributions(const std::string& of, const scoring::Contributions& all,
                    const Assessment& result, const std::vector<std::string>& items)
{
    Value::Object byItem, byFacet;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!items[i].empty()) byItem.emplace_back(items[i], number(all.items[i]));
    }
    for (std::size_t f = 0; f < result.facets.size(); ++f) {
        if (result.facets[f].answered > 0)
            byFacet.emplace_back(result.facets[f].id, number(all.facets[f]));
    }
    return Value(Value::Object{{"of", text(of)},
                               {"base", number(all.base)},
                               {"total", number(all.total)},
                               {"error", number(scoring::quantise(all.error))},
                               {"items", Value(std::move(byItem))},
                               {"facets", Value(std::move(byFacet))}});
}

Value allContributions(const Assessment& result)
{
    Value::Object axes;
    for (std::size_t a = 0; a < result.axes.size(); ++a) {
        axes.emplace_back(result.axes[a].id,
                          contributions(result.axes[a].id, result.explanation.axes[a], result,
                                        result.modelItems));
    }
    Value::Object fields;
    if (!result.explained.empty()) {
        fields.emplace_back("proposal", contributions(result.explained, result.explanation.profile,
                                                      result, result.modelItems));
    }
    fields.emplace_back("axes", Value(std::move(axes)));
    return Value(std::move(fields));
}

/// A list of objects with an id and a sentence under `key`.
Value named(const std::vector<std::pair<std::string, std::string>>& all, const std::string& key)
{
    Value::Array array;
    for (const auto& [id, sentence] : all) {
        array.push_back(Value(Value::Object{{"id", text(id)}, {key, text(sentence)}}));
    }
    return Value(std::move(array));
}

Value orNull(const std::optional<double>& value)
{
    return value ? number(*value) : Value();
}

Value declared(const DeclaredScore& score)
{
    Value::Object fields{
        {"value", orNull(score.value)},
        {"range", Value(Value::Array{number(score.lowest), number(score.highest)})}};
    if (score.interval90) {
        fields.emplace_back("interval90", Value(Value::Array{number(score.interval90->first),
                                                             number(score.interval90->second)}));
    }
    fields.emplace_back("answered", number(score.answered));
    fields.emplace_back("items", number(score.items));
    fields.emplace_back("needed", number(score.needed));
    fields.emplace_back("band", score.band.empty() ? Value() : text(score.band));
    fields.emplace_back("norm", score.normId.empty()
                                    ? Value()
                                    : Value(Value::Object{{"id", text(score.normId)},
                                                          {"title", text(score.normTitle)},
                                                          {"value", orNull(score.norm)}}));
    fields.emplace_back("why", text(score.why));
    return Value(std::move(fields));
}

Value declaredScales(const std::vector<DeclaredScore>& all)
{
    Value::Object fields;
    for (const DeclaredScore& score : all) fields.emplace_back(score.id, declared(score));
    return Value(std::move(fields));
}

Value proposed(const std::vector<Proposed>& all)
{
    Value::Array array;
    for (const Proposed& one : all) {
        Value::Object fields{{"id", text(one.of)},         {"title", text(one.title)},
                             {"reason", text(one.reason)}, {"source", text(one.source)},
                             {"table", text(one.table)},   {"row", text(one.row)},
                             {"holds", Value(one.holds)},  {"askFirst", list(one.askFirst)}};
        for (const auto& [key, words] :
             {std::pair("purpose", &one.purpose), std::pair("forWhom", &one.forWhom),
              std::pair("by", &one.by), std::pair("term", &one.term),
              std::pair("ddas", &one.ddas)}) {
            if (!words->empty()) fields.emplace_back(key, text(*words));
        }
        if (!one.contraIndications.empty())
            fields.emplace_back("contraIndications", list(one.contraIndications));
        array.emplace_back(std::move(fields));
    }
    return Value(std::move(array));
}

Value measures(const std::map<std::string, double>& all)
{
    Value::Object fields;
    for (const auto& [name, value] : all) fields.emplace_back(name, number(value));
    return Value(std::move(fields));
}

Value provenance(const Assessment& result)
{
    const Provenance& from = result.provenance;
    Value::Object fields{{"pack", text(from.pack)},
                         {"packVersion", text(from.packVersion)},
                         {"packHash", text(from.packHash)}};
    if (!from.form.empty()) fields.emplace_back("form", text(from.form));
    if (!result.hasModel()) {
        fields.emplace_back("softwareVersion", text(from.softwareVersion));
        return Value(std::move(fields));
    }
    const Value::Object ofModel{{"parametersVersion", text(from.parametersVersion)},
                                {"parametersStatus", text(from.parametersStatus)},
                                {"profilesVersion", text(from.profilesVersion)},
                                {"softwareVersion", text(from.softwareVersion)},
                                {"nodes", number(from.nodes)},
                                {"integrationError", number(from.integrationError)},
                                {"seed", number(static_cast<double>(from.seed))},
                                {"pairs", number(from.pairs)},
                                {"intervals", text("given-the-weights")},
                                {"note", text(result.calibrationNote)}};
    fields.insert(fields.end(), ofModel.begin(), ofModel.end());
    return Value(std::move(fields));
}

Value states(const std::map<std::string, int>& counts)
{
    Value::Object fields;
    for (const auto& [state, count] : counts) fields.emplace_back(state, number(count));
    return Value(std::move(fields));
}

}  // namespace

std::string_view name(Verdict verdict)
{
    switch (verdict) {
        case Verdict::Usable:
            return "usable";
        case Verdict::WithCare:
            return "with-care";
        case Verdict::DiscussFirst:
            return "discuss-first";
    }
    return "";
}

std::string_view name(scoring::Refusal refusal)
{
    using scoring::Refusal;
    switch (refusal) {
        case Refusal::None:
            return "none";
        case Refusal::AnswersFirst:
            return "answers-first";
        case Refusal::FacetUnanswered:
            return "facet-unanswered";
        case Refusal::AxisUncertain:
            return "axis-uncertain";
        case Refusal::BackgroundLikely:
            return "background-likely";
        case Refusal::ProbabilityLow:
            return "probability-low";
        case Refusal::MarginSmall:
            return "margin-small";
    }
    return "";
}

std::string resultJson(const Assessment& result)
{
    const Value quality(Value::Object{{"verdict", text(name(result.quality.verdict))},
                                      {"reasons", named(result.quality.reasons, "text")},
                                      {"mode", text(result.quality.mode)},
                                      {"measures", measures(result.quality.measures)}});
    Value document(
        Value::Object{{"format", text("opmaat.result/1")},
                      {"language", text(result.language)},
                      {"axes", scales(result.axes)},
                      {"facets", scales(result.facets)},
                      {"profile", result.hasModel() ? profile(result) : Value()},
                      {"contributions", result.hasModel() ? allContributions(result) : Value()},
                      {"quality", quality},
                      {"alarms", named(result.alarms, "text")},
                      {"scales", declaredScales(result.scales)},
                      {"signals", proposed(result.signals)},
                      {"offers", proposed(result.offers)},
                      {"states", states(result.states)},
                      {"provenance", provenance(result)}});
    if (!result.guide.empty()) {
        document.object().emplace_back("conversation", guideValue(result.guide));
    }
    if (result.change) document.object().emplace_back("change", changeValue(*result.change));
    return json::write(document, 2) + "\n";
}

}  // namespace opmaat::engine
