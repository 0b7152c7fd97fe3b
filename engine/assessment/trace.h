#pragma once

#include <string>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/json/value.h"

namespace opmaat::engine {

/// One condition of a pack as it came out for somebody, and what decided it.
struct Evaluation {
    std::string of;  ///< "item", "alarm", "quality" or "row"
    std::string id;  ///< of a row "TABLE/ROW"
    std::string condition;
    Truth truth = Truth::Unknown;
    std::vector<Condition::Reason> because;
};

/// Every condition of the pack: of items, alarms, quality rules and rows of tables, in that order.
std::vector<Evaluation> trace(const Assessor& assessor, const ResponseSet& set);

/// For a terminal: "shown, because debts = rent is true (debts is 0)".
std::string printTrace(const std::vector<Evaluation>& evaluations);
/// "trace" of `opmaat score --json`, documented in engine/README.md.
json::Value traceValue(const std::vector<Evaluation>& evaluations);

/// Why an item with a condition was asked or was not, as a sentence in words of the pack; "" for an
/// item without one.
std::string whyAsked(const Item& item, const Pack& pack, const ResponseSet& set,
                     const Sentences& say);

}  // namespace opmaat::engine
