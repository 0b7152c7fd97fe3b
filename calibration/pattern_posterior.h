#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <vector>

#include "calibration/tables.h"

namespace opmaat::calibration {

/// The likelihood of one response pattern and the posterior weights behind it, by the chain of
/// scoring/README.md, forwards for the likelihood and backwards for the weights. Its arrays are
/// used again for the next pattern; nothing else of a pattern is kept.
class PatternPosterior {
public:
    explicit PatternPosterior(const Tables& tables);

    /// log L(x) in one group. Answers that contradict each other beyond the range of a double count
    /// as e^-650 for every block of axes in which they do, with weights 0.
    double read(std::span<const std::uint8_t> pattern, std::size_t group);

    /// [N] posterior weights of the nodes of an axis, sum 1.
    const std::vector<double>& nodes(std::size_t axis) const { return axes_[axis].nodes; }
    bool isAnswered(std::size_t facet) const { return facets_[facet].isAnswered; }
    /// [Q] posterior weights of the places of an answered facet, sum 1.
    const std::vector<double>& places(std::size_t facet);
    /// E(eta theta | x) of an answered facet with a loading below 1; after places().
    double product(std::size_t facet) const { return facets_[facet].product; }
    const Eigen::VectorXd& mean() const { return mean_; }  ///< E(theta | x), [A]
    /// E(theta theta' | x), [A x A], of axes of one block; others are independent given x.
    const Eigen::MatrixXd& secondMoment() const { return second_; }

private:
    struct FacetWork {
        bool isAnswered = false;
        std::vector<double> logP, p;     ///< [Q]
        std::vector<double> given;       ///< [N], integral over eta given theta
        std::vector<double> b, weights;  ///< [N], [Q]
        double product = 0.0;
    };
    struct AxisWork {
        std::vector<double> g;      ///< [N], likelihood of the axis's answers
        std::vector<double> nodes;  ///< [N]
        std::vector<double> moved;  ///< [N], g times theta
    };
    struct BlockWork {
        std::vector<std::vector<double>> t, t1;  ///< [m][Z]
        std::vector<double> others;              ///< [Z]
    };

    double readFacet(std::size_t f, std::span<const std::uint8_t> pattern);
    double readAxis(std::size_t a, std::span<const std::uint8_t> pattern);
    double single(const BlockTable& block);
    double correlated(const BlockTable& block);
    void secondMoments(const BlockTable& block, double total);

    const Tables* tables_;
    std::vector<FacetWork> facets_;
    std::vector<AxisWork> axes_;
    BlockWork block_;
    std::vector<const double*> rows_;
    Eigen::VectorXd mean_;
    Eigen::MatrixXd second_;
};

}  // namespace opmaat::calibration
