#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <vector>

#include "calibration/statistics/discrimination.h"

namespace opmaat::calibration::statistics {

/// How an outcome is predicted, and when not to.
struct UsefulnessOptions {
    int outerFolds = 10;  ///< in which predictions are made for people who were not used
    int innerFolds = 5;   ///< in which the penalty is chosen, within what is left
    std::vector<double> penalties{0.1, 1.0, 10.0, 100.0, 1000.0};
    /// People with the rarer outcome for every predictor, at least (Peduzzi et al., 1996): a
    /// convention, below which nothing is computed.
    int fewestPerPredictor = 10;
    int fewestOfEach = 20;  ///< and with either outcome at all: an assumption of ours
    std::uint64_t seed = 1;
};

enum class Prediction {
    Made,
    OneOutcome,  ///< everybody, or nobody, has it
    TooFew       ///< of the rarer outcome, for so many predictors
};

/// What is gained by knowing the predictors, for people who were not used to find out.
struct Usefulness {
    Prediction prediction = Prediction::TooFew;  ///< otherwise than Made only the counts are set
    int people = 0;                              ///< with the outcome known and every predictor
    int leftOut = 0;                             ///< the others
    int events = 0;                              ///< people who have the outcome
    int needed = 0;                              ///< of the rarer outcome
    double baseRate = 0.0;
    Estimate area;  ///< AUC; .5 when predictors tell nothing
    double brier = 0.0;
    double brierOfBaseRate = 0.0;  ///< of giving everybody the base rate of the other folds
    /// nullopt when the chances are all alike or separate the outcomes
    std::optional<ChanceCalibration> calibration;
    std::vector<double> penalties;  ///< [outerFolds], chosen
    std::vector<double> chances;    ///< [people], each from folds the person was not in
    std::vector<std::size_t> rows;  ///< [people], into what was handed in
};

/// Ridge logistic regression by nested cross-validation (Stone, 1974; Varma & Simon, 2006): folds
/// have equal shares of the outcome; predictors are standardised by what the training folds show;
/// the penalty with the least log loss in the inner folds is used. All people's chances are judged
/// together. The same numbers for the same seed and order of people.
///
/// @param x  [N x P], not a number where a predictor is not known
/// @param y  [N], 0 or 1, not a number where the outcome is not known
/// @throws std::invalid_argument when sizes differ, an outcome is another number, a penalty is not
///   above 0, or there are fewer than two folds. Cost outer * (inner * penalties + 1) regressions
Usefulness usefulness(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                      const UsefulnessOptions& options = {});

}  // namespace opmaat::calibration::statistics
