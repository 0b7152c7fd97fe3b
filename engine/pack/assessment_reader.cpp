#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/names.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

std::optional<Condition> readWhen(Fields& object, const Draft& draft,
                                  const std::vector<std::string>& results)
{
    const std::optional<Field> when = object.required("when");
    if (!when || !draft.namesComplete) {
        return std::nullopt;
    }
    return readCondition(draft.pack, *when, symbolsWith(draft.pack, results),
                         knownNames(draft.pack, results));
}

void readRule(Draft& draft, const Field& field, const std::vector<std::string>& results,
              std::set<std::string>& ids)
{
    Fields object(field);
    std::string id = object.ownId(ids);
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
    std::string id = object.ownId(ids);
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
    readQualityData(draft, file);
    const std::vector<std::string> results = namesOfResults(draft.pack);
    std::set<std::string> ruleIds;
    for (const Field& rule : file.elements("quality")) {
        readRule(draft, rule, results, ruleIds);
    }
    std::set<std::string> alarmIds;
    for (const Field& alarm : file.elements("alarms")) {
        readAlarm(draft, alarm, alarmIds);
    }
    if (const std::optional<Field> adaptive = file.find("adaptive")) {
        readAdaptive(draft, *adaptive);
    }
    file.refuseOthers();
}

}  // namespace opmaat::engine
