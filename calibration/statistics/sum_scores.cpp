#include "calibration/statistics/sum_scores.h"

#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

Eigen::MatrixXd nothingYet(std::size_t places)
{
    return Eigen::MatrixXd::Ones(1, static_cast<Eigen::Index>(places));
}

/// Sums of the items of a facet at every eta, one of them left out if so wished.
Eigen::MatrixXd sumsOfFacet(const scoring::Model& model, std::size_t facet,
                            const std::vector<double>& eta, std::size_t leftOut)
{
    Eigen::MatrixXd sums = nothingYet(eta.size());
    for (const std::size_t i : itemsOfFacet(model, facet)) {
        if (i != leftOut) sums = convolve(sums, chancesAt(model.items[i], eta));
    }
    return sums;
}

/// Sums of all facets of an axis but one, given theta.
Eigen::MatrixXd sumsOfOthers(const scoring::Model& model, const LatentGrid& grid, std::size_t axis,
                             std::size_t leftOut)
{
    const std::vector<double> theta = thetaOf(model, grid, axis);
    Eigen::MatrixXd sums = nothingYet(theta.size());
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        if (f == leftOut || static_cast<std::size_t>(model.facets[f].axis) != axis) continue;
        const Eigen::MatrixXd own = sumsOfFacet(model, f, etaOf(model, grid, f, theta), kNone);
        sums = convolve(sums, overOwnPart(grid, own, placesPerNode(model, grid, f)));
    }
    return sums;
}

}  // namespace

Eigen::MatrixXd convolve(const Eigen::MatrixXd& sums, const Eigen::MatrixXd& added)
{
    Eigen::MatrixXd result = Eigen::MatrixXd::Zero(sums.rows() + added.rows() - 1, sums.cols());
    for (Eigen::Index j = 0; j < sums.cols(); ++j) {
        for (Eigen::Index t = 0; t < added.rows(); ++t)
            result.col(j).segment(t, sums.rows()) += added(t, j) * sums.col(j);
    }
    return result;
}

Eigen::MatrixXd sumsOfAxis(const scoring::Model& model, const LatentGrid& grid, std::size_t axis)
{
    return sumsOfOthers(model, grid, axis, kNone);
}

Eigen::MatrixXd jointWithSum(const scoring::Model& model, const LatentGrid& grid, std::size_t item)
{
    const auto facet = static_cast<std::size_t>(model.items[item].facet);
    const auto axis = static_cast<std::size_t>(model.facets[facet].axis);
    const std::vector<double> eta = etaOf(model, grid, facet, thetaOf(model, grid, axis));
    const Eigen::MatrixXd rest = sumsOfFacet(model, facet, eta, item);
    const Eigen::MatrixXd others = sumsOfOthers(model, grid, axis, facet);
    const Eigen::MatrixXd chances = chancesAt(model.items[item], eta);
    const Eigen::Map<const Eigen::VectorXd> weight(grid.weight.data(),
                                                   static_cast<Eigen::Index>(grid.weight.size()));
    const Eigen::Index sums = rest.rows() + others.rows() + chances.rows() - 2;
    Eigen::MatrixXd joint = Eigen::MatrixXd::Zero(chances.rows(), sums);
    for (Eigen::Index k = 0; k < chances.rows(); ++k) {
        const Eigen::MatrixXd own = rest * chances.row(k).asDiagonal();
        const Eigen::MatrixXd given =
            convolve(overOwnPart(grid, own, placesPerNode(model, grid, facet)), others);
        joint.row(k).segment(k, given.rows()) = (given * weight).transpose();
    }
    return joint;
}

}  // namespace opmaat::calibration::statistics
