#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

/// Of a normal distribution 90 percent lies within so many standard deviations.
inline constexpr double kZ90 = 1.6448536269514722;

/// What is not known about the weights. A calibrated model has the covariance of its parameters, an
/// expert's a stated sd of each kind; a loading of 1 is fixed.
struct ParameterUncertainty {
    double slopeSd = 0.0;        ///< of log alpha, so a share: 0.2 is a fifth up or down
    double interceptSd = 0.0;    ///< of every d
    double loadingSd = 0.0;      ///< of atanh lambda
    Eigen::MatrixXd covariance;  ///< [M x M] of slopes, intercepts and loadings, in the order of
                                 ///< parametersOf(); empty: the three above serve
    int draws = 50;
    std::uint64_t seed = 1;
};

/// All parameters of a model in one row, [M]: of each item in turn its slope and intercepts, then
/// of each facet in turn its loading when that is below 1.
std::vector<double> parametersOf(const Model& model);

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// A posterior that knows that its weights are estimates.
struct WiderPosterior {
    Posterior given;                         ///< with the weights as they are
    Eigen::VectorXd axisSd;                  ///< [A], wider than given: law of total variance
    Eigen::VectorXd facetSd;                 ///< [F], the same
    std::vector<Interval> axis50, axis90;    ///< [A], EAP plus and minus 0.674 or 1.645 axisSd
    std::vector<Interval> facet50, facet90;  ///< [F]
    std::vector<double> profileProbability;  ///< [P], mean over the drawn weights
    double backgroundProbability = 1.0;
};

/// Scores under a fixed-seed set of weights drawn about the model's own (measurement model,
/// section 2). Construct once: the tables of all draws are made here. Thread-safe as Scorer.
class WiderScorer {
public:
    /// @throws std::domain_error when an sd is negative, the covariance has another size than M or
    ///   is not positive semi-definite, or draws of an item are no item, over and over
    /// @throws std::invalid_argument with fewer than 2 draws
    WiderScorer(const Scorer& scorer, const ParameterUncertainty& uncertainty);
    ~WiderScorer();
    WiderScorer(WiderScorer&&) noexcept;
    WiderScorer& operator=(WiderScorer&&) noexcept;

    /// @param scorer  the one it was made from
    /// Cost that of `draws` times Scorer::score().
    WiderPosterior score(const Scorer& scorer, std::span<const int> responses) const;

private:
    std::vector<std::unique_ptr<Scorer::Tables>> drawn_;
};

}  // namespace opmaat::scoring
