#include "engine/exchange/fhir/questionnaire.h"

#include "engine/exchange/fhir/answers.h"
#include "engine/exchange/fhir/codes.h"
#include "engine/exchange/fhir/enable_when.h"
#include "engine/exchange/fhir/json.h"
#include "engine/exchange/fhir/losses.h"
#include "engine/exchange/fhir/names.h"
#include "engine/exchange/fhir/types.h"

namespace opmaat::engine {
namespace {

using json::Value;
using namespace fhir;

/// A display item; `extensions` say what it is for.
Value display(const std::string& linkId, const Text& words, Value::Array extensions,
              const std::vector<std::string>& languages)
{
    Value::Object item;
    addList(item, "extension", std::move(extensions));
    item.emplace_back("linkId", text(linkId));
    addText(item, "text", words, languages);
    item.emplace_back("type", text("display"));
    return Value(std::move(item));
}

Value codeExtension(const char* url, const char* system, const char* code)
{
    return extension(url, "valueCodeableConcept",
                     Value(Value::Object{{"coding", Value(Value::Array{coding(system, code)})}}));
}

class Writer {
public:
    explicit Writer(const Pack& pack)
        : pack_(pack), sources_(pack), weights_(pack), answers_(sources_, weights_)
    {
    }

    FhirExport write();

private:
    Value group(std::size_t module);
    Value item(std::size_t index);
    Value::Array extensionsOf(std::size_t index) const;
    void addScales(std::size_t module, Value::Array& items);
    void addOrigin(Value::Object& resource) const;

    const Pack& pack_;
    ModuleSources sources_;
    ScaleWeights weights_;
    Answers answers_;
    FhirLosses losses_{sources_};
};

Value::Array Writer::extensionsOf(std::size_t index) const
{
    Value::Array extensions;
    if (sources_.item(index).find("seconds") != nullptr) {
        extensions.push_back(
            extension(kSeconds, "valueDecimal", Value(pack_.items[index].seconds)));
    }
    for (const std::string& reference : pack_.items[index].evidence) {
        extensions.push_back(extension(kEvidence, "valueString", text(reference)));
    }
    return extensions;
}

Value Writer::item(std::size_t index)
{
    const Item& item = pack_.items[index];
    const TypeRow& type = typeOf(item.type);
    Value::Array extensions = extensionsOf(index);
    Value::Object answers;
    answers_.addTo(answers, extensions, index);
    Value::Object members;
    addList(members, "extension", std::move(extensions));
    members.emplace_back("linkId", text(item.id));
    addText(members, "text", item.text, pack_.languages);
    members.emplace_back("type", text(type.fhir));
    if (auto shown = enableWhenOf(sources_, weights_, item)) {
        members.insert(members.end(), shown->begin(), shown->end());
    } else {
        losses_.addCondition(index);
    }
    losses_.addItemParts(index);
    if (type.repeats) members.emplace_back("repeats", Value(true));
    members.insert(members.end(), answers.begin(), answers.end());
    if (!item.help.empty()) {
        addList(
            members, "item",
            {display(item.id + ".help", item.help,
                     {codeExtension(kItemControl, kItemControlCodes, "help")}, pack_.languages)});
    }
    return Value(std::move(members));
}

/// The scales that a module declares, after its items.
void Writer::addScales(std::size_t module, Value::Array& items)
{
    const Value* scales = sources_.module(module).find("scales");
    if (scales == nullptr) return;
    for (std::size_t i = 0; i < scales->array().size(); ++i) {
        const Value& source = scales->array()[i];
        const DeclaredScale* scale = pack_.findScale("scale." + source.find("id")->text());
        const bool held = weights_.holds(*scale);
        if (held) items.push_back(scaleItem(pack_, *scale));
        losses_.addScale(module, pointerTo("/scales", i), source, *scale, held);
    }
}

Value Writer::group(std::size_t module)
{
    const Module& one = pack_.modules[module];
    Value::Object group;
    if (one.version != pack_.version) {
        addList(group, "extension", {extension(kModuleVersion, "valueString", text(one.version))});
    }
    group.emplace_back("linkId", text(one.id));
    addText(group, "text", one.title, pack_.languages);
    group.emplace_back("type", text("group"));
    Value::Array items;
    if (!one.intro.empty()) {
        items.push_back(
            display(one.id + ".intro", one.intro,
                    {codeExtension(kDisplayCategory, kDisplayCategoryCodes, "instructions")},
                    pack_.languages));
    }
    for (std::size_t i = 0; i < pack_.items.size(); ++i) {
        if (pack_.items[i].module == module) items.push_back(item(i));
    }
    addScales(module, items);
    addList(group, "item", std::move(items));
    return Value(std::move(group));
}

/// Licence and provenance, which Pack does not keep.
void Writer::addOrigin(Value::Object& resource) const
{
    const Value file = json::parseFile(sources_.file("pack.json"));
    const Value* provenance = file.find("provenance");
    const Value* licence = file.find("licence");
    if (provenance != nullptr) resource.emplace_back("description", *provenance);
    if (licence != nullptr) resource.emplace_back("copyright", *licence);
}

FhirExport Writer::write()
{
    Value::Object resource = {{"resourceType", text("Questionnaire")},
                              {"id", text(pack_.id)},
                              {"language", text(pack_.languages.front())}};
    addList(resource, "contained", answers_.valueSets());
    resource.emplace_back("url", text(urlOf(pack_)));
    resource.emplace_back("version", text(pack_.version));
    addText(resource, "title", pack_.title, pack_.languages);
    // Who signed it and who uses it is known beside the pack, not in it.
    resource.emplace_back("status", text("unknown"));
    addOrigin(resource);
    Value::Array groups;
    for (std::size_t m = 0; m < pack_.modules.size(); ++m) {
        groups.push_back(group(m));
        losses_.addComputed(m);
    }
    addList(resource, "item", std::move(groups));
    return {Value(std::move(resource)), losses_.all()};
}

}  // namespace

FhirExport exportQuestionnaire(const Pack& pack)
{
    return Writer(pack).write();
}

}  // namespace opmaat::engine
