#include "engine/assessment/sentence.h"
#include "engine/assessment/subject_report.h"
#include "engine/interview/answer_value.h"
#include "engine/json/value.h"
#include "engine/record/retention.h"

namespace opmaat::engine {
namespace {

using json::Value;

Value::Object entryOf(const DeskEntry& entry)
{
    Value::Object fields{{"sequence", Value(static_cast<double>(entry.sequence))},
                         {"at", Value(utcText(entry.at))}};
    if (!entry.who.empty()) fields.emplace_back("who", Value(entry.who));
    return fields;
}

Value with(const DeskEntry& entry, const Value::Object& others)
{
    Value::Object fields = entryOf(entry);
    fields.insert(fields.end(), others.begin(), others.end());
    return Value(std::move(fields));
}

template <class Entry, class Others>
Value listOf(const std::vector<Entry>& entries, const Others& others)
{
    Value::Array array;
    for (const Entry& entry : entries) array.push_back(with(entry, others(entry)));
    return Value(std::move(array));
}

Value answerValue(const Item& item, const Answer& answer, const Sentences& say)
{
    Value::Object fields{{"state", Value(std::string(name(answer.state)))},
                         {"categories", toJson(answer.categories)}};
    if (answer.value != AnswerValue()) fields.emplace_back("value", toJson(answer.value));
    fields.emplace_back("words", Value(answerInWords(item, answer, say)));
    return Value(std::move(fields));
}

Value questions(const Interview& interview, const Sentences& say)
{
    Value::Array array;
    for (const Item& item : interview.pack().items) {
        const Answer* given = interview.given(item.id);
        if (given == nullptr || !item.takesAnswer()) continue;
        Value::Object fields{{"item", Value(item.id)},
                             {"question", Value(item.text.in(say.language()))},
                             {"answer", answerValue(item, *given, say)}};
        if (const Answer* before = interview.beforeCorrection(item.id); before != nullptr)
            fields.emplace_back("beforeCorrection", answerValue(item, *before, say));
        fields.emplace_back("counts", Value(interview.isShown(item) == Truth::True));
        array.push_back(Value(std::move(fields)));
    }
    return Value(std::move(array));
}

/// Who looked, judged, registered and changed what: a member a kind.
Value::Object deskMembers(const Case& record, const Sentences& say)
{
    const Pack& pack = record.interview().pack();
    const auto reason = [](const auto& one) { return Value(one.reason); };
    return {{"openings", listOf(record.openings(),
                                [](const Opening& one) {
                                    return Value::Object{{"purpose", Value(one.purpose)}};
                                })},
            {"computations", listOf(record.computations(),
                                    [](const Computation& one) {
                                        return Value::Object{{"software", Value(one.software)},
                                                             {"packHash", Value(one.packHash)},
                                                             {"resultHash", Value(one.resultHash)}};
                                    })},
            {"judgements", listOf(record.judgements(),
                                  [&](const Judgement& one) {
                                      return Value::Object{
                                          {"profile",
                                           one.profile.empty() ? Value() : Value(one.profile)},
                                          {"beforeProposal", Value(one.beforeProposal)},
                                          {"reason", reason(one)}};
                                  })},
            {"discussions",
             listOf(record.discussions(), [](const Discussion&) { return Value::Object(); })},
            {"outcomes",
             listOf(record.outcomes(),
                    [&](const RegisteredOutcome& one) {
                        return Value::Object{{"code", Value(one.code)}, {"reason", reason(one)}};
                    })},
            {"corrections", listOf(record.corrections(),
                                   [&](const Correction& one) {
                                       const Item& item = *pack.find(one.item);
                                       return Value::Object{
                                           {"item", Value(one.item)},
                                           {"before", answerValue(item, one.before, say)},
                                           {"after", answerValue(item, one.after, say)},
                                           {"reason", reason(one)}};
                                   })},
            {"restrictions", listOf(record.restrictions(), [&](const Restriction& one) {
                 return Value::Object{{"released", Value(one.released)}, {"reason", reason(one)}};
             })}};
}

Value retentionOf(const Case& record, const std::string& language)
{
    const Retention& policy = record.interview().pack().retention;
    const auto day = std::chrono::floor<std::chrono::days>(record.startedAt());
    const auto last = lastDayOf(policy, static_cast<std::int32_t>(day.time_since_epoch().count()));
    const std::string lastDay = utcText(std::chrono::sys_days(std::chrono::days(last)));
    return Value(Value::Object{{"days", Value(double(policy.days))},
                               {"lastDay", Value(lastDay.substr(0, 10))},
                               {"reason", Value(policy.reason.in(language))}});
}

Value rightsOf(const Pack& pack, const std::string& language)
{
    Value::Array array;
    for (std::string& sentence : subjectRights(pack, language)) {
        array.emplace_back(std::move(sentence));
    }
    return Value(std::move(array));
}

Value allOf(std::span<const Event> events)
{
    Value::Array array;
    for (const Event& event : events) array.push_back(json::parse(toJson(event), "event"));
    return Value(std::move(array));
}

}  // namespace

std::string subjectJson(const Case& record, std::span<const Event> events, const std::string& code,
                        const std::string& language)
{
    const Pack& pack = record.interview().pack();
    const Sentences say(pack.words, language);
    Value::Object members{
        {"format", Value(std::string("opmaat.subject/1"))},
        {"code", Value(code)},
        {"language", Value(language)},
        {"pack", Value(pack.id)},
        {"packVersion", Value(pack.version)},
        {"packHash", Value(pack.hash)},
        {"startedAt", Value(utcText(record.startedAt()))},
        {"endedAt", record.endedAt() ? Value(utcText(*record.endedAt())) : Value()},
        {"mode", Value(record.interview().mode())},
        {"isRestricted", Value(record.isRestricted())},
        {"questions", questions(record.interview(), say)}};
    if (const Form* const form = record.interview().form()) {
        members.emplace_back("form", Value(form->id));
    }
    for (auto& member : deskMembers(record, say)) {
        members.push_back(std::move(member));
    }
    members.emplace_back("retention", retentionOf(record, language));
    members.emplace_back("rights", rightsOf(pack, language));
    members.emplace_back("events", allOf(events));
    return json::write(Value(std::move(members)), 2) + "\n";
}

}  // namespace opmaat::engine
