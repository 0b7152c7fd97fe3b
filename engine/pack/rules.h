#pragma once

#include <string>
#include <vector>

#include "engine/json/finding.h"

namespace opmaat::engine {

/// One thing that may be found in a file or pack. Ids are stable: scripts may name them.
struct Rule {
    std::string id;
    Severity severity = Severity::Error;
    std::string meaning;  ///< what holds when nothing is found; a sentence without full stop
};

/// All rules for files, JSON and packs, in the order in which documentation lists them.
const std::vector<Rule>& rules();

/// Error for an id that is not in the catalogue.
Severity severityOf(const std::string& rule);

}  // namespace opmaat::engine
