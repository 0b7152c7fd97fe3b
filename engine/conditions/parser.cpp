#include "engine/conditions/parser.h"

#include <algorithm>
#include <charconv>

#include "engine/conditions/month.h"
#include "engine/json/nearest.h"

namespace opmaat::engine {

using Kind = Node::Kind;
using NodePointer = Parser::NodePointer;

void Parser::fail(const Token& at, std::string message, std::string fix)
{
    throw Expression::Mistake{at.offset, std::move(message), std::move(fix)};
}

void Parser::failAtSign(const std::string& expected)
{
    if (next_.kind == Token::Kind::End) {
        fail(next_, "the condition ends where " + expected + " is needed",
             "Complete or remove the last part");
    }
    const std::string own(ownSignFor(next_.text));
    fail(next_, inQuotes(next_.text) + " stands where " + expected + " is needed",
         own.empty() ? "Compare as in: opens-post >= 1 and not owns-home = yes" : "Write " + own);
}

Token Parser::take()
{
    const Token token = next_;
    next_ = tokenAt(text_, token.offset + token.text.size());
    return token;
}

bool Parser::takeIf(std::string_view text)
{
    const bool found = next_.is(text);
    if (found) {
        take();
    }
    return found;
}

void Parser::expect(std::string_view sign, const Token& after)
{
    if (!takeIf(sign)) {
        fail(next_, inQuotes(sign) + " is missing after " + inQuotes(after.text),
             sign == ")" ? "Close what was opened" : "Write it as in: answered(opens-post)");
    }
}

void Parser::deeper(const Token& at)
{
    if (++depth_ > Expression::kDepth) {
        fail(at, "the condition is nested more than 32 deep", "Split it or make it simpler");
    }
}

void Parser::needTruth(const Node& node)
{
    if (node.type == Type::Truth) {
        return;
    }
    if (node.type == Type::Opaque) {
        failAtSign("answered( ) around " + inQuotes(printNode(node)));
    }
    if (node.kind == Kind::Name) {
        failAtSign("a comparison (= != < <= > >=) with " + inQuotes(node.word));
    }
    failAtSign("a comparison (= != < <= > >=) with " + std::string(nameOf(node.type)));
}

void Parser::needNumber(const Node& node, const Token& at)
{
    if (node.type != Type::Number && node.type != Type::Choice) {
        fail(at, std::string(nameOf(node.type)) + " stands where a number is needed",
             "Use numbers and choices here; a choice counts as its index, from 0 as shown");
    }
}

NodePointer Parser::whole(std::optional<Type> expected)
{
    const bool isCondition = expected == Type::Truth;
    NodePointer node = chain(Kind::Or, isCondition ? Wanted::Truth : Wanted::Any);
    if (next_.is(")")) {
        fail(next_, "this parenthesis closes nothing", "Remove it or open one before it");
    }
    if (next_.kind == Token::Kind::Number && next_.text[0] == '-') {
        fail(next_, inQuotes(next_.text) + " stands where a sign or the end is needed",
             "To subtract, write a space after the -");
    }
    if (next_.kind == Token::Kind::Word || next_.kind == Token::Kind::Number) {
        fail(next_, inQuotes(next_.text) + " stands where and, or, or the end is needed",
             didYouMean(next_.text, {"and", "or"}, "Write and or or before it"));
    }
    if (next_.kind != Token::Kind::End) {
        failAtSign("and, or, or the end");
    }
    if (expected && node->type != *expected) {
        throw Expression::Mistake{0,
                                  "this is " + std::string(nameOf(node->type)) + ", where " +
                                      std::string(nameOf(*expected)) + " is needed",
                                  "Write an expression of that kind"};
    }
    return node;
}

/// "a or b or c" and its parts "a and b and c" become one node with three children.
NodePointer Parser::chain(Kind kind, Wanted wanted)
{
    const std::string_view word = kind == Kind::Or ? "or" : "and";
    Node node;
    node.kind = kind;
    do {
        NodePointer part = kind == Kind::Or ? chain(Kind::And, wanted) : negation(wanted);
        if (next_.is(word) || !node.children.empty()) {
            needTruth(*part);
        }
        if (part->kind == kind) {
            node.children.insert(node.children.end(), part->children.begin(), part->children.end());
        } else {
            node.children.push_back(std::move(part));
        }
        wanted = next_.is(word) ? Wanted::Truth : wanted;
    } while (takeIf(word));
    return node.children.size() == 1 ? node.children.front()
                                     : std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::negation(Wanted wanted)
{
    const Token token = next_;
    if (!takeIf("not")) {
        return comparison(wanted);
    }
    deeper(token);
    Node node;
    node.kind = Kind::Not;
    node.children.push_back(negation(Wanted::Truth));
    --depth_;
    return std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::sum()
{
    NodePointer left = product();
    while (next_.is("+") || next_.is("-")) {
        const Token sign = take();
        const Kind kind = sign.is("+") ? Kind::Add : Kind::Subtract;
        left = operation(kind, sign, std::move(left), product());
    }
    return left;
}

NodePointer Parser::product()
{
    NodePointer left = factor();
    while (next_.is("*") || next_.is("/")) {
        const Token sign = take();
        const Kind kind = sign.is("*") ? Kind::Multiply : Kind::Divide;
        left = operation(kind, sign, std::move(left), factor());
    }
    return left;
}

/// Months and numbers: month - month is a number of months, month + number another month.
NodePointer Parser::operation(Kind kind, const Token& sign, NodePointer left, NodePointer right)
{
    Node node;
    node.kind = kind;
    node.type = Type::Number;
    const bool adds = kind == Kind::Add || kind == Kind::Subtract;
    if (adds && left->type == Type::Month) {
        if (right->type != Type::Month || kind == Kind::Add) {
            needNumber(*right, sign);
            node.type = Type::Month;
        }
    } else {
        needNumber(*left, sign);
        needNumber(*right, sign);
    }
    node.children = {std::move(left), std::move(right)};
    return std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::factor()
{
    if (next_.is("(")) {
        return parenthesised();
    }
    if (next_.is("-")) {
        return negative();
    }
    if (next_.kind == Token::Kind::Number) {
        return number();
    }
    if (next_.kind == Token::Kind::Month) {
        return month();
    }
    if (next_.is("true") || next_.is("false")) {
        Node node;
        node.number = take().is("true") ? 1.0 : 0.0;
        return std::make_shared<const Node>(node);
    }
    return name();
}

NodePointer Parser::negative()
{
    const Token sign = take();
    deeper(sign);
    Node node;
    node.kind = Kind::Negate;
    node.type = Type::Number;
    node.children.push_back(factor());
    needNumber(*node.children.front(), sign);
    --depth_;
    return std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::parenthesised()
{
    const Token open = take();
    deeper(open);
    NodePointer inner = chain(Kind::Or, Wanted::Any);
    --depth_;
    if (!takeIf(")")) {
        fail(open, "this parenthesis is never closed", "Write ) where it ends");
    }
    return inner;
}

NodePointer Parser::number()
{
    const Token token = take();
    Node node;
    node.type = Type::Number;
    const auto result =
        std::from_chars(token.text.data(), token.text.data() + token.text.size(), node.number);
    if (result.ec != std::errc()) {
        fail(token, inQuotes(token.text) + " is too large or too small", "Use another number");
    }
    return std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::month()
{
    const Token token = take();
    const std::optional<double> months = monthFrom(token.text);
    if (!months) {
        fail(token, inQuotes(token.text) + " is no month", "Write year and month as in: 2026-11");
    }
    Node node;
    node.type = Type::Month;
    node.number = *months;
    return std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::name()
{
    if (next_.kind != Token::Kind::Word) {
        failAtSign("the name of an item");
    }
    const Token token = take();
    if (functionOf(token.text)) {
        return call(token);
    }
    if (Expression::isReserved(token.text)) {
        fail(token, inQuotes(token.text) + " stands where the name of an item is needed",
             "Complete or remove this part");
    }
    Expression::Symbol symbol = symbolOf(token);
    Node node;
    node.kind = Kind::Name;
    node.type = symbol.type;
    node.word = token.text;
    node.categories = std::move(symbol.categories);
    return std::make_shared<const Node>(std::move(node));
}

Expression::Symbol Parser::symbolOf(const Token& name)
{
    std::optional<Expression::Symbol> symbol = symbols_(name.text);
    if (!symbol) {
        std::vector<std::string> names = known_;
        names.insert(names.end(), reservedWords().begin(), reservedWords().end());
        fail(name, "there is no item or other name " + inQuotes(name.text) + " here",
             didYouMean(name.text, names, "Use the id of an item that can be answered"));
    }
    return *std::move(symbol);
}

bool Expression::isReserved(std::string_view word)
{
    const std::vector<std::string>& words = reservedWords();
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<Expression> Expression::parse(std::string_view text, std::optional<Type> expected,
                                            const Symbols& symbols, Mistake& mistake,
                                            const std::vector<std::string>& known)
{
    try {
        return Expression(Parser(text, symbols, known).whole(expected));
    } catch (const Mistake& found) {
        mistake = found;
        return std::nullopt;
    }
}

}  // namespace opmaat::engine
