#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/authoring/pack_difference.h"

namespace opmaat::engine {

/// Where somebody stands on an axis under two versions of a pack.
struct AxisShift {
    std::string axis;
    double before = 0.0;  ///< T; 0 when that version has no such axis
    double after = 0.0;
    bool inBoth = true;
};

/// What a declared scale is worth under two versions; nothing where it has no score.
struct ScaleShift {
    std::string scale;
    std::optional<double> before, after;
};

/// What another version of a pack makes of the same answers, and why.
struct AnswersDifference {
    std::vector<AxisShift> axes;                          ///< all of them
    std::vector<ScaleShift> scales;                       ///< those of either version
    std::pair<std::string, std::string> proposal;         ///< before, after; "" for none
    std::pair<std::string, std::string> verdict;          ///< names of the quality verdict
    std::pair<std::string, std::string> alarms;           ///< ids, separated by commas
    std::pair<std::string, std::string> signals, offers;  ///< the same; not those to ask about
    std::vector<std::string> why;                         ///< sentences without full stop
    /// In a position by 0.1 T or more, or in scale, proposal, verdict, alarms, signals or offers.
    bool differs = false;
};

/// The answers as far as they can be given to `now`: by item, and by category id where both have
/// one, else by its index. What is left out is said in `lost`, as sentences without full stop.
ResponseSet carriedOver(const ResponseSet& set, const Pack& before, const Pack& now,
                        std::vector<std::string>& lost);

/// @param changes  between the two packs: what made an item count differently is looked up there
AnswersDifference compareAnswers(const ResponseSet& set, const Assessor& before,
                                 const Assessor& after, const PackDifference& changes);

}  // namespace opmaat::engine
