#include <algorithm>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/field_reader.h"
#include "engine/pack/readers.h"
#include "engine/pack/structure.h"

namespace opmaat::engine {
namespace {

using Kind = json::Value::Kind;

/// Reads one file; every finding is kept, and only a file without any counts.
class StructureReader {
public:
    Structure read(const Field& root);

private:
    void readAxis(const Field& field);
    void readFacet(const Field& field, int axis);
    void readItems(Fields& object, int facet);
    void readLoading(Fields& object, Structure::Facet& facet);
    void readModel(const Field& field);
    void readCategories(const Field& field);
    void readCategoriesOf(const Field& field, Structure::Item& item);
    void readReverse(const Field& field);
    void readCorrelation(const Field& field);
    void noteId(const Field& field, const std::string& id, std::set<std::string>& ids,
                const std::string& kind);
    Structure::Item* find(const Field& field, const std::string& id);

    Structure structure_;
    std::set<std::string> axes_, facets_, items_;
    std::vector<bool> saysLoading_;  // [F]
};

void StructureReader::noteId(const Field& field, const std::string& id, std::set<std::string>& ids,
                             const std::string& kind)
{
    if (id.empty() || ids.insert(id).second) return;
    field.report("id-duplicate", kind + " " + inQuotes(id) + " occurs twice", "Name it once");
}

Structure::Item* StructureReader::find(const Field& field, const std::string& id)
{
    std::vector<std::string> known;
    for (Structure::Item& item : structure_.items) {
        if (item.id == id) return &item;
        known.push_back(item.id);
    }
    field.report("field-value", "no facet has an item " + inQuotes(id),
                 didYouMean(id, known, "Use an item of a facet"));
    return nullptr;
}

void StructureReader::readItems(Fields& object, int facet)
{
    for (const Field& field : object.elements("items")) {
        const std::optional<std::string> id = field.text();
        if (!id) continue;
        noteId(field, *id, items_, "item");
        structure_.items.push_back({*id, facet, scoring::ItemModel::Graded, false, false, 0, {}});
    }
}

void StructureReader::readLoading(Fields& object, Structure::Facet& facet)
{
    const std::optional<Field> loading = object.find("loading");
    saysLoading_.push_back(loading.has_value());
    if (!loading) return;
    if (loading->value().kind() == Kind::String) {
        facet.isFree = loading->oneOf({"free"}).has_value();
        return;
    }
    facet.loading = loading->number().value_or(1.0);
    if (facet.loading > 0.0 && facet.loading <= 1.0) return;
    loading->report("field-value", "a loading is not in (0, 1]", "Write \"free\" or 1");
}

void StructureReader::readFacet(const Field& field, int axis)
{
    Fields object(field);
    Structure::Facet facet{object.text("id"), axis, 1.0, false};
    noteId(field, facet.id, facets_, "facet");
    readLoading(object, facet);
    readItems(object, static_cast<int>(structure_.facets.size()));
    object.refuseOthers();
    structure_.facets.push_back(std::move(facet));
}

void StructureReader::readAxis(const Field& field)
{
    Fields object(field);
    const auto axis = static_cast<int>(structure_.axes.size());
    const std::string id = object.text("id");
    noteId(field, id, axes_, "axis");
    structure_.axes.push_back(id);
    const std::size_t before = structure_.facets.size();
    for (const Field& facet : object.elements("facets")) readFacet(facet, axis);
    object.refuseOthers();
    const bool isOne = structure_.facets.size() == before + 1;
    for (std::size_t f = before; f < structure_.facets.size(); ++f)
        if (!saysLoading_[f]) structure_.facets[f].isFree = !isOne;
}

void StructureReader::readModel(const Field& field)
{
    const std::optional<std::size_t> model =
        field.oneOf({"graded", "partial-credit", "two-parameter"});
    for (Structure::Item& item : structure_.items) {
        if (model == 1u) item.model = scoring::ItemModel::PartialCredit;
        item.isTwoParameter = model == 2u;
    }
}

void StructureReader::readCategoriesOf(const Field& field, Structure::Item& item)
{
    if (!field.value().isArray()) {
        item.categories = field.whole(2, 254).value_or(0);
        return;
    }
    for (const Field& element : field.elements())
        item.codes.push_back(element.whole(-1'000'000, 1'000'000).value_or(0));
    item.categories = static_cast<int>(item.codes.size());
    const std::set<int> different(item.codes.begin(), item.codes.end());
    if (item.codes.size() < 2 || item.codes.size() > 254 || different.size() != item.codes.size())
        field.report("field-value", "these are no 2 to 254 different codes",
                     "List the code of every category once, in order");
}

void StructureReader::readCategories(const Field& field)
{
    if (!field.value().isObject()) {
        for (Structure::Item& item : structure_.items) readCategoriesOf(field, item);
        return;
    }
    for (const auto& [id, member] : field.members())
        if (Structure::Item* item = find(member, id)) readCategoriesOf(member, *item);
}

void StructureReader::readReverse(const Field& field)
{
    for (const Field& element : field.elements()) {
        const std::optional<std::string> id = element.text();
        if (!id) continue;
        if (Structure::Item* item = find(element, *id)) item->isReversed = true;
    }
}

void StructureReader::readCorrelation(const Field& field)
{
    const std::vector<Field> parts = field.elements();
    if (!field.value().isArray() || parts.size() != 3) {
        field.report("field-value", "this is no list of two axes and a number",
                     "Write such as [\"A\", \"B\", 0]");
        return;
    }
    std::vector<int> pair;
    for (std::size_t i = 0; i < 2; ++i) {
        const std::optional<std::string> id = parts[i].text();
        const auto at = std::find(structure_.axes.begin(), structure_.axes.end(), id.value_or(""));
        if (at == structure_.axes.end() && id)
            parts[i].report("field-value", "there is no axis " + inQuotes(*id),
                            didYouMean(*id, structure_.axes, "Use the id of an axis"));
        pair.push_back(static_cast<int>(at - structure_.axes.begin()));
    }
    if (pair[0] == pair[1])
        field.report("field-value", "an axis correlates 1 with itself", "Name two axes");
    structure_.fixedCorrelations.push_back(
        {pair[0], pair[1], parts[2].number(-0.99, 0.99).value_or(0.0)});
}

Structure StructureReader::read(const Field& root)
{
    Fields file(root);
    if (const std::optional<Field> format = file.find("format")) {
        format->oneOf({"opmaat.structure/1"});
    }
    if (const std::optional<Field> id = file.find("id")) {
        structure_.id = id->id().value_or("");
    }
    const std::vector<Field> axes = file.elements("axes");
    for (const Field& axis : axes) readAxis(axis);
    if (axes.size() > 4)
        axes[4].report(
            "field-value",
            "there are " + std::to_string(axes.size()) + " axes, at most 4 can be fitted together",
            "Fit them apart");
    if (const std::optional<Field> model = file.find("model")) readModel(*model);
    if (const std::optional<Field> categories = file.find("categories"))
        readCategories(*categories);
    if (const std::optional<Field> reverse = file.find("reverse")) readReverse(*reverse);
    if (const std::optional<Field> fixed = file.find("fixedCorrelations"))
        for (const Field& one : fixed->elements()) readCorrelation(one);
    file.refuseOthers();
    return structure_;
}

/// Whether answers can tell the loadings of an axis apart: two facets or more, of two items each.
bool canBeFree(const scoring::Model& model, int axis)
{
    int facets = 0;
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        if (model.facets[f].axis != axis) continue;
        ++facets;
        const auto items = std::count_if(
            model.items.begin(), model.items.end(),
            [&](const scoring::Item& item) { return item.facet == static_cast<int>(f); });
        if (items < 2) return false;
    }
    return facets >= 2;
}

}  // namespace

Structure loadStructure(const std::string& file)
{
    const json::Value document = json::parseFile(file);
    Findings findings;
    const Report report(file, findings);
    Structure structure = StructureReader().read(Field(document, "", report));
    structure.name = file;
    if (!findings.empty()) throw InputError(std::move(findings));
    return structure;
}

Structure structureOf(const Pack& pack)
{
    if (!pack.hasModel()) {
        throw InputError(Finding{pack.folder, "", 0, 0, "file-missing", Severity::Error,
                                 "this pack has no parameters.json, so nothing to fit",
                                 "Add one with status expert, or use --structure"});
    }
    const scoring::Model& model = pack.parameters.model;
    Structure structure;
    structure.id = pack.parameters.id;
    structure.name = pack.id + " " + pack.version;
    for (const scoring::Axis& axis : model.axes) structure.axes.push_back(axis.id);
    for (const scoring::Facet& facet : model.facets)
        structure.facets.push_back(
            {facet.id, facet.axis, facet.loading, canBeFree(model, facet.axis)});
    for (const scoring::Item& item : model.items)
        structure.items.push_back(
            {item.id, item.facet, item.model, false, false, item.categories(), {}});
    for (int a = 0; a < static_cast<int>(model.axes.size()); ++a) {
        for (int b = 0; b < a; ++b) {
            if (model.population.covariance(a, b) == 0.0)
                structure.fixedCorrelations.push_back({a, b, 0.0});
        }
    }
    return structure;
}

}  // namespace opmaat::engine
