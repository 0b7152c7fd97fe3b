#include "calibration/parameters.h"

#include <algorithm>
#include <cmath>

namespace opmaat::calibration {
namespace {

using Eigen::Index;

constexpr double kSteepestSlope = 12.0;
constexpr double kFarthestIntercept = 60.0;
constexpr double kNarrowestGap = 1e-5;
constexpr double kHighest = 0.995;  ///< of a loading or a correlation
constexpr double kLowestLoading = 0.01;

/// Smallest pivot of a Cholesky factor, relative to the diagonal; negative when there is none.
bool isPositiveDefinite(Eigen::MatrixXd matrix)
{
    for (Index j = 0; j < matrix.rows(); ++j) {
        const double scale = matrix(j, j);
        for (Index k = 0; k < j; ++k) matrix(j, j) -= matrix(j, k) * matrix(j, k);
        if (!(scale > 0.0 && matrix(j, j) > 1e-3 * scale)) return false;
        matrix(j, j) = std::sqrt(matrix(j, j));
        for (Index i = j + 1; i < matrix.rows(); ++i) {
            for (Index k = 0; k < j; ++k) matrix(i, j) -= matrix(i, k) * matrix(j, k);
            matrix(i, j) /= matrix(j, j);
        }
    }
    return true;
}

double correlation(const Eigen::MatrixXd& covariance, Index a, Index b)
{
    return covariance(a, b) / std::sqrt(covariance(a, a) * covariance(b, b));
}

bool isPopulationFeasible(const scoring::Population& population)
{
    const Eigen::MatrixXd& covariance = population.covariance;
    for (Index a = 0; a < covariance.rows(); ++a) {
        if (!(covariance(a, a) > 0.01 && covariance(a, a) < 100.0)) return false;
        if (!(std::fabs(population.mean[a]) < 10.0)) return false;
        for (Index b = 0; b < a; ++b) {
            if (!(std::fabs(correlation(covariance, a, b)) < kHighest)) return false;
        }
    }
    return isPositiveDefinite(covariance);
}

bool isNear(double value, double bound, double within)
{
    return std::fabs(value) > bound - within;
}

}  // namespace

ParameterMap::ParameterMap(Specification specification) : specification_(std::move(specification))
{
    const scoring::Model& model = specification_.model;
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        itemStart_.push_back(specification_.isItemFixed[i] ? -1 : size_);
        if (!specification_.isItemFixed[i]) size_ += model.items[i].categories();
    }
    loadingStart_ = size_;
    for (const int parameter : specification_.loadingParameter)
        loadings_ = std::max(loadings_, Index{parameter} + 1);
    size_ += loadings_;
    const auto axes = static_cast<Index>(model.axes.size());
    for (const Group& group : specification_.groups) {
        groupStart_.push_back(size_);
        std::vector<PopulationPlace> places;
        for (Index a = 0; !group.isReference && a < axes; ++a) places.push_back({a, -1});
        for (Index a = 0; a < axes; ++a) {
            for (Index b = 0; b <= a; ++b) {
                const bool isFixed = a == b
                                         ? group.isReference
                                         : isCorrelationFixed(specification_, static_cast<int>(a),
                                                              static_cast<int>(b));
                if (!isFixed) places.push_back({a, b});
            }
        }
        size_ += static_cast<Index>(places.size());
        population_.push_back(std::move(places));
    }
}

Eigen::VectorXd ParameterMap::vectorOf(const Estimate& estimate) const
{
    Eigen::VectorXd x(size_);
    for (std::size_t i = 0; i < itemStart_.size(); ++i) {
        if (itemStart_[i] < 0) continue;
        const scoring::Item& item = estimate.model.items[i];
        x[itemStart_[i]] = item.slope;
        for (std::size_t k = 0; k < item.intercepts.size(); ++k)
            x[itemStart_[i] + 1 + static_cast<Index>(k)] = item.intercepts[k];
    }
    for (std::size_t f = 0; f < estimate.model.facets.size(); ++f) {
        const int parameter = specification_.loadingParameter[f];
        if (parameter >= 0) x[loadingStart_ + parameter] = estimate.model.facets[f].loading;
    }
    for (std::size_t g = 0; g < population_.size(); ++g) {
        for (std::size_t p = 0; p < population_[g].size(); ++p) {
            const auto [a, b] = population_[g][p];
            const scoring::Population& group = estimate.groups[g];
            x[groupStart_[g] + static_cast<Index>(p)] =
                b < 0 ? group.mean[a] : group.covariance(a, b);
        }
    }
    return x;
}

Estimate ParameterMap::estimateOf(const Eigen::VectorXd& x) const
{
    Estimate estimate{specification_.model, {}};
    for (std::size_t i = 0; i < itemStart_.size(); ++i) {
        if (itemStart_[i] < 0) continue;
        scoring::Item& item = estimate.model.items[i];
        item.slope = x[itemStart_[i]];
        for (std::size_t k = 0; k < item.intercepts.size(); ++k)
            item.intercepts[k] = x[itemStart_[i] + 1 + static_cast<Index>(k)];
    }
    for (std::size_t f = 0; f < estimate.model.facets.size(); ++f) {
        const int parameter = specification_.loadingParameter[f];
        if (parameter >= 0) estimate.model.facets[f].loading = x[loadingStart_ + parameter];
    }
    for (std::size_t g = 0; g < population_.size(); ++g) {
        scoring::Population group = specification_.model.population;
        for (std::size_t p = 0; p < population_[g].size(); ++p) {
            const auto [a, b] = population_[g][p];
            const double value = x[groupStart_[g] + static_cast<Index>(p)];
            if (b < 0)
                group.mean[a] = value;
            else  // 0 would take the axes for independent, and stay so
                group.covariance(a, b) = group.covariance(b, a) = value == 0.0 ? 1e-9 : value;
        }
        if (specification_.groups[g].isReference) estimate.model.population = group;
        estimate.groups.push_back(std::move(group));
    }
    return estimate;
}

bool ParameterMap::isItemFeasible(const scoring::Item& item) const
{
    if (!(std::fabs(item.slope) < kSteepestSlope)) return false;
    for (std::size_t k = 0; k < item.intercepts.size(); ++k) {
        if (!(std::fabs(item.intercepts[k]) < kFarthestIntercept)) return false;
        if (k > 0 && item.model == scoring::ItemModel::Graded &&
            !(item.intercepts[k - 1] - item.intercepts[k] > kNarrowestGap))
            return false;
    }
    return true;
}

bool ParameterMap::isFeasible(const Eigen::VectorXd& parameters) const
{
    const Estimate estimate = estimateOf(parameters);
    for (std::size_t i = 0; i < itemStart_.size(); ++i)
        if (itemStart_[i] >= 0 && !isItemFeasible(estimate.model.items[i])) return false;
    for (Index p = 0; p < loadings_; ++p) {
        const double loading = parameters[loadingStart_ + p];
        if (!(loading > kLowestLoading && loading < kHighest)) return false;
    }
    return std::all_of(estimate.groups.begin(), estimate.groups.end(), isPopulationFeasible);
}

double ParameterMap::safePart(const Eigen::VectorXd& parameters, const Eigen::VectorXd& step) const
{
    double part = 1.0;
    const auto limit = [&](Index t, double most) {
        if (std::fabs(step[t]) * part > most) part = most / std::fabs(step[t]);
    };
    for (const Index start : itemStart_)
        if (start >= 0) limit(start, std::max(0.5, 0.5 * std::fabs(parameters[start])));
    for (Index t = loadingStart_; t < loadingStart_ + loadings_; ++t) {
        const double way = step[t] > 0.0 ? 1.0 - parameters[t] : parameters[t];
        limit(t, std::max(0.5 * way, 1e-3));
    }
    return part;
}

std::vector<std::string> ParameterMap::atBounds(const Eigen::VectorXd& parameters) const
{
    const Estimate estimate = estimateOf(parameters);
    const scoring::Model& model = estimate.model;
    std::vector<std::string> found;
    for (std::size_t i = 0; i < itemStart_.size(); ++i) {
        if (itemStart_[i] < 0) continue;
        if (isNear(model.items[i].slope, kSteepestSlope, 1.0))
            found.push_back("item '" + model.items[i].id +
                            "': its slope runs away; another item may say the same, or answers are "
                            "too few: leave one out, or use --prior weak");
        else if (model.items[i].slope <= 0.0)
            found.push_back("item '" + model.items[i].id +
                            "': its slope is not above 0, so it runs against its facet: reverse it "
                            "or leave it out");
    }
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        if (specification_.loadingParameter[f] < 0) continue;
        if (model.facets[f].loading > kHighest - 0.01)
            found.push_back("facet '" + model.facets[f].id +
                            "': its loading goes to 1, so it is no facet of its own: give it "
                            "\"loading\": 1");
        else if (model.facets[f].loading < 3.0 * kLowestLoading)
            found.push_back("facet '" + model.facets[f].id +
                            "': its loading goes to 0, so it is no part of its axis: give it an "
                            "axis of its own");
    }
    for (std::size_t g = 0; g < estimate.groups.size(); ++g) {
        for (const auto& [a, b] : population_[g]) {
            if (b < 0 || a == b) continue;
            if (!isNear(correlation(estimate.groups[g].covariance, a, b), kHighest, 0.01)) continue;
            found.push_back("axes '" + model.axes[static_cast<std::size_t>(a)].id + "' and '" +
                            model.axes[static_cast<std::size_t>(b)].id +
                            "': their correlation goes to 1, so they are one axis: merge them");
        }
    }
    return found;
}

std::string ParameterMap::name(Index parameter) const
{
    const scoring::Model& model = specification_.model;
    for (std::size_t i = 0; i < itemStart_.size(); ++i) {
        const Index k = parameter - itemStart_[i];
        if (itemStart_[i] < 0 || k < 0 || k >= model.items[i].categories()) continue;
        return model.items[i].id + (k == 0 ? ":slope" : ":intercept " + std::to_string(k));
    }
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        const int own = specification_.loadingParameter[f];
        if (own >= 0 && parameter == loadingStart_ + own) return model.facets[f].id + ":loading";
    }
    for (std::size_t g = 0; g < population_.size(); ++g) {
        const Index p = parameter - groupStart_[g];
        if (p < 0 || p >= static_cast<Index>(population_[g].size())) continue;
        const auto [a, b] = population_[g][static_cast<std::size_t>(p)];
        const std::string& id = specification_.groups[g].id;
        const std::string& first = model.axes[static_cast<std::size_t>(a)].id;
        if (b < 0) return id + ":mean " + first;
        return id + ":covariance " + first + " " + model.axes[static_cast<std::size_t>(b)].id;
    }
    return "";
}

}  // namespace opmaat::calibration
