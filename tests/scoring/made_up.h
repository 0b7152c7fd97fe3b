#pragma once

#include <string>
#include <vector>

#include "scoring/model.h"
#include "scoring/random.h"
#include "scoring/scorer.h"

namespace opmaat::scoring::made_up {

// Models for tests and benchmarks. All numbers are invented or drawn with a fixed seed.

/// An item with `categories` categories whose difficulties lie around `centre`.
inline Item item(const std::string& id, int facet, Random& random, int categories = 5,
                 ItemModel model = ItemModel::Graded)
{
    Item made{id, facet, model, 0.8 + 1.4 * random.uniform(), {}, 0.0};
    const double centre = 1.6 * random.uniform() - 0.8;
    for (int k = 1; k < categories; ++k) {
        const double difficulty = centre + 0.9 * (k - 0.5 * categories) + 0.3 * random.uniform();
        made.intercepts.push_back(
            -made.slope * difficulty +
            (model == ItemModel::PartialCredit && k > 1 ? made.intercepts.back() : 0.0));
    }
    return made;
}

inline Population population(const Eigen::MatrixXd& correlation)
{
    return {Eigen::VectorXd::Zero(correlation.rows()), correlation};
}

/// Correlations of the three axes of the shipped questionnaire's shape: the third stands apart.
inline Eigen::MatrixXd planeAndMoment()
{
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(3, 3);
    r(0, 1) = r(1, 0) = 0.4;
    return r;
}

/// `loadings[a][f]` gives the facets of every axis; `itemsPerFacet` items each.
inline Model model(const std::vector<std::vector<double>>& loadings,
                   const Eigen::MatrixXd& correlation, int itemsPerFacet, std::uint64_t seed,
                   int categories = 5)
{
    Random random(seed);
    Model made;
    for (std::size_t a = 0; a < loadings.size(); ++a) {
        made.axes.push_back({std::string("axis-") + std::to_string(a)});
        for (const double loading : loadings[a]) {
            const int f = static_cast<int>(made.facets.size());
            made.facets.push_back(
                {std::string("facet-") + std::to_string(f), static_cast<int>(a), loading});
            for (int i = 0; i < itemsPerFacet; ++i) {
                const std::string id =
                    std::string("item-") + std::to_string(f) + "-" + std::to_string(i);
                made.items.push_back(item(id, f, random, categories));
            }
        }
    }
    made.population = population(correlation);
    return made;
}

/// Answers at random, each missing with the given chance.
inline std::vector<int> answers(const Model& model, Random& random, double missing = 0.0)
{
    std::vector<int> drawn;
    for (const Item& one : model.items) {
        const int category = static_cast<int>(random.below(std::uint64_t(one.categories())));
        drawn.push_back(random.uniform() < missing ? kMissing : category);
    }
    return drawn;
}

/// A profile without facet offsets, at `mean` with independent axes of the given sd.
inline Profile profile(const std::string& id, double weight, const Eigen::VectorXd& mean, double sd,
                       const Model& model)
{
    const Eigen::Index axes = mean.size();
    return {id,
            weight,
            {mean, sd * sd * Eigen::MatrixXd::Identity(axes, axes)},
            Eigen::VectorXd::Zero(static_cast<Eigen::Index>(model.facets.size()))};
}

/// About the shape of the shipped questionnaire: 15 facets on 3 axes, 40 items, 5 profiles.
inline Model questionnaire(std::uint64_t seed = 40)
{
    const std::vector<double> five{0.85, 0.75, 0.7, 0.8, 0.65};
    Model made = model({five, five, five}, planeAndMoment(), 3, seed);
    for (int surplus = 0; surplus < 5; ++surplus) made.items.pop_back();
    for (Item& one : made.items) {
        if (one.facet == 14) one.facet = 13;
    }
    made.items.back().facet = 14;
    made.items[made.items.size() - 2].facet = 14;
    return made;
}

/// Five profiles about the plane, with offsets that cancel on every axis.
inline Mixture profiles(const Model& model)
{
    Mixture mixture;
    mixture.backgroundWeight = 0.25;
    const std::vector<Eigen::Vector3d> places{
        {1.1, 1.0, 0.5}, {-1.1, 0.8, 0.0}, {1.0, -1.1, 0.4}, {-1.0, -1.2, -0.6}, {0.1, 0.0, 1.0}};
    for (int k = 0; k < 5; ++k) {
        const Eigen::Vector3d& mean = places[std::size_t(k)];
        Profile one = profile(std::string("profile-") + std::to_string(k), 0.15, mean, 0.7, model);
        one.population.covariance(0, 1) = one.population.covariance(1, 0) = 0.15;
        for (int axis = 0; axis < 3; ++axis) {  // first facet up, second down
            const int first = 5 * axis;
            const double up = 0.1 * (k + 1);
            one.facetOffsets[first] = up;
            one.facetOffsets[first + 1] = -up * model.facets[std::size_t(first)].loading /
                                          model.facets[std::size_t(first) + 1].loading;
        }
        mixture.profiles.push_back(one);
    }
    return mixture;
}

}  // namespace opmaat::scoring::made_up
