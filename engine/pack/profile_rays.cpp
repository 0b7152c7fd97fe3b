#include "engine/pack/profile_rays.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace opmaat::engine {
namespace {

using Eigen::Index;

constexpr double kFarthest = 3.0;
constexpr double kCertain = 1e-9;  // a residual variance below counts as this

/// square r^2 + slope r + constant
struct Parabola {
    double square = 0.0, slope = 0.0, constant = 0.0;

    double at(double r) const { return (square * r + slope) * r + constant; }
    friend Parabola operator-(const Parabola& one, const Parabola& other)
    {
        return {one.square - other.square, one.slope - other.slope, one.constant - other.constant};
    }
};

/// mu + r direction, for r from the centre of a profile outward.
struct Ray {
    Eigen::VectorXd start, direction;
    double centre = 0.0;
};

Ray rayThrough(const Eigen::VectorXd& centre, const Eigen::VectorXd& mean)
{
    Ray ray{mean, centre - mean, (centre - mean).norm()};
    if (ray.centre > 0.0) ray.direction /= ray.centre;
    return ray;
}

/// The lower Cholesky factor of a positive definite matrix.
Eigen::MatrixXd factor(Eigen::MatrixXd matrix)
{
    for (Index j = 0; j < matrix.rows(); ++j) {
        for (Index k = 0; k < j; ++k) matrix(j, j) -= matrix(j, k) * matrix(j, k);
        matrix(j, j) = std::sqrt(matrix(j, j));
        for (Index i = j + 1; i < matrix.rows(); ++i) {
            for (Index k = 0; k < j; ++k) matrix(i, j) -= matrix(i, k) * matrix(j, k);
            matrix(i, j) /= matrix(j, j);
        }
    }
    return matrix;
}

/// Solves L x = b.
Eigen::VectorXd forward(const Eigen::MatrixXd& lower, Eigen::VectorXd b)
{
    for (Index i = 0; i < b.size(); ++i) {
        for (Index k = 0; k < i; ++k) b[i] -= lower(i, k) * b[k];
        b[i] /= lower(i, i);
    }
    return b;
}

/// log of weight times density along the ray, without the constant that all components share.
Parabola logDensity(double weight, const scoring::Population& population, const Ray& ray)
{
    const Eigen::MatrixXd lower = factor(population.covariance);
    const Eigen::VectorXd step = forward(lower, ray.direction);
    const Eigen::VectorXd offset = forward(lower, population.mean - ray.start);
    double constant = std::log(weight) - 0.5 * offset.squaredNorm();
    for (Index i = 0; i < lower.rows(); ++i) constant -= std::log(lower(i, i));
    return {-0.5 * step.squaredNorm(), step.dot(offset), constant};
}

/// How much less probable `other` makes the facet traits that `own` expects, as a difference of
/// log densities; the same everywhere on the ray.
double facetGap(const scoring::Profile& own, const scoring::Profile& other,
                const scoring::Model& model)
{
    double gap = 0.0;
    for (Index f = 0; f < own.facetOffsets.size(); ++f) {
        const double loading = model.facets[static_cast<std::size_t>(f)].loading;
        const double difference = own.facetOffsets[f] - other.facetOffsets[f];
        gap += 0.5 * difference * difference / std::max(1.0 - loading * loading, kCertain);
    }
    return gap;
}

/// The first r in [low, high] where the parabola is not above 0.
std::optional<double> firstNotAbove(const Parabola& lead, double low, double high)
{
    if (lead.at(low) <= 0.0) return low;
    const double discriminant = lead.slope * lead.slope - 4.0 * lead.square * lead.constant;
    if (discriminant < 0.0) return std::nullopt;
    const double half = -0.5 * (lead.slope + std::copysign(std::sqrt(discriminant), lead.slope));
    std::optional<double> first;
    for (const double root : {half / lead.square, lead.constant / half}) {
        if (root > low && root <= high && root < first.value_or(2.0 * high)) first = root;
    }
    return first;
}

std::optional<LostRay> follow(int profile, const scoring::Mixture& mixture,
                              const scoring::Model& model)
{
    const scoring::Profile& own = mixture.profiles[static_cast<std::size_t>(profile)];
    const Ray ray = rayThrough(own.population.mean, model.population.mean);
    const double end = ray.centre > 0.0 ? std::max(ray.centre, kFarthest) : 0.0;
    const Parabola density = logDensity(own.weight, own.population, ray);
    std::optional<LostRay> lost;
    const auto meet = [&](int other, const Parabola& theirs) {
        const std::optional<double> place = firstNotAbove(density - theirs, ray.centre, end);
        if (place && (!lost || *place < lost->distance)) lost = LostRay{profile, other, *place};
    };
    meet(-1, logDensity(mixture.backgroundWeight, model.population, ray));
    for (int k = 0; k < static_cast<int>(mixture.profiles.size()); ++k) {
        if (k == profile) continue;
        const scoring::Profile& other = mixture.profiles[static_cast<std::size_t>(k)];
        Parabola theirs = logDensity(other.weight, other.population, ray);
        theirs.constant -= facetGap(own, other, model);
        meet(k, theirs);
    }
    return lost;
}

}  // namespace

std::vector<LostRay> lostRays(const scoring::Mixture& mixture, const scoring::Model& model)
{
    std::vector<LostRay> lost;
    for (int k = 0; k < static_cast<int>(mixture.profiles.size()); ++k) {
        if (const std::optional<LostRay> ray = follow(k, mixture, model)) lost.push_back(*ray);
    }
    return lost;
}

}  // namespace opmaat::engine
