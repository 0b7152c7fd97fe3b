#pragma once

#include "engine/conditions/node.h"
#include "engine/conditions/tokens.h"

namespace opmaat::engine {

/// Recursive descent, one token ahead. A mistake ends it by exception, caught in parser.cpp.
///
///     or         = and { "or" and }
///     and        = not { "and" not }
///     not        = "not" not | comparison
///     comparison = sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) sum | "in" "(" list ")" ]
///     sum        = product { ( "+" | "-" ) product }
///     product    = factor { ( "*" | "/" ) factor }
///     factor     = "-" factor | "(" or ")" | number | month | "true" | "false" | name | call
///     call       = function "(" or { "," or } ")"
///
/// Where a category may stand, its id is one, whatever else is called so.
class Parser {
public:
    using NodePointer = std::shared_ptr<const Node>;

    Parser(std::string_view text, const Expression::Symbols& symbols,
           const std::vector<std::string>& known)
        : text_(text), symbols_(symbols), known_(known), next_(tokenAt(text, 0))
    {
    }

    /// @throws Expression::Mistake
    NodePointer whole(std::optional<Type> expected);

private:
    enum class Wanted { Truth, Any };

    NodePointer chain(Node::Kind kind, Wanted wanted);
    NodePointer negation(Wanted wanted);
    NodePointer sum();
    NodePointer product();
    NodePointer operation(Node::Kind kind, const Token& sign, NodePointer left, NodePointer right);
    NodePointer factor();
    NodePointer negative();
    NodePointer parenthesised();
    NodePointer number();
    NodePointer month();
    NodePointer name();

    // parser_comparison.cpp
    NodePointer comparison(Wanted wanted);
    NodePointer compared(NodePointer left, Comparison comparison);
    NodePointer among(NodePointer left);
    NodePointer operand(const Node& left, bool ordered);
    NodePointer category(const Node& left, bool ordered);
    void checkComparable(const Node& left, const Node& right, bool ordered, const Token& at);
    static void checkIndex(const Node& choice, const Node& number, const Token& at);

    // parser_calls.cpp
    NodePointer call(const Token& function);
    NodePointer answered(const Token& function);
    void arguments(Node& node, const Token& function);
    NodePointer argument(const Node& node);
    void checkCall(Node& node, const Token& function);
    void checkIf(Node& node, const Token& function);

    Expression::Symbol symbolOf(const Token& name);
    /// That a condition stands here, and not for example a number.
    void needTruth(const Node& node);
    static void needNumber(const Node& node, const Token& at);
    void deeper(const Token& at);

    Token take();
    bool takeIf(std::string_view text);
    void expect(std::string_view sign, const Token& after);
    [[noreturn]] static void fail(const Token& at, std::string message, std::string fix);
    [[noreturn]] void failAtSign(const std::string& expected);

    std::string_view text_;
    const Expression::Symbols& symbols_;
    const std::vector<std::string>& known_;
    Token next_;
    int depth_ = 0;
};

std::optional<Comparison> comparisonOf(std::string_view sign);
std::optional<Function> functionOf(std::string_view word);

}  // namespace opmaat::engine
