#include "engine/exchange/fhir/json.h"

#include "engine/exchange/fhir/names.h"

namespace opmaat::engine::fhir {

using json::Value;

Value text(std::string_view text)
{
    return Value(std::string(text));
}

Value coding(const std::string& system, const std::string& code)
{
    return Value(Value::Object{{"system", text(system)}, {"code", text(code)}});
}

Value extension(const char* url, const char* key, Value value)
{
    return Value(Value::Object{{"url", text(url)}, {key, std::move(value)}});
}

Value expressionExtension(const char* url, const std::string& expression)
{
    return extension(
        url, "valueExpression",
        Value(Value::Object{{"language", text(kFhirPath)}, {"expression", text(expression)}}));
}

void addText(Value::Object& object, const std::string& key, const Text& words,
             const std::vector<std::string>& languages)
{
    if (words.empty()) return;
    Value::Array translations;
    bool isFirst = true;
    for (const std::string& language : languages) {
        const auto found = words.all().find(language);
        if (found == words.all().end()) continue;
        if (isFirst) {
            object.emplace_back(key, text(found->second));
        } else {
            Value::Array parts = {extension("lang", "valueCode", text(language)),
                                  extension("content", "valueString", text(found->second))};
            translations.push_back(Value(Value::Object{{"extension", Value(std::move(parts))},
                                                       {"url", text(kTranslation)}}));
        }
        isFirst = false;
    }
    if (!translations.empty()) {
        object.emplace_back("_" + key,
                            Value(Value::Object{{"extension", Value(std::move(translations))}}));
    }
}

void addList(Value::Object& object, const std::string& key, Value::Array list)
{
    if (!list.empty()) object.emplace_back(key, Value(std::move(list)));
}

}  // namespace opmaat::engine::fhir
