#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/pack/pack.h"

namespace opmaat::engine {

/// What a calibration tells beside the numbers of the model. Standard errors are empty where they
/// were refused; one that is 0 or less is of a number that was fixed, and is not written.
struct CalibrationRecord {
    std::vector<std::vector<double>> itemErrors;  ///< [I][K]: slope, then intercepts
    std::vector<double> loadingErrors;            ///< [F]
    std::vector<double> correlationErrors;        ///< [A x A]; of the reference population
    /// [G] of Parameters::groups: of the mean [A], of the covariance [A x A]
    std::vector<std::vector<double>> groupMeanErrors, groupCovarianceErrors;
    std::string standardErrorsFrom;  ///< "cross-product" or "observed-information"

    double logLikelihood = 0.0, integrationError = 0.0, newtonDecrement = 0.0;
    double aic = 0.0, bic = 0.0;
    std::uint64_t people = 0, patterns = 0;  ///< with an answer; different ones
    std::uint64_t parameters = 0, iterations = 0, nodes = 0;
    bool isConverged = false, isUsable = false;
    std::string termination;                     ///< "converged", "iteration-limit" or "stalled"
    std::vector<std::string> warnings, defects;  ///< sentences

    std::string summary;           ///< one sentence
    std::string software;          ///< name and version
    std::string structure;         ///< file or pack that was fitted
    std::string table, tableHash;  ///< name and BLAKE2b-256 of the answers
    std::uint64_t rows = 0;
    std::string prior;    ///< "none" or "weak"
    std::string anchors;  ///< file of fixed items; empty for none
};

/// The file parameters.json of a calibration ("opmaat.parameters/1"), as readParameters() takes it.
std::string calibratedJson(const Parameters& parameters, const CalibrationRecord& record);

}  // namespace opmaat::engine
