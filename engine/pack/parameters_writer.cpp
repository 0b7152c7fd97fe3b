#include "engine/pack/parameters_writer.h"

#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

using json::Value;

Value numbers(const std::vector<double>& values)
{
    Value::Array array;
    for (const double value : values) array.emplace_back(value);
    return Value(std::move(array));
}

Value numbers(const Eigen::VectorXd& values)
{
    return numbers(std::vector<double>(values.begin(), values.end()));
}

Value matrix(const Eigen::MatrixXd& values)
{
    Value::Array rows;
    for (Eigen::Index a = 0; a < values.rows(); ++a) {
        const Eigen::VectorXd row = values.row(a);
        rows.push_back(numbers(row));
    }
    return Value(std::move(rows));
}

/// [A x A] as rows.
Value matrix(const std::vector<double>& values, std::size_t axes)
{
    Value::Array rows;
    for (std::size_t a = 0; a < axes && a * axes < values.size(); ++a) {
        const auto from = values.begin() + static_cast<std::ptrdiff_t>(a * axes);
        rows.push_back(
            numbers(std::vector<double>(from, from + static_cast<std::ptrdiff_t>(axes))));
    }
    return Value(std::move(rows));
}

Value text(const std::string& words)
{
    return Value(words);
}

Value count(std::uint64_t number)
{
    return Value(static_cast<double>(number));
}

Value texts(const std::vector<std::string>& sentences)
{
    Value::Array array;
    for (const std::string& sentence : sentences) array.emplace_back(sentence);
    return Value(std::move(array));
}

Value axes(const Parameters& parameters, const CalibrationRecord& record)
{
    const scoring::Model& model = parameters.model;
    Value::Array list;
    for (int a = 0; a < static_cast<int>(model.axes.size()); ++a) {
        Value::Array facets;
        for (std::size_t f = 0; f < model.facets.size(); ++f) {
            if (model.facets[f].axis != a) continue;
            Value::Object facet{{"id", text(model.facets[f].id)},
                                {"loading", Value(model.facets[f].loading)}};
            if (f < record.loadingErrors.size() && record.loadingErrors[f] > 0.0)
                facet.emplace_back("standardError", Value(record.loadingErrors[f]));
            facets.emplace_back(std::move(facet));
        }
        list.emplace_back(Value::Object{{"id", text(model.axes[static_cast<std::size_t>(a)].id)},
                                        {"facets", Value(std::move(facets))}});
    }
    return Value(std::move(list));
}

Value item(const Parameters& parameters, const CalibrationRecord& record, std::size_t i)
{
    const scoring::Item& one = parameters.model.items[i];
    const bool isGraded = one.model == scoring::ItemModel::Graded;
    Value::Object object{
        {"facet", text(parameters.model.facets[static_cast<std::size_t>(one.facet)].id)},
        {"model", text(isGraded ? "graded" : "partial-credit")},
        {"slope", Value(one.slope)},
        {"intercepts", numbers(one.intercepts)}};
    if (one.lower > 0.0) object.emplace_back("lower", Value(one.lower));
    if (i < parameters.isReversed.size() && parameters.isReversed[i])
        object.emplace_back("reverse", Value(true));
    if (i < record.itemErrors.size() && !record.itemErrors[i].empty()) {
        const std::vector<double>& errors = record.itemErrors[i];
        object.emplace_back(
            "standardErrors",
            Value(Value::Object{
                {"slope", Value(errors[0])},
                {"intercepts", numbers(std::vector<double>(errors.begin() + 1, errors.end()))}}));
    }
    return Value(std::move(object));
}

Value groups(const Parameters& parameters, const CalibrationRecord& record)
{
    const std::size_t axes = parameters.model.axes.size();
    Value::Object object;
    for (std::size_t g = 0; g < parameters.groups.size(); ++g) {
        const auto& [id, population] = parameters.groups[g];
        Value::Object group{{"mean", numbers(population.mean)},
                            {"covariance", matrix(population.covariance)}};
        if (g < record.groupMeanErrors.size() && !record.groupMeanErrors[g].empty())
            group.emplace_back("standardErrors",
                               Value(Value::Object{
                                   {"mean", numbers(record.groupMeanErrors[g])},
                                   {"covariance", matrix(record.groupCovarianceErrors[g], axes)}}));
        object.emplace_back(id, Value(std::move(group)));
    }
    return Value(std::move(object));
}

Value population(const Parameters& parameters, const CalibrationRecord& record)
{
    Value::Object object{{"mean", numbers(parameters.model.population.mean)},
                         {"correlation", matrix(parameters.model.population.covariance)}};
    if (!record.correlationErrors.empty())
        object.emplace_back("standardErrors",
                            matrix(record.correlationErrors, parameters.model.axes.size()));
    return Value(std::move(object));
}

Value fitOf(const CalibrationRecord& record)
{
    return Value(Value::Object{{"logLikelihood", Value(record.logLikelihood)},
                               {"integrationError", Value(record.integrationError)},
                               {"newtonDecrement", Value(record.newtonDecrement)},
                               {"aic", Value(record.aic)},
                               {"bic", Value(record.bic)},
                               {"n", count(record.people)},
                               {"patterns", count(record.patterns)},
                               {"parameters", count(record.parameters)},
                               {"iterations", count(record.iterations)},
                               {"nodes", count(record.nodes)},
                               {"converged", Value(record.isConverged)},
                               {"termination", text(record.termination)},
                               {"usable", Value(record.isUsable)},
                               {"standardErrors", text(record.standardErrorsFrom)},
                               {"warnings", texts(record.warnings)},
                               {"defects", texts(record.defects)}});
}

Value provenanceOf(const CalibrationRecord& record)
{
    Value::Object object{{"summary", text(record.summary)},
                         {"software", text(record.software)},
                         {"structure", text(record.structure)},
                         {"data", Value(Value::Object{{"file", text(record.table)},
                                                      {"hash", text(record.tableHash)},
                                                      {"rows", count(record.rows)}})},
                         {"prior", text(record.prior)},
                         {"seed", Value(0.0)}};  // nothing is drawn
    if (!record.anchors.empty()) object.emplace_back("anchors", text(record.anchors));
    return Value(std::move(object));
}

}  // namespace

std::string calibratedJson(const Parameters& parameters, const CalibrationRecord& record)
{
    Value::Object items;
    for (std::size_t i = 0; i < parameters.model.items.size(); ++i)
        items.emplace_back(parameters.model.items[i].id, item(parameters, record, i));
    Value::Object file{
        {"format", text("opmaat.parameters/1")},       {"id", text(parameters.id)},
        {"version", text(parameters.version)},         {"status", text("calibrated")},
        {"provenance", provenanceOf(record)},          {"axes", axes(parameters, record)},
        {"population", population(parameters, record)}};
    if (!parameters.groups.empty()) file.emplace_back("groups", groups(parameters, record));
    file.emplace_back("items", Value(std::move(items)));
    file.emplace_back("fit", fitOf(record));
    return json::write(Value(std::move(file)), 2) + "\n";
}

}  // namespace opmaat::engine
