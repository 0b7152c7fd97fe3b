#include <algorithm>
#include <iostream>

#include "engine/authoring/answers_difference.h"
#include "engine/authoring/route_drawing.h"
#include "engine/authoring/routes.h"
#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"
#include "engine/commands/findings_output.h"

namespace opmaat::engine {
namespace {

using json::Value;

/// Everything about two versions of a pack.
struct Comparison {
    Pack before, after;
    PackDifference changes;
    Routes routesBefore, routesAfter;
    std::vector<std::pair<std::string, AnswersDifference>> answers;  ///< by file
    std::size_t differing = 0;                                       ///< of the answers
};

Comparison compare(const DiffArguments& arguments)
{
    Comparison all{loadPack(arguments.before),
                   loadPack(arguments.after),
                   differenceOf(readDocuments(arguments.before), readDocuments(arguments.after)),
                   {},
                   {},
                   {},
                   0};
    const Form* const form = requireForm(all.before, arguments.form);
    all.routesBefore = routesOf(all.before, kMostStates, form);
    all.routesAfter = routesOf(all.after, kMostStates, requireForm(all.after, arguments.form));
    if (arguments.answers.empty()) return all;
    const Assessor before(all.before), after(all.after);
    for (const std::string& file : arguments.answers) {
        ResponseSet set = readAnswers(file, all.before);
        if (form != nullptr) set = inForm(std::move(set), all.before, form);
        all.answers.emplace_back(file, compareAnswers(set, before, after, all.changes));
        all.differing += all.answers.back().second.differs ? 1 : 0;
    }
    return all;
}

std::string valueText(const std::optional<double>& value)
{
    return value ? json::write(Value(*value)) : "";
}

std::string orNone(const std::string& text)
{
    return text.empty() ? "none" : text;
}

void printTexts(const std::vector<TextChange>& texts)
{
    std::cout << "\n" << texts.size() << " texts differ.\n";
    for (const TextChange& text : texts) {
        std::cout << "  " << text.file << " " << text.key << " [" << text.language << "]\n";
        if (!text.before.empty()) std::cout << "    - " << text.before << "\n";
        if (!text.after.empty()) std::cout << "    + " << text.after << "\n";
    }
}

void printValues(const std::vector<ValueChange>& values)
{
    std::cout << "\n" << values.size() << " other values differ.\n";
    for (const ValueChange& value : values) {
        std::cout << "  " << value.file << " " << value.key << (value.order ? " (order)" : "")
                  << ": " << brief(value.before) << " -> " << brief(value.after) << "\n";
    }
}

std::string routeLine(const char* what, double itemsBefore, double secondsBefore, double itemsAfter,
                      double secondsAfter)
{
    const bool same = itemsBefore == itemsAfter && secondsBefore == secondsAfter;
    std::string line = std::string("  ") + what + ": " + decimals(itemsAfter, 1) + " questions, " +
                       minutes(secondsAfter);
    if (!same) {
        line += ", was " + decimals(itemsBefore, 1) + " questions, " + minutes(secondsBefore);
    }
    return line + "\n";
}

void printRoutes(const Comparison& all)
{
    const Routes &old = all.routesBefore, &now = all.routesAfter;
    std::cout << "\nRoutes\n"
              << routeLine("shortest", old.shortest.items, old.shortest.seconds, now.shortest.items,
                           now.shortest.seconds)
              << routeLine("longest", old.longest.items, old.longest.seconds, now.longest.items,
                           now.longest.seconds)
              << routeLine("mean", old.meanItems, old.meanSeconds, now.meanItems, now.meanSeconds);
    for (const std::size_t item : now.never) {
        std::cout << "  nobody sees " << all.after.items[item].id << " now\n";
    }
}

void printAnswers(const Comparison& all)
{
    if (all.answers.empty()) return;
    std::cout << "\n"
              << all.differing << " of " << all.answers.size()
              << " answers files get another result.\n";
    for (const auto& [file, found] : all.answers) {
        std::cout << "  " << file << (found.differs ? "" : ": the same") << "\n";
        if (!found.differs) continue;
        for (const AxisShift& axis : found.axes) {
            std::cout << "    " << axis.axis << ": T " << decimals(axis.before, 1) << " -> "
                      << decimals(axis.after, 1) << (axis.inBoth ? "" : " (in one version only)")
                      << "\n";
        }
        const auto pair = [](const char* what, const std::pair<std::string, std::string>& two) {
            if (two.first == two.second) return;
            std::cout << "    " << what << ": " << orNone(two.first) << " -> " << orNone(two.second)
                      << "\n";
        };
        for (const ScaleShift& scale : found.scales) {
            pair(("scale " + scale.scale).c_str(),
                 {valueText(scale.before), valueText(scale.after)});
        }
        pair("proposal", found.proposal);
        pair("quality", found.verdict);
        pair("alarms", found.alarms);
        pair("signals", found.signals);
        pair("offers", found.offers);
        for (const std::string& reason : found.why) std::cout << "    because " << reason << ".\n";
    }
}

Value textOf(const std::string& words)
{
    return words.empty() ? Value() : Value(words);
}

Value changesValue(const PackDifference& changes, bool texts)
{
    Value::Array all;
    if (texts) {
        for (const TextChange& one : changes.texts) {
            all.push_back(Value(Value::Object{{"file", Value(one.file)},
                                              {"key", Value(one.key)},
                                              {"language", Value(one.language)},
                                              {"before", textOf(one.before)},
                                              {"after", textOf(one.after)}}));
        }
        return Value(std::move(all));
    }
    for (const ValueChange& one : changes.values) {
        all.push_back(Value(Value::Object{{"file", Value(one.file)},
                                          {"key", Value(one.key)},
                                          {"order", Value(one.order)},
                                          {"before", one.before.value_or(Value())},
                                          {"after", one.after.value_or(Value())}}));
    }
    return Value(std::move(all));
}

Value routesValue(const Routes& routes)
{
    const auto route = [](double items, double seconds) {
        return Value(Value::Object{{"items", Value(scoring::quantise(items))},
                                   {"seconds", Value(scoring::quantise(seconds))}});
    };
    return Value(Value::Object{{"shortest", route(routes.shortest.items, routes.shortest.seconds)},
                               {"longest", route(routes.longest.items, routes.longest.seconds)},
                               {"mean", route(routes.meanItems, routes.meanSeconds)}});
}

Value pairValue(const std::pair<std::string, std::string>& two)
{
    return Value(Value::Object{{"before", textOf(two.first)}, {"after", textOf(two.second)}});
}

Value answersValue(const std::string& file, const AnswersDifference& found)
{
    Value::Object axes;
    for (const AxisShift& axis : found.axes) {
        axes.emplace_back(axis.axis, Value(Value::Object{{"before", Value(axis.before)},
                                                         {"after", Value(axis.after)},
                                                         {"inBoth", Value(axis.inBoth)}}));
    }
    const auto orNull = [](const std::optional<double>& value) {
        return value ? Value(*value) : Value();
    };
    Value::Object scales;
    for (const ScaleShift& scale : found.scales) {
        scales.emplace_back(scale.scale, Value(Value::Object{{"before", orNull(scale.before)},
                                                             {"after", orNull(scale.after)}}));
    }
    Value::Array why;
    for (const std::string& reason : found.why) why.push_back(Value(reason));
    return Value(Value::Object{{"file", Value(file)},
                               {"differs", Value(found.differs)},
                               {"axes", Value(std::move(axes))},
                               {"scales", Value(std::move(scales))},
                               {"proposal", pairValue(found.proposal)},
                               {"verdict", pairValue(found.verdict)},
                               {"alarms", pairValue(found.alarms)},
                               {"signals", pairValue(found.signals)},
                               {"offers", pairValue(found.offers)},
                               {"why", Value(std::move(why))}});
}

std::string asJson(const Comparison& all)
{
    const auto pack = [](const Pack& one) {
        return Value(Value::Object{{"pack", Value(one.id)},
                                   {"packVersion", Value(one.version)},
                                   {"packHash", Value(one.hash)}});
    };
    Value::Array answers;
    for (const auto& [file, found] : all.answers) answers.push_back(answersValue(file, found));
    return printed({{"format", Value(std::string("opmaat.diff/1"))},
                    {"before", pack(all.before)},
                    {"after", pack(all.after)},
                    {"texts", changesValue(all.changes, true)},
                    {"values", changesValue(all.changes, false)},
                    {"routes", Value(Value::Object{{"before", routesValue(all.routesBefore)},
                                                   {"after", routesValue(all.routesAfter)}})},
                    {"answers", Value(std::move(answers))}});
}

}  // namespace

int diffCommand(const DiffArguments& arguments)
{
    const Comparison all = compare(arguments);
    if (arguments.json) {
        std::cout << asJson(all);
        return all.differing == 0 ? kFine : kRefused;
    }
    std::cout << all.before.id << " " << all.before.version << " (" << all.before.hash << ")\n"
              << all.after.id << " " << all.after.version << " (" << all.after.hash << ")\n";
    printTexts(all.changes.texts);
    printValues(all.changes.values);
    printRoutes(all);
    printAnswers(all);
    return all.differing == 0 ? kFine : kRefused;
}

}  // namespace opmaat::engine
