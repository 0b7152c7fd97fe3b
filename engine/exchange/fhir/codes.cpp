#include "engine/exchange/fhir/codes.h"

#include "engine/exchange/fhir/json.h"
#include "engine/exchange/fhir/names.h"

namespace opmaat::engine::fhir {

std::string urlOf(const Pack& pack)
{
    return std::string(kBase) + "Questionnaire/" + pack.id;
}

std::string codeOf(const Item& item, std::size_t category)
{
    const std::string& id = item.categories.at(category).id;
    return id.empty() ? std::to_string(category) : id;
}

std::string systemOf(const Pack& pack, std::size_t module, const std::string& responseSet)
{
    return std::string(kBase) + "CodeSystem/" + pack.id + "." + pack.modules[module].id + "." +
           responseSet;
}

std::string systemOf(const ModuleSources& sources, std::size_t item)
{
    const Pack& pack = sources.pack();
    const std::string set = sources.responseSet(item);
    if (!set.empty()) return systemOf(pack, pack.items[item].module, set);
    return std::string(kBase) + "CodeSystem/" + pack.id + "." + pack.items[item].id;
}

json::Value codingOf(const ModuleSources& sources, std::size_t item, std::size_t category)
{
    return coding(systemOf(sources, item), codeOf(sources.pack().items[item], category));
}

}  // namespace opmaat::engine::fhir
