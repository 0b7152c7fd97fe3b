#pragma once

#include <string>
#include <vector>

namespace opmaat::engine {

/// What breaks a rule and what does not, in a few words of JSON, for the page of rules.
struct RuleExample {
    std::string rule;
    std::string wrong;
    std::string right;
};

/// One for every rule of the catalogue.
const std::vector<RuleExample>& ruleExamples();

}  // namespace opmaat::engine
