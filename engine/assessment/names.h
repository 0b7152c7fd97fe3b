#pragma once

#include "engine/conditions/condition.h"
#include "engine/interview/answers_file.h"
#include "scoring/scorer.h"

namespace opmaat::engine {

/// What a name in a quality rule is worth for one respondent: an item (its chosen categories as
/// shown), or one of the results that questionnaires/README.md lists, such as `facet.ID.t`,
/// `axis.ID.se`, `share.missing` and `longest-run`. A facet without an answer is unknown.
///
/// @param scorer  nullptr for a pack without a latent model, which has no names that ask for it
/// The arguments outlive the lookup. What is costly is worked out only when it is asked for.
Condition::Lookup resultNames(const Pack& pack, const ResponseSet& set,
                              const scoring::Scorer* scorer, const scoring::Posterior& posterior);

/// Answered items of every facet of the pack's model, [F].
std::vector<int> answeredByFacet(const Pack& pack, const ResponseSet& set);

}  // namespace opmaat::engine
