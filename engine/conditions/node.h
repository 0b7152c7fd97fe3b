#pragma once

#include "engine/conditions/condition.h"

namespace opmaat::engine {

enum class Comparison { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual };

enum class Function {
    Answered,  ///< of a name: whether it is known; never unknown itself
    Chosen,    ///< of a Several: how many categories are chosen
    AtLeast,   ///< of a number and truths: whether so many of them are true
    Count,     ///< of truths: how many are true; unknown when one of them is
    Sum,
    Mean,
    Min,
    Max,
    Round,  ///< to whole numbers, halves away from 0
    Abs,
    If  ///< of a truth and two of one type
};

/// One part of an expression. `And` and `Or` have two or more children, none of their own kind.
struct Node {
    enum class Kind {  // loosest binding first
        Or,
        And,
        Not,
        Compare,
        Among,  ///< first child is equal to one of the others
        Add,
        Subtract,
        Multiply,
        Divide,
        Negate,
        Constant,  ///< a truth, number, month, or category
        Name,
        Call
    };

    Kind kind = Kind::Constant;
    Type type = Type::Truth;
    double number = 0.0;                                ///< Constant; of a category its index
    std::string word;                                   ///< Name; Constant: id of a category
    std::vector<std::string> categories = {};           ///< Name: as in Symbol
    Comparison comparison = Comparison::Equal;          ///< Compare
    Function function = Function::Answered;             ///< Call
    std::vector<std::shared_ptr<const Node>> children;  ///< all others
};

/// How strongly a part binds: a child that binds less than its parent stands in parentheses.
int bindingOf(Node::Kind kind);

std::string_view wordOf(Function function);
std::string_view signOf(Comparison comparison);
std::string_view signOf(Node::Kind operation);  ///< of Add to Divide
/// "a number", for messages.
std::string_view nameOf(Type type);
std::string printNode(const Node& node);
Worth evaluateNode(const Node& node, const Expression::Lookup& lookup);
void collectNames(const Node& node, std::vector<std::string>& names);

inline Truth truthOf(const Worth& worth)
{
    if (!worth) return Truth::Unknown;
    return worth->front() != 0.0 ? Truth::True : Truth::False;
}

}  // namespace opmaat::engine
