#pragma once

#include <Eigen/Core>
#include <functional>
#include <utility>
#include <vector>

#include "calibration/patterns.h"
#include "calibration/tables.h"

namespace opmaat::calibration {

/// What one pass over all patterns leaves: the log-likelihood, and what is expected of the traits
/// given the answers. Gradient and complete-data information follow from it (gradient.h).
struct Statistics {
    double logLikelihood = 0.0;
    std::vector<std::vector<double>> counts;  ///< [I], K rows of [Q]: people, by category and place
    std::vector<std::vector<double>> places;  ///< [F][Q], people who answered the facet
    std::vector<std::vector<double>> nodes;   ///< [F][N], the same over the nodes of its axis
    std::vector<double> product;              ///< [F], sum of E(eta theta) over them
    std::vector<double> people;               ///< [G]
    std::vector<Eigen::VectorXd> sum;         ///< [G], sum of E(theta)
    std::vector<Eigen::MatrixXd> square;      ///< [G], sum of E(theta theta')

    void clear(const scoring::Model& model, const Tables& tables);
    void add(const Statistics& other);
};

/// Marginal log-likelihood of all patterns ("Likelihood" in scoring/README.md), and the
/// expectations behind its gradient.
///
/// Patterns are divided in a fixed number of shares, each summed in order and then added in order:
/// the same bytes for any number of threads. Memory: one Statistics a share, nothing that grows
/// with the patterns.
///
/// Cost O(U (I Q + F N Q + A N Z)).
class Likelihood {
public:
    /// @param patterns  outlives this
    Likelihood(const Patterns& patterns, int threads);

    const Statistics& evaluate(const Estimate& estimate, const Rule& rule);

    /// The log-likelihood alone.
    double value(const Estimate& estimate, const Rule& rule)
    {
        return evaluate(estimate, rule).logLikelihood;
    }

    const Patterns& patterns() const { return *patterns_; }
    const Tables& tables() const { return tables_; }  ///< of the last evaluate()
    int threads() const { return threads_; }

private:
    const Patterns* patterns_;
    int threads_;
    Tables tables_;
    std::vector<Statistics> shares_;
};

/// Runs work(0) .. work(count - 1), each once, on `threads` threads.
void inParallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

/// The patterns of share `share` of `shares`: from, to.
std::pair<std::size_t, std::size_t> shareOf(std::size_t patterns, std::size_t share,
                                            std::size_t shares);

}  // namespace opmaat::calibration
