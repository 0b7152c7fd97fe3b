#pragma once

#include <Eigen/Core>
#include <cmath>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring::brute_force {

// The likelihood as its definition reads: a dense grid over all axes at once, a Simpson rule over
// eta for every point of it, chances as plain differences, the C library's exp. Shares no step
// with the library; slow, and for few answers only, since it multiplies chances as they are.

struct Result {
    double logLikelihood = 0.0;
    Eigen::VectorXd mean;
    Eigen::MatrixXd covariance;
    Eigen::VectorXd facetMean;
    Eigen::VectorXd facetSd;
};

inline double chance(const Item& item, int category, double eta)
{
    const auto logit = [&](int k) {
        return item.slope * eta + item.intercepts[std::size_t(k - 1)];
    };
    const auto atLeast = [&](int k) {
        if (k == 0) return 1.0;
        if (k == item.categories()) return 0.0;
        return item.lower + (1.0 - item.lower) / (1.0 + std::exp(-logit(k)));
    };
    if (item.model == ItemModel::Graded || item.categories() == 2) {
        return atLeast(category) - atLeast(category + 1);
    }
    double sum = 0.0;
    const auto weight = [&](int k) {
        return k == 0 ? 1.0 : std::exp(k * item.slope * eta + item.intercepts[std::size_t(k - 1)]);
    };
    for (int k = 0; k < item.categories(); ++k) sum += weight(k);
    return weight(category) / sum;
}

/// Integrals over eta_f given theta of the likelihood times 1, eta and eta^2.
inline Eigen::Vector3d facetGiven(const Model& model, int f, double offset, double theta,
                                  const std::vector<int>& responses)
{
    const double loading = model.facets[std::size_t(f)].loading;
    const double sd = std::sqrt(1.0 - loading * loading);
    const int halves = sd == 0.0 ? 0 : 120;
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (int j = -halves; j <= halves; ++j) {
        const double z = halves == 0 ? 0.0 : 9.0 * j / halves;
        const double eta = loading * theta + offset + sd * z;
        const double simpson =
            j == -halves || j == halves ? 1.0 : ((j + halves) % 2 == 1 ? 4.0 : 2.0);
        double value = halves == 0 ? 1.0
                                   : simpson * 9.0 / halves / 3.0 * std::exp(-0.5 * z * z) /
                                         std::sqrt(2.0 * M_PI);
        for (std::size_t i = 0; i < responses.size(); ++i) {
            if (model.items[i].facet == f && responses[i] != kMissing) {
                value *= chance(model.items[i], responses[i], eta);
            }
        }
        sum += value * Eigen::Vector3d(1.0, eta, eta * eta);
    }
    return sum;
}

/// Lower triangular L with L L' = covariance.
inline Eigen::MatrixXd root(const Eigen::MatrixXd& covariance)
{
    Eigen::MatrixXd l = Eigen::MatrixXd::Zero(covariance.rows(), covariance.cols());
    for (Eigen::Index i = 0; i < l.rows(); ++i) {
        for (Eigen::Index j = 0; j <= i; ++j) {
            double rest = covariance(i, j);
            for (Eigen::Index k = 0; k < j; ++k) rest -= l(i, k) * l(j, k);
            l(i, j) = i == j ? std::sqrt(rest) : rest / l(j, j);
        }
    }
    return l;
}

class Grid {
public:
    Grid(const Model& model, const Population& population, const Eigen::VectorXd& offsets,
         const std::vector<int>& responses, int points, double halfWidth)
        : model_(model),
          population_(population),
          root_(root(population.covariance)),
          points_(points)
    {
        for (std::size_t a = 0; a < model.axes.size(); ++a) {
            axis_.emplace_back(std::size_t(points), 1.0);
            weight_.emplace_back(std::size_t(points), 0.0);
        }
        for (int n = 0; n < points; ++n)
            theta_.push_back(halfWidth * (2.0 * n / (points - 1) - 1.0));
        for (int f = 0; f < static_cast<int>(model.facets.size()); ++f) {
            facet_.emplace_back();
            for (int n = 0; n < points; ++n) {
                facet_.back().push_back(
                    facetGiven(model, f, offsets[f], theta_[std::size_t(n)], responses));
                axis_[std::size_t(model.facets[std::size_t(f)].axis)][std::size_t(n)] *=
                    facet_.back().back()[0];
            }
        }
        mean_ = Eigen::VectorXd::Zero(Eigen::Index(axis_.size()));
        square_ = Eigen::MatrixXd::Zero(mean_.size(), mean_.size());
        descend(0, 1.0, Eigen::VectorXd::Zero(mean_.size()), Eigen::VectorXd::Zero(mean_.size()));
    }

    Result result() const
    {
        Result r{std::log(total_), mean_ / total_, square_ / total_, {}, {}};
        r.covariance -= r.mean * r.mean.transpose();
        r.facetMean = r.facetSd = Eigen::VectorXd::Zero(Eigen::Index(facet_.size()));
        for (std::size_t f = 0; f < facet_.size(); ++f) {
            Eigen::Vector3d moments = Eigen::Vector3d::Zero();
            const auto a = std::size_t(model_.facets[f].axis);
            for (std::size_t n = 0; n < theta_.size(); ++n) {
                moments += weight_[a][n] / total_ * facet_[f][n] / facet_[f][n][0];
            }
            r.facetMean[Eigen::Index(f)] = moments[1];
            r.facetSd[Eigen::Index(f)] = std::sqrt(moments[2] - moments[1] * moments[1]);
        }
        return r;
    }

private:
    /// Adds all grid points that share theta_0 .. theta_{a-1}; `z` solves L z = theta - mu so far.
    double descend(std::size_t a, double value, Eigen::VectorXd theta, Eigen::VectorXd z)
    {
        if (a == axis_.size()) {
            total_ += value;
            mean_ += value * theta;
            square_ += value * theta * theta.transpose();
            return value;
        }
        const auto row = Eigen::Index(a);
        double sum = 0.0;
        for (std::size_t n = 0; n < theta_.size(); ++n) {
            double rest = theta_[n] - population_.mean[row];
            for (Eigen::Index k = 0; k < row; ++k) rest -= root_(row, k) * z[k];
            const double scaled = rest / root_(row, row);
            const double density =
                std::exp(-0.5 * scaled * scaled) / std::sqrt(2.0 * M_PI) / root_(row, row);
            const double here = value * density * (theta_[1] - theta_[0]) * axis_[a][n];
            if (here < 1e-26) continue;
            theta[row] = theta_[n];
            z[row] = scaled;
            const double added = descend(a + 1, here, theta, z);
            weight_[a][n] += added;
            sum += added;
        }
        return sum;
    }

    const Model& model_;
    const Population& population_;
    Eigen::MatrixXd root_;
    int points_;
    std::vector<double> theta_;
    std::vector<std::vector<double>> axis_;            ///< [A][points]
    std::vector<std::vector<double>> weight_;          ///< [A][points], marginal posterior
    std::vector<std::vector<Eigen::Vector3d>> facet_;  ///< [F][points]
    double total_ = 0.0;
    Eigen::VectorXd mean_;
    Eigen::MatrixXd square_;
};

inline Result integrate(const Model& model, const Population& population,
                        const Eigen::VectorXd& offsets, const std::vector<int>& responses,
                        int points, double halfWidth)
{
    return Grid(model, population, offsets, responses, points, halfWidth).result();
}

}  // namespace opmaat::scoring::brute_force
