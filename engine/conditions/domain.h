#pragma once

#include <map>

#include "engine/conditions/condition.h"

namespace opmaat::engine {

/// Everything that a name can be worth as far as some expressions can tell: every category; for
/// numbers and months the constants they are compared with, and something before, between and
/// after; and that it is not known.
struct Domain {
    std::vector<Worth> worths;
    /// False when there may be others: a number that is computed with, a set with many categories.
    bool isComplete = true;
};

/// Of a number or month: unknown, something below the first constant, that constant, something
/// between it and the next, and so on to something above the last.
/// @param users  expressions that use the name. @param symbol  of the name
Domain domainOf(const std::string& name, const Expression::Symbol& symbol,
                const std::vector<const Expression*>& users);

/// What conditions can come out as, over everything that people may answer.
class Outcomes {
public:
    /// @param names  with what they can be worth
    explicit Outcomes(std::vector<std::pair<std::string, Domain>> names);

    using Assignment = std::map<std::string, Worth, std::less<>>;

    /// Calls `visit` with every combination until it returns false, at most 20,000 of them.
    /// @return whether it was all of them, so that what was never seen can never be
    bool visitAll(const std::function<bool(const Assignment&)>& visit) const;

private:
    std::vector<std::pair<std::string, Domain>> names_;
};

Expression::Lookup lookupIn(const Outcomes::Assignment& assignment);

}  // namespace opmaat::engine
