#pragma once

#include <vector>

#include "scoring/random.h"
#include "scoring/scorer.h"

namespace opmaat::scoring {

/// A made-up respondent, with the truth that nobody knows of a real one.
struct Respondent {
    int profile = -1;            ///< the population drawn from; -1 is the background
    Eigen::VectorXd theta;       ///< [A]
    Eigen::VectorXd eta;         ///< [F]
    std::vector<int> responses;  ///< [I], nothing missing
};

/// Draws from one profile, or from the reference population for -1. The same model and seed give
/// the same respondent everywhere.
/// @throws std::invalid_argument for a profile that does not exist
Respondent simulate(const Model& model, const Mixture& mixture, int profile, Random& random);

/// As above, with the profile itself drawn by the weights of the mixture.
Respondent simulate(const Model& model, const Mixture& mixture, Random& random);

/// One answer of somebody whose facet trait is `eta`.
int drawCategory(const Item& item, double eta, Random& random);

}  // namespace opmaat::scoring
