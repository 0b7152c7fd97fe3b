#include "calibration/statistics/logistic.h"

#include <algorithm>
#include <cmath>

#include "calibration/statistics/linear_algebra.h"
#include "scoring/numeric.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr int kMostSteps = 100;
constexpr double kConverged = 1e-10;
constexpr double kRunaway = 50.0;  ///< a linear predictor so large means separated outcomes

/// The problem with the intercept as a first column that bears no penalty.
struct Problem {
    Eigen::MatrixXd x;  ///< [N x 1 + P]
    const Eigen::VectorXd& y;
    Eigen::VectorXd offset;   ///< [N]
    Eigen::VectorXd penalty;  ///< [1 + P]

    double value(const Eigen::VectorXd& b) const
    {
        const Eigen::VectorXd linear = offset + x * b;
        double sum = -0.5 * penalty.dot(b.cwiseAbs2());
        for (Eigen::Index n = 0; n < y.size(); ++n)
            sum += scoring::logLogistic(y[n] > 0.5 ? linear[n] : -linear[n]);
        return sum;
    }
};

struct Slope {
    Eigen::VectorXd gradient;
    Eigen::MatrixXd information;
};

Slope slopeAt(const Problem& problem, const Eigen::VectorXd& b)
{
    const Eigen::VectorXd linear = problem.offset + problem.x * b;
    Eigen::VectorXd away(linear.size());
    Eigen::VectorXd weight(linear.size());
    for (Eigen::Index n = 0; n < linear.size(); ++n) {
        const double p = scoring::logistic(linear[n]);
        away[n] = problem.y[n] - p;
        weight[n] = p * scoring::logistic(-linear[n]);
    }
    Slope slope;
    slope.gradient = problem.x.transpose() * away - problem.penalty.cwiseProduct(b);
    slope.information = problem.x.transpose() * weight.asDiagonal() * problem.x;
    slope.information.diagonal() += problem.penalty;
    return slope;
}

Problem problemOf(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, double penalty,
                  const Eigen::VectorXd& offset)
{
    Problem problem{Eigen::MatrixXd(y.size(), x.cols() + 1), y,
                    offset.size() == 0 ? Eigen::VectorXd::Zero(y.size()).eval() : offset,
                    Eigen::VectorXd::Constant(x.cols() + 1, penalty)};
    problem.x.col(0).setOnes();
    problem.x.rightCols(x.cols()) = x;
    problem.penalty[0] = 0.0;
    return problem;
}

}  // namespace

std::optional<LogisticFit> fitLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                                       double penalty, const Eigen::VectorXd& offset)
{
    if (y.size() == 0 || y.minCoeff() == y.maxCoeff()) return std::nullopt;
    const Problem problem = problemOf(x, y, penalty, offset);
    Eigen::VectorXd b = Eigen::VectorXd::Zero(x.cols() + 1);
    double value = problem.value(b);
    for (int step = 1; step <= kMostSteps; ++step) {
        const Slope slope = slopeAt(problem, b);
        const auto move = solvePositive(slope.information, slope.gradient);
        if (!move) return std::nullopt;
        Eigen::VectorXd d = move->col(0);
        double next = problem.value(b + d);
        for (int halving = 0; halving < 30 && !(next >= value - 1e-12 * std::fabs(value));
             ++halving) {
            d *= 0.5;
            next = problem.value(b + d);
        }
        b += d;
        value = next;
        const double moved = (problem.x * d).cwiseAbs().maxCoeff();
        if ((problem.x * b).cwiseAbs().maxCoeff() > kRunaway && penalty == 0.0) return std::nullopt;
        if (moved > kConverged) continue;
        const Eigen::Index size = b.size();
        const auto covariance =
            solvePositive(slopeAt(problem, b).information, Eigen::MatrixXd::Identity(size, size));
        if (!covariance) return std::nullopt;
        return LogisticFit{b[0], b.tail(size - 1), *covariance, step};
    }
    return std::nullopt;
}

Eigen::VectorXd chancesOf(const LogisticFit& fit, const Eigen::MatrixXd& x)
{
    Eigen::VectorXd chances = Eigen::VectorXd::Constant(x.rows(), fit.intercept);
    chances += x * fit.slopes;
    for (double& chance : chances) chance = scoring::logistic(chance);
    return chances;
}

double logLoss(const Eigen::VectorXd& chances, const Eigen::VectorXd& y)
{
    double sum = 0.0;
    for (Eigen::Index n = 0; n < y.size(); ++n) {
        const double chance = y[n] > 0.5 ? chances[n] : 1.0 - chances[n];
        sum -= std::log(std::max(chance, 1e-15));
    }
    return sum / static_cast<double>(y.size());
}

}  // namespace opmaat::calibration::statistics
