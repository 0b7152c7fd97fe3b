#include "calibration/rule.h"

#include <algorithm>
#include <cmath>

#include "scoring/factors.h"
#include "scoring/response.h"

namespace opmaat::calibration {
namespace {

constexpr double kPoles = 0.9;  ///< spacing times slope that still resolves an item
constexpr double kLook = 0.25;  ///< step of the search for the sharpest place
constexpr double kEnd = 4.5;    ///< beyond it, nobody's posterior is sharp

double facetInformation(const scoring::Model& model, std::size_t f, double eta)
{
    double sum = 0.0;
    for (const scoring::Item& item : model.items) {
        if (item.facet == static_cast<int>(f)) sum += scoring::information(item, eta);
    }
    return sum;
}

double steepest(const scoring::Model& model, std::size_t f)
{
    double slope = 0.0;
    for (const scoring::Item& item : model.items) {
        if (item.facet == static_cast<int>(f)) slope = std::max(slope, std::fabs(item.slope));
    }
    return slope;
}

/// The smallest psi of every axis over all groups.
Eigen::VectorXd smallestUnique(const Estimate& estimate)
{
    Eigen::VectorXd smallest = estimate.groups.front().covariance.diagonal();
    for (const scoring::Population& group : estimate.groups) {
        for (const std::vector<int>& axes : scoring::correlatedBlocks(group.covariance)) {
            const auto m = static_cast<Eigen::Index>(axes.size());
            Eigen::MatrixXd block(m, m);
            for (Eigen::Index a = 0; a < m; ++a) {
                for (Eigen::Index b = 0; b < m; ++b)
                    block(a, b) = group.covariance(axes[std::size_t(a)], axes[std::size_t(b)]);
            }
            const scoring::FactorForm form = scoring::factorise(block);
            for (Eigen::Index a = 0; a < m; ++a) {
                double& least = smallest[axes[std::size_t(a)]];
                least = std::min(least, form.unique[a]);
            }
        }
    }
    return smallest;
}

/// What the answers to the items of one axis can tell about theta, at the most.
double sharpestInformation(const scoring::Model& model, int axis,
                           std::vector<double>& facetSharpest)
{
    double largest = 0.0;
    for (double theta = -kEnd; theta <= kEnd; theta += kLook) {
        double sum = 0.0;
        for (std::size_t f = 0; f < model.facets.size(); ++f) {
            if (model.facets[f].axis != axis) continue;
            const double square = model.facets[f].loading * model.facets[f].loading;
            const double own = facetInformation(model, f, theta);
            facetSharpest[f] = std::max(facetSharpest[f], own);
            sum += square * own / (1.0 + (1.0 - square) * own);
        }
        largest = std::max(largest, sum);
    }
    return largest;
}

}  // namespace

Rule chooseRule(const Estimate& estimate, double closeness)
{
    const scoring::Model& model = estimate.model;
    const Eigen::VectorXd unique = smallestUnique(estimate);
    std::vector<double> sharpest(model.facets.size(), 0.0);
    Rule rule;
    rule.spacing = 0.5 / closeness;
    for (int a = 0; a < static_cast<int>(model.axes.size()); ++a) {
        const double precision = 1.0 / unique[a] + sharpestInformation(model, a, sharpest);
        rule.spacing = std::min(rule.spacing, 1.0 / std::sqrt(precision) / closeness);
    }
    const double poles = kPoles * kFineRule / closeness;
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        const double variance = 1.0 - model.facets[f].loading * model.facets[f].loading;
        const double slope = steepest(model, f);
        if (variance == 0.0) {
            rule.spacing = std::min(rule.spacing, poles / slope);
            rule.facetSpacing.push_back(0.0);
            continue;
        }
        const double sd = std::sqrt(variance / (1.0 + variance * sharpest[f]));
        rule.facetSpacing.push_back(std::min(sd / closeness, poles / slope));
    }
    rule.factorSpacing = 0.81 / closeness;
    for (const scoring::Population& group : estimate.groups) {
        for (Eigen::Index a = 0; a < group.mean.size(); ++a) {
            const double reach = std::fabs(group.mean[a]) + 5.5 * std::sqrt(group.covariance(a, a));
            rule.halfWidth = std::max(rule.halfWidth, reach);
        }
    }
    return rule;
}

Rule finer(const Rule& rule)
{
    Rule more = rule;
    more.halfWidth = rule.halfWidth + 1.0;
    more.spacing = rule.spacing / 1.5;
    more.factorSpacing = rule.factorSpacing / 1.5;
    for (double& spacing : more.facetSpacing) spacing /= 1.5;
    return more;
}

}  // namespace opmaat::calibration
