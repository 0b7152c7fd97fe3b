#include "engine/authoring/key_order.h"

#include <algorithm>

namespace opmaat::engine {
namespace {

/// Of the whole document: what every file begins with, then its own.
KeyOrder root(const std::string& format, const std::vector<std::string>& own)
{
    KeyOrder order{format, "", {"$schema", "format", "id", "version"}};
    order.keys.insert(order.keys.end(), own.begin(), own.end());
    return order;
}

using Orders = std::vector<KeyOrder>;

Orders ordersOfPackFile()
{
    const std::string pack = "opmaat.pack/1";
    return {
        root(pack, {"title", "languages", "modules", "plane", "forms", "intro", "closing", "alarm",
                    "retention", "licence", "provenance"}),
        {pack, "/plane", {"x", "y"}},
        {pack, "/forms/*", {"title", "duration", "items"}},
        {pack, "/intro", {"title", "why", "duration", "use", "notACondition", "stop"}},
        {pack, "/closing", {"title", "text", "next"}},
        {pack, "/alarm", {"title", "text"}},
        {pack, "/retention", {"days", "noticeDays", "reason"}},
    };
}

Orders ordersOfModules()
{
    const std::string module = "opmaat.module/1";
    return {
        root(module, {"title", "intro", "responseSets", "items", "scales", "computed"}),
        {module, "/computed/*", {"id", "value"}},
        {module,
         "/scales/*",
         {"id", "title", "score", "items", "minimumAnswered", "transform", "standardError", "bands",
          "norms", "source"}},
        {module, "/scales/*/items/*", {"item", "keying"}},
        {module, "/scales/*/transform", {"multiply", "add"}},
        {module, "/scales/*/bands/*", {"from", "text"}},
        {module, "/scales/*/norms/*", {"id", "title", "modes", "when", "table", "source"}},
        {module, "/items/*", {"id",        "type",    "practice",  "text",  "simpler",  "help",
                              "clip",      "picture", "responses", "steps", "left",     "right",
                              "min",       "max",     "step",      "unit",  "earliest", "latest",
                              "maxLength", "keying",  "score",     "key",   "decline",  "showIf",
                              "seconds",   "evidence"}},
        {module, "/items/*/picture", {"file", "alternative"}},
        {module, "/items/*/responses/*/picture", {"file", "alternative"}},
        {module, "/responseSets/*/*/picture", {"file", "alternative"}},
        {module, "/items/*/steps/*", {"text", "covers"}},
        {module, "/items/*/key", {"intervals", "order", "pairs", "score"}},
        {module, "/items/*/key/intervals/*", {"is", "from", "to", "score"}},
    };
}

Orders ordersOfModel()
{
    const std::string parameters = "opmaat.parameters/1", profiles = "opmaat.profiles/1";
    return {
        root(parameters,
             {"status", "provenance", "axes", "population", "groups", "fit", "change", "items"}),
        {parameters, "/change", {"stability", "linkedLanguages", "linkedVersions"}},
        {parameters, "/change/stability", {"axes", "facets"}},
        {parameters, "/axes/*", {"id", "facets"}},
        {parameters, "/axes/*/facets/*", {"id", "loading", "standardError"}},
        {parameters, "/population", {"mean", "correlation", "standardErrors"}},
        {parameters, "/groups/*", {"mean", "covariance", "standardErrors"}},
        {parameters,
         "/items/*",
         {"facet", "model", "slope", "intercepts", "lower", "standardErrors"}},
        root(profiles, {"title", "background", "covariance", "bounds", "profiles"}),
        {profiles, "/background", {"weight", "title"}},
        {profiles,
         "/bounds",
         {"minimumProbability", "minimumMargin", "maximumStandardError", "neededFacets"}},
        {profiles,
         "/profiles/*",
         {"id", "weight", "mean", "facets", "covariance", "title", "summary", "client", "approach",
          "contraIndications", "checkFirst", "moves"}},
    };
}

Orders ordersOfWords()
{
    const std::string assessment = "opmaat.assessment/1", words = "opmaat.words/1";
    const std::string language = "opmaat.language/1";
    return {
        root(assessment,
             {"reversedPairs", "discrepancies", "times", "adaptive", "quality", "alarms"}),
        {assessment, "/discrepancies/*", {"id", "self", "task"}},
        {assessment, "/times", {"charactersPerSecond", "readAloud", "decide"}},
        {assessment, "/adaptive", {"goal", "perFacet", "among", "stop"}},
        {assessment,
         "/adaptive/stop",
         {"profileProbability", "standardErrors", "leastItems", "mostItems", "seconds"}},
        {assessment, "/quality/*", {"id", "when", "verdict", "reason"}},
        {assessment, "/alarms/*", {"id", "when", "client", "counsellor"}},
        root(words, {"axes", "facets", "sentences", "glossary"}),
        {words, "/axes/*", {"title", "low", "high"}},
        {words, "/facets/*", {"title", "low", "high"}},
        {words, "/glossary/*", {"word", "text"}},
        root(language, {"provenance", "limits", "hard", "jargon", "negations", "doubles",
                        "durations", "judgements"}),
        {language, "/limits", {"sentenceWords", "questionWords", "characters"}},
        {language,
         "/limits/characters",
         {"question", "card", "help", "option", "intro", "sentence"}},
    };
}

Orders ordersOfOffers()
{
    const std::string offers = "opmaat.offers/1";
    return {
        root(offers, {"signals", "products", "tables"}),
        {offers,
         "/products/*",
         {"title", "purpose", "forWhom", "by", "term", "contraIndications", "source", "ddas"}},
        {offers, "/tables/*", {"id", "title", "hit", "inputs", "rows"}},
        {offers, "/tables/*/inputs/*", {"id", "value"}},
        {offers,
         "/tables/*/rows/*",
         {"id", "when", "signal", "offer", "reason", "source", "owner", "date"}},
    };
}

Orders ordersOfConversation()
{
    const std::string guide = "opmaat.conversation/1";
    return {
        root(guide, {"choice", "facets", "emotions", "checks", "handOvers", "actions", "cards"}),
        {guide, "/choice", {"low", "high", "lowest", "highest", "maximumStandardError"}},
        {guide, "/facets/*", {"low", "middle", "high", "source"}},
        {guide, "/facets/*/low", {"inviting", "confronting"}},
        {guide, "/facets/*/middle", {"inviting", "confronting"}},
        {guide, "/facets/*/high", {"inviting", "confronting"}},
        {guide, "/emotions/*", {"id", "title", "signs", "actions", "source"}},
        {guide, "/checks/*", {"id", "text", "source"}},
        {guide, "/handOvers/*", {"id", "title", "text", "when", "source"}},
        {guide, "/actions/*", {"id", "text", "by", "facets"}},
        {guide, "/cards/*", {"id", "title", "intro", "lines"}},
        {guide, "/cards/*/lines/*", {"id", "title", "text"}},
    };
}

/// The part up to the next '/', which is taken off `rest`.
std::string_view takeStep(std::string_view& rest)
{
    const std::size_t end = rest.find('/', 1);
    const std::string_view step = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    return step;
}

}  // namespace

const std::vector<KeyOrder>& keyOrders()
{
    static const Orders kOrders = [] {
        Orders all = ordersOfPackFile();
        for (const Orders& more : {ordersOfModules(), ordersOfModel(), ordersOfWords(),
                                   ordersOfOffers(), ordersOfConversation()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }();
    return kOrders;
}

bool matches(std::string_view pattern, std::string_view pointer)
{
    while (!pattern.empty() && !pointer.empty()) {
        const std::string_view wanted = takeStep(pattern);
        const std::string_view found = takeStep(pointer);
        if (wanted != "/*" && wanted != found) {
            return false;
        }
    }
    return pattern.empty() && pointer.empty();
}

const std::vector<std::string>& keysOf(std::string_view format, std::string_view pointer)
{
    static const std::vector<std::string> kNone;
    const auto found =
        std::find_if(keyOrders().begin(), keyOrders().end(), [&](const KeyOrder& order) {
            return order.format == format && matches(order.pattern, pointer);
        });
    return found == keyOrders().end() ? kNone : found->keys;
}

}  // namespace opmaat::engine
