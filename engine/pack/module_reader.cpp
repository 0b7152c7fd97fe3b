#include <algorithm>

#include "engine/json/nearest.h"
#include "engine/pack/item_reader.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

AllResponses readResponseSets(Draft& draft, Fields& file)
{
    AllResponses sets;
    if (const std::optional<Field> field = file.find("responseSets")) {
        for (const auto& [id, set] : field->members()) {
            if (!isId(id)) {
                set.reportKey(
                    "id-form", inQuotes(id) + " is no id",
                    "Start with a letter a to z, and use only a to z, 0 to 9 and hyphens");
            }
            sets.emplace(id, SharedResponses{set, readCategories(draft, set)});
        }
    }
    return sets;
}

/// What can be read only when all items are known is kept for later.
void readComputedSources(Draft& draft, Fields& file)
{
    const std::optional<Field> list = file.find("computed");
    if (!list) {
        return;
    }
    for (const Field& element : list->elements()) {
        Fields object(element);
        const std::optional<Field> id = object.required("id");
        const std::optional<Field> value = object.required("value");
        object.refuseOthers();
        if (!id || !value) {
            continue;
        }
        const std::string name = id->id().value_or("");
        const auto isSame = [&](const ComputedSource& other) { return other.id == name; };
        if (Expression::isReserved(name)) {
            id->report("id-form", inQuotes(name) + " has a meaning of its own in conditions",
                       "Give it another id");
        } else if (std::any_of(draft.computed.begin(), draft.computed.end(), isSame)) {
            id->report("id-duplicate",
                       "two computed values of the pack have the id " + inQuotes(name),
                       "Give one of them another id");
        } else if (!name.empty()) {
            draft.computed.push_back({name, *id, *value});
        }
    }
}

}  // namespace

bool readModule(Draft& draft, const Field& root, const std::string& name)
{
    Fields file(root);
    Module module;
    if (!readHead(file, "opmaat.module/1", module.id, module.version)) {
        return false;
    }
    if (!module.id.empty() && module.id != name) {
        file.find("id")->report(
            "id-file", inQuotes(module.id) + " is not what the file is named after (" + name + ")",
            "Rename the file and its place in pack.json, or change the id");
    }
    module.id = name;
    module.title = draft.texts.required(file, "title");
    module.intro = draft.texts.optional(file, "intro");
    draft.pack.modules.push_back(std::move(module));
    AllResponses sets = readResponseSets(draft, file);
    const std::vector<Field> items = file.elements("items");
    for (const Field& item : items) {
        readItem(draft, sets, item);
    }
    readComputedSources(draft, file);
    if (const std::optional<Field> scales = file.find("scales")) {
        for (const Field& scale : scales->elements()) {
            draft.scales.push_back({scale});
        }
    }
    for (const auto& [id, set] : sets) {
        if (!set.used) {
            set.field.reportKey("responses-unused", "no item uses the response set " + inQuotes(id),
                                "Remove it, or let an item name it");
        }
    }
    file.refuseOthers();
    return true;
}

}  // namespace opmaat::engine
