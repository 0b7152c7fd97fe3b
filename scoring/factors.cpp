#include "scoring/factors.h"

#include <algorithm>
#include <cmath>

#include "scoring/numeric.h"
#include "scoring/random.h"

namespace opmaat::scoring {
namespace {

using Eigen::Index;

struct Eigen4 {
    Eigen::VectorXd values;   ///< [m], in no order
    Eigen::MatrixXd vectors;  ///< [m x m], one a column
};

/// One Jacobi rotation that makes element (p, q) zero.
void rotate(Eigen::MatrixXd& a, Eigen::MatrixXd& v, Index p, Index q)
{
    if (a(p, q) == 0.0) return;
    const double ratio = (a(q, q) - a(p, p)) / (2.0 * a(p, q));
    const double t =
        (ratio < 0.0 ? -1.0 : 1.0) / (std::fabs(ratio) + std::sqrt(ratio * ratio + 1.0));
    const double c = 1.0 / std::sqrt(t * t + 1.0);
    const double s = t * c;
    for (Index k = 0; k < a.rows(); ++k) {
        const double kp = a(k, p);
        const double kq = a(k, q);
        a(k, p) = c * kp - s * kq;
        a(k, q) = s * kp + c * kq;
    }
    for (Index k = 0; k < a.rows(); ++k) {
        const double pk = a(p, k);
        const double qk = a(q, k);
        a(p, k) = c * pk - s * qk;
        a(q, k) = s * pk + c * qk;
        const double vp = v(k, p);
        const double vq = v(k, q);
        v(k, p) = c * vp - s * vq;
        v(k, q) = s * vp + c * vq;
    }
}

/// Cyclic Jacobi. Eigen's own solver would do, at the price of its templates in every build.
Eigen4 eigenOf(Eigen::MatrixXd a)
{
    const Index m = a.rows();
    Eigen::MatrixXd v = Eigen::MatrixXd::Identity(m, m);
    for (int sweep = 0; sweep < 30; ++sweep) {
        for (Index p = 0; p < m; ++p) {
            for (Index q = p + 1; q < m; ++q) rotate(a, v, p, q);
        }
    }
    return {a.diagonal(), v};
}

/// Solves a x = b in place for a symmetric positive definite a (Cholesky).
void solve(Eigen::MatrixXd& a, Eigen::VectorXd& b)
{
    const Index n = a.rows();
    for (Index j = 0; j < n; ++j) {
        for (Index k = 0; k < j; ++k) a(j, j) -= a(j, k) * a(j, k);
        a(j, j) = std::sqrt(a(j, j));
        for (Index i = j + 1; i < n; ++i) {
            for (Index k = 0; k < j; ++k) a(i, j) -= a(i, k) * a(j, k);
            a(i, j) /= a(j, j);
        }
    }
    for (Index i = 0; i < n; ++i) {
        for (Index k = 0; k < i; ++k) b[i] -= a(i, k) * b[k];
        b[i] /= a(i, i);
    }
    for (Index i = n - 1; i >= 0; --i) {
        for (Index k = i + 1; k < n; ++k) b[i] -= a(k, i) * b[k];
        b[i] /= a(i, i);
    }
}

/// The `factors` largest principal directions of R - lowest I, as loadings.
Eigen::MatrixXd principalLoadings(const Eigen4& eigen, int factors)
{
    const Index m = eigen.values.size();
    std::vector<Index> order;
    for (Index j = 0; j < m; ++j) order.push_back(j);
    std::sort(order.begin(), order.end(),
              [&](Index i, Index j) { return eigen.values[i] > eigen.values[j]; });
    const double lowest = eigen.values[order.back()];
    Eigen::MatrixXd loadings(m, factors);
    for (int c = 0; c < factors; ++c) {
        const Index j = order[static_cast<std::size_t>(c)];
        const double length = std::sqrt(std::max(eigen.values[j] - lowest, 0.0));
        for (Index a = 0; a < m; ++a) loadings(a, c) = length * eigen.vectors(a, j);
    }
    return loadings;
}

/// One Gauss-Newton step of smallest norm towards Lambda_i . Lambda_j = r_ij for all i < j.
/// Returns the largest misfit before the step.
double improve(Eigen::MatrixXd& loadings, const Eigen::MatrixXd& correlation)
{
    const Index m = loadings.rows();
    const Index r = loadings.cols();
    const Index pairs = m * (m - 1) / 2;
    Eigen::MatrixXd slopes = Eigen::MatrixXd::Zero(pairs, m * r);
    Eigen::VectorXd misfit(pairs);
    Index pair = 0;
    for (Index i = 0; i < m; ++i) {
        for (Index j = i + 1; j < m; ++j, ++pair) {
            misfit[pair] = correlation(i, j);
            for (Index c = 0; c < r; ++c) {
                misfit[pair] -= loadings(i, c) * loadings(j, c);
                slopes(pair, i * r + c) = loadings(j, c);
                slopes(pair, j * r + c) = loadings(i, c);
            }
        }
    }
    double largest = 0.0;
    for (Index p = 0; p < pairs; ++p) largest = std::max(largest, std::fabs(misfit[p]));

    Eigen::MatrixXd normal = Eigen::MatrixXd::Zero(pairs, pairs);
    for (Index p = 0; p < pairs; ++p) {
        for (Index q = 0; q < pairs; ++q) {
            for (Index x = 0; x < m * r; ++x) normal(p, q) += slopes(p, x) * slopes(q, x);
        }
        normal(p, p) += 1e-9;
    }
    solve(normal, misfit);
    for (Index x = 0; x < m * r; ++x) {
        for (Index p = 0; p < pairs; ++p) loadings(x / r, x % r) += slopes(p, x) * misfit[p];
    }
    return largest;
}

double smallestUnique(const Eigen::MatrixXd& loadings)
{
    double smallest = 1.0;
    for (Index a = 0; a < loadings.rows(); ++a) {
        double common = 0.0;
        for (Index c = 0; c < loadings.cols(); ++c) common += loadings(a, c) * loadings(a, c);
        smallest = std::min(smallest, 1.0 - common);
    }
    return smallest;
}

/// Looks for `factors` factors from several starts; the best by its smallest unique variance.
/// An empty matrix when none reproduces the correlations to 1e-13.
Eigen::MatrixXd search(const Eigen::MatrixXd& correlation, const Eigen4& eigen, int factors)
{
    Random random(20261122);
    Eigen::MatrixXd best;
    for (int start = 0; start < (factors == 1 ? 1 : 12); ++start) {
        Eigen::MatrixXd loadings = principalLoadings(eigen, factors);
        for (Index x = 0; start > 0 && x < loadings.size(); ++x) {
            loadings.data()[x] += 0.3 * random.normal();
        }
        double misfit = 1.0;
        for (int step = 0; step < 60 && misfit > 1e-15; ++step)
            misfit = improve(loadings, correlation);
        const bool fits = misfit <= 1e-13 && smallestUnique(loadings) > 0.0;
        if (fits && (best.size() == 0 || smallestUnique(loadings) > smallestUnique(best)))
            best = loadings;
    }
    return best;
}

FactorForm scaled(const Eigen::MatrixXd& loadings, const Eigen::MatrixXd& covariance)
{
    FactorForm form{loadings, covariance.diagonal()};
    for (Index a = 0; a < loadings.rows(); ++a) {
        const double sd = std::sqrt(covariance(a, a));
        for (Index c = 0; c < loadings.cols(); ++c) {
            form.loadings(a, c) *= sd;
            form.unique[a] -= form.loadings(a, c) * form.loadings(a, c);
        }
    }
    return form;
}

}  // namespace

std::vector<std::vector<int>> correlatedBlocks(const Eigen::MatrixXd& covariance)
{
    const auto axes = static_cast<int>(covariance.rows());
    std::vector<bool> placed(static_cast<std::size_t>(axes), false);
    std::vector<std::vector<int>> blocks;
    for (int a = 0; a < axes; ++a) {
        if (placed[static_cast<std::size_t>(a)]) continue;
        std::vector<int> block{a};
        placed[static_cast<std::size_t>(a)] = true;
        for (std::size_t next = 0; next < block.size(); ++next) {
            for (int b = 0; b < axes; ++b) {
                if (placed[static_cast<std::size_t>(b)] || covariance(block[next], b) == 0.0)
                    continue;
                block.push_back(b);
                placed[static_cast<std::size_t>(b)] = true;
            }
        }
        std::sort(block.begin(), block.end());
        blocks.push_back(block);
    }
    return blocks;
}

FactorForm factorise(const Eigen::MatrixXd& covariance)
{
    const Index m = covariance.rows();
    if (m == 1) return {Eigen::MatrixXd(1, 0), covariance.diagonal()};

    Eigen::MatrixXd correlation = covariance;
    for (Index i = 0; i < m; ++i) {
        for (Index j = 0; j < m; ++j) {
            correlation(i, j) /= std::sqrt(covariance(i, i) * covariance(j, j));
        }
    }
    const Eigen4 eigen = eigenOf(correlation);
    double lowest = 1.0;
    for (Index j = 0; j < m; ++j) lowest = std::min(lowest, eigen.values[j]);

    // No form can leave more unique variance than the smallest eigenvalue; half of it is plenty,
    // and so is 0.02: the nodes then lie 0.14 sd apart.
    for (int factors = 1; factors < m - 1; ++factors) {
        const Eigen::MatrixXd found = search(correlation, eigen, factors);
        if (found.size() > 0 && smallestUnique(found) >= std::min(0.02, 0.5 * lowest)) {
            return scaled(found, covariance);
        }
    }
    return scaled(principalLoadings(eigen, static_cast<int>(m) - 1), covariance);
}

double largestEigenvalue(const Eigen::MatrixXd& symmetric)
{
    double largest = 0.0;
    const Eigen4 eigen = eigenOf(symmetric);
    for (Index j = 0; j < eigen.values.size(); ++j) largest = std::max(largest, eigen.values[j]);
    return largest;
}

FactorNodes factorNodes(const FactorForm& form, double spacing, double halfWidth)
{
    const Eigen::Index r = form.loadings.cols();
    if (r == 0) return {};

    // Given the axes, the factors have precision I + Lambda' diag(1 / psi) Lambda at most.
    Eigen::MatrixXd precision = Eigen::MatrixXd::Identity(r, r);
    for (Eigen::Index c = 0; c < r; ++c) {
        for (Eigen::Index d = 0; d < r; ++d) {
            for (Eigen::Index a = 0; a < form.unique.size(); ++a) {
                precision(c, d) += form.loadings(a, c) * form.loadings(a, d) / form.unique[a];
            }
        }
    }
    const NormalRule line = trapezoid(spacing / std::sqrt(largestEigenvalue(precision)), halfWidth);
    FactorNodes nodes;
    for (Eigen::Index c = 0; c < r; ++c) {
        FactorNodes wider{{}, {}};
        for (std::size_t z = 0; z < nodes.points.size(); ++z) {
            for (std::size_t j = 0; j < line.points.size(); ++j) {
                std::vector<double> point = nodes.points[z];
                point.push_back(line.points[j]);
                double square = 0.0;
                for (const double x : point) square += x * x;
                if (square > 1.0001 * halfWidth * halfWidth) continue;
                wider.points.push_back(std::move(point));
                wider.weights.push_back(nodes.weights[z] * line.weights[j]);
            }
        }
        nodes = std::move(wider);
    }
    return nodes;
}

}  // namespace opmaat::scoring
