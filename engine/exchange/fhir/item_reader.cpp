#include <array>

#include "engine/exchange/fhir/elements.h"
#include "engine/exchange/fhir/extensions.h"
#include "engine/exchange/fhir/form.h"
#include "engine/exchange/fhir/names.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

constexpr std::array<std::string_view, 10> kAnswerTypes = {
    "Boolean", "Decimal", "Integer", "Date",     "DateTime",
    "Time",    "String",  "Coding",  "Quantity", "Reference"};
constexpr std::array<std::string_view, 2> kLaterTypes = {"coding", "question"};

bool readFlag(Fields& object, const char* key)
{
    const std::optional<Field> field = object.find(key);
    return field && field->boolean().value_or(false);
}

Test readTest(const Field& field)
{
    checkElements(field, kEnableWhen);
    Extensions(field).refuseOthers();
    Fields object(field);
    Test test{field, object.text("question"), "", std::nullopt, ""};
    if (const std::optional<Field> sign = object.required("operator")) {
        static const std::vector<std::string> kSigns = {"exists", "=", "!=", ">", "<", ">=", "<="};
        const auto index = sign->oneOf(kSigns);
        test.sign = index ? kSigns[*index] : "";
    }
    for (const std::string_view type : kAnswerTypes) {
        if (auto answer = object.find("answer" + std::string(type))) {
            test.answer = answer;
            test.type = type;
        }
    }
    if (!test.answer) {
        field.report("fhir-value", "a test has no answer to compare with",
                     "Give it an answer, such as answerCoding");
    } else if ((test.sign == "exists") != (test.type == "Boolean") && test.sign == "exists") {
        test.answer->report("fhir-value", "exists is compared with true or false",
                            "Write answerBoolean");
        test.answer.reset();
    }
    return test;
}

void readTests(Fields& object, FormItem& item)
{
    const std::optional<Field> tests = object.find("enableWhen");
    const std::optional<Field> behavior = object.find("enableBehavior");
    if (behavior) item.all = behavior->oneOf({"all", "any"}).value_or(0) == 0;
    if (!tests) return;
    for (const Field& test : tests->elements()) item.tests.push_back(readTest(test));
    if (item.tests.size() > 1 && !behavior) {
        tests->reportKey("fhir-value",
                         "with several tests it must be said whether all or any must hold",
                         "Add enableBehavior: all, or any");
    }
}

/// The code of a CodeableConcept of a known system; "" for any other.
std::string codeIn(const Field& concept_, const char* system)
{
    for (const auto& [key, list] : concept_.members()) {
        if (key != "coding") continue;
        for (const Field& coding : list.elements()) {
            const json::Value* code = coding.value().find("code");
            const json::Value* given = coding.value().find("system");
            const bool isText = code != nullptr && code->kind() == json::Value::Kind::String;
            const bool fits = given == nullptr || (given->kind() == json::Value::Kind::String &&
                                                   given->text() == system);
            if (isText && fits) return code->text();
        }
    }
    return "";
}

void readRole(Extensions& extensions, FormItem& item)
{
    if (!item.isDisplay()) return;
    if (const auto control = extensions.find(kItemControl, "valueCodeableConcept")) {
        const std::string code = codeIn(*control, kItemControlCodes);
        if (code == "help" || code == "flyover") item.role = FormItem::Role::Help;
    }
    if (const auto category = extensions.find(kDisplayCategory, "valueCodeableConcept")) {
        if (codeIn(*category, kDisplayCategoryCodes) == "instructions" &&
            item.role == FormItem::Role::Plain) {
            item.role = FormItem::Role::Instructions;
        }
    }
}

std::optional<double> numberOf(Extensions& extensions, const char* url, const char* key)
{
    const std::optional<Field> field = extensions.find(url, key);
    return field ? field->number(0.0, 1e9) : std::nullopt;
}

std::string wordsOf(Extensions& extensions, const char* url)
{
    const std::optional<Field> field = extensions.find(url, "valueString");
    return field ? field->text().value_or("") : "";
}

void readOwn(Extensions& extensions, FormItem& item)
{
    item.seconds = numberOf(extensions, kSeconds, "valueDecimal");
    item.standardError = numberOf(extensions, kStandardError, "valueDecimal");
    item.minimumAnswered = numberOf(extensions, kMinimumAnswered, "valueInteger");
    item.moduleVersion = wordsOf(extensions, kModuleVersion);
    item.scaleSource = wordsOf(extensions, kScaleSource);
    item.responseSet = wordsOf(extensions, kResponseSet);
    for (const Field& reference : extensions.all(kEvidence, "valueString")) {
        item.evidence.push_back(reference.text().value_or(""));
    }
}

void readExtensions(const Field& field, FormItem& item, Form& form)
{
    Extensions extensions(field);
    if (const auto hidden = extensions.find(kHidden, "valueBoolean")) {
        item.hidden = hidden->boolean().value_or(false);
    }
    if (const auto calculated = extensions.find(kCalculated, "valueExpression")) {
        Fields parts(*calculated);
        item.calculated = parts.required("expression");
    }
    for (const Field& variable : extensions.all(kVariable, "valueExpression")) {
        Fields parts(variable);
        const std::string name = parts.text("name");
        if (const auto expression = parts.required("expression")) {
            form.variables.emplace(name, *expression);
        }
    }
    readRole(extensions, item);
    readOwn(extensions, item);
    extensions.refuseOthers();
}

void readType(Fields& object, FormItem& item)
{
    item.repeats = readFlag(object, "repeats");
    const std::optional<Field> type = object.required("type");
    item.type = type ? type->text().value_or("") : "";
    if (item.type.empty() || item.isGroup()) return;
    item.row = typeOf(item.type, item.repeats);
    if (item.row != nullptr) return;
    for (const std::string_view later : kLaterTypes) {
        if (item.type == later) {
            type->report("fhir-r5", inQuotes(item.type) + " is a type of FHIR R5",
                         "Convert the file to FHIR R4 (4.0.1), where it is choice");
            return;
        }
    }
    std::vector<std::string> known = {"group"};
    for (const TypeRow& row : types()) known.emplace_back(row.fhir);
    type->report("fhir-value", inQuotes(item.type) + " is no type of FHIR R4",
                 didYouMean(item.type, known, "Use one of the types of FHIR R4"));
}

void readAnswers(Fields& object, FormItem& item, Form& form)
{
    const std::optional<Field> own = object.find("answerOption");
    const std::optional<Field> set = object.find("answerValueSet");
    if (own) item.options = readOptions(*own, form);
    if (!set) return;
    const std::string url = set->text().value_or("");
    if (own) {
        set->reportKey("fhir-value", "an item has answers of its own and a list of answers",
                       "Keep one of the two");
    } else if (!url.starts_with('#')) {
        item.leftOut = true;
        set->report("fhir-answers",
                    "the list of answers is not in this file, and the question was left out",
                    "Put the ValueSet into contained, with its concepts, and name it by #id");
    } else if (const auto known = form.valueSets.find(url.substr(1));
               known == form.valueSets.end()) {
        std::vector<std::string> ids;
        for (const auto& [id, options] : form.valueSets) ids.push_back("#" + id);
        set->report("fhir-reference", "the file contains no ValueSet " + inQuotes(url),
                    didYouMean(url, ids, "Put it into contained"));
    } else {
        item.valueSet = known->first;
        item.options = known->second;
    }
}

void readLinkId(Fields& object, FormItem& item, Form& form)
{
    const std::optional<Field> linkId = object.find("linkId");
    item.linkId = linkId ? linkId->text().value_or("") : "";
    if (!linkId) {
        item.field.report("fhir-link-id", "an item has no linkId",
                          "Give it one that no other item has");
    } else if (!item.linkId.empty() &&
               !form.byLinkId.emplace(item.linkId, form.items.size()).second) {
        linkId->report("fhir-link-id", "two items have the linkId " + inQuotes(item.linkId),
                       "Give one of them another");
    }
}

/// What is allowed, and does nothing here.
void noteFlags(Fields& object, const FormItem& item)
{
    if (readFlag(object, "required")) {
        item.field.report("fhir-meaning", "it is required, and here every question can be passed",
                          "Nothing needs to be done; a missing answer is never counted");
    }
    if (readFlag(object, "readOnly") && !item.isCalculated()) {
        item.field.report("fhir-unused", "it cannot be answered in the file, and here it can",
                          "Take it out, or make it a display");
    }
}

FormItem readItem(const Field& field, std::optional<std::size_t> parent, Form& form)
{
    checkElements(field, kItem);
    Fields object(field);
    FormItem item(field);
    item.parent = parent;
    readLinkId(object, item, form);
    readType(object, item);
    item.words = readWords(object, "text", form);
    readExtensions(field, item, form);
    readTests(object, item);
    readAnswers(object, item, form);
    noteFlags(object, item);
    return item;
}

}  // namespace

void readItems(const Field& items, std::optional<std::size_t> parent, Form& form)
{
    for (const Field& field : items.elements()) {
        if (!field.value().isObject()) {
            field.report("field-type", "an item is an object", "Write an object here");
            continue;
        }
        form.items.push_back(readItem(field, parent, form));
        const std::size_t index = form.items.size() - 1;
        Fields object(field);
        if (const std::optional<Field> below = object.find("item")) {
            readItems(*below, index, form);
        }
    }
}

}  // namespace opmaat::engine::fhir
