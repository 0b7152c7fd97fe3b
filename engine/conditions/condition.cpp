#include "engine/conditions/condition.h"

#include <algorithm>

#include "engine/conditions/node.h"

namespace opmaat::engine {
namespace {

using Kind = Node::Kind;

bool isLogic(const Node& node)
{
    return node.kind == Kind::And || node.kind == Kind::Or || node.kind == Kind::Not;
}

Condition::Reason reasonOf(const Node& node, const Condition::Lookup& lookup)
{
    Condition::Reason reason{printNode(node), truthOf(evaluateNode(node, lookup)), {}};
    std::vector<std::string> names;
    collectNames(node, names);
    for (std::string& name : names) {
        Worth worth = lookup(name);
        reason.names.emplace_back(std::move(name), std::move(worth));
    }
    return reason;
}

/// The parts without which `node` might be worth something else.
void collectReasons(const Node& node, const Condition::Lookup& lookup,
                    std::vector<Condition::Reason>& reasons)
{
    if (!isLogic(node)) {
        Condition::Reason reason = reasonOf(node, lookup);
        if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
            reasons.push_back(std::move(reason));
        }
        return;
    }
    const Truth whole = truthOf(evaluateNode(node, lookup));
    for (const auto& child : node.children) {
        const bool decides =
            node.kind == Kind::Not || truthOf(evaluateNode(*child, lookup)) == whole;
        if (decides) {
            collectReasons(*child, lookup, reasons);
        }
    }
}

}  // namespace

std::optional<Condition> Condition::parse(std::string_view text, const Symbols& symbols,
                                          Mistake& mistake, const std::vector<std::string>& known)
{
    auto expression = Expression::parse(text, Type::Truth, symbols, mistake, known);
    return expression ? std::optional(Condition(*std::move(expression))) : std::nullopt;
}

Truth Condition::evaluate(const Lookup& lookup) const
{
    return truthOf(expression_.evaluate(lookup));
}

std::vector<Condition::Reason> Condition::reasons(const Lookup& lookup) const
{
    std::vector<Reason> reasons;
    collectReasons(expression_.root(), lookup, reasons);
    return reasons;
}

}  // namespace opmaat::engine
