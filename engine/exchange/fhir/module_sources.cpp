#include "engine/exchange/fhir/module_sources.h"

#include <filesystem>
#include <stdexcept>

#include "engine/exchange/fhir/rules.h"

namespace opmaat::engine {

using json::Value;

ModuleSources::ModuleSources(const Pack& pack) : pack_(&pack)
{
    modules_.reserve(pack.modules.size());
    for (const Module& module : pack.modules) {
        modules_.push_back(json::parseFile(file(module.id + ".json")));
    }
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const Value* id = item(i).find("id");
        if (id == nullptr || id->text() != pack.items[i].id) {
            throw std::logic_error("The files of the pack have changed since it was read");
        }
    }
}

std::string ModuleSources::file(const std::string& name) const
{
    return (std::filesystem::path(pack_->folder) / name).string();
}

/// Items of a module stand together in the pack, in their order.
std::size_t ModuleSources::indexInModule(std::size_t item) const
{
    std::size_t first = item;
    while (first > 0 && pack_->items[first - 1].module == pack_->items[item].module) --first;
    return item - first;
}

const Value& ModuleSources::item(std::size_t item) const
{
    const Value* items = modules_.at(pack_->items[item].module).find("items");
    return items->array().at(indexInModule(item));
}

std::string ModuleSources::pointer(std::size_t item) const
{
    return pointerTo("/items", indexInModule(item));
}

std::string ModuleSources::responseSet(std::size_t item) const
{
    const Value* responses = this->item(item).find("responses");
    const bool isName = responses != nullptr && responses->kind() == Value::Kind::String;
    return isName ? responses->text() : "";
}

std::vector<int> ModuleSources::scores(std::size_t item) const
{
    const auto count = static_cast<int>(pack_->items[item].categories.size());
    std::vector<int> scores;
    if (this->item(item).find("keying") != nullptr) {
        for (int c = count; c > 0; --c) scores.push_back(c - 1);
    } else if (const Value* score = this->item(item).find("score")) {
        for (const Value& one : score->array()) scores.push_back(static_cast<int>(one.number()));
    } else if (pack_->items[item].modelItem >= 0) {
        for (int c = 0; c < count; ++c) scores.push_back(c);
    }
    return scores;
}

Finding ModuleSources::finding(std::size_t module, const Value& where, std::string pointer,
                               std::string rule, std::string message, std::string fix) const
{
    const Severity severity = fhirSeverityOf(rule);
    return {file(pack_->modules[module].id + ".json"),
            std::move(pointer),
            where.line,
            where.column,
            std::move(rule),
            severity,
            std::move(message),
            std::move(fix)};
}

}  // namespace opmaat::engine
