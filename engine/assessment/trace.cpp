#include "engine/assessment/trace.h"

#include <algorithm>
#include <cmath>

#include "engine/assessment/names.h"
#include "engine/assessment/sentence.h"
#include "engine/interview/visibility.h"
#include "engine/pack/names.h"

namespace opmaat::engine {
namespace {

using json::Value;

std::string_view name(Truth truth)
{
    return truth == Truth::True ? "true" : truth == Truth::False ? "false" : "unknown";
}

/// "2", "0, 1" or "unknown".
std::string worthText(const Worth& worth)
{
    if (!worth) return "unknown";
    std::string text;
    for (const double value : *worth)
        text += (text.empty() ? "" : ", ") + json::write(Value(value));
    return text.empty() ? "nothing" : text;
}

Value worthValue(const Worth& worth)
{
    if (!worth) return {};
    Value::Array values;
    for (const double value : *worth) values.emplace_back(value);
    return values.size() == 1 ? values.front() : Value(std::move(values));
}

Evaluation evaluation(const char* of, std::string id, const Condition& condition,
                      const Condition::Lookup& names)
{
    return {of, std::move(id), condition.print(), condition.evaluate(names),
            condition.reasons(names)};
}

/// "`debts = rent` is true (debts is 0)".
std::string reasonText(const Condition::Reason& reason)
{
    std::string names;
    for (const auto& [name, worth] : reason.names) {
        names += (names.empty() ? "" : ", ") + name + " is " + worthText(worth);
    }
    return "`" + reason.text + "` is " + std::string(name(reason.truth)) +
           (names.empty() ? "" : " (" + names + ")");
}

}  // namespace

std::vector<Evaluation> trace(const Assessor& assessor, const ResponseSet& set)
{
    const Pack& pack = assessor.pack();
    const std::vector<Truth> shown = visibility(pack, set.answers, pack.findForm(set.form));
    const auto answers = knownAnswers(pack, set.answers, shown);
    const scoring::Posterior posterior = assessor.place(set).posterior;
    const auto results =
        resultNames(pack, set, pack.hasModel() ? &assessor.scorer() : nullptr, posterior);
    std::vector<Evaluation> all;
    for (const Item& item : pack.items) {
        if (item.showIf) all.push_back(evaluation("item", item.id, *item.showIf, answers));
    }
    for (const Alarm& alarm : pack.alarms)
        all.push_back(evaluation("alarm", alarm.id, alarm.when, results));
    for (const QualityRule& rule : pack.quality)
        all.push_back(evaluation("quality", rule.id, rule.when, results));
    for (const DecisionTable& table : pack.offers.tables) {
        for (const DecisionRow& row : table.rows)
            all.push_back(evaluation("row", table.id + "/" + row.id, row.when, results));
    }
    return all;
}

std::string printTrace(const std::vector<Evaluation>& evaluations)
{
    std::string text;
    for (const Evaluation& one : evaluations) {
        text += "  " + one.of + " " + one.id + ": `" + one.condition + "` is " +
                std::string(name(one.truth)) + "\n";
        const bool isWhole = one.because.size() == 1 && one.because.front().text == one.condition &&
                             one.because.front().names.empty();
        for (const Condition::Reason& reason : one.because) {
            if (!isWhole) text += "      because " + reasonText(reason) + "\n";
        }
    }
    return text;
}

Value traceValue(const std::vector<Evaluation>& evaluations)
{
    Value::Array all;
    for (const Evaluation& one : evaluations) {
        Value::Array because;
        for (const Condition::Reason& reason : one.because) {
            Value::Object names;
            for (const auto& [id, worth] : reason.names) names.emplace_back(id, worthValue(worth));
            because.emplace_back(Value::Object{{"condition", Value(reason.text)},
                                               {"truth", Value(std::string(name(reason.truth)))},
                                               {"names", Value(std::move(names))}});
        }
        all.emplace_back(Value::Object{{"of", Value(one.of)},
                                       {"id", Value(one.id)},
                                       {"condition", Value(one.condition)},
                                       {"truth", Value(std::string(name(one.truth)))},
                                       {"because", Value(std::move(because))}});
    }
    return Value(std::move(all));
}

std::string whyAsked(const Item& item, const Pack& pack, const ResponseSet& set,
                     const Sentences& say)
{
    const auto index = static_cast<std::size_t>(&item - pack.items.data());
    const Form* const form = pack.findForm(set.form);
    if (!isIn(form, index))
        return say.say("not-in-form", {{"form", form->title.in(say.language())}});
    if (!item.showIf) return "";
    const std::vector<Truth> shown = visibility(pack, set.answers, form);
    std::vector<std::string> names;
    for (const auto& reason : item.showIf->reasons(knownAnswers(pack, set.answers, shown))) {
        for (const auto& [name, worth] : reason.names) names.push_back(name);
    }
    std::string answers;
    for (const Item* asked : itemsBehind(pack, names)) {
        const auto given = set.answers.find(asked->id);
        const Answer answer = given == set.answers.end() ? Answer{} : given->second;
        answers += (answers.empty() ? "" : " ") +
                   say.say("because-answer", {{"question", asked->text.in(say.language())},
                                              {"answer", answerInWords(*asked, answer, say)}});
    }
    return say.say(shown[index] == Truth::True ? "asked-because" : "hidden-because",
                   {{"answers", answers}});
}

}  // namespace opmaat::engine
