#include <algorithm>

#include "engine/exchange/fhir/elements.h"
#include "engine/exchange/fhir/extensions.h"
#include "engine/exchange/fhir/form.h"
#include "engine/exchange/fhir/names.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

using Kind = json::Value::Kind;

constexpr std::size_t kMostItems = 10'000;

/// False, after a finding, when it is no Questionnaire: reading on would only give noise.
bool isQuestionnaire(Fields& file, const Field& root)
{
    if (!root.value().isObject()) return false;
    const std::optional<Field> type = file.find("resourceType");
    const bool isText = type && type->value().kind() == Kind::String;
    const std::string name = isText ? type->value().text() : "";
    if (name == "Questionnaire") return true;
    if (!isText) {
        root.report("fhir-resource", "the file does not say which resource it is",
                    "Give it a resourceType; a Questionnaire can be imported");
    } else {
        type->report("fhir-resource", "this is " + inQuotes(name) + ", and no Questionnaire",
                     name == "Bundle" ? "Take the Questionnaire out of the bundle"
                                      : "Name the file of the Questionnaire");
    }
    return false;
}

std::string textOf(Fields& object, const std::string& key)
{
    const std::optional<Field> field = object.find(key);
    return field ? field->text().value_or("") : "";
}

/// As the file says, or else as was asked for.
std::string readLanguage(Fields& file, const Field& root, const std::string& otherwise)
{
    const std::optional<Field> field = file.find("language");
    const std::string tag = field ? field->text().value_or("") : otherwise;
    std::string language = languageOf(tag);
    if (language.empty()) {
        (field ? *field : root)
            .report("fhir-language",
                    tag.empty() ? "the file does not say in which language its texts are"
                                : inQuotes(tag) + " is no language tag",
                    "Add \"language\", or give --language");
    }
    return language;
}

void readVariables(Extensions& extensions, Form& form)
{
    for (const Field& variable : extensions.all(kVariable, "valueExpression")) {
        Fields parts(variable);
        const std::string name = parts.text("name");
        if (const std::optional<Field> expression = parts.required("expression")) {
            form.variables.emplace(name, *expression);
        }
    }
}

}  // namespace

std::vector<std::size_t> Form::roots() const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!items[i].parent) found.push_back(i);
    }
    return found;
}

std::string languageOf(const std::string& tag)
{
    std::string language = tag.substr(0, tag.find('-'));
    std::transform(language.begin(), language.end(), language.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    const bool isLanguage =
        (language.size() == 2 || language.size() == 3) && isId(language) && language != "id";
    return isLanguage ? language : "";
}

Form readForm(const Field& root, const std::string& language)
{
    Form form;
    Fields file(root);
    if (!isQuestionnaire(file, root)) return form;
    checkElements(root, kQuestionnaire);
    form.language = readLanguage(file, root, language);
    form.languages.push_back(form.language);
    form.id = textOf(file, "id");
    form.name = textOf(file, "name");
    form.url = textOf(file, "url");
    form.version = textOf(file, "version");
    form.title = readWords(file, "title", form);
    Extensions extensions(root);
    readVariables(extensions, form);
    extensions.refuseOthers();
    if (const std::optional<Field> contained = file.find("contained")) {
        readValueSets(*contained, form);
    }
    if (const std::optional<Field> items = file.find("item")) {
        readItems(*items, std::nullopt, form);
    }
    if (form.items.size() > kMostItems) {
        root.report("fhir-size", "it has more than 10,000 items",
                    "Split it, or take out what is not asked");
    }
    if (form.items.empty()) {
        root.report("fhir-empty", "the Questionnaire has no items", "Add what is to be asked");
    }
    return form;
}

}  // namespace opmaat::engine::fhir
