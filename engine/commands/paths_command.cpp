#include <algorithm>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "engine/authoring/replace_file.h"
#include "engine/authoring/route_drawing.h"
#include "engine/authoring/routes.h"
#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"
#include "engine/commands/findings_output.h"

namespace opmaat::engine {
namespace {

using json::Value;

std::string answersOf(const Route& route)
{
    constexpr std::size_t kShown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(kShown, route.answers.size()); ++i) {
        const auto& [item, answer] = route.answers[i];
        text.append(text.empty() ? "" : "; ").append(item).append(" = ").append(answer);
    }
    if (route.answers.size() > kShown) {
        text += "; and " + std::to_string(route.answers.size() - kShown) + " more (see --json)";
    }
    return text.empty() ? "whatever is answered" : text;
}

std::string row(const std::string& what, double items, double seconds, const std::string& how)
{
    std::ostringstream line;
    line << std::left << std::setw(10) << what << std::right << std::setw(7) << decimals(items, 1)
         << std::setw(10) << decimals(seconds / 60.0, 1) << "   " << how << "\n";
    return line.str();
}

std::string title(const Pack& pack, const Form* form)
{
    const std::size_t items = form == nullptr ? pack.items.size() : form->items.size();
    return pack.id + " " + pack.version + (form == nullptr ? "" : ", form " + form->id) + ", " +
           std::to_string(items) + " items";
}

std::string table(const Pack& pack, const Form* form, const Routes& routes)
{
    std::string text =
        title(pack, form) + "\n\nroute       items   minutes   answers that lead there\n";
    text +=
        row("shortest", routes.shortest.items, routes.shortest.seconds, answersOf(routes.shortest));
    text += row("longest", routes.longest.items, routes.longest.seconds, answersOf(routes.longest));
    text += row("mean", routes.meanItems, routes.meanSeconds, "every answer as likely as the next");
    if (!routes.exact) {
        text += "\nThere are too many ways to follow each: these are the extremes among " +
                std::to_string(routes.drawn) + " made-up respondents.\n";
    }
    std::string conditional;
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        if (!pack.items[i].showIf || !isIn(form, i)) continue;
        conditional += "  " + pack.items[i].id + "  seen by " +
                       decimals(100.0 * routes.chance[i], 1) + "%, when " +
                       pack.items[i].showIf->print() + "\n";
    }
    text += conditional.empty() ? "\nEvery item is always shown.\n"
                                : "\nShown only when a condition is true:\n" + conditional;
    for (const std::size_t item : routes.never) {
        const std::string& id = pack.items[item].id;
        text += routes.exact ? "\nNever shown: " + id + ". No answers make " +
                                   pack.items[item].showIf->print() +
                                   " true. Change the condition or remove the item.\n"
                             : "\nShown to none of the made-up respondents: " + id + ".\n";
    }
    return text;
}

Value routeValue(const Route& route)
{
    Value::Array answers;
    for (const auto& [item, answer] : route.answers) {
        answers.push_back(Value(Value::Object{{"item", Value(item)}, {"answer", Value(answer)}}));
    }
    return Value(Value::Object{{"items", Value(double(route.items))},
                               {"seconds", Value(route.seconds)},
                               {"answers", Value(std::move(answers))}});
}

std::string asJson(const Pack& pack, const Form* form, const Routes& routes)
{
    Value::Array items, never;
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const Item& item = pack.items[i];
        if (!isIn(form, i)) continue;
        Value::Object fields = {{"id", Value(item.id)},
                                {"module", Value(pack.modules[item.module].id)},
                                {"seconds", Value(item.seconds)},
                                {"chance", Value(scoring::quantise(routes.chance[i]))}};
        if (item.showIf) fields.emplace_back("showIf", Value(item.showIf->print()));
        items.push_back(Value(std::move(fields)));
    }
    for (const std::size_t item : routes.never) never.push_back(Value(pack.items[item].id));
    const Value mean(Value::Object{{"items", Value(scoring::quantise(routes.meanItems))},
                                   {"seconds", Value(scoring::quantise(routes.meanSeconds))}});
    return printed({{"format", Value(std::string("opmaat.paths/1"))},
                    {"pack", Value(pack.id)},
                    {"packVersion", Value(pack.version)},
                    {"form", form == nullptr ? Value() : Value(form->id)},
                    {"exact", Value(routes.exact)},
                    {"drawn", Value(static_cast<double>(routes.drawn))},
                    {"shortest", routeValue(routes.shortest)},
                    {"longest", routeValue(routes.longest)},
                    {"mean", mean},
                    {"items", Value(std::move(items))},
                    {"never", Value(std::move(never))}});
}

}  // namespace

int pathsCommand(const PathsArguments& arguments)
{
    const Pack pack = loadPack(arguments.pack);
    const Form* const form = requireForm(pack, arguments.form);
    const Routes routes = routesOf(pack, kMostStates, form);
    const std::string language =
        arguments.language.empty() ? pack.languages.front() : arguments.language;
    if (!arguments.svg.empty()) replaceFile(arguments.svg, drawRoutes(pack, routes, language));
    std::cout << (arguments.json ? asJson(pack, form, routes) : table(pack, form, routes));
    return routes.exact && !routes.never.empty() ? kRefused : kFine;
}

}  // namespace opmaat::engine
