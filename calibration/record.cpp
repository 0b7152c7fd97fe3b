#include "calibration/record.h"

#include <cmath>

namespace opmaat::calibration {
namespace {

using Eigen::Index;

std::string nameOf(Termination termination)
{
    switch (termination) {
        case Termination::Converged:
            return "converged";
        case Termination::IterationLimit:
            return "iteration-limit";
        case Termination::Stalled:
            break;
    }
    return "stalled";
}

/// Errors of means and covariances of one group, as a vector and a matrix of it; 0 where fixed.
struct PopulationErrors {
    std::vector<double> mean, covariance;
};

PopulationErrors populationErrors(const Fit& fit, const ParameterMap& map, std::size_t g)
{
    const auto axes = fit.estimate.model.axes.size();
    PopulationErrors errors{std::vector<double>(axes, 0.0), std::vector<double>(axes * axes, 0.0)};
    const auto& places = map.population(g);
    for (std::size_t p = 0; p < places.size(); ++p) {
        const double error = fit.errors[map.groupStart(g) + static_cast<Index>(p)];
        const auto a = static_cast<std::size_t>(places[p].a);
        if (places[p].b < 0) {
            errors.mean[a] = error;
            continue;
        }
        const auto b = static_cast<std::size_t>(places[p].b);
        errors.covariance[a * axes + b] = errors.covariance[b * axes + a] = error;
    }
    return errors;
}

void addErrors(const Fit& fit, const ParameterMap& map, const Specification& specification,
               engine::CalibrationRecord& record)
{
    for (std::size_t i = 0; i < fit.estimate.model.items.size(); ++i) {
        record.itemErrors.emplace_back();
        for (Index k = 0; map.itemStart(i) >= 0 && k < fit.estimate.model.items[i].categories();
             ++k)
            record.itemErrors.back().push_back(fit.errors[map.itemStart(i) + k]);
    }
    for (const int own : specification.loadingParameter)
        record.loadingErrors.push_back(own < 0 ? 0.0 : fit.errors[map.loadingStart() + own]);
    for (std::size_t g = 0; g < specification.groups.size(); ++g) {
        PopulationErrors errors = populationErrors(fit, map, g);
        if (specification.groups[g].isReference) {
            record.correlationErrors = std::move(errors.covariance);
            continue;
        }
        record.groupMeanErrors.push_back(std::move(errors.mean));
        record.groupCovarianceErrors.push_back(std::move(errors.covariance));
    }
}

}  // namespace

engine::Parameters parametersOf(const Fit& fit, const Specification& specification,
                                const engine::Structure& structure)
{
    engine::Parameters parameters;
    parameters.id = structure.id;
    parameters.status = "calibrated";
    parameters.model = fit.estimate.model;
    for (const engine::Structure::Item& item : structure.items)
        parameters.isReversed.push_back(item.isReversed);
    for (std::size_t g = 0; g < specification.groups.size(); ++g) {
        if (!specification.groups[g].isReference)
            parameters.groups.emplace_back(specification.groups[g].id, fit.estimate.groups[g]);
    }
    return parameters;
}

engine::CalibrationRecord recordOf(const Fit& fit, const Specification& specification)
{
    engine::CalibrationRecord record;
    if (fit.errors.size() > 0) addErrors(fit, ParameterMap(specification), specification, record);
    record.standardErrorsFrom = fit.errors.size() == 0 ? "refused"
                                : fit.errorsFrom == ErrorsFrom::CrossProduct
                                    ? "cross-product"
                                    : "observed-information";
    record.logLikelihood = fit.logLikelihood;
    record.integrationError = fit.integrationError;
    record.newtonDecrement = fit.decrement;
    record.aic = fit.aic;
    record.bic = fit.bic;
    record.people = static_cast<std::uint64_t>(std::llround(fit.people));
    record.patterns = fit.patterns;
    record.parameters = static_cast<std::uint64_t>(fit.parameters.size());
    record.iterations = static_cast<std::uint64_t>(fit.iterations);
    record.nodes = static_cast<std::uint64_t>(fit.nodes);
    record.isConverged = fit.termination == Termination::Converged;
    record.isUsable = fit.usable();
    record.termination = nameOf(fit.termination);
    record.warnings = fit.warnings;
    record.defects = fit.defects;
    return record;
}

}  // namespace opmaat::calibration
