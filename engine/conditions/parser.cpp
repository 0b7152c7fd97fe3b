#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "engine/conditions/node.h"
#include "engine/conditions/tokens.h"
#include "engine/json/nearest.h"

namespace opmaat::engine {
namespace {

using Node = Condition::Node;
using NodePointer = std::shared_ptr<const Node>;
using Kind = Node::Kind;

const std::map<std::string, Comparison, std::less<>> kComparisons = {
    {"=", Comparison::Equal},   {"!=", Comparison::Unequal},
    {"<", Comparison::Less},    {"<=", Comparison::LessOrEqual},
    {">", Comparison::Greater}, {">=", Comparison::GreaterOrEqual}};

/// Recursive descent, one token ahead. A mistake ends it by exception, inside this file only.
///
///     or         = and { "or" and }
///     and        = not { "and" not }
///     not        = "not" not | primary
///     primary    = "(" or ")" | "true" | "false" | "answered" "(" name ")" | comparison
///     comparison = name ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) ( number | category )
class Parser {
public:
    Parser(std::string_view text, const Condition::Symbols& symbols,
           const std::vector<std::string>& known)
        : text_(text), symbols_(symbols), known_(known), next_(tokenAt(text, 0))
    {
    }

    NodePointer whole();

private:
    NodePointer chain(Kind kind);
    NodePointer negation();
    NodePointer primary();
    NodePointer parenthesised();
    NodePointer answered();
    NodePointer comparison();
    void number(const Token& operand, const Condition::Symbol& symbol, Node& node);
    void category(const Token& operand, const Condition::Symbol& symbol, Node& node);
    Condition::Symbol symbolOf(const Token& name);

    Token take();
    bool takeIf(std::string_view text);
    void expect(std::string_view sign, const Token& after);
    [[noreturn]] static void fail(const Token& at, std::string message, std::string fix);
    [[noreturn]] void failAtSign(const std::string& expected);

    std::string_view text_;
    const Condition::Symbols& symbols_;
    const std::vector<std::string>& known_;
    Token next_;
    int depth_ = 0;
};

void Parser::fail(const Token& at, std::string message, std::string fix)
{
    throw Condition::Mistake{at.offset, std::move(message), std::move(fix)};
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

NodePointer Parser::whole()
{
    NodePointer node = chain(Kind::Or);
    if (next_.is(")")) {
        fail(next_, "this parenthesis closes nothing", "Remove it or open one before it");
    }
    if (next_.kind == Token::Kind::Word || next_.kind == Token::Kind::Number) {
        fail(next_, inQuotes(next_.text) + " stands where and, or, or the end is needed",
             didYouMean(next_.text, {"and", "or"}, "Write and or or before it"));
    }
    if (next_.kind != Token::Kind::End) {
        failAtSign("and, or, or the end");
    }
    return node;
}

/// "a or b or c" and its parts "a and b and c" become one node with three children.
NodePointer Parser::chain(Kind kind)
{
    Node node;
    node.kind = kind;
    do {
        NodePointer part = kind == Kind::Or ? chain(Kind::And) : negation();
        if (part->kind == kind) {
            node.children.insert(node.children.end(), part->children.begin(), part->children.end());
        } else {
            node.children.push_back(std::move(part));
        }
    } while (takeIf(kind == Kind::Or ? "or" : "and"));
    return node.children.size() == 1 ? node.children.front()
                                     : std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::negation()
{
    const Token token = next_;
    if (!takeIf("not")) {
        return primary();
    }
    if (++depth_ > Condition::kDepth) {
        fail(token, "the condition is nested more than 32 deep", "Split it or make it simpler");
    }
    Node node;
    node.kind = Kind::Not;
    node.children.push_back(negation());
    --depth_;
    return std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::primary()
{
    if (next_.is("(")) {
        return parenthesised();
    }
    if (next_.is("true") || next_.is("false")) {
        Node node;
        node.constant = take().is("true");
        return std::make_shared<const Node>(node);
    }
    if (next_.is("answered")) {
        return answered();
    }
    return comparison();
}

NodePointer Parser::parenthesised()
{
    const Token open = take();
    if (++depth_ > Condition::kDepth) {
        fail(open, "the condition is nested more than 32 deep", "Split it or make it simpler");
    }
    NodePointer inner = chain(Kind::Or);
    --depth_;
    if (!takeIf(")")) {
        fail(open, "this parenthesis is never closed", "Write ) where it ends");
    }
    return inner;
}

NodePointer Parser::answered()
{
    const Token function = take();
    expect("(", function);
    const Token name = take();
    if (name.kind != Token::Kind::Word) {
        fail(name, "answered( ) needs the name of an item", "Write it as in: answered(opens-post)");
    }
    symbolOf(name);
    expect(")", name);
    Node node;
    node.kind = Kind::Answered;
    node.name = name.text;
    return std::make_shared<const Node>(std::move(node));
}

Condition::Symbol Parser::symbolOf(const Token& name)
{
    std::optional<Condition::Symbol> symbol = symbols_(name.text);
    if (!symbol) {
        std::vector<std::string> names = known_;
        names.insert(names.end(), reservedWords().begin(), reservedWords().end());
        fail(name, "there is no item or other name " + inQuotes(name.text) + " here",
             didYouMean(name.text, names, "Use the id of an item that can be answered"));
    }
    return *std::move(symbol);
}

NodePointer Parser::comparison()
{
    if (next_.kind != Token::Kind::Word) {
        failAtSign("the name of an item");
    }
    const Token name = take();
    if (Condition::isReserved(name.text)) {
        fail(name, inQuotes(name.text) + " stands where the name of an item is needed",
             "Complete or remove this part");
    }
    const Condition::Symbol symbol = symbolOf(name);
    const auto comparison = kComparisons.find(next_.text);
    if (comparison == kComparisons.end()) {
        failAtSign("a comparison (= != < <= > >=) with " + inQuotes(name.text));
    }
    take();
    Node node;
    node.kind = Kind::Compare;
    node.name = name.text;
    node.comparison = comparison->second;
    if (next_.kind == Token::Kind::Number) {
        number(take(), symbol, node);
    } else if (next_.kind == Token::Kind::Word) {
        category(take(), symbol, node);
    } else {
        failAtSign("a number or the id of a category");
    }
    return std::make_shared<const Node>(std::move(node));
}

void Parser::number(const Token& operand, const Condition::Symbol& symbol, Node& node)
{
    if (!symbol.numeric || symbol.several) {
        fail(operand, inQuotes(node.name) + " cannot be compared with a number",
             "Compare it with the id of a category, with = or !=");
    }
    const char* const begin = operand.text.data();
    const auto result = std::from_chars(begin, begin + operand.text.size(), node.number);
    if (result.ec != std::errc()) {
        fail(operand, inQuotes(operand.text) + " is too large or too small", "Use another number");
    }
    const auto count = static_cast<double>(symbol.categories.size());
    const bool isIndex =
        std::trunc(node.number) == node.number && node.number >= 0.0 && node.number < count;
    if (!symbol.categories.empty() && !isIndex) {
        fail(operand, inQuotes(node.name) + " has no category " + inQuotes(operand.text),
             "Use a whole number from 0 to " + std::to_string(symbol.categories.size() - 1) +
                 ", counted as shown");
    }
}

void Parser::category(const Token& operand, const Condition::Symbol& symbol, Node& node)
{
    const auto& ids = symbol.categories;
    const auto found = std::find(ids.begin(), ids.end(), operand.text);
    if (found == ids.end()) {
        fail(operand,
             inQuotes(node.name) + " has no category with the id " + inQuotes(operand.text),
             didYouMean(operand.text, ids, "Give that category this id, or use a number"));
    }
    if (node.comparison != Comparison::Equal && node.comparison != Comparison::Unequal) {
        fail(operand, "the id of a category can only be compared with = or !=",
             "Use the category's number, counted from 0 as shown");
    }
    node.number = static_cast<double>(found - ids.begin());
    node.category = operand.text;
}

}  // namespace

bool Condition::isReserved(std::string_view word)
{
    const std::vector<std::string>& words = reservedWords();
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<Condition> Condition::parse(std::string_view text, const Symbols& symbols,
                                          Mistake& mistake, const std::vector<std::string>& known)
{
    try {
        return Condition(Parser(text, symbols, known).whole());
    } catch (const Mistake& found) {
        mistake = found;
        return std::nullopt;
    }
}

}  // namespace opmaat::engine
