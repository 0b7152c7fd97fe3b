#include <algorithm>

#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

/// A whole number from `least`, or `otherwise` when the field is absent or wrong.
int readCount(Fields& object, const std::string& key, int least, int otherwise)
{
    constexpr int kMost = 10'000;
    const std::optional<Field> field = object.find(key);
    return field ? field->whole(least, kMost).value_or(otherwise) : otherwise;
}

void readAxisBounds(const Field& field, const scoring::Model& model, AdaptiveRules& rules)
{
    constexpr double kSmallest = 0.01;
    constexpr double kLargest = 1.0;
    rules.axisSd.resize(model.axes.size());
    for (const auto& [id, bound] : field.members()) {
        const int axis = indexOf(bound, id, model.axes, "axis-unknown");
        const std::optional<double> sd = bound.number(kSmallest, kLargest);
        if (axis >= 0) {
            rules.axisSd[static_cast<std::size_t>(axis)] = sd;
        }
    }
}

void readStop(const Field& field, const scoring::Model& model, AdaptiveRules& rules)
{
    constexpr double kEvenOdds = 0.5;
    Fields object(field);
    if (const std::optional<Field> probability = object.find("profileProbability")) {
        rules.profileProbability = probability->number(kEvenOdds, 1.0);
    }
    if (const std::optional<Field> bounds = object.find("standardErrors")) {
        readAxisBounds(*bounds, model, rules);
    }
    const int most = readCount(object, "mostItems", 1, 0);
    if (most > 0) {
        rules.mostItems = most;
    }
    rules.leastItems = readCount(object, "leastItems", 0, 0);
    if (const std::optional<Field> seconds = object.find("seconds")) {
        rules.seconds = seconds->number(1.0, 24.0 * 3600.0);
    }
    object.refuseOthers();
    const auto has = [&](const char* key) { return field.value().find(key) != nullptr; };
    const bool ends =
        has("profileProbability") || has("standardErrors") || has("mostItems") || has("seconds");
    if (field.value().isObject() && !ends) {
        field.report("adaptive-stop", "nothing ends the choice",
                     "Give a profileProbability, standardErrors, mostItems or seconds");
    }
}

/// Items asked at the least: `perFacet` of every facet, as far as it has them.
int fewestItems(const scoring::Model& model, int perFacet)
{
    std::vector<int> items(model.facets.size(), 0);
    for (const scoring::Item& item : model.items) {
        ++items[static_cast<std::size_t>(item.facet)];
    }
    int sum = 0;
    for (const int count : items) {
        sum += std::min(count, perFacet);
    }
    return sum;
}

}  // namespace

void readAdaptive(Draft& draft, const Field& field)
{
    const scoring::Model& model = draft.pack.parameters.model;
    if (!draft.pack.hasModel()) {
        field.reportKey("file-missing", "an adaptive choice needs parameters.json",
                        "Add the file, or remove this: items are then asked in their order");
        return;
    }
    Fields object(field);
    AdaptiveRules rules;
    if (const std::optional<Field> goal = object.required("goal")) {
        rules.goal = static_cast<AdaptiveGoal>(goal->oneOf({"profile", "axes"}).value_or(0));
    }
    rules.perFacet = readCount(object, "perFacet", 1, rules.perFacet);
    rules.among = readCount(object, "among", 1, rules.among);
    if (const std::optional<Field> stop = object.required("stop")) {
        readStop(*stop, model, rules);
        const int fewest = draft.modelClean ? fewestItems(model, rules.perFacet) : 0;
        if (rules.mostItems && *rules.mostItems < std::max(fewest, rules.leastItems)) {
            stop->report("adaptive-stop",
                         "mostItems is " + std::to_string(*rules.mostItems) + ", below " +
                             (fewest > rules.leastItems
                                  ? "the " + std::to_string(fewest) + " that perFacet asks"
                                  : "leastItems, " + std::to_string(rules.leastItems)),
                         "Raise mostItems: no facet is left out");
        }
    }
    object.refuseOthers();
    draft.pack.adaptive = std::move(rules);
}

}  // namespace opmaat::engine
