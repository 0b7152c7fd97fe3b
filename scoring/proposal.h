#pragma once

#include <Eigen/Core>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

/// When a profile may be proposed. All are data of a profile set.
struct ProposalBounds {
    double minimumProbability = 0.5;
    double minimumMargin = 0.15;    ///< lead over the next component, background included
    Eigen::VectorXd maximumAxisSd;  ///< [A]; an axis with a larger posterior sd says too little
    std::vector<int> neededFacets;  ///< each needs at least one answer
};

/// Why no profile is proposed; the first of these, in this order, that applies.
enum class Refusal {
    None,              ///< a profile is proposed
    AnswersFirst,      ///< the quality of the answers asks for talk first
    FacetUnanswered,   ///< a needed facet has no answer
    AxisUncertain,     ///< too little information on an axis
    BackgroundLikely,  ///< "no clear profile" is the most probable component
    ProbabilityLow,    ///< the best profile has P < minimumProbability
    MarginSmall        ///< it leads the next component by less than minimumMargin
};

/// A hypothesis for the talk, or the reason why there is none.
struct Proposal {
    Refusal refusal = Refusal::BackgroundLikely;
    int best = -1;      ///< most probable profile, also when none is proposed; -1 without profiles
    int runnerUp = -1;  ///< next most probable component; -1 is the background
    double margin = 0;  ///< P(best) - P(runnerUp), may be negative against the background
    int where = -1;     ///< the axis (AxisUncertain) or facet (FacetUnanswered) it is about

    bool proposed() const { return refusal == Refusal::None; }
};

/// Decides on quantised numbers only. Ties go to the profile that stands first.
///
/// @param responses     as scored, to see which facets have an answer
/// @param answersFirst  the quality rules asked for talk first
Proposal propose(const Scorer& scorer, const Posterior& posterior, std::span<const int> responses,
                 const ProposalBounds& bounds, bool answersFirst);

}  // namespace opmaat::scoring
