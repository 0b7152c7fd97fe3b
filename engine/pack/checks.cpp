#include <algorithm>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/names.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

/// What every shown category scores as; empty after a finding.
std::vector<int> keyed(const Item& item, const ItemSource& source, int categories)
{
    const std::string inParameters =
        "parameters.json has " + std::to_string(categories) + " categories for it";
    if (source.score) {
        const std::set<int> scored(source.scores.begin(), source.scores.end());
        if (static_cast<int>(scored.size()) != categories || *scored.rbegin() != categories - 1) {
            source.score->report("scored-categories",
                                 "the scores of " + inQuotes(item.id) + " do not use 0 to " +
                                     std::to_string(categories - 1) + "; " + inParameters,
                                 "Use each of these scores at least once, and no other");
            return {};
        }
        return source.scores;
    }
    const auto shown = static_cast<int>(item.categories.size());
    if (shown != categories) {
        source.item.report("scored-categories",
                           inQuotes(item.id) + " shows " + std::to_string(shown) +
                               " answer options; " + inParameters,
                           "Make them equal, or say with score how each option counts");
        return {};
    }
    std::vector<int> scores;
    scores.reserve(item.categories.size());
    for (int category = 0; category < shown; ++category) {
        scores.push_back(source.keying ? shown - 1 - category : category);
    }
    return scores;
}

void reportUnscored(const Draft& draft)
{
    for (std::size_t i = 0; i < draft.sources.size(); ++i) {
        const ItemSource& source = draft.sources[i];
        if (draft.pack.items[i].modelItem < 0 && (source.keying || source.score)) {
            (source.keying ? source.keying : source.score)
                ->reportKey(
                    "item-unscored",
                    inQuotes(draft.pack.items[i].id) + " is not scored, so this says nothing",
                    "Remove it, or add the item to parameters.json");
        }
    }
}

}  // namespace

void linkItems(Draft& draft)
{
    const auto& scored = draft.pack.parameters.model.items;
    for (std::size_t j = 0; j < scored.size(); ++j) {
        const Item* const found = draft.pack.find(scored[j].id);
        if (found == nullptr) {
            draft.parameterItems[j].reportKey(
                "item-unknown", "no module has an item " + inQuotes(scored[j].id),
                didYouMean(scored[j].id, knownNames(draft.pack), "Remove it, or add the item"));
            continue;
        }
        const auto i = static_cast<std::size_t>(found - draft.pack.items.data());
        Item& item = draft.pack.items[i];
        item.modelItem = static_cast<int>(j);
        if (item.type != ItemType::Choice) {
            draft.sources[i].item.report(
                "scored-type",
                inQuotes(item.id) + " is scored by parameters.json, and is not of type choice",
                "Make it a choice, or take it out of parameters.json");
            continue;
        }
        if (item.categories.empty()) {
            continue;  // said already
        }
        item.score = keyed(item, draft.sources[i], scored[j].categories());
    }
    reportUnscored(draft);
}

std::vector<std::string> knownNames(const Pack& pack, const std::vector<std::string>& others)
{
    std::vector<std::string> names = others;
    for (const Computed& computed : pack.computed) {
        names.push_back(computed.id);
    }
    for (const DeclaredScale& scale : pack.scales) {
        names.push_back("scale." + scale.id);
    }
    for (const Item& item : pack.items) {
        if (item.type != ItemType::Information) {
            names.push_back(item.id);
        }
    }
    return names;
}

std::optional<Condition> readCondition(const Field& field, const Condition::Symbols& symbols,
                                       const std::vector<std::string>& known)
{
    const std::optional<std::string> text = field.text();
    if (!text) {
        return std::nullopt;
    }
    Condition::Mistake mistake;
    std::optional<Condition> condition = Condition::parse(*text, symbols, mistake, known);
    if (!condition) {
        field.reportInside(mistake.offset, "condition", mistake.message, mistake.fix);
    }
    return condition;
}

void checkPlane(const Draft& draft)
{
    const std::vector<std::string> axes = idsOf(draft.pack.parameters.model.axes);
    if (draft.planeX) {
        indexIn(*draft.planeX, draft.pack.planeX, axes, "axis-unknown");
    }
    if (draft.planeY) {
        indexIn(*draft.planeY, draft.pack.planeY, axes, "axis-unknown");
    }
}

}  // namespace opmaat::engine
