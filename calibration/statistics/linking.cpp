#include "calibration/statistics/linking.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "calibration/statistics/latent_grid.h"
#include "calibration/statistics/linear_algebra.h"
#include "calibration/statistics/responses.h"
#include "scoring/uncertainty.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr double kStep = 1e-5;

struct Anchors {
    std::vector<std::size_t> reference, fresh;  ///< [J], the same items
};

void checkAnchor(const scoring::Model& reference, const scoring::Model& fresh,
                 const scoring::Item& a, const scoring::Item& b)
{
    const std::string& facet = reference.facets[static_cast<std::size_t>(a.facet)].id;
    const std::string& other = fresh.facets[static_cast<std::size_t>(b.facet)].id;
    if (a.model == b.model && a.categories() == b.categories() && facet == other) return;
    throw std::invalid_argument("anchor '" + a.id + "' has " + std::to_string(a.categories()) +
                                " categories in facet '" + facet + "' and " +
                                std::to_string(b.categories()) + " in facet '" + other +
                                "', must be the same item under the same model. Rename it if it "
                                "is another one.");
}

Anchors anchorsOf(const scoring::Model& reference, const scoring::Model& fresh, std::size_t axis)
{
    Anchors anchors;
    for (const std::size_t i : itemsOfAxis(reference, axis)) {
        for (const std::size_t j : itemsOfAxis(fresh, axis)) {
            if (reference.items[i].id != fresh.items[j].id) continue;
            checkAnchor(reference, fresh, reference.items[i], fresh.items[j]);
            anchors.reference.push_back(i);
            anchors.fresh.push_back(j);
        }
    }
    if (anchors.fresh.size() >= 2) return anchors;
    throw std::invalid_argument("axis '" + reference.axes[axis].id + "' has " +
                                std::to_string(anchors.fresh.size()) +
                                " items in both models, must be at least 2. Link with more "
                                "anchors, or fit both samples together.");
}

/// Writes parameters back where scoring::parametersOf() found them.
scoring::Model withParameter(scoring::Model model, std::size_t parameter, double step)
{
    for (scoring::Item& item : model.items) {
        if (parameter == 0) {
            item.slope += step;
            return model;
        }
        if (parameter <= item.intercepts.size()) {
            item.intercepts[parameter - 1] += step;
            return model;
        }
        parameter -= item.intercepts.size() + 1;
    }
    for (scoring::Facet& facet : model.facets) {
        if (facet.loading == 1.0) continue;
        if (parameter-- != 0) continue;
        facet.loading += step;
        return model;
    }
    return model;
}

/// The expected sums of the anchors along the reference axis.
class Curves {
public:
    Curves(const scoring::Model& reference, const scoring::Model& fresh, std::size_t axis)
        : anchors_(anchorsOf(reference, fresh, axis)),
          axis_(axis),
          grid_(latentGrid(reference)),
          theta_(thetaOf(reference, grid_, axis))
    {
    }
    Eigen::VectorXd reference(const scoring::Model& model) const
    {
        return sums(model, anchors_.reference);
    }
    Eigen::VectorXd fresh(const scoring::Model& model, const Eigen::Vector2d& place) const
    {
        return sums(onReferenceScale(model, axis_, place[0], place[1]), anchors_.fresh);
    }
    /// Derivatives of fresh() to mean and sd, [N x 2].
    Eigen::MatrixXd slopes(const scoring::Model& model, const Eigen::Vector2d& place) const
    {
        Eigen::MatrixXd slopes(static_cast<Eigen::Index>(theta_.size()), 2);
        for (Eigen::Index p = 0; p < 2; ++p) {
            Eigen::Vector2d step = Eigen::Vector2d::Zero();
            step[p] = kStep;
            slopes.col(p) =
                (fresh(model, place + step) - fresh(model, place - step)) / (2.0 * kStep);
        }
        return slopes;
    }
    Eigen::VectorXd weight() const
    {
        return Eigen::Map<const Eigen::VectorXd>(grid_.weight.data(),
                                                 static_cast<Eigen::Index>(grid_.weight.size()));
    }
    /// Largest within two standard deviations.
    double largest(const Eigen::VectorXd& difference) const
    {
        double most = 0.0;
        for (std::size_t n = 0; n < grid_.z.size(); ++n) {
            if (std::fabs(grid_.z[n]) <= 2.0)
                most = std::max(most, std::fabs(difference[static_cast<Eigen::Index>(n)]));
        }
        return most;
    }
    int count() const { return static_cast<int>(anchors_.fresh.size()); }

private:
    Eigen::VectorXd sums(const scoring::Model& model, std::span<const std::size_t> items) const
    {
        Eigen::VectorXd all = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(theta_.size()));
        for (const std::size_t i : items)
            all += expectedOf(chancesGivenAxis(model, grid_, i, theta_));
        return all;
    }

    Anchors anchors_;
    std::size_t axis_;
    LatentGrid grid_;
    std::vector<double> theta_;
};

/// What the estimation error of one model's parameters does to mean and sd: S C S', S = (J'WJ)^-1
/// J'W times the derivatives of the model's curve.
template <typename Curve>
Eigen::Matrix2d spreadBy(const scoring::Model& model, const Eigen::MatrixXd& covariance,
                         const Eigen::MatrixXd& solver, const Curve& curve)
{
    if (covariance.size() == 0) return Eigen::Matrix2d::Zero();
    const std::size_t count = scoring::parametersOf(model).size();
    const auto m = static_cast<Eigen::Index>(count);
    if (covariance.rows() != m || covariance.cols() != m) {
        throw std::invalid_argument("covariance is " + std::to_string(covariance.rows()) + " x " +
                                    std::to_string(covariance.cols()) + ", must be " +
                                    std::to_string(m) + " x " + std::to_string(m) +
                                    ", one a parameter");
    }
    Eigen::MatrixXd effect(2, m);
    for (std::size_t p = 0; p < count; ++p) {
        effect.col(static_cast<Eigen::Index>(p)) =
            solver *
            (curve(withParameter(model, p, kStep)) - curve(withParameter(model, p, -kStep))) /
            (2.0 * kStep);
    }
    return effect * covariance * effect.transpose();
}

}  // namespace

scoring::Model onReferenceScale(const scoring::Model& fresh, std::size_t axis, double mean,
                                double sd)
{
    scoring::Model model = fresh;
    std::vector<double> scale(model.facets.size(), 1.0);
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        scoring::Facet& facet = model.facets[f];
        if (static_cast<std::size_t>(facet.axis) != axis) continue;
        const double square = facet.loading * facet.loading;
        const double own = square / (sd * sd * (1.0 - square) + square);
        scale[f] = std::sqrt(own * sd * sd + 1.0 - own);
        if (facet.loading < 1.0) facet.loading = std::sqrt(own);
    }
    for (const std::size_t i : itemsOfAxis(model, axis)) {
        scoring::Item& item = model.items[i];
        const auto f = static_cast<std::size_t>(item.facet);
        item.slope /= scale[f];
        const double shift = item.slope * model.facets[f].loading * mean;
        for (std::size_t k = 0; k < item.intercepts.size(); ++k) {
            // A partial-credit intercept belongs to k times the slope.
            const bool steps = item.model == scoring::ItemModel::PartialCredit;
            item.intercepts[k] -= steps ? static_cast<double>(k + 1) * shift : shift;
        }
    }
    const auto a = static_cast<Eigen::Index>(axis);
    model.population.mean[a] = mean + sd * model.population.mean[a];
    model.population.covariance.row(a) *= sd;
    model.population.covariance.col(a) *= sd;
    return model;
}

Link stockingLord(const scoring::Model& reference, const scoring::Model& fresh, std::size_t axis,
                  const Eigen::MatrixXd& referenceCovariance,
                  const Eigen::MatrixXd& freshCovariance)
{
    const Curves curves(reference, fresh, axis);
    const Eigen::VectorXd target = curves.reference(reference);
    const Eigen::VectorXd weight = curves.weight();
    Link link;
    link.anchors = curves.count();
    Eigen::Vector2d place(0.0, 1.0);
    Eigen::MatrixXd solver;  // (J'WJ)^-1 J'W, [2 x N]
    for (int step = 0; step < 100 && !link.converged; ++step) {
        const Eigen::MatrixXd slopes = curves.slopes(fresh, place);
        const Eigen::MatrixXd weighted = slopes.transpose() * weight.asDiagonal();
        const auto solved = solvePositive(weighted * slopes, weighted);
        if (!solved) return link;
        solver = *solved;
        Eigen::Vector2d move = solver * (target - curves.fresh(fresh, place));
        // A step that would turn the scale around is shortened.
        while (place[1] + move[1] < 0.3 * place[1]) move *= 0.5;
        place += move;
        link.converged = move.cwiseAbs().maxCoeff() < 1e-9;
    }
    link.largest = curves.largest(target - curves.fresh(fresh, place));
    const Eigen::Matrix2d spread =
        spreadBy(reference, referenceCovariance, solver,
                 [&](const scoring::Model& model) { return curves.reference(model); }) +
        spreadBy(fresh, freshCovariance, solver,
                 [&](const scoring::Model& model) { return curves.fresh(model, place); });
    link.mean = waldInterval(place[0], std::sqrt(spread(0, 0)));
    link.sd = waldInterval(place[1], std::sqrt(spread(1, 1)));
    return link;
}

}  // namespace opmaat::calibration::statistics
