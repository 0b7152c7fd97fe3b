#include "calibration/statistics/latent_grid.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "scoring/factors.h"
#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr double kMostSpacing = 0.25;
constexpr double kHalfWidth = 7.0;
constexpr double kPoles = 0.9;

}  // namespace

double narrowestUnique(const scoring::Model& model)
{
    const Eigen::MatrixXd& covariance = model.population.covariance;
    double smallest = 1.0;
    for (const std::vector<int>& block : scoring::correlatedBlocks(covariance)) {
        if (block.size() == 1) continue;
        const auto m = static_cast<Eigen::Index>(block.size());
        Eigen::MatrixXd part(m, m);
        for (Eigen::Index a = 0; a < m; ++a) {
            for (Eigen::Index b = 0; b < m; ++b)
                part(a, b) = covariance(block[static_cast<std::size_t>(a)],
                                        block[static_cast<std::size_t>(b)]);
        }
        const scoring::FactorForm form = scoring::factorise(part);
        for (Eigen::Index a = 0; a < m; ++a)
            smallest = std::min(smallest, std::sqrt(form.unique[a] / part(a, a)));
    }
    return smallest;
}

LatentGrid latentGrid(const scoring::Model& model)
{
    double steepest = 0.0;
    for (const scoring::Item& item : model.items) {
        // A partial-credit item rises by its slope for every category.
        const bool steps = item.model == scoring::ItemModel::PartialCredit;
        steepest = std::max(steepest, item.slope * (steps ? item.categories() - 1 : 1));
    }
    const double widest =
        std::max(1.0, std::sqrt(model.population.covariance.diagonal().maxCoeff()));
    const double spacing =
        std::min({kMostSpacing, kPoles / (steepest * widest), narrowestUnique(model)});
    const scoring::NormalRule rule = scoring::trapezoid(spacing, kHalfWidth);
    return {rule.points, rule.weights};
}

std::vector<double> thetaOf(const scoring::Model& model, const LatentGrid& grid, std::size_t axis)
{
    const auto a = static_cast<Eigen::Index>(axis);
    const double sd = std::sqrt(model.population.covariance(a, a));
    std::vector<double> theta;
    theta.reserve(grid.z.size());
    for (const double z : grid.z) theta.push_back(model.population.mean[a] + sd * z);
    return theta;
}

std::size_t placesPerNode(const scoring::Model& model, const LatentGrid& grid, std::size_t facet)
{
    return model.facets[facet].loading == 1.0 ? 1 : grid.z.size();
}

std::vector<double> etaOf(const scoring::Model& model, const LatentGrid& grid, std::size_t facet,
                          const std::vector<double>& theta)
{
    const double loading = model.facets[facet].loading;
    if (loading == 1.0) return theta;
    const double own = std::sqrt(1.0 - loading * loading);
    std::vector<double> eta;
    eta.reserve(theta.size() * grid.z.size());
    for (const double t : theta) {
        for (const double z : grid.z) eta.push_back(loading * t + own * z);
    }
    return eta;
}

Eigen::MatrixXd overOwnPart(const LatentGrid& grid, const Eigen::MatrixXd& values,
                            std::size_t perNode)
{
    if (perNode == 1) return values;
    const auto e = static_cast<Eigen::Index>(perNode);
    const Eigen::Map<const Eigen::VectorXd> weight(grid.weight.data(), e);
    Eigen::MatrixXd result(values.rows(), values.cols() / e);
    for (Eigen::Index n = 0; n < result.cols(); ++n)
        result.col(n) = values.middleCols(n * e, e) * weight;
    return result;
}

Eigen::MatrixXd chancesAt(const scoring::Item& item, const std::vector<double>& eta)
{
    Eigen::MatrixXd chances(item.categories(), static_cast<Eigen::Index>(eta.size()));
    for (std::size_t j = 0; j < eta.size(); ++j) {
        double* column = chances.col(static_cast<Eigen::Index>(j)).data();
        scoring::categoryProbabilities(
            item, eta[j], std::span(column, static_cast<std::size_t>(item.categories())));
    }
    return chances;
}

Eigen::MatrixXd chancesGivenAxis(const scoring::Model& model, const LatentGrid& grid,
                                 std::size_t item, const std::vector<double>& theta)
{
    const auto facet = static_cast<std::size_t>(model.items[item].facet);
    return overOwnPart(grid, chancesAt(model.items[item], etaOf(model, grid, facet, theta)),
                       placesPerNode(model, grid, facet));
}

Eigen::VectorXd expectedOf(const Eigen::MatrixXd& chances)
{
    Eigen::VectorXd expected = Eigen::VectorXd::Zero(chances.cols());
    for (Eigen::Index k = 1; k < chances.rows(); ++k)
        expected += static_cast<double>(k) * chances.row(k).transpose();
    return expected;
}

}  // namespace opmaat::calibration::statistics
