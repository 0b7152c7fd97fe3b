#pragma once

#include <string>
#include <vector>

#include "scoring/change.h"

namespace opmaat::engine {

/// parameters.json, `change`: what is known of two measurements of one person. Without it, they are
/// not compared.
struct ChangeRules {
    scoring::Stability stability;
    /// Groups of languages in which the questions have been shown to measure alike.
    std::vector<std::vector<std::string>> linkedLanguages;
    std::vector<std::string> linkedVersions;  ///< of other parameters on the scale of these

    /// Equal, or in one group.
    bool areLinked(const std::string& language, const std::string& other) const;
    bool isLinked(const std::string& version) const;
};

}  // namespace opmaat::engine
