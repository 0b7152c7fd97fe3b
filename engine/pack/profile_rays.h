#pragma once

#include <vector>

#include "scoring/model.h"

namespace opmaat::engine {

/// Where a profile is no longer the most probable component, on the way out from its centre.
struct LostRay {
    int profile = 0;        ///< index into Mixture::profiles
    int to = -1;            ///< the component that takes over; -1 is the background
    double distance = 0.0;  ///< |theta - mu| where it does, mu the mean of the reference population
};

/// Follows every profile from its centre away from the mean of the reference population, up to
/// |theta - mu| = 3, and answers with the first place where another component is at least as
/// probable. A centre further out, or at the mean itself, is looked at alone.
///
/// A person on the ray has the facet traits that the profile expects there. These tell profiles
/// apart; they do not count against the background, since the few items of a facet leave it
/// uncertain (Decision E-4).
///
/// @return at most one a profile, in their order
/// @pre checkModel and checkMixture pass
std::vector<LostRay> lostRays(const scoring::Mixture& mixture, const scoring::Model& model);

}  // namespace opmaat::engine
