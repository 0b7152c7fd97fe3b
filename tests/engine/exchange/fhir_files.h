#pragma once

#include <string>

#include "engine/authoring/format.h"
#include "engine/exchange/fhir/import.h"
#include "engine/exchange/fhir/questionnaire.h"
#include "engine/json/value.h"

namespace opmaat::engine {

inline const std::string kFhirFolder = std::string(SOURCE_DIR) + "/tests/data/fhir/";

/// What importing a text says and gives.
inline FhirImport imported(const std::string& text, const FhirImportOptions& options = {})
{
    try {
        const json::Value document = json::parse(text, "week.json", kQuestionnaireLimits);
        return importQuestionnaire(document, "week.json", options);
    } catch (const InputError& error) {
        return {{}, {}, error.findings()};
    }
}

inline std::string textOfFile(const std::string& path)
{
    return json::readFile(path, kQuestionnaireLimits.bytes);
}

/// The Questionnaire of tests/data/fhir, which is understood whole.
inline const std::string& week()
{
    static const std::string kText = textOfFile(kFhirFolder + "week.json");
    return kText;
}

/// The same with one change. @throws std::invalid_argument when there is nothing to change
inline std::string weekWith(const std::string& replace, const std::string& by)
{
    std::string text = week();
    const std::size_t at = text.find(replace);
    if (at == std::string::npos) throw std::invalid_argument("week.json has no " + replace);
    return text.replace(at, replace.size(), by);
}

/// A module as `opmaat import` lays it out.
inline std::string laidOut(const json::Value& module, const std::vector<std::string>& languages)
{
    return layOut(inOrder(module, "module.json", languages));
}

/// A module of a pack as it was written, without what only editors read.
inline json::Value moduleOf(const Pack& pack, const std::string& id)
{
    json::Value module = json::parseFile(pack.folder + "/" + id + ".json");
    std::erase_if(module.object(), [](const auto& member) { return member.first == "$schema"; });
    return module;
}

inline std::string lines(const Findings& findings)
{
    std::string all;
    for (const Finding& finding : findings) all += describe(finding) + "\n";
    return all;
}

/// A pack to a Questionnaire, as text, and back.
inline FhirImport thereAndBack(const Pack& pack)
{
    return imported(json::write(exportQuestionnaire(pack).resource, 2));
}

}  // namespace opmaat::engine
