#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

/// Names of results that a quality rule may use beside items.
std::vector<std::string> resultNames(const scoring::Model& model)
{
    std::vector<std::string> names = {"share.missing", "share.dont-know", "longest-run"};
    for (const scoring::Facet& facet : model.facets) {
        names.push_back("facet." + facet.id + ".t");
        names.push_back("facet." + facet.id + ".answered");
    }
    for (const scoring::Axis& axis : model.axes) {
        names.push_back("axis." + axis.id + ".t");
        names.push_back("axis." + axis.id + ".se");
    }
    return names;
}

/// The id of a rule or alarm; a finding when it is there already.
std::string readId(Fields& object, std::set<std::string>& ids)
{
    std::string id = object.id("id");
    if (!id.empty() && !ids.insert(id).second) {
        object.object().report("id-duplicate", "two of these have the id " + inQuotes(id),
                               "Give one of them another id");
    }
    return id;
}

std::optional<Condition> readWhen(Fields& object, const Draft& draft,
                                  const std::vector<std::string>& results)
{
    const std::optional<Field> when = object.required("when");
    if (!when || !draft.itemsComplete) {
        return std::nullopt;
    }
    std::vector<std::string> known = itemNames(draft.pack);
    known.insert(known.end(), results.begin(), results.end());
    const std::set<std::string, std::less<>> numbers(results.begin(), results.end());
    const auto symbols = [&](std::string_view name) {
        return numbers.count(name) > 0 ? std::optional(Condition::Symbol())
                                       : itemSymbol(draft.pack, name);
    };
    return readCondition(*when, symbols, known);
}

void readRule(Draft& draft, const Field& field, const std::vector<std::string>& results,
              std::set<std::string>& ids)
{
    Fields object(field);
    std::string id = readId(object, ids);
    std::optional<Condition> when = readWhen(object, draft, results);
    std::size_t verdict = 0;
    if (const std::optional<Field> given = object.required("verdict")) {
        verdict = given->oneOf({"with-care", "discuss-first"}).value_or(0);
    }
    Text reason = draft.texts.required(object, "reason");
    object.refuseOthers();
    if (when) {
        draft.pack.quality.push_back({std::move(id),
                                      verdict == 0 ? Verdict::WithCare : Verdict::DiscussFirst,
                                      *std::move(when), std::move(reason)});
    }
}

void readAlarm(Draft& draft, const Field& field, std::set<std::string>& ids)
{
    Fields object(field);
    std::string id = readId(object, ids);
    std::optional<Condition> when = readWhen(object, draft, {});
    Text client = draft.texts.required(object, "client");
    Text counsellor = draft.texts.required(object, "counsellor");
    object.refuseOthers();
    if (when) {
        draft.pack.alarms.push_back(
            {std::move(id), *std::move(when), std::move(client), std::move(counsellor)});
    }
}

}  // namespace

void readAssessment(Draft& draft, const Field& root)
{
    Fields file(root);
    std::string id;
    std::string version;
    if (!readHead(file, "opmaat.assessment/1", id, version)) {
        return;
    }
    const std::vector<std::string> results = resultNames(draft.pack.parameters.model);
    std::set<std::string> ruleIds;
    for (const Field& rule : file.elements("quality")) {
        readRule(draft, rule, results, ruleIds);
    }
    std::set<std::string> alarmIds;
    for (const Field& alarm : file.elements("alarms")) {
        readAlarm(draft, alarm, alarmIds);
    }
    file.refuseOthers();
}

}  // namespace opmaat::engine
