#include "engine/conditions/condition.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/conditions/node.h"

namespace opmaat::engine {
namespace {

using Node = Condition::Node;
using Kind = Node::Kind;

bool holds(Comparison comparison, double left, double right)
{
    switch (comparison) {
        case Comparison::Equal:
        case Comparison::Unequal:
            return left == right;
        case Comparison::Less:
            return left < right;
        case Comparison::LessOrEqual:
            return left <= right;
        case Comparison::Greater:
            return left > right;
        case Comparison::GreaterOrEqual:
            return left >= right;
    }
    return false;
}

const char* signOf(Comparison comparison)
{
    static constexpr std::array<const char*, 6> kSigns = {"=", "!=", "<", "<=", ">", ">="};
    return kSigns[static_cast<std::size_t>(comparison)];
}

Truth negated(Truth truth)
{
    return static_cast<Truth>(2 - static_cast<int>(truth));
}

Truth compare(const Node& node, const Condition::Lookup& lookup)
{
    const std::optional<std::vector<double>> values = lookup(node.name);
    if (!values) {
        return Truth::Unknown;
    }
    const bool any = std::any_of(values->begin(), values->end(), [&](double value) {
        return holds(node.comparison, value, node.number);
    });
    return any == (node.comparison != Comparison::Unequal) ? Truth::True : Truth::False;
}

/// Kleene's strong logic on False < Unknown < True: and is the least, or the greatest.
Truth evaluateNode(const Node& node, const Condition::Lookup& lookup)
{
    switch (node.kind) {
        case Kind::Constant:
            return node.constant ? Truth::True : Truth::False;
        case Kind::Answered:
            return lookup(node.name) ? Truth::True : Truth::False;
        case Kind::Compare:
            return compare(node, lookup);
        case Kind::Not:
            return negated(evaluateNode(*node.children.front(), lookup));
        case Kind::And:
        case Kind::Or:
            break;
    }
    Truth truth = node.kind == Kind::And ? Truth::True : Truth::False;
    const Truth settled = node.kind == Kind::And ? Truth::False : Truth::True;
    for (const auto& child : node.children) {
        if (truth == settled) break;  // what follows changes nothing, and may be costly to look up
        const Truth next = evaluateNode(*child, lookup);
        truth = node.kind == Kind::And ? std::min(truth, next) : std::max(truth, next);
    }
    return truth;
}

void collectNames(const Node& node, std::vector<std::string>& names)
{
    if (!node.name.empty() && std::find(names.begin(), names.end(), node.name) == names.end()) {
        names.push_back(node.name);
    }
    for (const auto& child : node.children) {
        collectNames(*child, names);
    }
}

/// The shortest decimal without exponent that reads back the same.
std::string printNumber(double number)
{
    std::array<char, 400> digits{};  // the smallest double takes 327
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                      std::chars_format::fixed);
    return {digits.data(), result.ptr};
}

std::string printNode(const Node& node);

/// With parentheses where a child binds more loosely than its parent.
std::string printChild(const Node& child, Kind parent)
{
    return child.kind < parent ? "(" + printNode(child) + ")" : printNode(child);
}

std::string printNode(const Node& node)
{
    switch (node.kind) {
        case Kind::Constant:
            return node.constant ? "true" : "false";
        case Kind::Answered:
            return "answered(" + node.name + ")";
        case Kind::Compare:
            return node.name + " " + signOf(node.comparison) + " " +
                   (node.category.empty() ? printNumber(node.number) : node.category);
        case Kind::Not:
            return "not " + printChild(*node.children.front(), node.kind);
        case Kind::And:
        case Kind::Or:
            break;
    }
    std::string text;
    for (const auto& child : node.children) {
        text += text.empty() ? "" : node.kind == Kind::And ? " and " : " or ";
        text += printChild(*child, node.kind);
    }
    return text;
}

}  // namespace

Truth Condition::evaluate(const Lookup& lookup) const
{
    return evaluateNode(*root_, lookup);
}

std::vector<std::string> Condition::names() const
{
    std::vector<std::string> names;
    collectNames(*root_, names);
    return names;
}

std::string Condition::print() const
{
    return printNode(*root_);
}

}  // namespace opmaat::engine
