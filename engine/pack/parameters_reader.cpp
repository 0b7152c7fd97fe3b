#include <set>
#include <stdexcept>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

/// Adds the id of an axis or facet; a finding when it is there already.
void addId(const Field& field, const std::string& id, std::set<std::string>& ids,
           const std::string& kind)
{
    if (!id.empty() && !ids.insert(id).second) {
        field.report("id-duplicate", "two " + kind + " have the id " + inQuotes(id),
                     "Give one of them another id");
    }
}

/// An id as conditions can name it; any words in a file without a pack.
std::string nameOf(Fields& object, bool isAlone)
{
    return isAlone ? object.text("id") : object.id("id");
}

/// Standard errors are for people and for other programs: nothing here is computed from them.
void passOver(Fields& object, const std::string& key)
{
    object.find(key);
}

void readFacet(const Field& field, int axis, scoring::Model& model, std::set<std::string>& ids,
               bool isAlone)
{
    Fields object(field);
    scoring::Facet facet;
    facet.id = nameOf(object, isAlone);
    facet.axis = axis;
    facet.loading = object.number("loading", 1.0);
    passOver(object, "standardError");
    object.refuseOthers();
    addId(field, facet.id, ids, "facets");
    passes(field, "model", [&] { scoring::checkFacet(facet); });
    model.facets.push_back(std::move(facet));
}

void readAxes(Fields& file, scoring::Model& model, bool isAlone)
{
    std::set<std::string> axisIds;
    std::set<std::string> facetIds;
    for (const Field& field : file.elements("axes")) {
        Fields object(field);
        const auto axis = static_cast<int>(model.axes.size());
        model.axes.push_back({nameOf(object, isAlone)});
        addId(field, model.axes.back().id, axisIds, "axes");
        const std::size_t before = model.facets.size();
        if (const std::optional<Field> facets = object.find("facets")) {
            for (const Field& facet : facets->elements()) {
                readFacet(facet, axis, model, facetIds, isAlone);
            }
        }
        if (model.facets.size() == before) {
            model.facets.push_back({model.axes.back().id, axis, 1.0});
            addId(field, model.axes.back().id, facetIds, "facets");
        }
        object.refuseOthers();
    }
}

void readPopulation(Fields& file, scoring::Model& model)
{
    const std::optional<Field> field = file.required("population");
    if (!field) {
        return;
    }
    Fields object(*field);
    const std::optional<Field> mean = object.required("mean");
    const std::optional<Field> correlation = object.required("correlation");
    passOver(object, "standardErrors");
    object.refuseOthers();
    const auto mu = mean ? readVector(*mean, model.axes.size()) : std::nullopt;
    const auto r = correlation ? readMatrix(*correlation, model.axes.size()) : std::nullopt;
    if (mu && !mu->isZero(0.0)) {
        mean->report("model", "the mean of the reference population is not 0",
                     "Write 0 for every axis; move the difference into the intercepts");
    }
    if (r && (r->diagonal().array() != 1.0).any()) {
        correlation->report("model", "an axis does not correlate 1 with itself",
                            "Write 1 on the diagonal of the matrix");
    }
    if (mu && r) {
        model.population = {*mu, *r};
        passes(*field, "model", [&] {
            scoring::checkPopulation(model.population, static_cast<int>(model.axes.size()));
        });
    }
}

/// `groups`: those that a calibration placed beside the reference.
void readGroups(Fields& file, Parameters& parameters)
{
    const std::optional<Field> groups = file.find("groups");
    if (!groups) {
        return;
    }
    const std::size_t axes = parameters.model.axes.size();
    for (const auto& [id, field] : groups->members()) {
        Fields object(field);
        const std::optional<Field> mean = object.required("mean");
        const std::optional<Field> covariance = object.required("covariance");
        passOver(object, "standardErrors");
        object.refuseOthers();
        const auto mu = mean ? readVector(*mean, axes) : std::nullopt;
        const auto sigma = covariance ? readMatrix(*covariance, axes) : std::nullopt;
        if (!mu || !sigma) {
            continue;
        }
        const scoring::Population population{*mu, *sigma};
        if (passes(field, "model",
                   [&] { scoring::checkPopulation(population, static_cast<int>(axes)); })) {
            parameters.groups.emplace_back(id, population);
        }
    }
}

/// Of a calibrated file an object that begins with a summary; of an expert one a sentence.
std::string readProvenance(Fields& file)
{
    const std::optional<Field> field = file.required("provenance");
    if (!field) {
        return "";
    }
    if (!field->value().isObject()) {
        return field->text().value_or("");
    }
    Fields object(*field);
    std::string summary = object.text("summary");
    for (const char* key : {"software", "structure", "data", "prior", "seed", "anchors"}) {
        passOver(object, key);
    }
    object.refuseOthers();
    return summary;
}

/// @returns whether a higher code means less of the trait
bool readReverse(Fields& object, bool isAlone)
{
    const std::optional<Field> reverse = isAlone ? object.find("reverse") : std::nullopt;
    return reverse && reverse->boolean().value_or(false);
}

void readItem(const std::string& id, const Field& field, Parameters& parameters, bool isAlone)
{
    scoring::Model& model = parameters.model;
    Fields object(field);
    scoring::Item item;
    item.id = id;
    if (const std::optional<Field> facet = object.required("facet")) {
        const std::optional<std::string> name = isAlone ? facet->text() : facet->id();
        item.facet = indexOf(*facet, name.value_or(""), model.facets, "facet-unknown");
    }
    if (const std::optional<Field> form = object.required("model")) {
        const auto index = form->oneOf({"graded", "partial-credit"});
        item.model = static_cast<scoring::ItemModel>(index.value_or(0));
    }
    item.slope = object.number("slope", 1.0);
    bool complete = true;
    for (const Field& intercept : object.elements("intercepts")) {
        const std::optional<double> number = intercept.number();
        complete = complete && number;
        item.intercepts.push_back(number.value_or(0.0));
    }
    if (const std::optional<Field> lower = object.find("lower")) {
        item.lower = lower->number().value_or(0.0);
    }
    parameters.isReversed.push_back(readReverse(object, isAlone));
    passOver(object, "standardErrors");
    object.refuseOthers();
    if (complete && field.value().find("intercepts") != nullptr) {
        passes(field, "model", [&] { scoring::checkItem(item); });
    }
    model.items.push_back(std::move(item));
}

}  // namespace

std::optional<Eigen::VectorXd> readVector(const Field& field, std::size_t size)
{
    const std::vector<Field> elements = field.elements();
    if (!field.value().isArray()) {
        return std::nullopt;
    }
    if (elements.size() != size) {
        field.report("matrix-shape",
                     "this list has " + std::to_string(elements.size()) + " elements, must have " +
                         std::to_string(size) + ", one an axis",
                     "Write one for each axis, in the order of axes");
        return std::nullopt;
    }
    Eigen::VectorXd vector(static_cast<Eigen::Index>(size));
    for (std::size_t i = 0; i < size; ++i) {
        const std::optional<double> number = elements[i].number();
        if (!number) {
            return std::nullopt;
        }
        vector[static_cast<Eigen::Index>(i)] = *number;
    }
    return vector;
}

std::optional<Eigen::MatrixXd> readMatrix(const Field& field, std::size_t size)
{
    const std::vector<Field> rows = field.elements();
    if (!field.value().isArray()) {
        return std::nullopt;
    }
    if (rows.size() != size) {
        field.report("matrix-shape",
                     "this matrix has " + std::to_string(rows.size()) + " rows, must have " +
                         std::to_string(size) + ", one an axis",
                     "Write one row for each axis, in the order of axes");
        return std::nullopt;
    }
    const auto n = static_cast<Eigen::Index>(size);
    Eigen::MatrixXd matrix(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto row = readVector(rows[static_cast<std::size_t>(i)], size);
        if (!row) {
            return std::nullopt;
        }
        matrix.row(i) = row->transpose();
    }
    return matrix;
}

int indexIn(const Field& field, const std::string& id, const std::vector<std::string>& known,
            const std::string& rule)
{
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i] == id) {
            return static_cast<int>(i);
        }
    }
    if (!id.empty()) {
        const std::string kind = rule.substr(0, rule.find('-'));
        field.report(rule, "the parameters have no " + kind + " " + inQuotes(id),
                     didYouMean(id, known, "Use an id from axes in parameters.json"));
    }
    return -1;
}

bool passes(const Field& field, const std::string& rule, const std::function<void()>& check)
{
    try {
        check();
        return true;
    } catch (const std::domain_error& problem) {
        field.report(rule, problem.what(), "Change the numbers so that this holds");
        return false;
    }
}

Parameters readParameters(const Field& root, std::vector<Field>& items, bool isAlone)
{
    Fields file(root);
    Parameters parameters;
    if (!readHead(file, "opmaat.parameters/1", parameters.id, parameters.version)) {
        return parameters;
    }
    const std::vector<std::string> statuses = {"expert", "calibrated"};
    if (const std::optional<Field> status = file.required("status")) {
        parameters.status = statuses[status->oneOf(statuses).value_or(0)];
    }
    parameters.provenance = readProvenance(file);
    readAxes(file, parameters.model, isAlone);
    readPopulation(file, parameters.model);
    readGroups(file, parameters);
    passOver(file, "fit");
    if (const std::optional<Field> change = file.find("change")) {
        parameters.change = readChangeRules(*change);
    }
    if (const std::optional<Field> object = file.required("items")) {
        for (const auto& [id, item] : object->members()) {
            readItem(id, item, parameters, isAlone);
            items.push_back(item);
        }
    }
    file.refuseOthers();
    if (!root.file().hasErrors()) {
        passes(root, "model", [&] { scoring::checkModel(parameters.model); });
    }
    return parameters;
}

}  // namespace opmaat::engine
