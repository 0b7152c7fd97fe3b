#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace opmaat::scoring {

// Shapes in brackets, everywhere: [A] axes, [F] facets, [I] items, [K] categories, [P] profiles,
// [Q] quadrature points. Symbols are those of scoring/README.md.

/// How the chance of a category depends on the facet trait eta. With two categories both are the
/// two-parameter logistic model.
enum class ItemModel {
    Graded,        ///< P(X >= k) = logistic(alpha eta + d_k), d_1 > d_2 > ... (Samejima, 1969)
    PartialCredit  ///< P(X = k) proportional to exp(k alpha eta + d_k), d_0 = 0 (Muraki, 1992)
};

/// One scored item, already keyed: a higher category means more of the trait.
///
/// Slope-intercept form, logistic metric; there is no 1.702 anywhere.
struct Item {
    std::string id;  ///< unique in the model
    int facet = 0;   ///< index into Model::facets
    ItemModel model = ItemModel::Graded;
    double slope = 1.0;              ///< alpha > 0, per unit of eta
    std::vector<double> intercepts;  ///< d, [K-1]; graded: strictly decreasing
    double lower = 0.0;              ///< guessing floor in [0, 1); only with two categories

    int categories() const { return static_cast<int>(intercepts.size()) + 1; }
};

/// A sub-scale of one axis: eta_f = lambda theta_a + sqrt(1 - lambda^2) e, e ~ N(0, 1).
struct Facet {
    std::string id;
    int axis = 0;          ///< index into Model::axes
    double loading = 1.0;  ///< lambda, 0 < lambda <= 1
};

/// One latent dimension theta_a on which a person is placed.
struct Axis {
    std::string id;
};

/// A normal distribution of the axis traits theta.
struct Population {
    Eigen::VectorXd mean;        ///< mu, [A]
    Eigen::MatrixXd covariance;  ///< Sigma, [A x A], symmetric and positive definite
};

/// Everything needed to place a person on the axes.
struct Model {
    std::vector<Axis> axes;     ///< [A], 1 to 4
    std::vector<Facet> facets;  ///< [F], each of one axis
    std::vector<Item> items;    ///< [I], each of one facet
    Population population;      ///< the reference population, N(0, R)
};

/// A population of its own within the same space: one component of the mixture.
struct Profile {
    std::string id;
    double weight = 0.0;    ///< pi_k > 0; with the background's weight they sum to 1
    Population population;  ///< mu_k, Sigma_k
    Eigen::VectorXd
        facetOffsets;  ///< delta_k, [F]; sum over the facets of an axis of lambda delta = 0
};

/// The profiles and the background, which is the reference population: "no clear profile".
struct Mixture {
    std::vector<Profile> profiles;  ///< [P], may be empty
    double backgroundWeight = 1.0;  ///< > 0
};

/// Each throws std::domain_error that names the parameter, the value found and the rule it breaks.
/// What passes is not checked again further on.
void checkItem(const Item& item);
void checkFacet(const Facet& facet);
void checkPopulation(const Population& population, int axes);
void checkProfile(const Profile& profile, const Model& model);
/// All of the above, plus: 1 to 4 axes, unique ids, indices in range, a facet for every axis.
void checkModel(const Model& model);
/// All profiles, plus: weights sum to 1 within 1e-9, unique ids.
void checkMixture(const Mixture& mixture, const Model& model);

}  // namespace opmaat::scoring
