#include "engine/pack/decision_table.h"

namespace opmaat::engine {
namespace {

std::vector<std::string> unknownNames(const Condition& condition, const Expression::Lookup& names)
{
    std::vector<std::string> unknown;
    for (const std::string& name : condition.names()) {
        if (!names(name)) {
            unknown.push_back(name);
        }
    }
    return unknown;
}

}  // namespace

std::vector<Decided> decide(const DecisionTable& table, const Expression::Lookup& names)
{
    std::vector<Decided> decided;
    for (const DecisionRow& row : table.rows) {
        const Truth truth = row.when.evaluate(names);
        if (truth == Truth::Unknown) {
            decided.push_back({&table, &row, unknownNames(row.when, names)});
        } else if (truth == Truth::True) {
            decided.push_back({&table, &row, {}});
            if (table.hit != DecisionTable::Hit::Collect) {
                break;
            }
        }
    }
    return decided;
}

}  // namespace opmaat::engine
