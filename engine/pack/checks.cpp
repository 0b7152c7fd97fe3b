#include <algorithm>
#include <set>

#include "engine/conditions/tokens.h"
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

void reportUnscorable(const Item& item, const ItemSource& source)
{
    if (source.key) {
        return;  // it has a mistake that was said already
    }
    source.item.report("scored-type",
                       inQuotes(item.id) +
                           " is scored by parameters.json, and has neither"
                           " categories of which one is chosen nor a scoring key",
                       "Make it a choice, give it a key, or take it out of parameters.json");
}

/// That a key gives every scored category of the model, and no other. Its scores begin with 0.
void checkKey(const Item& item, const ItemSource& source, int categories)
{
    std::set<int> scored;
    for (const std::vector<double>& answer : tellingAnswers(item)) {
        scored.insert(pointsOf(item, answer));
    }
    if (static_cast<int>(scored.size()) != categories || *scored.rbegin() != categories - 1) {
        source.key->report("scored-categories",
                           "the key of " + inQuotes(item.id) + " does not give 0 to " +
                               std::to_string(categories - 1) + "; parameters.json has " +
                               std::to_string(categories) + " categories for it",
                           "Let some answer have each of these scores, and none another");
    }
}

/// Whether an expression of the pack names the score of a task.
bool isNamed(const Pack& pack, const std::string& score)
{
    const auto names = [&](const Expression& expression) {
        const std::vector<std::string> all = expression.names();
        return std::find(all.begin(), all.end(), score) != all.end();
    };
    const auto inCondition = [&](const auto& rule) { return names(rule.when.expression()); };
    const auto inTable = [&](const DecisionTable& table) {
        return std::any_of(table.rows.begin(), table.rows.end(), inCondition);
    };
    const auto& tables = pack.offers.tables;
    return std::any_of(
               pack.items.begin(), pack.items.end(),
               [&](const Item& item) { return item.showIf && names(item.showIf->expression()); }) ||
           std::any_of(pack.computed.begin(), pack.computed.end(),
                       [&](const Computed& computed) { return names(computed.value); }) ||
           std::any_of(pack.quality.begin(), pack.quality.end(), inCondition) ||
           std::any_of(pack.alarms.begin(), pack.alarms.end(), inCondition) ||
           std::any_of(tables.begin(), tables.end(), inTable);
}

bool isSummed(const Pack& pack, std::size_t item)
{
    return std::any_of(pack.scales.begin(), pack.scales.end(), [&](const DeclaredScale& scale) {
        return std::find(scale.items.begin(), scale.items.end(), item) != scale.items.end();
    });
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
        if (item.practice) {
            draft.sources[i].item.report(
                "practice-counts",
                inQuotes(item.id) + " is for practice, and is scored by parameters.json",
                "Take it out of parameters.json, or remove its \"practice\"");
        } else if (item.key) {
            if (draft.sources[i].isKeyGood) {
                checkKey(item, draft.sources[i], scored[j].categories());
            }
        } else if (!canBeScored(item)) {
            reportUnscorable(item, draft.sources[i]);
        } else if (!item.categories.empty()) {  // else that was said already
            item.score = keyed(item, draft.sources[i], scored[j].categories());
        }
    }
}

void reportUnscored(const Draft& draft)
{
    for (std::size_t i = 0; i < draft.sources.size(); ++i) {
        const ItemSource& source = draft.sources[i];
        const Item& item = draft.pack.items[i];
        const auto& said = source.keying ? source.keying : source.score ? source.score : source.key;
        const bool counts = item.practice || item.modelItem >= 0 ||
                            (!source.keying &&
                             (isSummed(draft.pack, i) || isNamed(draft.pack, "score." + item.id)));
        if (said && !counts) {
            said->reportKey("item-unscored",
                            inQuotes(item.id) + " is not scored, so this says nothing",
                            "Remove it, or add the item to parameters.json");
        }
    }
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
        if (item.takesAnswer()) {
            names.push_back(item.id);
        }
        if (symbolOf(pack, "score." + item.id)) {
            names.push_back("score." + item.id);
        }
    }
    return names;
}

void reportMistake(const Pack& pack, const Field& field, const Expression::Mistake& mistake)
{
    const Token at = tokenAt(field.value().text(), mistake.offset);
    const Item* item = pack.find(at.text);
    if (item != nullptr && item->practice) {
        field.reportInside(mistake.offset, "practice-counts",
                           inQuotes(item->id) +
                               " is for practice: what is tried there is never"
                               " kept",
                           "Name another item, or remove its \"practice\"");
        return;
    }
    field.reportInside(mistake.offset, "condition", mistake.message, mistake.fix);
}

std::optional<Condition> readCondition(const Pack& pack, const Field& field,
                                       const Condition::Symbols& symbols,
                                       const std::vector<std::string>& known)
{
    const std::optional<std::string> text = field.text();
    if (!text) {
        return std::nullopt;
    }
    Condition::Mistake mistake;
    std::optional<Condition> condition = Condition::parse(*text, symbols, mistake, known);
    if (!condition) {
        reportMistake(pack, field, mistake);
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
