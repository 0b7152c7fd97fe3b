#pragma once

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

/// What another version of a pack makes of the same answers, and why.
struct AnswersDifference {
    std::vector<AxisShift> axes;                   ///< all of them
    std::pair<std::string, std::string> proposal;  ///< before, after; "" for none
    std::pair<std::string, std::string> verdict;   ///< names of the quality verdict
    std::pair<std::string, std::string> alarms;    ///< ids, separated by commas
    std::vector<std::string> why;                  ///< sentences without full stop
    bool differs = false;  ///< in a position by 0.1 T or more, in proposal, verdict or alarms
};

/// The answers as far as they can be given to `now`: by item, and by category id where both have
/// one, else by its index. What is left out is said in `lost`, as sentences without full stop.
ResponseSet carriedOver(const ResponseSet& set, const Pack& before, const Pack& now,
                        std::vector<std::string>& lost);

/// @param changes  between the two packs: what made an item count differently is looked up there
AnswersDifference compareAnswers(const ResponseSet& set, const Assessor& before,
                                 const Assessor& after, const PackDifference& changes);

}  // namespace opmaat::engine
