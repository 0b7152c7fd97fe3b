#include "engine/exchange/fhir/elements.h"

#include <algorithm>
#include <string_view>

#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

constexpr const char* kToKnow = "Nothing needs to be done; keep the file if you need it";
constexpr const char* kToR4 = "Convert the file to FHIR R4 (4.0.1)";

constexpr Element annotation(const char* name)
{
    return {name, "fhir-annotation", "this is not kept: nothing here asks or scores by it",
            kToKnow};
}

constexpr Element modifier(const char* name)
{
    return {name, "fhir-modifier",
            "this may change what everything beside it means, and is not"
            " known here",
            "Ask its author what it says, and take it out"};
}

constexpr Element later(const char* name)
{
    return {name, "fhir-r5", "this is of FHIR R5, and the file is read as FHIR R4", kToR4};
}

Elements with(Elements elements, const Elements& more)
{
    elements.insert(elements.end(), more.begin(), more.end());
    return elements;
}

/// What every element may have.
const Elements kEverywhere = {annotation("id"), {"extension"}};
const Elements kBackbone = {annotation("id"), {"extension"}, modifier("modifierExtension")};

}  // namespace

const Elements kQuestionnaire = {
    {"resourceType"},
    {"id"},
    {"language"},
    {"contained"},
    {"extension"},
    {"url"},
    {"version"},
    {"name"},
    {"title"},
    {"_title"},
    {"status"},
    {"item"},
    {"description", "fhir-incomplete", "this is not of a module",
     "Write it as provenance into pack.json, as far as it says by whom and on what grounds"},
    {"copyright", "fhir-incomplete", "this is not of a module",
     "Write the terms as licence into pack.json"},
    annotation("meta"),
    annotation("text"),
    annotation("identifier"),
    annotation("derivedFrom"),
    annotation("experimental"),
    annotation("subjectType"),
    annotation("date"),
    annotation("publisher"),
    annotation("contact"),
    annotation("useContext"),
    annotation("jurisdiction"),
    annotation("purpose"),
    annotation("approvalDate"),
    annotation("lastReviewDate"),
    annotation("effectivePeriod"),
    annotation("code"),
    modifier("implicitRules"),
    modifier("modifierExtension"),
    later("versionAlgorithmString"),
    later("versionAlgorithmCoding"),
    later("copyrightLabel")};

const Elements kItem = with(
    kBackbone,
    {{"linkId"},
     {"text"},
     {"_text"},
     {"type"},
     {"enableWhen"},
     {"enableBehavior"},
     {"repeats"},
     {"answerOption"},
     {"answerValueSet"},
     {"item"},
     {"required"},
     {"readOnly"},
     {"prefix", "fhir-unused", "a prefix is not shown", "Write it into the text if people need it"},
     {"maxLength", "fhir-unused", "answers have no longest length", kToKnow},
     {"initial", "fhir-unused", "nothing is answered beforehand here: people would leave it so",
      "Take it out, or ask in another way"},
     annotation("code"),
     annotation("definition"),
     later("disabledDisplay"),
     later("answerConstraint")});

const Elements kEnableWhen = with(kBackbone, {{"question"},
                                              {"operator"},
                                              {"answerBoolean"},
                                              {"answerDecimal"},
                                              {"answerInteger"},
                                              {"answerDate"},
                                              {"answerDateTime"},
                                              {"answerTime"},
                                              {"answerString"},
                                              {"answerCoding"},
                                              {"answerQuantity"},
                                              {"answerReference"}});

const Elements kAnswerOption =
    with(kBackbone, {{"valueInteger"},
                     {"valueDate"},
                     {"valueTime"},
                     {"valueString"},
                     {"_valueString"},
                     {"valueCoding"},
                     {"valueReference"},
                     {"initialSelected", "fhir-unused",
                      "nothing is answered beforehand here: people would leave it so",
                      "Take it out, or ask in another way"}});

const Elements kCoding = with(kEverywhere, {{"system"},
                                            {"code"},
                                            {"display"},
                                            {"_display"},
                                            annotation("version"),
                                            annotation("userSelected")});

const Elements kValueSet = {{"id"},
                            {"extension"},
                            {"resourceType"},
                            {"compose"},
                            {"expansion"},
                            {"status"},
                            annotation("meta"),
                            annotation("text"),
                            annotation("language"),
                            annotation("url"),
                            annotation("identifier"),
                            annotation("version"),
                            annotation("name"),
                            annotation("title"),
                            annotation("experimental"),
                            annotation("date"),
                            annotation("publisher"),
                            annotation("contact"),
                            annotation("description"),
                            annotation("useContext"),
                            annotation("jurisdiction"),
                            annotation("immutable"),
                            annotation("purpose"),
                            annotation("copyright"),
                            modifier("modifierExtension"),
                            modifier("implicitRules")};

const Elements kCompose =
    with(kBackbone, {{"include"}, {"exclude"}, annotation("lockedDate"), annotation("inactive")});

const Elements kInclude =
    with(kBackbone, {{"system"}, {"concept"}, {"filter"}, {"valueSet"}, annotation("version")});

const Elements kExpansion = with(kBackbone, {{"contains"},
                                             annotation("identifier"),
                                             annotation("timestamp"),
                                             annotation("total"),
                                             annotation("offset"),
                                             annotation("parameter")});

const Elements kConcept = with(kBackbone, {{"system"},
                                           {"code"},
                                           {"display"},
                                           {"_display"},
                                           {"designation"},
                                           {"contains"},
                                           annotation("version"),
                                           annotation("abstract"),
                                           annotation("inactive")});

const Elements kDesignation = with(kBackbone, {{"language"}, {"value"}, annotation("use")});

const Elements kPrimitive = kEverywhere;

void checkElements(const Field& object, const Elements& known)
{
    std::vector<std::string> names;
    names.reserve(known.size());
    for (const Element& element : known) names.emplace_back(element.name);
    for (const auto& [key, field] : object.members()) {
        const auto found = std::find(names.begin(), names.end(), key);
        if (found != names.end()) {
            const Element& element = known[static_cast<std::size_t>(found - names.begin())];
            if (*element.rule != '\0') field.reportKey(element.rule, element.message, element.fix);
        } else if (key.starts_with('_')) {
            field.reportKey("fhir-extension",
                            "what is added to " + inQuotes(key.substr(1)) +
                                " is not known here, and was left out",
                            kToKnow);
        } else {
            field.reportKey("fhir-element", "FHIR R4 has no element " + inQuotes(key) + " here",
                            didYouMean(key, names, "Remove it, or convert the file to FHIR R4"));
        }
    }
}

}  // namespace opmaat::engine::fhir
