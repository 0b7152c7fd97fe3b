#include "engine/exchange/fhir/losses.h"

#include <array>
#include <filesystem>

#include "engine/exchange/fhir/scales.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

using json::Value;

constexpr const char* kRule = "fhir-not-held";
constexpr const char* kKeep = "Keep it in the pack; who imports the Questionnaire does not have it";

struct Part {
    const char* name;
    const char* what;
};

constexpr std::array kPackParts = {Part{"plane", "the plane of two axes"},
                                   Part{"forms", "the shorter forms"},
                                   Part{"intro", "the welcome"},
                                   Part{"closing", "the thank-you"},
                                   Part{"alarm", "the screen that fetches a person"},
                                   Part{"retention", "how long answers are kept"}};

constexpr std::array kFiles = {
    Part{"parameters.json", "the measurement model: axes, facets and item parameters"},
    Part{"profiles.json", "the profiles"},
    Part{"assessment.json", "quality rules, alarms and adaptive choice"},
    Part{"words.json", "the sentences of the explanation"},
    Part{"offers.json", "signals, products and decision tables"},
    Part{"conversation.json", "the conversation guide and the client's cards"}};

constexpr std::array kItemParts = {
    Part{"simpler", "the simpler words of an item"}, Part{"clip", "a recording"},
    Part{"picture", "a picture"}, Part{"decline", "what is offered to who would rather not answer"},
    Part{"practice", "an item to try"}};

Finding lost(const std::string& file, const Value& where, const std::string& pointer,
             const std::string& what)
{
    const bool isMember = where.keyLine > 0;
    return {file,
            pointer,
            isMember ? where.keyLine : where.line,
            isMember ? where.keyColumn : where.column,
            kRule,
            Severity::Note,
            "a Questionnaire has no place for " + what,
            kKeep};
}

}  // namespace

void FhirLosses::add(std::size_t module, const Value& where, const std::string& pointer,
                     std::string message, std::string fix)
{
    found_.push_back(
        sources_.finding(module, where, pointer, kRule, std::move(message), std::move(fix)));
}

void FhirLosses::addCondition(std::size_t item)
{
    const Item& one = sources_.pack().items[item];
    const Value& where = *sources_.item(item).find("showIf");
    add(one.module, where, sources_.pointer(item) + "/showIf",
        "enableWhen cannot say " + inQuotes(one.showIf->print()) +
            "; another program always asks it",
        "Compare items with = or != only, and join the tests with and alone, or with or alone");
}

void FhirLosses::addItemParts(std::size_t item)
{
    for (const Part& part : kItemParts) {
        if (const Value* where = sources_.item(item).find(part.name)) {
            add(sources_.pack().items[item].module, *where,
                sources_.pointer(item) + "/" + part.name,
                std::string("a Questionnaire has no place for ") + part.what, kKeep);
        }
    }
}

void FhirLosses::addScale(std::size_t module, const std::string& pointer, const Value& source,
                          const DeclaredScale& scale, bool held)
{
    if (!held) {
        add(module, source, pointer,
            "an option has one weight, and another scale counts an item of this one the other way"
            " round",
            kKeep);
    }
    if (!scale.norms.empty()) {
        add(module, *source.find("norms"), pointer + "/norms",
            "a Questionnaire has no place for reference groups", kKeep);
    }
    const auto count = static_cast<int>(scale.items.size());
    if (held && scale.rule.minimumAnswered < count && !canProrate(scale)) {
        add(module, *source.find("minimumAnswered"), pointer + "/minimumAnswered",
            "another program gives no score while an answer is missing, since the items have not"
            " as many options each",
            "Nothing needs to be done: it is there for this program");
    }
}

void FhirLosses::addComputed(std::size_t module)
{
    const Value* computed = sources_.module(module).find("computed");
    for (std::size_t i = 0; computed != nullptr && i < computed->array().size(); ++i) {
        const Value& one = computed->array()[i];
        add(module, one, pointerTo("/computed", i),
            "a Questionnaire has no place for the computed value " +
                inQuotes(one.find("id")->text()),
            kKeep);
    }
}

Findings FhirLosses::all() const
{
    Findings all;
    const std::string packFile = sources_.file("pack.json");
    const Value pack = json::parseFile(packFile);
    for (const Part& part : kPackParts) {
        if (const Value* where = pack.find(part.name)) {
            all.push_back(lost(packFile, *where, pointerTo("", part.name), part.what));
        }
    }
    all.insert(all.end(), found_.begin(), found_.end());
    for (const Part& part : kFiles) {
        const std::string file = sources_.file(part.name);
        if (std::filesystem::exists(file)) all.push_back(lost(file, Value(), "", part.what));
    }
    return all;
}

}  // namespace opmaat::engine::fhir
