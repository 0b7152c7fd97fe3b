#include <algorithm>
#include <cmath>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

struct ResponseSet {
    Field field;
    std::vector<Category> categories;
    bool used = false;
};

using ResponseSets = std::map<std::string, ResponseSet>;

std::vector<Category> readCategories(const TextReader& texts, const Field& field)
{
    std::vector<Category> categories;
    std::set<std::string> ids;
    for (const Field& element : field.elements()) {
        Category category = texts.category(element);
        if (!category.id.empty() && !ids.insert(category.id).second) {
            element.report("id-duplicate",
                           "two answer options have the id " + inQuotes(category.id),
                           "Give one of them another id");
        }
        categories.push_back(std::move(category));
    }
    return categories;
}

ResponseSets readResponseSets(const TextReader& texts, Fields& file)
{
    ResponseSets sets;
    if (const std::optional<Field> field = file.find("responseSets")) {
        for (const auto& [id, set] : field->members()) {
            if (!isId(id)) {
                set.reportKey(
                    "id-form", inQuotes(id) + " is no id",
                    "Start with a letter a to z, and use only a to z, 0 to 9 and hyphens");
            }
            sets.emplace(id, ResponseSet{set, readCategories(texts, set)});
        }
    }
    return sets;
}

/// Reads the items of one module into the draft.
class ItemReader {
public:
    ItemReader(Draft& draft, ResponseSets& sets) : draft_(draft), sets_(sets) {}

    void read(const Field& field);

private:
    bool readType(Item& item, Fields& object);
    void readResponses(Item& item, Fields& object);
    void checkResponses(const Item& item, const Field& field);
    void readScore(const Item& item, ItemSource& source);
    void checkId(const Item& item, const Field& field);

    Draft& draft_;
    ResponseSets& sets_;
};

void ItemReader::checkId(const Item& item, const Field& field)
{
    if (Expression::isReserved(item.id) || item.id == "longest-run") {
        field.report("id-form", inQuotes(item.id) + " has a meaning of its own in conditions",
                     "Give the item another id");
    }
    if (!item.id.empty() && draft_.pack.find(item.id) != nullptr) {
        field.report("id-duplicate", "two items of the pack have the id " + inQuotes(item.id),
                     "Give one of them another id");
    }
}

/// False, after a finding, for an unknown type: what answers it needs is then unknown too.
bool ItemReader::readType(Item& item, Fields& object)
{
    const std::optional<Field> type = object.find("type");
    const auto index =
        type ? type->oneOf({"choice", "several", "information"}) : std::optional<std::size_t>(0);
    item.type = static_cast<ItemType>(index.value_or(0));
    return index.has_value();
}

void ItemReader::readResponses(Item& item, Fields& object)
{
    if (item.type == ItemType::Information) {
        if (const std::optional<Field> responses = object.find("responses")) {
            responses->report("item-responses", "an item of type information takes no answer",
                              "Remove its responses, or give it another type");
        }
        return;
    }
    const std::optional<Field> responses = object.required("responses");
    if (!responses) {
        return;
    }
    if (responses->value().kind() != json::Value::Kind::String) {
        item.categories = readCategories(draft_.texts, *responses);
        checkResponses(item, *responses);
        return;
    }
    const std::string& id = responses->value().text();
    const auto set = sets_.find(id);
    if (set == sets_.end()) {
        std::vector<std::string> known;
        known.reserve(sets_.size());
        for (const auto& [name, ignored] : sets_) {
            known.push_back(name);
        }
        responses->report(
            "responses-unknown", "this module has no response set " + inQuotes(id),
            didYouMean(id, known, "Add it to responseSets, or list the options here"));
        return;
    }
    set->second.used = true;
    item.categories = set->second.categories;
    checkResponses(item, *responses);
}

void ItemReader::checkResponses(const Item& item, const Field& field)
{
    const std::size_t least = item.type == ItemType::Several ? 1 : 2;
    if (item.categories.size() < least) {
        field.report("item-responses",
                     "the item has " + std::to_string(item.categories.size()) +
                         " answer options, must have at least " + std::to_string(least),
                     "Add answer options, or make it an item of type information");
    }
    const bool exclusive = std::any_of(item.categories.begin(), item.categories.end(),
                                       [](const Category& category) { return category.exclusive; });
    if (exclusive && item.type != ItemType::Several) {
        field.report("item-responses", "only an item of type several has exclusive options",
                     "Remove \"exclusive\", or give the item the type several");
    }
}

void ItemReader::readScore(const Item& item, ItemSource& source)
{
    if (source.keying) {
        source.keying->oneOf({"reversed"});
    }
    if (source.keying && source.score) {
        source.score->report("item-keying", "an item cannot have both keying and score",
                             "Keep one of the two");
    }
    if (!source.score) {
        return;
    }
    for (const Field& element : source.score->elements()) {
        const double score = element.number(0, 1000).value_or(0.0);
        if (std::trunc(score) != score) {
            element.report("item-score", "a scored category is a whole number, counted from 0",
                           "Write 0, 1, 2 and so on");
        }
        source.scores.push_back(static_cast<int>(score));
    }
    if (source.scores.size() != item.categories.size()) {
        source.score->report("item-score",
                             std::to_string(source.scores.size()) + " scores for " +
                                 std::to_string(item.categories.size()) + " answer options",
                             "Give each answer option one score, in the order shown");
    }
}

void ItemReader::read(const Field& field)
{
    Fields object(field);
    Item item;
    item.module = draft_.pack.modules.size() - 1;
    if (const std::optional<Field> id = object.required("id")) {
        item.id = id->id().value_or("");
        checkId(item, *id);
    }
    const bool typeKnown = readType(item, object);
    item.text = draft_.texts.required(object, "text");
    item.help = draft_.texts.optional(object, "help");
    if (typeKnown) {
        readResponses(item, object);
    } else {
        object.find("responses");
    }
    if (const std::optional<Field> seconds = object.find("seconds")) {
        item.seconds = seconds->number(0, 3600).value_or(item.seconds);
    }
    if (const std::optional<Field> evidence = object.find("evidence")) {
        for (const Field& reference : evidence->elements()) {
            item.evidence.push_back(reference.text().value_or(""));
        }
    }
    ItemSource source{
        field, object.find("showIf"), object.find("keying"), object.find("score"), {}};
    readScore(item, source);
    object.refuseOthers();
    draft_.pack.items.push_back(std::move(item));
    draft_.sources.push_back(std::move(source));
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
    ResponseSets sets = readResponseSets(draft.texts, file);
    ItemReader reader(draft, sets);
    const std::vector<Field> items = file.elements("items");
    for (const Field& item : items) {
        reader.read(item);
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
