#include "engine/exchange/fhir/rules.h"

#include <algorithm>

namespace opmaat::engine {
namespace {

constexpr Severity kError = Severity::Error, kWarning = Severity::Warning, kNote = Severity::Note;

const std::vector<Rule> kRules = {
    {"fhir-resource", kError, "The file holds one resource, and it is a Questionnaire"},
    {"fhir-element", kError, "Every element is one of FHIR R4"},
    {"fhir-r5", kError, "Nothing is of a later release than FHIR R4"},
    {"fhir-modifier", kError, "Nothing changes the meaning of the rest"},
    {"fhir-value", kError, "An element has a value that FHIR R4 allows"},
    {"fhir-link-id", kError, "Every item has a linkId, and no other has the same"},
    {"fhir-reference", kError, "What a condition, a sum or a list of answers names exists"},
    {"fhir-loop", kError, "No condition needs, by way of others, its own item"},
    {"fhir-language", kError, "It is known in which language the texts are"},
    {"fhir-size", kError, "It has at most 10,000 items"},
    {"fhir-empty", kError, "There is something to ask"},
    {"fhir-type", kWarning, "Items are of a type that this program asks"},
    {"fhir-condition", kWarning, "Conditions are about what is asked before, and can be said here"},
    {"fhir-answers", kWarning, "Lists of answers can be shown as they are meant"},
    {"fhir-score", kWarning, "Scores are sums or means of equal steps, with bands that ascend"},
    {"fhir-extension", kWarning, "Extensions are known"},
    {"fhir-translation", kWarning, "Texts are there in every language"},
    {"fhir-unused", kWarning, "What FHIR can ask for, this program does too"},
    {"fhir-annotation", kNote, "Nothing is said that is for registries only"},
    {"fhir-renamed", kNote, "A linkId is an id here too"},
    {"fhir-flattened", kNote, "Groups are not nested"},
    {"fhir-meaning", kNote, "What was imported means the same in both programs"},
    {"fhir-incomplete", kNote, "What was imported is a whole pack"},
    {"fhir-not-held", kNote, "FHIR can hold all of a pack"}};

}  // namespace

const std::vector<Rule>& fhirRules()
{
    return kRules;
}

Severity fhirSeverityOf(const std::string& rule)
{
    const auto found = std::find_if(kRules.begin(), kRules.end(),
                                    [&](const Rule& known) { return known.id == rule; });
    return found == kRules.end() ? severityOf(rule) : found->severity;
}

}  // namespace opmaat::engine
