#include "engine/pack/names.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "scoring/scorer.h"

namespace opmaat::engine {
namespace {

constexpr std::string_view kScore = "score.";

/// Of `score.ITEM`, when that item is a task with a key of its own.
const Item* scoredItem(const Pack& pack, std::string_view name)
{
    const Item* item = name.starts_with(kScore) ? pack.find(name.substr(kScore.size())) : nullptr;
    const bool isTask = item != nullptr && canBeScored(*item) && (item->key || item->hasScores);
    return isTask ? item : nullptr;
}

Type typeOf(const Item& item)
{
    switch (item.type) {
        case ItemType::Several:
            return Type::Several;
        case ItemType::Number:
        case ItemType::Amount:
            return Type::Number;
        case ItemType::Month:
            return Type::Month;
        case ItemType::Text:
        case ItemType::Ordering:
        case ItemType::Matching:
            return Type::Opaque;
        default:
            return Type::Choice;
    }
}

/// Moves every number to the nearest that can be typed. Where there is one between two constants,
/// that is between them too, so that no case is lost; beyond the ends none is gained.
void keepWithin(Domain& domain, const TypedRange& range)
{
    for (Worth& worth : domain.worths) {
        if (worth) {
            const double steps = std::round((worth->front() - range.least) / range.step);
            worth = std::vector{range.at(std::clamp(steps, 0.0, range.count() - 1.0))};
        }
    }
    std::sort(domain.worths.begin(), domain.worths.end());
    domain.worths.erase(std::unique(domain.worths.begin(), domain.worths.end()),
                        domain.worths.end());
}

/// A lookup that uses itself for what is computed from other computed values.
class Names {
public:
    Names(const Pack& pack, Expression::Lookup items) : pack_(&pack), items_(std::move(items)) {}

    Worth operator()(std::string_view name) const
    {
        if (const Computed* computed = pack_->findComputed(name)) {
            return computed->value.evaluate(std::cref(*this));
        }
        if (const Item* item = scoredItem(*pack_, name)) {
            const Worth worth = items_(item->id);
            return worth ? Worth(std::vector{double(pointsOf(*item, *worth))}) : std::nullopt;
        }
        Worth given = items_(name);
        const DeclaredScale* scale = given ? nullptr : pack_->findScale(name);
        if (scale == nullptr) {
            return given;
        }
        const auto value = scoreOf(*pack_, *scale, items_).value;
        return value ? Worth(std::vector{*value}) : std::nullopt;
    }

private:
    const Pack* pack_;
    Expression::Lookup items_;
};

void add(const Item* item, std::vector<const Item*>& items)
{
    if (std::find(items.begin(), items.end(), item) == items.end()) {
        items.push_back(item);
    }
}

void collectItems(const Pack& pack, const std::vector<std::string>& names,
                  std::vector<const Item*>& items)
{
    for (const std::string& name : names) {
        if (const Computed* computed = pack.findComputed(name)) {
            collectItems(pack, computed->value.names(), items);
        } else if (const DeclaredScale* scale = pack.findScale(name)) {
            for (const std::size_t index : scale->items) {
                add(&pack.items[index], items);
            }
        } else if (const Item* scored = scoredItem(pack, name)) {
            add(scored, items);
        } else if (const Item* item = pack.find(name)) {
            add(item, items);
        }
    }
}

}  // namespace

std::optional<Expression::Symbol> symbolOf(const Pack& pack, std::string_view name)
{
    if (const Computed* computed = pack.findComputed(name)) {
        return Expression::Symbol{{}, computed->value.type()};
    }
    if (pack.findScale(name) != nullptr || scoredItem(pack, name) != nullptr) {
        return Expression::Symbol{};
    }
    const Item* item = pack.find(name);
    if (item == nullptr || !item->takesAnswer()) {
        return std::nullopt;
    }
    Expression::Symbol symbol{{}, typeOf(*item)};
    const bool isChosen = symbol.type == Type::Choice || symbol.type == Type::Several;
    for (const Category& category : item->categories) {
        if (isChosen) symbol.categories.push_back(category.id);
    }
    return symbol;
}

Domain domainIn(const Pack& pack, const std::string& name, const Expression::Symbol& symbol,
                const std::vector<const Expression*>& users)
{
    Domain domain = domainOf(name, symbol, users);
    if (symbol.type != Type::Number && symbol.type != Type::Month) {
        return domain;
    }
    if (const Item* scored = scoredItem(pack, name)) {
        keepWithin(domain, {0.0, static_cast<double>(mostPoints(*scored)), 1.0});
    } else if (const Item* item = pack.find(name)) {
        keepWithin(domain, item->range);
    }
    return domain;
}

std::vector<std::string> namesOfMeasures(const Pack& pack)
{
    std::vector<std::string> names = {"share.missing",  "share.dont-know", "share.declined",
                                      "share.skipped",  "longest-run",     "variability",
                                      "times.measured", "times.fast",      "times.slow"};
    if (pack.hasModel()) {
        names.insert(names.end(), {"fit.lz", "fit.chance", "reversed.answered", "reversed.mean",
                                   "reversed.far"});
    }
    for (const Discrepancy& one : pack.qualityData.discrepancies) {
        names.push_back("discrepancy." + one.id + ".t");
        names.push_back("discrepancy." + one.id + ".z");
    }
    return names;
}

std::vector<std::string> namesOfResults(const Pack& pack)
{
    std::vector<std::string> names = namesOfMeasures(pack);
    for (const scoring::Facet& facet : pack.parameters.model.facets) {
        names.push_back("facet." + facet.id + ".t");
        names.push_back("facet." + facet.id + ".answered");
    }
    for (const scoring::Axis& axis : pack.parameters.model.axes) {
        names.push_back("axis." + axis.id + ".t");
        names.push_back("axis." + axis.id + ".se");
    }
    for (const ProfileWords& profile : pack.profiles.words) {
        names.push_back("profile." + profile.id + ".p");
    }
    return names;
}

Expression::Symbols symbolsWith(const Pack& pack, const std::vector<std::string>& results)
{
    return [&pack, numbers = std::set<std::string, std::less<>>(results.begin(), results.end())](
               std::string_view name) {
        if (name == "mode" && !numbers.empty()) {
            return std::optional(Expression::Symbol{kModeNames, Type::Choice});
        }
        return numbers.contains(name) ? std::optional(Expression::Symbol()) : symbolOf(pack, name);
    };
}

Expression::Lookup namesOf(const Pack& pack, Expression::Lookup items)
{
    return Names(pack, std::move(items));
}

scoring::SumScore scoreOf(const Pack& pack, const DeclaredScale& scale,
                          const Expression::Lookup& items)
{
    std::vector<int> responses;
    responses.reserve(scale.items.size());
    for (const std::size_t index : scale.items) {
        const Worth worth = items(pack.items[index].id);
        responses.push_back(worth ? pointsOf(pack.items[index], *worth) : scoring::kMissing);
    }
    return scoring::score(scale.rule, responses);
}

std::vector<const Item*> itemsBehind(const Pack& pack, const std::vector<std::string>& names)
{
    std::vector<const Item*> items;
    collectItems(pack, names, items);
    return items;
}

}  // namespace opmaat::engine
