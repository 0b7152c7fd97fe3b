#include "calibration/statistics/agreement.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace opmaat::calibration::statistics {
namespace {

Eigen::MatrixXi tableOf(std::span<const int> first, std::span<const int> second, int categories)
{
    Eigen::MatrixXi table = Eigen::MatrixXi::Zero(categories, categories);
    for (std::size_t n = 0; n < first.size(); ++n) {
        const int larger = std::max(first[n], second[n]);
        if (larger >= categories) {
            throw std::invalid_argument("judgement of person " + std::to_string(n) + " is " +
                                        std::to_string(larger) + ", must be below " +
                                        std::to_string(categories));
        }
        if (first[n] >= 0 && second[n] >= 0) ++table(first[n], second[n]);
    }
    return table;
}

Estimate cutAtOne(double value, double variance)
{
    Estimate estimate = waldInterval(value, std::sqrt(std::max(0.0, variance)));
    estimate.high = std::min(1.0, estimate.high);
    return estimate;
}

std::optional<Estimate> kappaOf(const Eigen::MatrixXd& p, double people)
{
    const Eigen::VectorXd rows = p.rowwise().sum();
    const Eigen::VectorXd columns = p.colwise().sum().transpose();
    const double observed = p.trace();
    const double chance = rows.dot(columns);
    if (!(chance < 1.0 - 1e-12)) return std::nullopt;
    const double left = 1.0 - chance;
    const double kappa = (observed - chance) / left;
    double sum = 0.0;
    for (Eigen::Index i = 0; i < p.rows(); ++i) {
        for (Eigen::Index j = 0; j < p.cols(); ++j) {
            const double margin = columns[i] + rows[j];
            const double own = i == j ? 1.0 - margin * (1.0 - kappa) : margin * (1.0 - kappa);
            sum += p(i, j) * own * own;
        }
    }
    const double centre = kappa - chance * (1.0 - kappa);
    return cutAtOne(kappa, (sum - centre * centre) / (left * left * people));
}

/// The variance is that of the delta method over the cells of the table, as Gwet's is, without his
/// correction for a finite population.
std::optional<Estimate> ac1Of(const Eigen::MatrixXd& p, double people)
{
    const auto categories = static_cast<double>(p.rows());
    if (p.rows() < 2) return std::nullopt;
    const Eigen::VectorXd share = 0.5 * (p.rowwise().sum() + p.colwise().sum().transpose());
    const double observed = p.trace();
    const double chance = share.dot((1.0 - share.array()).matrix()) / (categories - 1.0);
    const double left = 1.0 - chance;
    const double ac1 = (observed - chance) / left;
    // d ac1 / d p_ij = (1(i = j) - (1 - ac1) d chance / d p_ij) / left
    double sum = 0.0;
    double mean = 0.0;
    for (Eigen::Index i = 0; i < p.rows(); ++i) {
        for (Eigen::Index j = 0; j < p.cols(); ++j) {
            const double slope = (1.0 - share[i] - share[j]) / (categories - 1.0);
            const double own = ((i == j ? 1.0 : 0.0) - (1.0 - ac1) * slope) / left;
            sum += p(i, j) * own * own;
            mean += p(i, j) * own;
        }
    }
    return cutAtOne(ac1, (sum - mean * mean) / people);
}

}  // namespace

Agreement agreement(std::span<const int> first, std::span<const int> second, int categories)
{
    if (first.size() != second.size()) {
        throw std::invalid_argument("judgements of " + std::to_string(first.size()) + " and " +
                                    std::to_string(second.size()) +
                                    " people, must be of the same people");
    }
    Agreement result;
    result.table = tableOf(first, second, categories);
    result.people = result.table.sum();
    if (result.people == 0) {
        throw std::invalid_argument(
            "nobody was judged by both, must be at least one person. Ask the second judge too.");
    }
    const Eigen::MatrixXd p = result.table.cast<double>() / static_cast<double>(result.people);
    result.observed = p.trace();
    result.kappa = kappaOf(p, result.people);
    result.ac1 = ac1Of(p, result.people);
    return result;
}

}  // namespace opmaat::calibration::statistics
