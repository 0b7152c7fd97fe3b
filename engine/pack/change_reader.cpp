#include <algorithm>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

bool contains(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

std::vector<std::string> readTexts(const Field& field)
{
    std::vector<std::string> texts;
    for (const Field& element : field.elements()) {
        if (const std::optional<std::string> text = element.text()) {
            texts.push_back(*text);
        }
    }
    return texts;
}

}  // namespace

bool ChangeRules::areLinked(const std::string& language, const std::string& other) const
{
    const auto together = [&](const std::vector<std::string>& group) {
        return contains(group, language) && contains(group, other);
    };
    return language == other ||
           std::any_of(linkedLanguages.begin(), linkedLanguages.end(), together);
}

bool ChangeRules::isLinked(const std::string& version) const
{
    return contains(linkedVersions, version);
}

ChangeRules readChangeRules(const Field& field)
{
    Fields object(field);
    ChangeRules rules;
    if (const std::optional<Field> stability = object.required("stability")) {
        Fields correlations(*stability);
        rules.stability.axes = correlations.number("axes", 0.0);
        rules.stability.facets = correlations.number("facets", 0.0);
        correlations.refuseOthers();
        passes(*stability, "model", [&] { scoring::checkStability(rules.stability); });
    }
    if (const std::optional<Field> groups = object.find("linkedLanguages")) {
        for (const Field& group : groups->elements()) {
            rules.linkedLanguages.push_back(readTexts(group));
        }
    }
    if (const std::optional<Field> versions = object.find("linkedVersions")) {
        rules.linkedVersions = readTexts(*versions);
    }
    object.refuseOthers();
    return rules;
}

void checkLinkedLanguages(const Draft& draft, const Field& root)
{
    const json::Value* change = root.value().find("change");
    const json::Value* groups = change == nullptr ? nullptr : change->find("linkedLanguages");
    if (groups == nullptr || !groups->isArray() || draft.pack.languages.empty()) {
        return;
    }
    const Field all(*groups, "/change/linkedLanguages", root.file());
    for (const Field& group : all.elements()) {
        for (const Field& language : group.elements()) {
            const std::optional<std::string> name = language.text();
            if (name && !contains(draft.pack.languages, *name)) {
                language.report("language-unknown",
                                inQuotes(*name) + " is no language of this pack",
                                didYouMean(*name, draft.pack.languages,
                                           "Remove it, or add the language to pack.json"));
            }
        }
    }
}

}  // namespace opmaat::engine
