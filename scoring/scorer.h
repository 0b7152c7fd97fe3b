#pragma once

#include <Eigen/Core>
#include <memory>
#include <span>
#include <vector>

#include "scoring/model.h"

namespace opmaat::scoring {

/// Marks an item without a category: don't know, declined, skipped, not shown, not reached.
/// Its factor in the likelihood is 1; nothing is imputed and missing is never 0.
inline constexpr int kMissing = -1;

/// Where a person stands, and how sure that is, given the weights.
struct Posterior {
    int answered = 0;                        ///< items that had a category
    double logLikelihood = 0.0;              ///< log L(x) under the reference population
    Eigen::VectorXd axisMean;                ///< EAP of theta, [A], reference population only
    Eigen::MatrixXd axisCovariance;          ///< posterior covariance of theta, [A x A]
    Eigen::VectorXd facetMean;               ///< EAP of eta, [F]
    Eigen::VectorXd facetSd;                 ///< posterior sd of eta, [F]
    std::vector<double> profileProbability;  ///< P(k | x), [P]
    double backgroundProbability = 1.0;      ///< P(no clear profile | x)
    double integrationError = 0.0;  ///< estimate for these answers: of an EAP, in theta units
};

/// Scores answers under one model: expected-a-posteriori positions (Bock & Mislevy, 1982) and
/// profile probabilities, by quadrature over facets and axes (see README, "Likelihood").
///
/// Axis and facet positions are always those under the reference population, never under a
/// profile. Nodes are chosen once for the model, so that nobody's numbers depend on who else is
/// scored. Thread-safe after construction: score() is const and keeps no state.
class Scorer {
public:
    /// @throws std::domain_error as checkModel() and checkMixture(), and for a facet with so many
    ///   sharp items that its tables would take more than 1 GB
    explicit Scorer(const Model& model, const Mixture& mixture = {});
    ~Scorer();
    Scorer(Scorer&&) noexcept;
    Scorer& operator=(Scorer&&) noexcept;

    /// @param responses  [I], category 0..K-1 of the matching item, or kMissing
    /// @throws std::invalid_argument with position, value and range
    ///
    /// Cost O(P · F · N · Q), linear in items; no grid over axes and items is ever formed.
    Posterior score(std::span<const int> responses) const;

    /// Mode of the marginal posterior of theta, [A] (MAP), under the reference population.
    Eigen::VectorXd mode(std::span<const int> responses) const;

    const Model& model() const;
    const Mixture& mixture() const;
    int nodes() const;                ///< points an axis, chosen for the sharpest posterior
    double integrationError() const;  ///< of an EAP, in theta units: the largest difference from a
                                      ///< rule of twice the points, and 1e-7 for other answers

    struct Tables;  ///< what explain() shares with score(); scoring/tables.h
    const Tables& tables() const { return *tables_; }

private:
    std::unique_ptr<Tables> tables_;
};

/// Rounds to the 1e-6 on which all decisions and all reported numbers rest.
double quantise(double value);

}  // namespace opmaat::scoring
