#include <algorithm>
#include <array>

#include "engine/exchange/fhir/elements.h"
#include "engine/exchange/fhir/extensions.h"
#include "engine/exchange/fhir/form.h"
#include "engine/exchange/fhir/names.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

void readNumbers(Extensions& extensions, Option& option)
{
    for (const char* url : {kOrdinalValue, kConceptOrdinalValue}) {
        if (const auto ordinal = extensions.find(url, "valueDecimal")) {
            option.ordinal = ordinal->number();
        }
    }
    if (const auto weight = extensions.find(kItemWeight, "valueDecimal")) {
        option.weight = weight->number();
    }
    if (const auto score = extensions.find(kScore, "valueInteger")) {
        option.score = score->number();
    }
}

std::string textOf(Fields& object, const std::string& key)
{
    const std::optional<Field> field = object.find(key);
    return field ? field->text().value_or("") : "";
}

/// A code without words is shown as it is.
void useCodeAsWords(const Field& field, const Form& form, Option& option)
{
    if (!option.words.empty()) return;
    field.report("fhir-answers", "an answer has no display; people would read its code",
                 "Give it a display");
    option.words.emplace_back(form.language, option.code.empty() ? "?" : option.code);
}

void readCoding(const Field& field, Form& form, Option& option)
{
    checkElements(field, kCoding);
    Fields coding(field);
    option.system = textOf(coding, "system");
    option.code = textOf(coding, "code");
    option.words = readWords(coding, "display", form);
    Extensions extensions(field);
    readNumbers(extensions, option);
    extensions.refuseOthers();
    useCodeAsWords(field, form, option);
}

void readValue(Fields& object, const Field& field, Form& form, Option& option)
{
    if (const auto coding = object.find("valueCoding")) return readCoding(*coding, form, option);
    if (object.find("valueString")) {
        option.words = readWords(object, "valueString", form);
        option.code = option.words.empty() ? "" : option.words.front().second;
        return;
    }
    for (const char* key : {"valueDate", "valueTime"}) {
        if (const auto value = object.find(key)) option.code = value->text().value_or("");
    }
    if (const auto number = object.find("valueInteger"); number && number->number()) {
        option.code = json::write(number->value());
    }
    if (const auto reference = object.find("valueReference")) {
        reference->report("fhir-answers", "an answer that refers to another resource has no words",
                          "Give it as valueCoding with a display");
    }
    if (!option.code.empty()) {
        option.words.emplace_back(form.language, option.code);
    } else if (!object.find("valueReference")) {
        field.report("fhir-value", "an answer option has no value", "Give it a valueCoding");
    }
}

Option readOption(const Field& field, Form& form)
{
    checkElements(field, kAnswerOption);
    Fields object(field);
    Option option{field, "", "", {}, std::nullopt, std::nullopt};
    readValue(object, field, form, option);
    Extensions extensions(field);
    readNumbers(extensions, option);
    if (const auto exclusive = extensions.find(kOptionExclusive, "valueBoolean")) {
        option.exclusive = exclusive->boolean().value_or(false);
    }
    extensions.refuseOthers();
    return option;
}

Option readConcept(const Field& field, const std::string& system, Form& form)
{
    checkElements(field, kConcept);
    Fields object(field);
    Option option{field, system, object.text("code"), {}, std::nullopt, std::nullopt};
    if (const std::string own = textOf(object, "system"); !own.empty()) option.system = own;
    option.words = readWords(object, "display", form);
    useCodeAsWords(field, form, option);
    if (const auto designations = object.find("designation")) {
        for (const Field& one : designations->elements()) {
            checkElements(one, kDesignation);
            Fields parts(one);
            const std::string language = textOf(parts, "language");
            const std::string words = parts.text("value");
            if (language.empty()) {
                one.report("fhir-annotation", "another name of an answer is not kept",
                           "Give it a language if it is a translation");
            } else if (!words.empty()) {
                addTranslation(one, language, words, form, option.words);
            }
        }
    }
    Extensions extensions(field);
    readNumbers(extensions, option);
    extensions.refuseOthers();
    return option;
}

/// Concepts that stand in the file; a list that another program would look up is left empty.
void readInclude(const Field& include, Form& form, std::vector<Option>& options)
{
    checkElements(include, kInclude);
    Fields parts(include);
    const std::string system = textOf(parts, "system");
    for (const char* key : {"filter", "valueSet"}) {
        if (const auto other = parts.find(key)) {
            other->reportKey("fhir-answers",
                             "answers that another system knows are not in this file",
                             "Write them out as concepts, or take the expansion");
        }
    }
    if (const auto concepts = parts.find("concept")) {
        for (const Field& one : concepts->elements()) {
            options.push_back(readConcept(one, system, form));
        }
    }
}

std::vector<Option> readValueSet(Fields& set, Form& form)
{
    std::vector<Option> options;
    if (const auto compose = set.find("compose")) {
        checkElements(*compose, kCompose);
        Fields parts(*compose);
        for (const Field& include : parts.elements("include")) readInclude(include, form, options);
        if (const auto exclude = parts.find("exclude")) {
            exclude->reportKey("fhir-answers", "answers that are taken out again stay in here",
                               "Write out the list as it is meant");
        }
    }
    const auto expansion = options.empty() ? set.find("expansion") : std::nullopt;
    if (expansion) {
        checkElements(*expansion, kExpansion);
        Fields parts(*expansion);
        if (const auto contains = parts.find("contains")) {
            for (const Field& one : contains->elements()) {
                options.push_back(readConcept(one, "", form));
            }
        }
    }
    return options;
}

struct YesNo {
    const char* language;
    const char* yes;
    const char* no;
};

constexpr std::array kYesNo = {YesNo{"nl", "Ja", "Nee"},     YesNo{"en", "Yes", "No"},
                               YesNo{"de", "Ja", "Nein"},    YesNo{"fr", "Oui", "Non"},
                               YesNo{"es", "Sí", "No"},      YesNo{"pl", "Tak", "Nie"},
                               YesNo{"tr", "Evet", "Hayır"}, YesNo{"ar", "نعم", "لا"}};

}  // namespace

void readValueSets(const Field& contained, Form& form)
{
    for (const Field& field : contained.elements()) {
        Fields resource(field);
        if (resource.text("resourceType") != "ValueSet") {
            field.report("fhir-unused", "only a ValueSet is read of what is contained",
                         "See whether something is asked otherwise without it");
            continue;
        }
        checkElements(field, kValueSet);
        Extensions(field).refuseOthers();
        const std::string id = resource.text("id");
        if (form.valueSets.emplace(id, readValueSet(resource, form)).second) {
            form.valueSetOrder.push_back(id);
        } else {
            field.report("fhir-value", "two contained resources have the id " + inQuotes(id),
                         "Give one of them another id");
        }
    }
}

std::vector<Option> readOptions(const Field& answerOption, Form& form)
{
    std::vector<Option> options;
    for (const Field& field : answerOption.elements()) {
        Option option = readOption(field, form);
        if (!option.words.empty()) options.push_back(std::move(option));
    }
    return options;
}

std::vector<Option> yesAndNo(const Field& item, const Form& form)
{
    std::vector<Option> options;
    for (const char* id : {"yes", "no"}) {
        options.push_back({item, "", id, {}, std::nullopt, std::nullopt, false, id});
    }
    for (const std::string& language : form.languages) {
        const auto found = std::find_if(kYesNo.begin(), kYesNo.end(), [&](const YesNo& words) {
            return words.language == language;
        });
        if (found == kYesNo.end()) continue;
        options[0].words.emplace_back(language, found->yes);
        options[1].words.emplace_back(language, found->no);
    }
    return options;
}

}  // namespace opmaat::engine::fhir
