#pragma once

#include <span>
#include <vector>

#include "scoring/proposal.h"

namespace opmaat::scoring {

/// One answer as it might have been.
struct ChangedAnswer {
    int item = 0;
    int from = 0;  ///< category given
    int to = 0;
};

/// A small change of the answers that would alter the proposal, to or from none included.
struct Counterfactual {
    std::vector<ChangedAnswer> changes;  ///< one or two, in the order of item ids
    int steps = 0;                       ///< categories moved, all changes together
    int proposal = -1;                   ///< profile then proposed; -1 is none
    double probability = 0.0;            ///< of that profile, or of the background
};

/// The smallest changes of at most two answers that alter the proposal: those with the fewest
/// answers and then the fewest steps, all of them; the most probable first, then by item id. Empty
/// when there is none within two answers, which is a result.
///
/// @param answersFirst  as for propose(); then nothing can alter the proposal
/// @throws std::invalid_argument as propose()
/// Cost less than Scorer::score() a change tried: up to (I K)^2 / 2 of them when none alters it.
std::vector<Counterfactual> counterfactuals(const Scorer& scorer, std::span<const int> responses,
                                            const ProposalBounds& bounds, bool answersFirst);

}  // namespace opmaat::scoring
