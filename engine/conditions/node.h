#pragma once

#include "engine/conditions/condition.h"

namespace opmaat::engine {

enum class Comparison { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual };

/// One part of a condition. `And` and `Or` have two or more children, none of their own kind.
struct Condition::Node {
    enum class Kind { Or, And, Not, Constant, Answered, Compare };  // loosest binding first

    Kind kind = Kind::Constant;
    bool constant = true;                               ///< Constant
    std::string name;                                   ///< Answered, Compare
    Comparison comparison = Comparison::Equal;          ///< Compare
    double number = 0.0;                                ///< Compare; of a category, its index
    std::string category;                               ///< Compare; its id, or empty
    std::vector<std::shared_ptr<const Node>> children;  ///< Or, And, Not
};

}  // namespace opmaat::engine
