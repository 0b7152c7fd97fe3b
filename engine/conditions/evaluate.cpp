#include <algorithm>
#include <cmath>

#include "engine/conditions/node.h"

namespace opmaat::engine {
namespace {

using Kind = Node::Kind;
using Children = std::vector<std::shared_ptr<const Node>>;

Worth one(double number)
{
    return std::isfinite(number) ? Worth(std::vector{number}) : std::nullopt;
}

Worth worthOf(Truth truth)
{
    return truth == Truth::Unknown ? std::nullopt : one(truth == Truth::True ? 1.0 : 0.0);
}

Truth negated(Truth truth)
{
    return static_cast<Truth>(2 - static_cast<int>(truth));
}

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

/// `=` holds when any of several is equal; `!=` is its negation.
Truth compared(Comparison comparison, const Worth& left, const Worth& right)
{
    if (!left || !right) {
        return Truth::Unknown;
    }
    const bool any = std::any_of(left->begin(), left->end(), [&](double value) {
        return holds(comparison, value, right->front());
    });
    return any == (comparison != Comparison::Unequal) ? Truth::True : Truth::False;
}

/// Kleene's strong logic on False < Unknown < True: and is the least, or the greatest.
Truth chained(const Node& node, const Expression::Lookup& lookup)
{
    Truth truth = node.kind == Kind::And ? Truth::True : Truth::False;
    const Truth settled = node.kind == Kind::And ? Truth::False : Truth::True;
    for (const auto& child : node.children) {
        if (truth == settled) {
            break;  // what follows changes nothing, and may be costly to look up
        }
        const Truth next = truthOf(evaluateNode(*child, lookup));
        truth = node.kind == Kind::And ? std::min(truth, next) : std::max(truth, next);
    }
    return truth;
}

Truth among(const Node& node, const Expression::Lookup& lookup)
{
    const Worth left = evaluateNode(*node.children.front(), lookup);
    Truth truth = Truth::False;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        truth = std::max(
            truth, compared(Comparison::Equal, left, evaluateNode(*node.children[i], lookup)));
    }
    return truth;
}

double computed(Kind kind, double left, double right)
{
    switch (kind) {
        case Kind::Add:
            return left + right;
        case Kind::Subtract:
            return left - right;
        case Kind::Multiply:
            return left * right;
        default:
            return left / right;  // by 0 is not finite, and so unknown
    }
}

Worth arithmetic(const Node& node, const Expression::Lookup& lookup)
{
    const Worth left = evaluateNode(*node.children.front(), lookup);
    const Worth right = evaluateNode(*node.children.back(), lookup);
    return left && right ? one(computed(node.kind, left->front(), right->front())) : std::nullopt;
}

/// How many of these truths are true, and how many may yet be.
struct Counted {
    int certain = 0, possible = 0;
};

Counted counted(const Children& children, std::size_t from, const Expression::Lookup& lookup)
{
    Counted count;
    for (std::size_t i = from; i < children.size(); ++i) {
        const Truth truth = truthOf(evaluateNode(*children[i], lookup));
        count.certain += truth == Truth::True ? 1 : 0;
        count.possible += truth != Truth::False ? 1 : 0;
    }
    return count;
}

Worth atLeast(const Node& node, const Expression::Lookup& lookup)
{
    const double wanted = node.children.front()->number;
    const Counted count = counted(node.children, 1, lookup);
    return count.certain >= wanted   ? worthOf(Truth::True)
           : count.possible < wanted ? worthOf(Truth::False)
                                     : std::nullopt;
}

/// All of them, or nothing when one is unknown.
std::optional<std::vector<double>> numbersOf(const Node& node, const Expression::Lookup& lookup)
{
    std::vector<double> numbers;
    for (const auto& child : node.children) {
        const Worth worth = evaluateNode(*child, lookup);
        if (!worth) {
            return std::nullopt;
        }
        numbers.push_back(worth->front());
    }
    return numbers;
}

Worth summary(const Node& node, const Expression::Lookup& lookup)
{
    const auto numbers = numbersOf(node, lookup);
    if (!numbers) {
        return std::nullopt;
    }
    double sum = 0.0;
    for (const double number : *numbers) {
        sum += number;
    }
    switch (node.function) {
        case Function::Mean:
            return one(sum / static_cast<double>(numbers->size()));
        case Function::Min:
            return one(*std::min_element(numbers->begin(), numbers->end()));
        case Function::Max:
            return one(*std::max_element(numbers->begin(), numbers->end()));
        case Function::Round:
            return one(std::round(numbers->front()));
        case Function::Abs:
            return one(std::abs(numbers->front()));
        default:
            return one(sum);
    }
}

/// Where the truth is unknown, what both would be; unknown when they differ.
Worth chosen(const Node& node, const Expression::Lookup& lookup)
{
    const Truth truth = truthOf(evaluateNode(*node.children[0], lookup));
    const Worth then = evaluateNode(*node.children[1], lookup);
    const Worth otherwise = evaluateNode(*node.children[2], lookup);
    if (truth == Truth::Unknown) {
        return then == otherwise ? then : std::nullopt;
    }
    return truth == Truth::True ? then : otherwise;
}

Worth called(const Node& node, const Expression::Lookup& lookup)
{
    switch (node.function) {
        case Function::Answered:
            return worthOf(lookup(node.children.front()->word) ? Truth::True : Truth::False);
        case Function::Chosen: {
            const Worth several = evaluateNode(*node.children.front(), lookup);
            return several ? one(static_cast<double>(several->size())) : std::nullopt;
        }
        case Function::AtLeast:
            return atLeast(node, lookup);
        case Function::Count: {
            const Counted count = counted(node.children, 0, lookup);
            return count.certain == count.possible ? one(count.certain) : std::nullopt;
        }
        case Function::If:
            return chosen(node, lookup);
        default:
            return summary(node, lookup);
    }
}

}  // namespace

Worth evaluateNode(const Node& node, const Expression::Lookup& lookup)
{
    switch (node.kind) {
        case Kind::Or:
        case Kind::And:
            return worthOf(chained(node, lookup));
        case Kind::Not:
            return worthOf(negated(truthOf(evaluateNode(*node.children.front(), lookup))));
        case Kind::Compare:
            return worthOf(compared(node.comparison, evaluateNode(*node.children.front(), lookup),
                                    evaluateNode(*node.children.back(), lookup)));
        case Kind::Among:
            return worthOf(among(node, lookup));
        case Kind::Add:
        case Kind::Subtract:
        case Kind::Multiply:
        case Kind::Divide:
            return arithmetic(node, lookup);
        case Kind::Negate: {
            const Worth worth = evaluateNode(*node.children.front(), lookup);
            return worth ? one(-worth->front()) : std::nullopt;
        }
        case Kind::Constant:
            return one(node.number);
        case Kind::Name:
            return lookup(node.word);
        case Kind::Call:
            return called(node, lookup);
    }
    return std::nullopt;
}

Worth Expression::evaluate(const Lookup& lookup) const
{
    return evaluateNode(*root_, lookup);
}

}  // namespace opmaat::engine
