#include <algorithm>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

/// The place in the model of an item that must be scored; -1 after a finding.
int scoredItem(const Draft& draft, const Field& field)
{
    const std::optional<std::string> id = field.id();
    if (!id) {
        return -1;
    }
    const std::vector<std::string> known = idsOf(draft.pack.parameters.model.items);
    const auto found = std::find(known.begin(), known.end(), *id);
    if (found == known.end()) {
        field.report("quality-items", inQuotes(*id) + " is no scored item",
                     didYouMean(*id, known, "Use items that parameters.json has"));
        return -1;
    }
    return static_cast<int>(found - known.begin());
}

/// Scored items, each once; nothing when one of them is not.
std::optional<std::vector<int>> scoredItems(const Draft& draft, const Field& list)
{
    std::vector<int> items;
    bool good = list.value().isArray();
    for (const Field& field : list.elements()) {
        const int item = scoredItem(draft, field);
        if (item >= 0 && std::find(items.begin(), items.end(), item) != items.end()) {
            field.report("quality-items", "this item stands twice", "Name it once");
        }
        good = good && item >= 0;
        items.push_back(item);
    }
    if (!good) {
        return std::nullopt;
    }
    return items;
}

void readPairs(Draft& draft, const Field& list)
{
    const scoring::Model& model = draft.pack.parameters.model;
    for (const Field& field : list.elements()) {
        const auto items = scoredItems(draft, field);
        if (!items) {
            continue;
        }
        const auto facetOf = [&](int item) {
            return model.items[static_cast<std::size_t>(item)].facet;
        };
        if (items->size() != 2 || facetOf(items->front()) != facetOf(items->back())) {
            field.report("quality-items", "a pair must be two items of one facet",
                         "Name two questions that ask the same in opposite words");
            continue;
        }
        draft.pack.qualityData.reversedPairs.emplace_back(items->front(), items->back());
    }
}

void readDiscrepancy(Draft& draft, const Field& field, std::set<std::string>& ids)
{
    Fields object(field);
    Discrepancy discrepancy;
    discrepancy.id = object.ownId(ids);
    const std::optional<Field> self = object.required("self");
    const std::optional<Field> task = object.required("task");
    object.refuseOthers();
    const auto selfItems = self ? scoredItems(draft, *self) : std::nullopt;
    const auto taskItems = task ? scoredItems(draft, *task) : std::nullopt;
    if (!selfItems || !taskItems) {
        return;
    }
    const scoring::Model& model = draft.pack.parameters.model;
    std::set<int> axes;
    for (const auto* items : {&*selfItems, &*taskItems}) {
        for (const int item : *items) {
            const int facet = model.items[static_cast<std::size_t>(item)].facet;
            axes.insert(model.facets[static_cast<std::size_t>(facet)].axis);
        }
    }
    if (axes.size() != 1 || selfItems->empty() || taskItems->empty()) {
        field.report("quality-items", "self and task must be items of one axis, at least one each",
                     "Compare what people say of a skill with tasks that need it");
        return;
    }
    discrepancy.self = *selfItems;
    discrepancy.task = *taskItems;
    draft.pack.qualityData.discrepancies.push_back(std::move(discrepancy));
}

AnswerTimes readTimes(const Draft& draft, const Field& field)
{
    constexpr double kSlowest = 1;
    constexpr double kFastest = 1000;
    Fields object(field);
    AnswerTimes times;
    if (const std::optional<Field> speeds = object.required("charactersPerSecond")) {
        Fields languages(*speeds);
        for (const std::string& language : draft.pack.languages) {
            const std::optional<Field> speed = languages.find(language);
            if (!speed && speeds->value().isObject()) {
                speeds->report("language-missing",
                               "the speed in " + inQuotes(language) + " is missing",
                               "Add it, or take the language out of pack.json");
            } else if (speed) {
                times.charactersPerSecond[language] =
                    speed->number(kSlowest, kFastest).value_or(kFastest);
            }
        }
        languages.refuseOthers();
    }
    if (const std::optional<Field> speed = object.required("readAloud")) {
        times.readAloud = speed->number(kSlowest, kFastest).value_or(kFastest);
    }
    if (const std::optional<Field> decide = object.required("decide")) {
        times.decide = decide->number(0, 60).value_or(0);
    }
    object.refuseOthers();
    return times;
}

}  // namespace

void readQualityData(Draft& draft, Fields& file)
{
    // Without a whole model, or languages, every name would be wrong, and that is said elsewhere.
    const bool hasItems =
        !draft.expectsModel || (draft.modelClean && !draft.pack.parameters.model.items.empty());
    const bool hasLanguages = !draft.pack.languages.empty();
    if (const std::optional<Field> pairs = file.find("reversedPairs"); pairs && hasItems) {
        readPairs(draft, *pairs);
    }
    if (const std::optional<Field> list = file.find("discrepancies"); list && hasItems) {
        std::set<std::string> ids;
        for (const Field& field : list->elements()) {
            readDiscrepancy(draft, field, ids);
        }
    }
    if (const std::optional<Field> times = file.find("times"); times && hasLanguages) {
        draft.pack.qualityData.times = readTimes(draft, *times);
    }
}

}  // namespace opmaat::engine
