#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/interview/answers_file.h"
#include "engine/pack/pack.h"
#include "scoring/scorer.h"

namespace opmaat::engine {

/// Pairs of questions that ask the same in opposite words.
struct ReversedPairs {
    int answered = 0;  ///< pairs with both answers
    double mean = 0;   ///< of how far the answers lie apart after keying, 0 to 1 of their range
    int far = 0;       ///< pairs that lie three quarters of their range apart or more
};

/// What somebody says of a skill, against what tasks show; each placed on the axis by itself.
struct SelfAndTask {
    double t = 0;  ///< T points by which the self-ratings are higher
    double z = 0;  ///< the same over the standard errors of both
};

/// Seconds of the answers, where they were measured.
struct TimesTaken {
    int measured = 0;  ///< answered items with a time
    double fast = 0;   ///< share of them below the floor of their text
    double slow = 0;   ///< share that took more than four times what is usual for this person
};

// What the answers of one person tell about how they may be read. Nothing accuses: each has kind
// and unkind explanations alike, and all of them are for a talk.

/// sd of the shown categories over their range, 0 to 1; nothing with fewer than two answers.
std::optional<double> variability(const Pack& pack, const ResponseSet& set);

/// Nothing when the pack has no pairs.
std::optional<ReversedPairs> reversedPairs(const Pack& pack, const ResponseSet& set);

/// Nothing when one of the sides has no answer. Costs two scorings.
std::optional<SelfAndTask> selfAndTask(const Discrepancy& discrepancy, const Pack& pack,
                                       const ResponseSet& set, const scoring::Scorer& scorer);

/// The quickest that an item can be read and answered, in seconds: its text in the language of the
/// interview over the speed of a quick reader, or of the voice that reads aloud.
double fastestSeconds(const Item& item, const AnswerTimes& times, const ResponseSet& set);

/// Nothing when the pack has no times, or none was measured.
std::optional<TimesTaken> timesTaken(const Pack& pack, const ResponseSet& set);

/// Standardised person fit; nothing without answers. Costs a scoring.
std::optional<double> fitLz(const Pack& pack, const ResponseSet& set,
                            const scoring::Scorer& scorer);

/// Chance that somebody in the same place fits as badly (scoring/fit.h), from at most 200 made-up
/// people; nothing without answers. The number to read: lz depends on how many items a facet has.
std::optional<double> fitChance(const Pack& pack, const ResponseSet& set,
                                const scoring::Scorer& scorer);

/// All of them by the names that quality rules use, without those that are unknown.
std::map<std::string, double> qualityMeasures(const Pack& pack, const ResponseSet& set,
                                              const scoring::Scorer* scorer,
                                              const scoring::Posterior& posterior);

}  // namespace opmaat::engine
