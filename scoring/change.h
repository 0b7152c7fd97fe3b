#pragma once

#include <span>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

/// How much of a trait stays between two measurements: correlations over time in the reference
/// population, from 0 (two strangers) to 0.95.
struct Stability {
    double axes = 0.0;    ///< rho, of theta with itself
    double facets = 0.0;  ///< rho_e, of a facet's own part e with itself
};

/// theta of the second measurement minus theta of the first, given the answers of both.
struct AxisChange {
    double mean = 0.0;          ///< posterior mean, in theta units
    double sd = 1.0;            ///< posterior sd: the standard error of the change
    double chanceOfRise = 0.5;  ///< P(theta_2 > theta_1)
    bool reliable = false;      ///< the chance of its sign is at least kReliable
};

/// The chance of its sign from which a change counts as more than noise (one side of 95 percent).
inline constexpr double kReliable = 0.975;

/// Throws std::domain_error when a correlation lies outside [0, 0.95].
void checkStability(const Stability& stability);

/// Change on every axis, [A], under the joint prior of both measurements: covariance Sigma within a
/// measurement and rho Sigma between them; a facet's own parts correlate rho_e. Exact by quadrature
/// over both thetas at once, on nodes as close as that prior needs. This is not the difference of
/// two EAPs: each EAP is shrunk to the middle, and what is known of one measurement tells of the
/// other (compare the reliable change index of Jacobson & Truax, 1991, which does neither).
///
/// @param before, now  [I] as for Scorer::score(), under the same model
/// @throws std::invalid_argument as Scorer::score(), with "before" or "now" in front
/// @throws std::domain_error as checkStability(), and for correlated axes that take so many factor
///   nodes that the pairs of them exceed 4 million (four axes that need three factors)
///
/// Cost about 30 ms for three axes with 15 facets, more for stable traits, whose difference is
/// narrow: O(F N^2) exponentials and O(V Z N^2) products.
std::vector<AxisChange> change(const Scorer& scorer, std::span<const int> before,
                               std::span<const int> now, const Stability& stability);

}  // namespace opmaat::scoring
