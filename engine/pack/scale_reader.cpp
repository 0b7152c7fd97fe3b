#include <algorithm>
#include <cmath>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/names.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

void addItem(Draft& draft, const Field& field, const std::string& id, bool reversed,
             DeclaredScale& scale)
{
    const Item* const item = draft.pack.find(id);
    if (item == nullptr) {
        field.report("item-unknown", "no module has an item " + inQuotes(id),
                     didYouMean(id, idsOf(draft.pack.items), "Remove it, or add the item"));
        return;
    }
    const auto index = static_cast<std::size_t>(item - draft.pack.items.data());
    if (item->practice) {
        field.report("practice-counts", inQuotes(id) + " is for practice, and cannot be summed",
                     "Take it out of the scale, or remove its \"practice\"");
    } else if (!canBeScored(*item)) {
        field.report("scored-type",
                     inQuotes(id) +
                         " cannot be summed, since it has neither categories of which"
                         " one is chosen nor a scoring key",
                     "Make it a choice, give it a key, or take it out of the scale");
    } else if (std::find(scale.items.begin(), scale.items.end(), index) != scale.items.end()) {
        field.report("id-duplicate", inQuotes(id) + " stands twice in this scale", "Remove one");
    } else {
        scale.items.push_back(index);
        draft.pack.items[index].inScale = true;
        scale.rule.items.push_back({mostPoints(*item) + 1, reversed});
    }
}

/// "ITEM", or {"item": "ITEM", "keying": "reversed"}.
void readItem(Draft& draft, const Field& field, DeclaredScale& scale)
{
    if (field.value().kind() == json::Value::Kind::String) {
        addItem(draft, field, field.value().text(), false, scale);
        return;
    }
    Fields object(field);
    const std::string id = object.id("item");
    const std::optional<Field> keying = object.find("keying");
    const bool reversed = keying && keying->oneOf({"reversed"}).has_value();
    object.refuseOthers();
    if (!id.empty()) {
        addItem(draft, field, id, reversed, scale);
    }
}

void readTransform(Fields& object, scoring::SumScale& rule)
{
    if (const std::optional<Field> transform = object.find("transform")) {
        Fields parts(*transform);
        rule.multiply = parts.number("multiply", 1.0);
        rule.add = parts.number("add", 0.0);
        parts.refuseOthers();
    }
}

int readMinimum(Fields& object, std::size_t items)
{
    const std::optional<Field> field = object.find("minimumAnswered");
    if (!field) {
        return static_cast<int>(items);
    }
    const double least = field->number(1.0, static_cast<double>(items)).value_or(1.0);
    if (std::trunc(least) != least) {
        field->report("field-value", "answers are counted whole", "Write a whole number");
    }
    return static_cast<int>(least);
}

/// Each band ends where the next begins, so that there is no gap and no overlap.
void readBands(const Draft& draft, Fields& object, DeclaredScale& scale)
{
    const std::optional<Field> field = object.find("bands");
    if (!field) {
        return;
    }
    const scoring::ScoreRange range = scoring::rangeOf(scale.rule);
    for (const Field& element : field->elements()) {
        Fields band(element);
        const double from = band.number("from", range.low);
        const double least = scale.bands.empty() ? range.low : scale.bands.back().from;
        const bool isFirst = scale.bands.empty();
        if (isFirst ? from != least : !(from > least && from <= range.high)) {
            element.report("scale-bands",
                           isFirst ? "the first band does not begin with the lowest score"
                                   : "a band begins where no score is, or not after the one before",
                           "Scores of this scale go from " + json::write(json::Value(range.low)) +
                               " to " + json::write(json::Value(range.high)) +
                               "; let the bands ascend from the lowest");
        }
        scale.bands.push_back({from, draft.texts.required(band, "text")});
        band.refuseOthers();
    }
}

/// False when what is wrong was said of an item already.
bool areWhole(const DeclaredScale& scale)
{
    return std::all_of(scale.rule.items.begin(), scale.rule.items.end(),
                       [](const scoring::SumItem& item) { return item.categories >= 2; });
}

void readScale(Draft& draft, ScaleSource& source)
{
    Fields object(source.field);
    DeclaredScale scale;
    scale.id = object.id("id");
    const auto isSame = [&](const DeclaredScale& other) { return other.id == scale.id; };
    if (std::any_of(draft.pack.scales.begin(), draft.pack.scales.end(), isSame)) {
        source.field.report("id-duplicate",
                            "two scales of the pack have the id " + inQuotes(scale.id),
                            "Give one of them another id");
    }
    scale.title = draft.texts.required(object, "title");
    if (const std::optional<Field> score = object.required("score")) {
        scale.rule.score =
            static_cast<scoring::SumScale::Score>(score->oneOf({"sum", "mean"}).value_or(0));
    }
    for (const Field& item : object.elements("items")) {
        readItem(draft, item, scale);
    }
    readTransform(object, scale.rule);
    scale.rule.minimumAnswered = readMinimum(object, std::max<std::size_t>(scale.items.size(), 1));
    if (const std::optional<Field> error = object.find("standardError")) {
        scale.rule.standardError = error->number(0.0, 1e9).value_or(0.0);
    }
    if (areWhole(scale) && passes(source.field, "scale", [&] { scoring::check(scale.rule); })) {
        readBands(draft, object, scale);
    } else {
        object.find("bands");
    }
    source.norms = object.find("norms");
    scale.source = object.text("source");
    object.refuseOthers();
    draft.pack.scales.push_back(std::move(scale));
}

void readTable(const Field& field, scoring::NormTable& table)
{
    for (const Field& line : field.elements()) {
        const std::vector<Field> cells = line.elements();
        if (cells.size() != 2) {
            line.report("scale-norm", "a line of a norm table is [score, norm]",
                        "Give it two numbers");
            continue;
        }
        table.score.push_back(cells[0].number().value_or(0.0));
        table.norm.push_back(cells[1].number().value_or(0.0));
    }
    passes(field, "scale-norm", [&] { scoring::check(table); });
}

DeclaredScale::Norm readNorm(const Draft& draft, const Field& field)
{
    Fields object(field);
    DeclaredScale::Norm norm;
    norm.id = object.id("id");
    norm.title = draft.texts.required(object, "title");
    if (const std::optional<Field> modes = object.find("modes")) {
        for (const Field& mode : modes->elements()) {
            mode.oneOf({"alone", "together", "read-aloud"});
            norm.modes.push_back(mode.text().value_or(""));
        }
    }
    if (const std::optional<Field> when = object.find("when")) {
        const auto symbols = [&](std::string_view name) { return symbolOf(draft.pack, name); };
        norm.when = readCondition(draft.pack, *when, symbols, knownNames(draft.pack));
    }
    if (const std::optional<Field> table = object.required("table")) {
        readTable(*table, norm.table);
    }
    norm.source = object.text("source");
    object.refuseOthers();
    return norm;
}

}  // namespace

bool readScales(Draft& draft)
{
    for (ScaleSource& source : draft.scales) {
        readScale(draft, source);
    }
    return std::all_of(draft.pack.scales.begin(), draft.pack.scales.end(),
                       [](const DeclaredScale& scale) { return !scale.items.empty(); });
}

void readNorms(Draft& draft)
{
    for (std::size_t i = 0; i < draft.scales.size(); ++i) {
        std::set<std::string> ids;
        if (const std::optional<Field>& norms = draft.scales[i].norms) {
            for (const Field& element : norms->elements()) {
                draft.pack.scales[i].norms.push_back(readNorm(draft, element));
                const std::string& id = draft.pack.scales[i].norms.back().id;
                if (!ids.insert(id).second) {
                    element.report("id-duplicate",
                                   "two norms of this scale have the id " + inQuotes(id),
                                   "Give one of them another id");
                }
            }
        }
    }
}

}  // namespace opmaat::engine
