#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "calibration/specification.h"

namespace opmaat::calibration {

/// Where every estimated parameter stands in one vector [T]: of each item its slope and intercepts,
/// then loadings, then of each group its means, variances and covariances. They are the numbers of
/// the model themselves: nothing is transformed, so that a standard error is one of the model.
class ParameterMap {
public:
    /// One number of a covariance matrix, or of a mean when b < 0.
    struct PopulationPlace {
        Eigen::Index a = 0, b = -1;
    };

    explicit ParameterMap(Specification specification);

    Eigen::Index size() const { return size_; }
    const Specification& specification() const { return specification_; }

    /// @returns [T]
    Eigen::VectorXd vectorOf(const Estimate& estimate) const;
    Estimate estimateOf(const Eigen::VectorXd& parameters) const;

    /// Whether a likelihood exists there: graded intercepts fall, covariances are positive
    /// definite, and nothing lies beyond its bound.
    bool isFeasible(const Eigen::VectorXd& parameters) const;

    /// The largest part of a step that is safe, in (0, 1]: no slope more than doubles or halves by
    /// it, and no loading goes more than half of its way to 1. A quasi-Newton step knows no bounds,
    /// and near one the likelihood is so curved that a search does not come back.
    double safePart(const Eigen::VectorXd& parameters, const Eigen::VectorXd& step) const;

    /// What stands at its bound, as a sentence each that says what to do; empty when nothing does.
    std::vector<std::string> atBounds(const Eigen::VectorXd& parameters) const;

    /// "item:slope", "item:intercept 2", "facet:loading", "group:mean axis", ...
    std::string name(Eigen::Index parameter) const;

    Eigen::Index itemStart(std::size_t item) const { return itemStart_[item]; }  ///< -1: fixed
    Eigen::Index loadingStart() const { return loadingStart_; }
    Eigen::Index loadings() const { return loadings_; }
    Eigen::Index groupStart(std::size_t group) const { return groupStart_[group]; }
    const std::vector<PopulationPlace>& population(std::size_t group) const
    {
        return population_[group];
    }

private:
    bool isItemFeasible(const scoring::Item& item) const;

    Specification specification_;
    std::vector<Eigen::Index> itemStart_;                   ///< [I]
    std::vector<Eigen::Index> groupStart_;                  ///< [G]
    std::vector<std::vector<PopulationPlace>> population_;  ///< [G]
    Eigen::Index loadingStart_ = 0, loadings_ = 0, size_ = 0;
};

}  // namespace opmaat::calibration
