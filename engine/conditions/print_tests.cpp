#include "engine/conditions/simple_tests.h"

namespace opmaat::engine {
namespace {

using Kind = Node::Kind;
using NodePointer = std::shared_ptr<const Node>;

NodePointer chained(Kind kind, std::vector<NodePointer> children)
{
    if (children.size() == 1) return children.front();
    Node node;
    node.kind = kind;
    for (const NodePointer& child : children) {
        if (child->kind == kind) {
            node.children.insert(node.children.end(), child->children.begin(),
                                 child->children.end());
        } else {
            node.children.push_back(child);
        }
    }
    return std::make_shared<const Node>(std::move(node));
}

NodePointer nameNode(const SimpleTest& test)
{
    Node node;
    node.kind = Kind::Name;
    node.type = test.type;
    node.word = test.name;
    return std::make_shared<const Node>(std::move(node));
}

NodePointer constantNode(const SimpleTest& test)
{
    Node node;
    const bool isCategory = test.type == Type::Choice || test.type == Type::Several;
    node.type = isCategory ? Type::Number : test.type;
    node.number = test.number;
    node.word = test.word;
    return std::make_shared<const Node>(std::move(node));
}

NodePointer answeredNode(const SimpleTest& test, bool isTrue)
{
    Node call;
    call.kind = Kind::Call;
    call.function = Function::Answered;
    call.children.push_back(nameNode(test));
    NodePointer answered = std::make_shared<const Node>(std::move(call));
    if (isTrue) return answered;
    Node negation;
    negation.kind = Kind::Not;
    negation.children.push_back(std::move(answered));
    return std::make_shared<const Node>(std::move(negation));
}

NodePointer comparedNode(const SimpleTest& test)
{
    Node node;
    node.kind = Kind::Compare;
    node.comparison = test.comparison;
    node.children = {nameNode(test), constantNode(test)};
    return std::make_shared<const Node>(std::move(node));
}

NodePointer nodeOf(const SimpleTest& test)
{
    switch (test.kind) {
        case SimpleTest::Kind::Answered:
            return answeredNode(test, true);
        case SimpleTest::Kind::Unanswered:
            return answeredNode(test, false);
        case SimpleTest::Kind::ComparedOrUnanswered:
            return chained(Kind::Or, {answeredNode(test, false), comparedNode(test)});
        default:
            return comparedNode(test);
    }
}

bool isEqual(const SimpleTest& test)
{
    return test.kind == SimpleTest::Kind::Compared && test.comparison == Comparison::Equal;
}

NodePointer amongNode(const std::vector<SimpleTest>& tests, std::size_t from, std::size_t to)
{
    Node node;
    node.kind = Kind::Among;
    node.children.push_back(nameNode(tests[from]));
    for (std::size_t i = from; i < to; ++i) node.children.push_back(constantNode(tests[i]));
    return std::make_shared<const Node>(std::move(node));
}

NodePointer nodeOf(const SimpleTests& tests)
{
    std::vector<NodePointer> parts;
    for (std::size_t i = 0; i < tests.tests.size();) {
        std::size_t end = i + 1;
        while (!tests.all && isEqual(tests.tests[i]) && end < tests.tests.size() &&
               isEqual(tests.tests[end]) && tests.tests[end].name == tests.tests[i].name) {
            ++end;
        }
        parts.push_back(end == i + 1 ? nodeOf(tests.tests[i]) : amongNode(tests.tests, i, end));
        i = end;
    }
    return chained(tests.all ? Kind::And : Kind::Or, std::move(parts));
}

}  // namespace

std::string print(const std::vector<SimpleTests>& every)
{
    std::vector<NodePointer> parts;
    for (const SimpleTests& tests : every) {
        if (!tests.tests.empty()) parts.push_back(nodeOf(tests));
    }
    return parts.empty() ? "" : printNode(*chained(Kind::And, std::move(parts)));
}

}  // namespace opmaat::engine
