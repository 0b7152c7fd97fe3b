#include <algorithm>
#include <cmath>
#include <map>

#include "engine/conditions/parser.h"
#include "engine/json/nearest.h"

namespace opmaat::engine {

using Kind = Node::Kind;
using NodePointer = Parser::NodePointer;

namespace {

bool hasCategories(const Node& node)
{
    return node.type == Type::Choice || node.type == Type::Several;
}

bool isNumber(const Node& node)
{
    return node.type == Type::Number || node.type == Type::Choice;
}

}  // namespace

std::optional<Comparison> comparisonOf(std::string_view sign)
{
    static const std::map<std::string, Comparison, std::less<>> kComparisons = {
        {"=", Comparison::Equal},   {"!=", Comparison::Unequal},
        {"<", Comparison::Less},    {"<=", Comparison::LessOrEqual},
        {">", Comparison::Greater}, {">=", Comparison::GreaterOrEqual}};
    const auto found = kComparisons.find(sign);
    return found == kComparisons.end() ? std::nullopt : std::optional(found->second);
}

NodePointer Parser::comparison(Wanted wanted)
{
    NodePointer left = sum();
    if (const auto sign = comparisonOf(next_.text)) {
        take();
        return compared(std::move(left), *sign);
    }
    if (takeIf("in")) {
        return among(std::move(left));
    }
    if (wanted == Wanted::Truth) {
        needTruth(*left);
    }
    return left;
}

NodePointer Parser::compared(NodePointer left, Comparison comparison)
{
    const bool ordered = comparison != Comparison::Equal && comparison != Comparison::Unequal;
    const Token at = next_;
    Node node;
    node.kind = Kind::Compare;
    node.comparison = comparison;
    NodePointer right = operand(*left, ordered);
    checkComparable(*left, *right, ordered, at);
    node.children = {std::move(left), std::move(right)};
    return std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::among(NodePointer left)
{
    Node node;
    node.kind = Kind::Among;
    expect("(", Token{Token::Kind::Word, next_.offset, "in"});
    node.children.push_back(std::move(left));
    do {
        const Token at = next_;
        NodePointer value = operand(*node.children.front(), false);
        checkComparable(*node.children.front(), *value, false, at);
        node.children.push_back(std::move(value));
    } while (takeIf(","));
    if (!takeIf(")")) {
        failAtSign(", or )");
    }
    return std::make_shared<const Node>(std::move(node));
}

/// What stands on the right: after a choice the id of one of its categories goes before all else.
NodePointer Parser::operand(const Node& left, bool ordered)
{
    if (next_.kind == Token::Kind::Word && hasCategories(left) && left.kind == Kind::Name) {
        const auto& ids = left.categories;
        const bool isCategory = std::find(ids.begin(), ids.end(), next_.text) != ids.end();
        const bool isOther = symbols_(next_.text) || functionOf(next_.text);
        if (isCategory || !isOther) {
            return category(left, ordered);
        }
    }
    if (next_.kind == Token::Kind::End || next_.kind == Token::Kind::Sign) {
        if (!next_.is("(") && !next_.is("-")) {
            failAtSign("a number or the id of a category");
        }
    }
    return sum();
}

NodePointer Parser::category(const Node& left, bool ordered)
{
    const Token token = take();
    const auto& ids = left.categories;
    const auto found = std::find(ids.begin(), ids.end(), token.text);
    if (found == ids.end()) {
        fail(token, inQuotes(left.word) + " has no category with the id " + inQuotes(token.text),
             didYouMean(token.text, ids, "Give that category this id, or use a number"));
    }
    if (ordered) {
        fail(token, "the id of a category can only be compared with = or !=",
             "Use the category's number, counted from 0 as shown");
    }
    Node node;
    node.type = Type::Choice;
    node.number = static_cast<double>(found - ids.begin());
    node.word = token.text;
    return std::make_shared<const Node>(std::move(node));
}

void Parser::checkIndex(const Node& choice, const Node& number, const Token& at)
{
    const auto count = static_cast<double>(choice.categories.size());
    const bool isIndex =
        std::trunc(number.number) == number.number && number.number >= 0 && number.number < count;
    if (!choice.categories.empty() && !isIndex) {
        fail(at, inQuotes(choice.word) + " has no category " + inQuotes(at.text),
             "Use a whole number from 0 to " + std::to_string(choice.categories.size() - 1) +
                 ", counted as shown");
    }
}

void Parser::checkComparable(const Node& left, const Node& right, bool ordered, const Token& at)
{
    const bool isCategory = right.kind == Kind::Constant && right.type == Type::Choice;
    if (left.type == Type::Several || right.type == Type::Several) {
        if (!isCategory || ordered) {
            const Node& several = left.type == Type::Several ? left : right;
            fail(at, inQuotes(printNode(several)) + " cannot be compared with a number",
                 "Compare it with the id of a category, with = or !=");
        }
        return;
    }
    const bool same =
        left.type == right.type && left.type != Type::Truth && left.type != Type::Opaque;
    if (!same && !(isNumber(left) && isNumber(right))) {
        fail(at,
             std::string(nameOf(left.type)) + " cannot be compared with " +
                 std::string(nameOf(right.type)),
             left.type == Type::Truth ? "Write a condition by itself, or with not"
             : left.type == Type::Opaque
                 ? "Ask whether it is there with answered( ), or compare its"
                   " score: score.ITEM"
                 : "Compare things of one kind");
    }
    if (left.kind == Kind::Name && left.type == Type::Choice && right.kind == Kind::Constant &&
        right.type == Type::Number) {
        checkIndex(left, right, at);
    }
}

}  // namespace opmaat::engine
