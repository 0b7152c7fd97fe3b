#include "calibration/statistics/reliability.h"

#include <cmath>
#include <stdexcept>
#include <string>

#include "calibration/statistics/latent_grid.h"
#include "scoring/information.h"
#include "scoring/response.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr double kPi = 3.14159265358979323846;

/// The variance of the sum of one facet's items, in parts.
struct FacetSum {
    Eigen::VectorXd mean;  ///< given theta, [N]
    double own = 0.0;      ///< variance by the facet's own part, mean over theta
    double error = 0.0;    ///< variance given eta, mean over the population
};

FacetSum facetSum(const scoring::Model& model, const LatentGrid& grid, std::size_t facet)
{
    const auto axis = static_cast<std::size_t>(model.facets[facet].axis);
    const std::vector<double> eta = etaOf(model, grid, facet, thetaOf(model, grid, axis));
    const auto places = static_cast<Eigen::Index>(eta.size());
    // Rows: the expected sum, its square, and its variance, at every eta.
    Eigen::MatrixXd rows = Eigen::MatrixXd::Zero(3, places);
    for (const std::size_t i : itemsOfFacet(model, facet)) {
        const Eigen::MatrixXd chances = chancesAt(model.items[i], eta);
        const Eigen::VectorXd mean = expectedOf(chances);
        rows.row(0) += mean.transpose();
        for (Eigen::Index k = 1; k < chances.rows(); ++k)
            rows.row(2) += static_cast<double>(k * k) * chances.row(k);
        rows.row(2) -= mean.cwiseAbs2().transpose();
    }
    rows.row(1) = rows.row(0).cwiseAbs2();
    const Eigen::MatrixXd given = overOwnPart(grid, rows, placesPerNode(model, grid, facet));
    FacetSum sum{given.row(0).transpose(), 0.0, 0.0};
    for (Eigen::Index n = 0; n < given.cols(); ++n) {
        const double weight = grid.weight[static_cast<std::size_t>(n)];
        sum.own += weight * (given(1, n) - given(0, n) * given(0, n));
        sum.error += weight * given(2, n);
    }
    return sum;
}

double varianceOver(const LatentGrid& grid, const Eigen::VectorXd& values)
{
    double mean = 0.0;
    for (Eigen::Index n = 0; n < values.size(); ++n)
        mean += grid.weight[static_cast<std::size_t>(n)] * values[n];
    double variance = 0.0;
    for (Eigen::Index n = 0; n < values.size(); ++n) {
        const double away = values[n] - mean;
        variance += grid.weight[static_cast<std::size_t>(n)] * away * away;
    }
    return variance;
}

void addLatent(const scoring::Model& model, std::size_t axis, Omega& omega)
{
    const auto a = static_cast<Eigen::Index>(axis);
    const double variance = model.population.covariance(a, a);
    double general = 0.0;
    double own = 0.0;
    double error = 0.0;
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        const scoring::Facet& facet = model.facets[f];
        if (static_cast<std::size_t>(facet.axis) != axis) continue;
        double loadings = 0.0;
        for (const std::size_t i : itemsOfFacet(model, f)) {
            const double slope = model.items[i].slope;
            const double scale = std::sqrt(slope * slope + kPi * kPi / 3.0);
            loadings += slope / scale;
            error += kPi * kPi / 3.0 / (scale * scale);
        }
        general += loadings * facet.loading;
        own += loadings * loadings * (1.0 - facet.loading * facet.loading);
    }
    const double axisPart = general * general * variance;
    omega.latentTotal = (axisPart + own) / (axisPart + own + error);
    omega.latentHierarchical = axisPart / (axisPart + own + error);
}

/// Mean and spread of the positions of people, with what is not known about each.
class Positions {
public:
    void add(double mean, double variance)
    {
        ++people_;
        const double away = mean - mean_;
        mean_ += away / people_;
        squares_ += away * (mean - mean_);
        unknown_ += variance;
    }
    Reliability result(double marginal) const
    {
        Reliability reliability{marginal, 0.0, people_};
        if (people_ < 2) return reliability;
        const double spread = squares_ / (people_ - 1);
        reliability.empirical = spread / (spread + unknown_ / people_);
        return reliability;
    }

private:
    int people_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0;
    double unknown_ = 0.0;
};

}  // namespace

Omega omega(const scoring::Model& model, std::size_t axis)
{
    if (axis >= model.axes.size()) {
        throw std::invalid_argument("axis is " + std::to_string(axis) + ", must be 0.." +
                                    std::to_string(model.axes.size() - 1));
    }
    const LatentGrid grid = latentGrid(model);
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(grid.z.size()));
    double own = 0.0;
    double error = 0.0;
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        if (static_cast<std::size_t>(model.facets[f].axis) != axis) continue;
        const FacetSum sum = facetSum(model, grid, f);
        mean += sum.mean;
        own += sum.own;
        error += sum.error;
    }
    const double axisPart = varianceOver(grid, mean);
    Omega result;
    result.total = (axisPart + own) / (axisPart + own + error);
    result.hierarchical = axisPart / (axisPart + own + error);
    addLatent(model, axis, result);
    return result;
}

double facetMarginalReliability(const scoring::Model& model, std::size_t facet)
{
    const LatentGrid grid = latentGrid(model);
    const std::vector<std::size_t> items = itemsOfFacet(model, facet);
    double error = 0.0;
    for (std::size_t n = 0; n < grid.z.size(); ++n) {
        double information = 1.0;
        for (const std::size_t i : items)
            information += scoring::information(model.items[i], grid.z[n]);
        error += grid.weight[n] / information;
    }
    return 1.0 - error;
}

Reliabilities reliabilities(const scoring::Scorer& scorer, const Responses& responses)
{
    const scoring::Model& model = scorer.model();
    check(model, responses);
    std::vector<Positions> axes(model.axes.size());
    std::vector<Positions> facets(model.facets.size());
    std::vector<std::vector<std::size_t>> axisItems;
    std::vector<std::vector<std::size_t>> facetItems;
    for (std::size_t a = 0; a < axes.size(); ++a) axisItems.push_back(itemsOfAxis(model, a));
    for (std::size_t f = 0; f < facets.size(); ++f) facetItems.push_back(itemsOfFacet(model, f));
    for (std::size_t n = 0; n < responses.people(); ++n) {
        const scoring::Posterior posterior = scorer.score(responses.of(n));
        for (std::size_t a = 0; a < axes.size(); ++a) {
            const auto row = static_cast<Eigen::Index>(a);
            if (!answeredAny(responses, n, axisItems[a])) continue;
            axes[a].add(posterior.axisMean[row], posterior.axisCovariance(row, row));
        }
        for (std::size_t f = 0; f < facets.size(); ++f) {
            const auto row = static_cast<Eigen::Index>(f);
            if (!answeredAny(responses, n, facetItems[f])) continue;
            facets[f].add(posterior.facetMean[row],
                          posterior.facetSd[row] * posterior.facetSd[row]);
        }
    }
    Reliabilities result;
    for (std::size_t a = 0; a < axes.size(); ++a)
        result.axes.push_back(
            axes[a].result(scoring::marginalReliability(model, static_cast<int>(a))));
    for (std::size_t f = 0; f < facets.size(); ++f)
        result.facets.push_back(facets[f].result(facetMarginalReliability(model, f)));
    return result;
}

}  // namespace opmaat::calibration::statistics
