#include "engine/exchange/fhir/extensions.h"

#include <algorithm>
#include <array>

#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

// What says how something looks, or is for registries.
constexpr std::array<std::string_view, 16> kOnlyLooks = {
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-supportLink",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
    "http://hl7.org/fhir/StructureDefinition/rendering-style",
    "http://hl7.org/fhir/StructureDefinition/rendering-xhtml",
    "http://hl7.org/fhir/StructureDefinition/rendering-markdown",
    "http://hl7.org/fhir/StructureDefinition/rendering-styleSensitive",
    "http://hl7.org/fhir/StructureDefinition/designNote",
    "http://hl7.org/fhir/StructureDefinition/preferredTerminologyServer",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-preferredTerminologyServer",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationLinkPeriod"};

}  // namespace

Extensions::Extensions(const Field& element)
{
    for (const auto& [key, list] : element.members()) {
        if (key != "extension") continue;
        for (const Field& field : list.elements()) {
            Fields members(field);
            entries_.push_back({members.text("url"), field});
        }
    }
}

std::vector<Field> Extensions::all(const char* url, const char* key)
{
    std::vector<Field> values;
    for (Entry& entry : entries_) {
        if (entry.url != url) continue;
        entry.asked = true;
        Fields members(entry.field);
        if (const std::optional<Field> value = members.find(key)) {
            values.push_back(*value);
        } else {
            entry.field.report("fhir-value",
                               "the extension '" + entry.url + "' has no " + inQuotes(key),
                               "Give it that value");
        }
    }
    return values;
}

std::optional<Field> Extensions::find(const char* url, const char* key)
{
    const std::vector<Field> values = all(url, key);
    return values.empty() ? std::nullopt : std::optional(values.front());
}

std::vector<Field> Extensions::nested(const char* url)
{
    std::vector<Field> fields;
    for (Entry& entry : entries_) {
        if (entry.url != url) continue;
        entry.asked = true;
        fields.push_back(entry.field);
    }
    return fields;
}

bool Extensions::has(const char* url)
{
    return !nested(url).empty();
}

void Extensions::refuseOthers() const
{
    for (const Entry& entry : entries_) {
        if (entry.asked || entry.url.empty()) continue;
        const bool onlyLooks =
            std::find(kOnlyLooks.begin(), kOnlyLooks.end(), entry.url) != kOnlyLooks.end();
        if (onlyLooks) {
            entry.field.report("fhir-annotation",
                               "how something looks or is filed is not kept: '" + entry.url + "'",
                               "Nothing needs to be done; keep the file if you need it");
        } else {
            entry.field.report(
                "fhir-extension",
                "this extension is not known here, and was left out: '" + entry.url + "'",
                "See whether people are asked or scored otherwise without it");
        }
    }
}

}  // namespace opmaat::engine::fhir
