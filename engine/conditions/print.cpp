#include <algorithm>
#include <array>
#include <charconv>

#include "engine/conditions/month.h"
#include "engine/conditions/node.h"

namespace opmaat::engine {
namespace {

using Kind = Node::Kind;

/// The shortest decimal without exponent that reads back the same.
std::string printNumber(double number)
{
    std::array<char, 400> digits{};  // the smallest double takes 327
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                      std::chars_format::fixed);
    return {digits.data(), result.ptr};
}

std::string printConstant(const Node& node)
{
    if (!node.word.empty()) {
        return node.word;
    }
    switch (node.type) {
        case Type::Truth:
            return node.number != 0.0 ? "true" : "false";
        case Type::Month:
            return monthText(node.number);
        default:
            return printNumber(node.number);
    }
}

std::string inParentheses(const std::string& text)
{
    return "(" + text + ")";
}

/// @param least  a child that binds less stands in parentheses
std::string printChild(const Node& child, int least)
{
    return bindingOf(child.kind) < least ? inParentheses(printNode(child)) : printNode(child);
}

std::string printList(const Node& node, std::size_t from)
{
    std::string text;
    for (std::size_t i = from; i < node.children.size(); ++i) {
        text += (text.empty() ? "" : ", ") + printNode(*node.children[i]);
    }
    return inParentheses(text);
}

/// The right part of a - and a / needs parentheses where the left does not.
std::string printOperation(const Node& node)
{
    const int own = bindingOf(node.kind);
    return printChild(*node.children.front(), own) + " " + std::string(signOf(node.kind)) + " " +
           printChild(*node.children.back(), own + 1);
}

/// "-5" would be a number and not a negation. No more parentheses than it was written with: they
/// count as nesting.
std::string printNegation(const Node& child)
{
    const std::string text = printChild(child, bindingOf(Kind::Negate));
    const bool isDigit = text.front() >= '0' && text.front() <= '9';
    return (isDigit ? "- " : "-") + text;
}

std::string printChain(const Node& node)
{
    std::string text;
    for (const auto& child : node.children) {
        text += text.empty() ? "" : node.kind == Kind::And ? " and " : " or ";
        text += printChild(*child, bindingOf(node.kind) + 1);
    }
    return text;
}

}  // namespace

int bindingOf(Kind kind)
{
    switch (kind) {
        case Kind::Or:
            return 0;
        case Kind::And:
            return 1;
        case Kind::Not:
            return 2;
        case Kind::Compare:
        case Kind::Among:
            return 3;
        case Kind::Add:
        case Kind::Subtract:
            return 4;
        case Kind::Multiply:
        case Kind::Divide:
            return 5;
        case Kind::Negate:
            return 6;
        default:
            return 7;
    }
}

std::string_view wordOf(Function function)
{
    static constexpr std::array<std::string_view, 11> kWords = {
        "answered", "chosen", "at-least", "count", "sum", "mean",
        "min",      "max",    "round",    "abs",   "if"};
    return kWords[static_cast<std::size_t>(function)];
}

std::string_view signOf(Comparison comparison)
{
    static constexpr std::array<std::string_view, 6> kSigns = {"=", "!=", "<", "<=", ">", ">="};
    return kSigns[static_cast<std::size_t>(comparison)];
}

std::string_view signOf(Kind operation)
{
    switch (operation) {
        case Kind::Add:
            return "+";
        case Kind::Subtract:
            return "-";
        case Kind::Multiply:
            return "*";
        default:
            return "/";
    }
}

std::string_view nameOf(Type type)
{
    static constexpr std::array<std::string_view, 6> kNames = {
        "a condition",      "a number", "a choice",
        "a set of choices", "a month",  "an order, pairs or words"};
    return kNames[static_cast<std::size_t>(type)];
}

std::string printNode(const Node& node)
{
    switch (node.kind) {
        case Kind::Or:
        case Kind::And:
            return printChain(node);
        case Kind::Not:
            return "not " + printChild(*node.children.front(), bindingOf(node.kind));
        case Kind::Compare:
            return printChild(*node.children.front(), bindingOf(node.kind) + 1) + " " +
                   std::string(signOf(node.comparison)) + " " +
                   printChild(*node.children.back(), bindingOf(node.kind) + 1);
        case Kind::Among:
            return printChild(*node.children.front(), bindingOf(node.kind) + 1) + " in " +
                   printList(node, 1);
        case Kind::Add:
        case Kind::Subtract:
        case Kind::Multiply:
        case Kind::Divide:
            return printOperation(node);
        case Kind::Negate:
            return printNegation(*node.children.front());
        case Kind::Constant:
            return printConstant(node);
        case Kind::Name:
            return node.word;
        case Kind::Call:
            return std::string(wordOf(node.function)) + printList(node, 0);
    }
    return {};
}

void collectNames(const Node& node, std::vector<std::string>& names)
{
    if (node.kind == Kind::Name &&
        std::find(names.begin(), names.end(), node.word) == names.end()) {
        names.push_back(node.word);
    }
    for (const auto& child : node.children) {
        collectNames(*child, names);
    }
}

Type Expression::type() const
{
    return root_->type;
}

std::vector<std::string> Expression::names() const
{
    std::vector<std::string> names;
    collectNames(*root_, names);
    return names;
}

std::string Expression::print() const
{
    return printNode(*root_);
}

}  // namespace opmaat::engine
