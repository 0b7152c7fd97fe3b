#pragma once

#include "engine/conditions/node.h"

namespace opmaat::engine {

/// One question about one name: whether it is answered, or how it compares with a constant.
struct SimpleTest {
    enum class Kind {
        Compared,              ///< true only when it is answered
        ComparedOrUnanswered,  ///< true also when it is not
        Answered,
        Unanswered
    };

    std::string name;
    Kind kind = Kind::Compared;
    Comparison comparison = Comparison::Equal;  ///< of the two compared kinds
    Type type = Type::Choice;                   ///< of the name
    double number = 0.0;                        ///< constant; of a category its index
    std::string word;                           ///< id of that category; "" when it has none

    bool operator==(const SimpleTest&) const = default;
};

/// What other programs know of conditions: all of some tests hold, or any of them.
struct SimpleTests {
    bool all = true;
    std::vector<SimpleTest> tests;

    bool operator==(const SimpleTests&) const = default;
};

/// Tests that hold for exactly those answers for which the condition is true. A choice is then only
/// compared with = and !=, each category once. Nothing when one level of tests cannot say it:
/// `and` within `or`, arithmetic, a comparison of two names, a condition that is never true.
std::optional<SimpleTests> simpleTestsOf(const Condition& condition);

/// The condition that is true when every one of these holds, as the language prints it; "" of none.
std::string print(const std::vector<SimpleTests>& every);

}  // namespace opmaat::engine
