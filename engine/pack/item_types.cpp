#include <algorithm>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/item_reader.h"
#include "engine/pack/readers.h"

// What each type of item takes.
namespace opmaat::engine {
namespace {

constexpr std::size_t kMostPoints = 7;  // of a scale: more are not told apart on one screen

/// In the order of ItemType.
const std::vector<std::string> kTypes = {"choice",   "several", "information", "scale",
                                         "two-step", "picture", "number",      "amount",
                                         "month",    "text",    "ordering",    "matching"};

std::string counted(std::size_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// A response set of the module, or the options themselves; and where they stand.
std::vector<Category> readOptions(Draft& draft, AllResponses& sets, const Field& field)
{
    if (field.value().kind() != json::Value::Kind::String) {
        return readCategories(draft, field);
    }
    const std::string& id = field.value().text();
    const auto set = sets.find(id);
    if (set == sets.end()) {
        std::vector<std::string> known;
        known.reserve(sets.size());
        for (const auto& [name, ignored] : sets) {
            known.push_back(name);
        }
        field.report("responses-unknown", "this module has no response set " + inQuotes(id),
                     didYouMean(id, known, "Add it to responseSets, or list the options here"));
        return {};
    }
    set->second.used = true;
    return set->second.categories;
}

void checkCount(const Field& field, std::size_t count, std::size_t least, std::size_t most)
{
    if (count < least) {
        field.report("item-responses",
                     "the item has " + std::to_string(count) +
                         " answer options, must have at least " + std::to_string(least),
                     "Add answer options, or make it an item of type information");
    } else if (count > most) {
        field.report("item-responses",
                     "the item has " + std::to_string(count) + " answer options, at most " +
                         std::to_string(most) + " can be handled on one screen",
                     "Leave some out, or ask in two questions");
    }
}

void checkExclusive(const Item& item, const std::vector<Category>& categories, const Field& field)
{
    const bool exclusive = std::any_of(categories.begin(), categories.end(),
                                       [](const Category& category) { return category.exclusive; });
    if (exclusive && item.type != ItemType::Several) {
        field.report("item-responses", "only an item of type several has exclusive options",
                     "Remove \"exclusive\", or give the item the type several");
    }
}

void checkPictures(const Item& item, const Field& field)
{
    for (std::size_t i = 0; i < item.categories.size(); ++i) {
        if (item.type == ItemType::Picture && item.categories[i].picture.empty()) {
            field.report("picture-missing",
                         "answer option " + std::to_string(i) + " has no picture",
                         "Give every option of a picture choice a picture, or make it a choice");
        }
    }
}

void checkPoints(const Item& item, const Field& field)
{
    if (item.categories.size() > kMostPoints) {
        field.report("scale-points",
                     "the scale has " + counted(item.categories.size(), "point") +
                         ", must have 2 to " + std::to_string(kMostPoints),
                     "Leave points out, or make it a choice");
    }
}

/// Empty when the options are missing, which is then said already.
std::vector<Category> readResponses(Draft& draft, AllResponses& sets, const Item& item,
                                    const std::optional<Field>& field)
{
    if (!field) {
        return {};
    }
    std::vector<Category> categories = readOptions(draft, sets, *field);
    const bool known = field->value().kind() != json::Value::Kind::String || !categories.empty();
    const bool sorted = item.type == ItemType::Ordering || item.type == ItemType::Matching;
    if (known) {
        checkCount(*field, categories.size(), item.type == ItemType::Several ? 1 : 2,
                   sorted ? kMostSorted : 1000);
        checkExclusive(item, categories, *field);
    }
    return categories;
}

void readSteps(const Draft& draft, Item& item, Fields& object)
{
    const std::optional<Field> field = object.required("steps");
    if (!field) {
        return;
    }
    int next = 0;
    bool follows = true;
    for (const Field& element : field->elements()) {
        Fields step(element);
        FirstStep first;
        first.text = draft.texts.required(step, "text");
        for (const Field& covered : step.elements("covers")) {
            const int category = static_cast<int>(covered.number().value_or(-1.0));
            follows = follows && category == next++;
            first.covers.push_back(category);
        }
        step.refuseOthers();
        follows = follows && !first.covers.empty();
        item.steps.push_back(std::move(first));
    }
    const bool isWhole = follows && next == static_cast<int>(item.categories.size());
    const bool branches = std::any_of(item.steps.begin(), item.steps.end(),
                                      [](const FirstStep& step) { return step.covers.size() > 1; });
    if (!isWhole || !branches || item.steps.size() < 2 || item.steps.size() > 3) {
        field->report("item-steps",
                      "the steps do not lead to " +
                          counted(item.categories.size(), "answer option") +
                          " in order, each by one way",
                      "Make two or three steps whose covers are together 0, 1, 2 and so on, one of"
                      " them with two or more");
    }
}

void readMatching(Draft& draft, AllResponses& sets, Item& item, Fields& object)
{
    item.categories = readResponses(draft, sets, item, object.required("left"));
    const std::optional<Field> right = object.required("right");
    item.right = readResponses(draft, sets, item, right);
    if (right && item.right.size() < item.categories.size() && !item.right.empty()) {
        right->report(
            "item-responses",
            counted(item.right.size(), "option") + " on the right for " +
                std::to_string(item.categories.size()) + " on the left",
            "Give every option on the left one of its own; more on the right are welcome");
    }
}

void readCategoriesOf(Draft& draft, AllResponses& sets, Item& item, Fields& object)
{
    const std::optional<Field> field = object.required("responses");
    item.categories = readResponses(draft, sets, item, field);
    if (item.type == ItemType::TwoStep) {
        readSteps(draft, item, object);
    }
    if (field && item.type == ItemType::Scale) {
        checkPoints(item, *field);
    }
    if (field) {
        checkPictures(item, *field);
    }
}

void refuseResponses(Fields& object, const std::string& type)
{
    if (const std::optional<Field> responses = object.find("responses")) {
        const bool card = type == "information";
        responses->report(
            "item-responses",
            "an item of type " + type + (card ? " takes no answer" : " has no answer options"),
            "Remove its responses, or give it another type");
    }
}

}  // namespace

std::vector<Category> readCategories(Draft& draft, const Field& field)
{
    std::vector<Category> categories;
    std::set<std::string> ids;
    for (const Field& element : field.elements()) {
        std::optional<Field> picture;
        Category category = draft.texts.category(element, picture);
        if (picture) {
            category.picture = readPicture(draft, *picture);
        }
        if (!category.id.empty() && !ids.insert(category.id).second) {
            element.report("id-duplicate",
                           "two answer options have the id " + inQuotes(category.id),
                           "Give one of them another id");
        }
        categories.push_back(std::move(category));
    }
    return categories;
}

void readType(Draft& draft, AllResponses& sets, Item& item, Fields& object)
{
    const std::optional<Field> type = object.find("type");
    const auto index = type ? type->oneOf(kTypes) : std::optional<std::size_t>(0);
    item.type = static_cast<ItemType>(index.value_or(0));
    if (!index) {  // what it needs is unknown too
        for (const char* key : {"responses", "steps", "left", "right", "min", "max", "step", "unit",
                                "earliest", "latest", "maxLength"}) {
            object.find(key);
        }
        return;
    }
    switch (item.type) {
        case ItemType::Information:
            return refuseResponses(object, kTypes[*index]);
        case ItemType::Number:
        case ItemType::Amount:
        case ItemType::Month:
        case ItemType::Text:
            refuseResponses(object, kTypes[*index]);
            return readLimits(draft, item, object);
        case ItemType::Matching:
            return readMatching(draft, sets, item, object);
        default:
            return readCategoriesOf(draft, sets, item, object);
    }
}

}  // namespace opmaat::engine
