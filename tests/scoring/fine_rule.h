#pragma once

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring::fine_rule {

// Positions by rules far finer than the library's, for models of any sharpness: in logarithms, with
// the C library's functions, spacings from a bound on the slopes. For one and two axes a tensor
// grid, for more a grid centred on the posterior and turned along it.

// At most four axes, so none of these is on the heap.
using Point = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, 4, 1>;
using Square = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, 4, 4>;

struct Result {
    Point mean;
    Point sd;
};

inline double logF(double x)
{
    return x < 0.0 ? x - std::log1p(std::exp(x)) : -std::log1p(std::exp(-x));
}

inline double logChance(const Item& item, int category, double eta)
{
    const auto d = [&](int k) { return item.intercepts[std::size_t(k - 1)]; };
    const int top = item.categories() - 1;
    const double x = item.slope * eta;
    if (item.model == ItemModel::Graded || top == 1) {
        double value = 0.0;
        if (category > 0) value += logF(x + d(category));
        if (category < top) value += logF(-x - d(category + 1));
        if (category > 0 && category < top)
            value += std::log(-std::expm1(d(category + 1) - d(category)));
        if (item.lower == 0.0) return value;
        const double p = item.lower + (1.0 - item.lower) * std::exp(logF(x + d(1)));
        return category == 1 ? std::log(p) : std::log(1.0 - item.lower) + value;
    }
    const auto exponent = [&](int k) { return k == 0 ? 0.0 : k * x + d(k); };
    double largest = 0.0;
    for (int k = 0; k <= top; ++k) largest = std::max(largest, exponent(k));
    double sum = 0.0;
    for (int k = 0; k <= top; ++k) sum += std::exp(exponent(k) - largest);
    return exponent(category) - largest - std::log(sum);
}

/// No answers to these items can be sharper than this: the largest -d^2 log P, for each.
inline double curvatureBound(const Model& model, int facet, const std::vector<int>& responses)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < responses.size(); ++i) {
        const Item& item = model.items[i];
        if (item.facet != facet || responses[i] == kMissing) continue;
        const double range = item.model == ItemModel::Graded ? 1.0 : item.categories() - 1.0;
        sum += item.slope * item.slope * (range == 1.0 ? 0.5 : 0.25 * range * range);
    }
    return sum;
}

/// The log-likelihood of the answers on one axis, at any theta.
class AxisCurve {
public:
    static constexpr double kReach = 10.0;

    AxisCurve(const Model& model, int axis, const std::vector<int>& responses)
    {
        double curvature = 1.0;
        for (std::size_t f = 0; f < model.facets.size(); ++f) {
            if (model.facets[f].axis != axis) continue;
            const double own = curvatureBound(model, int(f), responses);
            const double square = model.facets[f].loading * model.facets[f].loading;
            curvature += square * own / (1.0 + (1.0 - square) * own);
        }
        const int half = int(std::ceil(kReach * std::sqrt(curvature) / 0.4));
        spacing_ = kReach / half;
        for (int n = -half; n <= half; ++n) theta_.push_back(n * spacing_);
        logL_.assign(theta_.size(), 0.0);
        for (std::size_t f = 0; f < model.facets.size(); ++f) {
            if (model.facets[f].axis == axis) addFacet(model, int(f), responses);
        }
    }

    const std::vector<double>& theta() const { return theta_; }
    const std::vector<double>& logL() const { return logL_; }
    double spacing() const { return spacing_; }

private:
    void addFacet(const Model& model, int f, const std::vector<int>& responses)
    {
        const double loading = model.facets[std::size_t(f)].loading;
        const double sd = std::sqrt(1.0 - loading * loading);
        const double curvature = curvatureBound(model, f, responses);
        if (curvature == 0.0) return;
        const auto logP = [&](double eta) {
            double sum = 0.0;
            for (std::size_t i = 0; i < responses.size(); ++i) {
                if (model.items[i].facet == f && responses[i] != kMissing)
                    sum += logChance(model.items[i], responses[i], eta);
            }
            return sum;
        };
        if (sd == 0.0) {
            for (std::size_t n = 0; n < theta_.size(); ++n) logL_[n] += logP(theta_[n]);
            return;
        }
        const double step = 0.4 * sd / std::sqrt(1.0 + sd * sd * curvature);
        std::vector<double> values;
        const double first = -kReach - 8.0 * sd;
        for (int n = 0; n * step <= -2.0 * first; ++n) values.push_back(logP(first + n * step));
        for (std::size_t n = 0; n < theta_.size(); ++n)
            logL_[n] += overResidual(values, first, step, loading * theta_[n], sd);
    }

    /// log of the integral of exp(values) over eta ~ N(mean, sd^2), up to a constant.
    static double overResidual(const std::vector<double>& values, double first, double step,
                               double mean, double sd)
    {
        const auto term = [&](std::size_t j) {
            const double z = (first + double(j) * step - mean) / sd;
            return values[j] - 0.5 * z * z;
        };
        const auto begin = std::size_t(std::max(0.0, (mean - 9.0 * sd - first) / step));
        const std::size_t end = std::min(values.size(), begin + std::size_t(18.0 * sd / step) + 2);
        double largest = -1e300;
        for (std::size_t j = begin; j < end; ++j) largest = std::max(largest, term(j));
        double sum = 0.0;
        for (std::size_t j = begin; j < end; ++j) sum += std::exp(term(j) - largest);
        return largest + std::log(sum);
    }

    double spacing_ = 0.0;
    std::vector<double> theta_;
    std::vector<double> logL_;
};

/// Weighted points, and what they say.
class Moments {
public:
    explicit Moments(Eigen::Index axes) : first_(Point::Zero(axes)), second_(first_) {}
    void add(double weight, const Point& theta)
    {
        total_ += weight;
        for (Eigen::Index a = 0; a < theta.size(); ++a) {
            first_[a] += weight * theta[a];
            second_[a] += weight * theta[a] * theta[a];
        }
    }
    Result result() const
    {
        const Point mean = first_ / total_;
        return {mean, (second_ / total_ - mean.cwiseProduct(mean)).cwiseSqrt()};
    }

private:
    double total_ = 0.0;
    Point first_;
    Point second_;
};

/// Points of one axis that can weigh anything under a joint prior with correlations up to .9,
/// which lies between exp(-theta^2 / 0.2) and exp(-theta^2 / 4) times a constant.
inline std::vector<std::size_t> heavyPoints(const AxisCurve& curve, bool alone)
{
    const double most = alone ? 0.5 : 5.0;
    const double least = alone ? 0.5 : 0.25;
    double largest = -1e300;
    for (std::size_t n = 0; n < curve.theta().size(); ++n) {
        const double square = curve.theta()[n] * curve.theta()[n];
        largest = std::max(largest, curve.logL()[n] - most * square);
    }
    std::vector<std::size_t> heavy;
    for (std::size_t n = 0; n < curve.theta().size(); ++n) {
        const double square = curve.theta()[n] * curve.theta()[n];
        if (curve.logL()[n] - least * square > largest - 45.0) heavy.push_back(n);
    }
    return heavy;
}

/// Calls visit(theta, log posterior) for every heavy point of one or two axes.
template <typename Visit>
void overTensor(const Model& model, const std::vector<AxisCurve>& curves, const Visit& visit)
{
    const auto axes = Eigen::Index(curves.size());
    const Square precision = model.population.covariance.inverse();
    const auto quadratic = [&](const Point& theta) {
        const Point away = theta - model.population.mean;
        const Point pull = precision * away;
        return -0.5 * away.dot(pull);
    };
    std::vector<std::vector<std::size_t>> heavy;
    heavy.reserve(curves.size());
    for (const AxisCurve& curve : curves) heavy.push_back(heavyPoints(curve, axes == 1));
    Point theta(axes);
    for (const std::size_t n : heavy[0]) {
        theta[0] = curves[0].theta()[n];
        const double first = curves[0].logL()[n];
        if (axes == 1) {
            visit(theta, first + quadratic(theta));
            continue;
        }
        for (const std::size_t m : heavy[1]) {
            theta[1] = curves[1].theta()[m];
            visit(theta, first + curves[1].logL()[m] + quadratic(theta));
        }
    }
}

/// One or two axes: every point of the tensor grid that weighs anything.
inline Result tensor(const Model& model, const std::vector<int>& responses)
{
    std::vector<AxisCurve> curves;
    curves.reserve(model.axes.size());
    for (int a = 0; a < int(model.axes.size()); ++a) curves.emplace_back(model, a, responses);
    double largest = -1e300;
    overTensor(model, curves,
               [&](const Point&, double value) { largest = std::max(largest, value); });
    Moments moments(Eigen::Index(curves.size()));
    overTensor(model, curves, [&](const Point& theta, double value) {
        if (value > largest - 40.0) moments.add(std::exp(value - largest), theta);
    });
    return moments.result();
}

/// Any number of axes: a grid in u with theta = mode + L u, L L' the inverse of the curvature
/// there.
class Centred {
public:
    Centred(const Model& model, const std::vector<int>& responses)
        : precision_(model.population.covariance.inverse()), mean_(model.population.mean)
    {
        for (int a = 0; a < int(model.axes.size()); ++a) curves_.emplace_back(model, a, responses);
        climb();
    }

    Result result(double step, double reach) const
    {
        Moments moments(mode_.size());
        const double top = value(mode_);
        descend(0, mode_, step, reach, top, moments);
        return moments.result();
    }

private:
    /// Six-point Lagrange interpolation; the curves are tabulated far finer than they bend.
    double curveAt(std::size_t a, double theta) const
    {
        const AxisCurve& curve = curves_[a];
        const double place = (theta - curve.theta()[0]) / curve.spacing();
        const int last = int(curve.theta().size()) - 6;
        const int base = std::clamp(int(std::floor(place)) - 2, 0, last);
        const double x = place - base;
        const double* y = curve.logL().data() + base;
        const double low = x * (x - 1.0) * (x - 2.0);
        const double high = (x - 3.0) * (x - 4.0) * (x - 5.0);
        return ((x - 1.0) * (x - 2.0) * y[0] / -120.0 + x * (x - 2.0) * y[1] / 24.0 -
                x * (x - 1.0) * y[2] / 12.0) *
                   high +
               ((x - 4.0) * (x - 5.0) * y[3] / 12.0 - (x - 3.0) * (x - 5.0) * y[4] / 24.0 +
                (x - 3.0) * (x - 4.0) * y[5] / 120.0) *
                   low;
    }

    double value(const Point& theta) const
    {
        double sum = 0.0;
        for (Eigen::Index a = 0; a < theta.size(); ++a) {
            double pull = 0.0;
            for (Eigen::Index b = 0; b < theta.size(); ++b)
                pull += precision_(a, b) * (theta[b] - mean_[b]);
            sum += curveAt(std::size_t(a), theta[a]) - 0.5 * pull * (theta[a] - mean_[a]);
        }
        return sum;
    }

    void climb()
    {
        mode_ = mean_;
        Square negativeHessian;
        for (int step = 0; step < 100; ++step) {
            Point gradient = -(precision_ * (mode_ - mean_));
            negativeHessian = precision_;
            for (std::size_t a = 0; a < curves_.size(); ++a) {
                const auto row = Eigen::Index(a);
                const double h = curves_[a].spacing();
                const double up = curveAt(a, mode_[row] + h);
                const double down = curveAt(a, mode_[row] - h);
                gradient[row] += (up - down) / (2.0 * h);
                negativeHessian(row, row) +=
                    std::max(0.0, (2.0 * curveAt(a, mode_[row]) - up - down) / (h * h));
            }
            Point move = negativeHessian.llt().solve(gradient);
            while (value(mode_ + move) < value(mode_) && move.norm() > 1e-12) move *= 0.5;
            mode_ += move;
            if (move.norm() < 1e-10) break;
        }
        root_ = Square(negativeHessian.inverse()).llt().matrixL();
    }

    /// Adds all points that share u_0 .. u_{a-1}, which put theta at `theta` so far.
    void descend(Eigen::Index a, const Point& theta, double step, double reach, double top,
                 Moments& moments) const
    {
        if (a == mode_.size()) {
            const double here = value(theta) - top;
            if (here > -40.0) moments.add(std::exp(here), theta);
            return;
        }
        for (int n = 0; n * step <= 2.0 * reach + 1e-9; ++n)
            descend(a + 1, Point(theta + (n * step - reach) * root_.col(a)), step, reach, top,
                    moments);
    }

    std::vector<AxisCurve> curves_;
    Square precision_;
    Point mean_;
    Point mode_;
    Square root_;
};

}  // namespace opmaat::scoring::fine_rule
