#include "engine/authoring/rules_page.h"

#include <algorithm>

#include "engine/authoring/mend.h"
#include "engine/pack/rule_examples.h"
#include "engine/pack/rules.h"

namespace opmaat::engine {
namespace {

using json::Value;

RuleExample exampleOf(const std::string& rule)
{
    const auto& all = ruleExamples();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const RuleExample& one) { return one.rule == rule; });
    return found == all.end() ? RuleExample{rule, "", ""} : *found;
}

bool isMendable(const std::string& rule)
{
    const auto& all = mendableRules();
    return std::find(all.begin(), all.end(), rule) != all.end();
}

}  // namespace

std::string rulesPage()
{
    std::string page =
        "# Rules\n\n"
        "What `opmaat check` looks for, made from its own catalogue by\n"
        "`opmaat check --list-rules > engine/pack/RULES.md`. An *error* keeps a pack from being "
        "used; a *warning* or a *note* does not.\n"
        "What `--fix` can mend, where one answer is clear, says so.\n";
    for (const Rule& rule : rules()) {
        const RuleExample example = exampleOf(rule.id);
        page += "\n## " + rule.id + "\n\n" + std::string(name(rule.severity)) +
                (isMendable(rule.id) ? ", `--fix`" : "") + ". " + rule.meaning + ".\n\n";
        page += "- wrong: `" + example.wrong + "`\n- right: `" + example.right + "`\n";
    }
    return page;
}

Value rulesValue()
{
    Value::Array all;
    for (const Rule& rule : rules()) {
        const RuleExample example = exampleOf(rule.id);
        all.push_back(Value(Value::Object{{"id", Value(rule.id)},
                                          {"severity", Value(std::string(name(rule.severity)))},
                                          {"meaning", Value(rule.meaning)},
                                          {"wrong", Value(example.wrong)},
                                          {"right", Value(example.right)},
                                          {"fix", Value(isMendable(rule.id))}}));
    }
    return Value(std::move(all));
}

}  // namespace opmaat::engine
