#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calibration/maximise.h"
#include "calibration/parameters.h"
#include "calibration/patterns.h"

namespace opmaat::calibration {

/// What the standard errors are from.
enum class ErrorsFrom {
    CrossProduct,        ///< no dearer than the fit
    ObservedInformation  ///< two passes a parameter
};

struct FitOptions {
    int threads = 1;          ///< at least 1; no byte of the result depends on it
    double tolerance = 1e-4;  ///< of the Newton decrement, and of the step of a parameter
    int passes = 500;         ///< over the data, at the most
    bool weakPrior = false;   ///< log slope ~ N(0, 0.75^2), intercepts ~ N(0, 5^2)
    ErrorsFrom errors = ErrorsFrom::CrossProduct;
    std::optional<Estimate> start;  ///< instead of startValues()
    /// Log-likelihood, decrement and passes so far; may be empty.
    std::function<void(double logLikelihood, double decrement, int passes)> progress;
};

/// A fitted model, and whether it may be used.
struct Fit {
    Estimate estimate;
    std::vector<std::string> names;  ///< [T], of the parameters
    Eigen::VectorXd parameters;      ///< [T]
    Eigen::VectorXd errors;          ///< [T] standard errors; empty when they are refused
    double logLikelihood = 0.0;      ///< without any prior
    double integrationError = 0.0;   ///< of it: the difference from a rule of 1.5 times the points
    double decrement = 0.0;  ///< Newton decrement: how far the objective may be from its maximum
    double aic = 0.0, bic = 0.0;
    double people = 0.0;       ///< with an answer
    std::size_t patterns = 0;  ///< different ones
    int iterations = 0;        ///< passes over all patterns
    int nodes = 0;             ///< of an axis
    Termination termination = Termination::IterationLimit;
    std::vector<std::string> warnings;  ///< what a reader must know; sentences
    std::vector<std::string> defects;   ///< why it may not be used; sentences
    ErrorsFrom errorsFrom = ErrorsFrom::CrossProduct;

    bool usable() const { return defects.empty(); }
};

/// Marginal maximum likelihood (Bock & Aitkin, 1981): the exact maximum of the likelihood of
/// likelihood.h, to a Newton decrement below the tolerance.
///
/// Many patterns are approached over a stratified part of them on a coarse rule; all of them then
/// take a few quasi-Newton steps from the cross product of scores. The result does not depend on
/// that but in its last digits.
///
/// @throws std::domain_error for what no fit can be made of: an item that nobody answered, or that
///   everybody answered alike; a group with too few people; each named, with what to do
Fit fit(const Specification& specification, const Patterns& patterns, const FitOptions& options);

}  // namespace opmaat::calibration
