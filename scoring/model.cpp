#include "scoring/model.h"

#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <stdexcept>

namespace opmaat::scoring {
namespace {

[[noreturn]] void refuse(const std::string& message)
{
    throw std::domain_error(message);
}

/// The shortest decimal that reads back as the same number, in any locale.
std::string text(double value)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string text(Eigen::Index value)
{
    return std::to_string(value);
}

/// True when the matrix has a Cholesky factor with pivots clear of rounding.
bool isPositiveDefinite(Eigen::MatrixXd matrix)
{
    for (Eigen::Index j = 0; j < matrix.rows(); ++j) {
        const double scale = matrix(j, j);
        for (Eigen::Index k = 0; k < j; ++k) matrix(j, j) -= matrix(j, k) * matrix(j, k);
        if (!(scale > 0.0 && matrix(j, j) > 1e-12 * scale)) return false;
        matrix(j, j) = std::sqrt(matrix(j, j));
        for (Eigen::Index i = j + 1; i < matrix.rows(); ++i) {
            for (Eigen::Index k = 0; k < j; ++k) matrix(i, j) -= matrix(i, k) * matrix(j, k);
            matrix(i, j) /= matrix(j, j);
        }
    }
    return true;
}

void checkIntercepts(const Item& item, const std::string& name)
{
    if (item.intercepts.empty()) refuse(name + "intercepts are empty, must hold one number a step");
    for (std::size_t k = 0; k < item.intercepts.size(); ++k) {
        const double d = item.intercepts[k];
        const std::string here = name + "intercept " + std::to_string(k + 1) + " is " + text(d);
        if (!std::isfinite(d)) refuse(here + ", must be finite");
        if (k > 0 && item.model == ItemModel::Graded && !(d < item.intercepts[k - 1])) {
            refuse(here + ", must be below intercept " + std::to_string(k) + " (" +
                   text(item.intercepts[k - 1]) + ")");
        }
    }
}

template <typename Named>
void checkIds(const std::vector<Named>& named, const std::string& kind)
{
    std::set<std::string> seen;
    for (const Named& one : named) {
        if (one.id.empty()) refuse(kind + " without an id, must have one");
        if (!seen.insert(one.id).second)
            refuse(kind + " '" + one.id + "' occurs twice, ids must be unique");
    }
}

void checkIndex(int index, std::size_t size, const std::string& name)
{
    if (index < 0 || index >= static_cast<int>(size)) {
        refuse(name + " is " + std::to_string(index) + ", must be 0.." +
               std::to_string(int(size) - 1));
    }
}

void checkEveryAxisHasAFacet(const Model& model)
{
    std::vector<bool> covered(model.axes.size(), false);
    for (const Facet& facet : model.facets) covered[static_cast<std::size_t>(facet.axis)] = true;
    for (std::size_t a = 0; a < covered.size(); ++a) {
        if (!covered[a]) {
            refuse("axis '" + model.axes[a].id + "' has no facet, must have one (with loading 1)");
        }
    }
}

void checkOffsets(const Profile& profile, const Model& model, const std::string& name)
{
    const Eigen::VectorXd& offsets = profile.facetOffsets;
    if (offsets.size() != static_cast<Eigen::Index>(model.facets.size())) {
        refuse(name + text(offsets.size()) + " facet offsets, must be " +
               std::to_string(model.facets.size()) + ", one a facet");
    }
    std::vector<double> sums(model.axes.size(), 0.0);
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        const double offset = offsets[static_cast<Eigen::Index>(f)];
        if (!std::isfinite(offset)) {
            refuse(name + "offset of facet '" + model.facets[f].id + "' is " + text(offset) +
                   ", must be finite");
        }
        sums[static_cast<std::size_t>(model.facets[f].axis)] += model.facets[f].loading * offset;
    }
    for (std::size_t a = 0; a < sums.size(); ++a) {
        if (std::fabs(sums[a]) > 1e-9) {
            refuse(name + "offsets on axis '" + model.axes[a].id +
                   "' have a sum of loading x offset of " + text(sums[a]) +
                   ", must be 0: move the surplus to the mean");
        }
    }
}

}  // namespace

void checkItem(const Item& item)
{
    const std::string name = "item '" + item.id + "': ";
    if (!(std::isfinite(item.slope) && item.slope > 0.0)) {
        refuse(name + "slope is " + text(item.slope) + ", must be finite and above 0");
    }
    checkIntercepts(item, name);
    if (!(item.lower >= 0.0 && item.lower < 1.0)) {
        refuse(name + "lower is " + text(item.lower) + ", must be in [0, 1)");
    }
    if (item.lower > 0.0 && item.categories() != 2) {
        refuse(name + "lower is " + text(item.lower) + " with " +
               std::to_string(item.categories()) + " categories, must be 0 unless there are two");
    }
}

void checkFacet(const Facet& facet)
{
    if (!(facet.loading > 0.0 && facet.loading <= 1.0)) {
        refuse("facet '" + facet.id + "': loading is " + text(facet.loading) +
               ", must be in (0, 1]");
    }
}

void checkPopulation(const Population& population, int axes)
{
    const Eigen::VectorXd& mean = population.mean;
    const Eigen::MatrixXd& covariance = population.covariance;
    if (mean.size() != axes) {
        refuse("population: mean has " + text(mean.size()) + " numbers, must have " +
               std::to_string(axes) + ", one an axis");
    }
    if (covariance.rows() != axes || covariance.cols() != axes) {
        refuse("population: covariance is " + text(covariance.rows()) + " x " +
               text(covariance.cols()) + ", must be " + std::to_string(axes) + " x " +
               std::to_string(axes));
    }
    for (Eigen::Index a = 0; a < axes; ++a) {
        if (!std::isfinite(mean[a])) {
            refuse("population: mean " + text(a) + " is " + text(mean[a]) + ", must be finite");
        }
        for (Eigen::Index b = 0; b <= a; ++b) {
            const double here = covariance(a, b);
            const double there = covariance(b, a);
            if (!(std::isfinite(here) && std::fabs(here - there) <= 1e-12)) {
                refuse("population: covariance (" + text(a) + ", " + text(b) + ") is " +
                       text(here) + " and (" + text(b) + ", " + text(a) + ") is " + text(there) +
                       ", must be finite and equal");
            }
        }
    }
    if (!isPositiveDefinite(covariance)) {
        refuse("population: covariance is not positive definite, so no such population exists");
    }
}

void checkProfile(const Profile& profile, const Model& model)
{
    const std::string name = "profile '" + profile.id + "': ";
    if (!(std::isfinite(profile.weight) && profile.weight > 0.0)) {
        refuse(name + "weight is " + text(profile.weight) + ", must be finite and above 0");
    }
    try {
        checkPopulation(profile.population, static_cast<int>(model.axes.size()));
    } catch (const std::domain_error& problem) {
        refuse(name + problem.what());
    }
    checkOffsets(profile, model, name);
}

void checkModel(const Model& model)
{
    if (model.axes.empty() || model.axes.size() > 4) {
        refuse("model: " + std::to_string(model.axes.size()) + " axes, must be 1 to 4");
    }
    if (model.items.empty()) refuse("model: no items, must have at least one");
    checkIds(model.axes, "axis");
    checkIds(model.facets, "facet");
    checkIds(model.items, "item");
    for (const Facet& facet : model.facets) {
        checkFacet(facet);
        checkIndex(facet.axis, model.axes.size(), "facet '" + facet.id + "': axis");
    }
    for (const Item& item : model.items) {
        checkItem(item);
        checkIndex(item.facet, model.facets.size(), "item '" + item.id + "': facet");
    }
    checkEveryAxisHasAFacet(model);
    checkPopulation(model.population, static_cast<int>(model.axes.size()));
}

void checkMixture(const Mixture& mixture, const Model& model)
{
    if (!(std::isfinite(mixture.backgroundWeight) && mixture.backgroundWeight > 0.0)) {
        refuse("mixture: background weight is " + text(mixture.backgroundWeight) +
               ", must be finite and above 0");
    }
    checkIds(mixture.profiles, "profile");
    double sum = mixture.backgroundWeight;
    for (const Profile& profile : mixture.profiles) {
        checkProfile(profile, model);
        sum += profile.weight;
    }
    if (std::fabs(sum - 1.0) > 1e-9) {
        refuse("mixture: weights of the profiles and the background sum to " + text(sum) +
               ", must be 1");
    }
}

}  // namespace opmaat::scoring
