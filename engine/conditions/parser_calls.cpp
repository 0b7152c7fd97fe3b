#include <cmath>

#include "engine/conditions/parser.h"
#include "engine/json/nearest.h"

namespace opmaat::engine {

using Kind = Node::Kind;
using NodePointer = Parser::NodePointer;

std::optional<Function> functionOf(std::string_view word)
{
    for (int i = 0; i <= static_cast<int>(Function::If); ++i) {
        if (wordOf(static_cast<Function>(i)) == word) {
            return static_cast<Function>(i);
        }
    }
    return std::nullopt;
}

NodePointer Parser::call(const Token& function)
{
    if (function.is(wordOf(Function::Answered))) {
        return answered(function);
    }
    deeper(function);
    Node node;
    node.kind = Kind::Call;
    node.function = *functionOf(function.text);
    node.type = Type::Number;
    expect("(", function);
    arguments(node, function);
    checkCall(node, function);
    --depth_;
    return std::make_shared<const Node>(std::move(node));
}

NodePointer Parser::answered(const Token& function)
{
    expect("(", function);
    if (next_.kind != Token::Kind::Word) {
        fail(next_, "answered( ) needs the name of an item",
             "Write it as in: answered(opens-post)");
    }
    const Token token = take();
    Expression::Symbol symbol = symbolOf(token);
    expect(")", token);
    Node of;
    of.kind = Kind::Name;
    of.type = symbol.type;
    of.word = token.text;
    of.categories = std::move(symbol.categories);
    Node node;
    node.kind = Kind::Call;
    node.children.push_back(std::make_shared<const Node>(std::move(of)));
    return std::make_shared<const Node>(std::move(node));
}

void Parser::arguments(Node& node, const Token& function)
{
    do {
        node.children.push_back(argument(node));
    } while (takeIf(","));
    if (next_.kind == Token::Kind::End) {
        fail(next_, "')' is missing after what " + inQuotes(function.text) + " is given",
             "Close what was opened");
    }
    if (!takeIf(")")) {
        failAtSign(", or )");
    }
}

NodePointer Parser::argument(const Node& node)
{
    const Token at = next_;
    NodePointer argument = chain(Kind::Or, Wanted::Any);
    const bool isFirst = node.children.empty();
    switch (node.function) {
        case Function::Count:
            needTruth(*argument);
            break;
        case Function::AtLeast:
            if (!isFirst) {
                needTruth(*argument);
            } else if (argument->kind != Kind::Constant || argument->type != Type::Number ||
                       argument->number < 1 || std::trunc(argument->number) != argument->number) {
                fail(at, "at-least( ) begins with how many: a whole number from 1",
                     "Write it as in: at-least(2, rent = late, energy = late)");
            }
            break;
        case Function::If:
            if (isFirst) {
                needTruth(*argument);
            }
            break;
        case Function::Chosen:
            if (argument->type != Type::Several) {
                fail(at, "chosen( ) needs an item of which several answers can be chosen",
                     "Name an item of type several");
            }
            break;
        default:
            needNumber(*argument, at);
    }
    return argument;
}

void Parser::checkCall(Node& node, const Token& function)
{
    const std::size_t given = node.children.size();
    const auto need = [&](bool enough, const std::string& what) {
        if (!enough) {
            fail(function,
                 std::string(function.text) + "( ) needs " + what + ", and is given " +
                     std::to_string(given),
                 "Give it what it needs, with commas between");
        }
    };
    switch (node.function) {
        case Function::If:
            need(given == 3, "a condition and two values");
            checkIf(node, function);
            break;
        case Function::AtLeast:
            need(given >= 2, "a number and at least one condition");
            node.type = Type::Truth;
            if (node.children.front()->number > static_cast<double>(given - 1)) {
                fail(function,
                     "of " + std::to_string(given - 1) + " conditions never so many are true",
                     "Ask for fewer, or add conditions");
            }
            break;
        case Function::Chosen:
        case Function::Round:
        case Function::Abs:
            need(given == 1, "one value");
            break;
        default:
            break;
    }
}

void Parser::checkIf(Node& node, const Token& function)
{
    const Type then = node.children[1]->type, otherwise = node.children[2]->type;
    const auto isNumber = [](Type type) { return type == Type::Number || type == Type::Choice; };
    if (then == otherwise && then != Type::Several && then != Type::Opaque) {
        node.type = then == Type::Choice ? Type::Number : then;
    } else if (!(isNumber(then) && isNumber(otherwise))) {
        fail(function,
             "if( ) gives " + std::string(nameOf(then)) + " or " + std::string(nameOf(otherwise)),
             "Let both be numbers, conditions or months");
    }
}

}  // namespace opmaat::engine
