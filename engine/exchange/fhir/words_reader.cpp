#include <algorithm>

#include "engine/exchange/fhir/elements.h"
#include "engine/exchange/fhir/extensions.h"
#include "engine/exchange/fhir/form.h"
#include "engine/exchange/fhir/names.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

void addLanguage(const std::string& language, Form& form)
{
    const auto found = std::find(form.languages.begin(), form.languages.end(), language);
    if (found == form.languages.end()) form.languages.push_back(language);
}

/// {"extension": [{"url": "lang", "valueCode"}, {"url": "content", "valueString"}]}
void readTranslation(const Field& translation, Form& form, ByLanguage& words)
{
    Extensions parts(translation);
    const std::optional<Field> tag = parts.find("lang", "valueCode");
    std::optional<Field> content;
    for (const Field& part : parts.nested("content")) {
        for (const auto& [key, value] : part.members()) {
            if (key == "valueString" || key == "valueMarkdown") content = value;
        }
    }
    parts.refuseOthers();
    const std::string given = tag ? tag->text().value_or("") : "";
    if (given.empty() || !content) {
        translation.report("fhir-value", "a translation has no lang, or no content",
                           "Give it both: lang as valueCode, content as valueString");
        return;
    }
    const std::string text = content->text().value_or("");
    addTranslation(translation, given, text, form, words);
}

}  // namespace

void addTranslation(const Field& place, const std::string& tag, const std::string& text, Form& form,
                    ByLanguage& words)
{
    const std::string language = languageOf(tag);
    if (language.empty()) {
        place.report("fhir-translation",
                     "a text in " + inQuotes(tag) + " was left out: packs have no such language",
                     "Use a language of two or three letters; id is kept for ids");
        return;
    }
    const bool twice = std::any_of(words.begin(), words.end(),
                                   [&](const auto& one) { return one.first == language; });
    if (twice) {
        place.report("fhir-translation",
                     "a text stands here twice in " + inQuotes(language) + "; the first was kept",
                     "Keep one of them");
    } else if (!text.empty()) {
        addLanguage(language, form);
        words.emplace_back(language, text);
    }
}

ByLanguage readWords(Fields& object, const std::string& key, Form& form)
{
    ByLanguage words;
    if (const std::optional<Field> field = object.find(key)) {
        const std::string text = field->text().value_or("");
        if (!text.empty()) words.emplace_back(form.language, text);
    }
    const std::optional<Field> beside = object.find("_" + key);
    if (beside) {
        checkElements(*beside, kPrimitive);
        Extensions extensions(*beside);
        for (const Field& translation : extensions.nested(kTranslation)) {
            readTranslation(translation, form, words);
        }
        extensions.refuseOthers();
    }
    return words;
}

}  // namespace opmaat::engine::fhir
