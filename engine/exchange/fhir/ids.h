#pragma once

#include <set>
#include <string>

namespace opmaat::engine::fhir {

/// Makes ids of names in other programs, each once.
class IdMaker {
public:
    /// @param taken  ids that may not be given
    explicit IdMaker(std::set<std::string> taken = {}) : taken_(std::move(taken)) {}

    /// The name itself when it is an id that is free; else the nearest that is: lower-case, with
    /// hyphens for what an id cannot have, a "q-" before a digit, a number when it is taken.
    std::string make(const std::string& name);

private:
    std::set<std::string> taken_;
};

/// `name` in the form of an id; "" when nothing of it remains.
std::string idFrom(const std::string& name);

}  // namespace opmaat::engine::fhir
