#include "engine/pack/text_reader.h"

#include <algorithm>

#include "engine/json/nearest.h"

namespace opmaat::engine {

Text TextReader::inAllLanguages(Fields& object) const
{
    std::map<std::string, std::string> byLanguage;
    if (!object.object().value().isObject()) {
        return {};
    }
    for (const std::string& language : languages_) {
        const std::optional<Field> field = object.find(language);
        if (!field) {
            object.object().report("language-missing",
                                   "the text in " + inQuotes(language) + " is missing",
                                   "Add it, or take the language out of pack.json");
        } else if (const std::optional<std::string> text = field->text()) {
            byLanguage[language] = *text;
        }
    }
    for (const auto& [key, field] : object.object().members()) {
        const bool known = std::find(languages_.begin(), languages_.end(), key) != languages_.end();
        if (known || key == "id" || key == "exclusive" || key == "picture") {
            continue;
        }
        object.find(key);
        if (languages_.empty()) {
            byLanguage[key] = field.text().value_or("");
        } else {
            field.reportKey("language-unknown", inQuotes(key) + " is no language of this pack",
                            "Remove it, or add the language to pack.json");
        }
    }
    return Text(std::move(byLanguage));
}

Text TextReader::text(const Field& field) const
{
    Fields object(field);
    Text text = inAllLanguages(object);
    object.refuseOthers();
    return text;
}

std::vector<Text> TextReader::texts(const std::vector<Field>& fields) const
{
    std::vector<Text> texts;
    texts.reserve(fields.size());
    for (const Field& field : fields) {
        texts.push_back(text(field));
    }
    return texts;
}

Text TextReader::required(Fields& object, const std::string& key) const
{
    const std::optional<Field> field = object.required(key);
    return field ? text(*field) : Text();
}

Text TextReader::optional(Fields& object, const std::string& key) const
{
    const std::optional<Field> field = object.find(key);
    return field ? text(*field) : Text();
}

std::map<std::string, Text> TextReader::group(Fields& object, const std::string& key,
                                              const std::vector<std::string>& ids) const
{
    std::map<std::string, Text> texts;
    if (const std::optional<Field> field = object.required(key)) {
        Fields group(*field);
        for (const std::string& id : ids) {
            texts[id] = required(group, id);
        }
        group.refuseOthers();
    }
    return texts;
}

Category TextReader::category(const Field& field, std::optional<Field>& picture) const
{
    Fields object(field);
    Category category;
    category.text = inAllLanguages(object);
    if (const std::optional<Field> id = object.find("id")) {
        category.id = id->id().value_or("");
    }
    if (const std::optional<Field> exclusive = object.find("exclusive")) {
        category.exclusive = exclusive->boolean().value_or(false);
    }
    picture = object.find("picture");
    object.refuseOthers();
    return category;
}

}  // namespace opmaat::engine
