#include "scoring/simulate.h"

#include <cmath>
#include <stdexcept>
#include <string>

#include "scoring/numeric.h"
#include "scoring/response.h"

namespace opmaat::scoring {
namespace {

/// mean + L z with L the Cholesky factor of the covariance and z standard normal.
Eigen::VectorXd draw(const Population& population, Random& random)
{
    const Eigen::Index n = population.mean.size();
    Eigen::MatrixXd factor = population.covariance;
    Eigen::VectorXd drawn = population.mean;
    for (Eigen::Index j = 0; j < n; ++j) {
        for (Eigen::Index k = 0; k < j; ++k) factor(j, j) -= factor(j, k) * factor(j, k);
        factor(j, j) = std::sqrt(factor(j, j));
        const double z = random.normal();
        drawn[j] += factor(j, j) * z;
        for (Eigen::Index i = j + 1; i < n; ++i) {
            for (Eigen::Index k = 0; k < j; ++k) factor(i, j) -= factor(i, k) * factor(j, k);
            factor(i, j) /= factor(j, j);
            drawn[i] += factor(i, j) * z;
        }
    }
    return drawn;
}

}  // namespace

int drawCategory(const Item& item, double eta, Random& random)
{
    double left = random.uniform();
    const int top = item.categories() - 1;
    for (int k = 0; k < top; ++k) {
        left -= exponential(logProbability(item, k, eta));
        if (left < 0.0) return k;
    }
    return top;
}

Respondent simulate(const Model& model, const Mixture& mixture, int profile, Random& random)
{
    const auto profiles = static_cast<int>(mixture.profiles.size());
    if (profile < -1 || profile >= profiles) {
        throw std::invalid_argument("profile is " + std::to_string(profile) + ", must be -1.." +
                                    std::to_string(profiles - 1));
    }
    const Profile* chosen =
        profile < 0 ? nullptr : &mixture.profiles[static_cast<std::size_t>(profile)];
    Respondent respondent;
    respondent.profile = profile;
    respondent.theta = draw(chosen != nullptr ? chosen->population : model.population, random);
    respondent.eta.resize(static_cast<Eigen::Index>(model.facets.size()));
    for (Eigen::Index f = 0; f < respondent.eta.size(); ++f) {
        const Facet& facet = model.facets[static_cast<std::size_t>(f)];
        const double residual = std::sqrt(1.0 - facet.loading * facet.loading);
        const double offset = chosen != nullptr ? chosen->facetOffsets[f] : 0.0;
        respondent.eta[f] =
            facet.loading * respondent.theta[facet.axis] + offset + residual * random.normal();
    }
    for (const Item& item : model.items) {
        respondent.responses.push_back(drawCategory(item, respondent.eta[item.facet], random));
    }
    return respondent;
}

Respondent simulate(const Model& model, const Mixture& mixture, Random& random)
{
    double left = random.uniform() - mixture.backgroundWeight;
    int profile = -1;
    while (left >= 0.0 && profile + 1 < static_cast<int>(mixture.profiles.size())) {
        ++profile;
        left -= mixture.profiles[static_cast<std::size_t>(profile)].weight;
    }
    return simulate(model, mixture, profile, random);
}

}  // namespace opmaat::scoring
