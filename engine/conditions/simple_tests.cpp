#include "engine/conditions/simple_tests.h"

#include <algorithm>

namespace opmaat::engine {
namespace {

using Kind = Node::Kind;

/// A part without and, or, not; `isTrue` unless it must be false.
struct Leaf {
    const Node* node = nullptr;
    bool isTrue = true;
};

/// What a leaf says of its name: of a choice, which categories it leaves; else tests.
struct Reading {
    std::string name;
    Type type = Type::Choice;
    std::vector<std::string> ids;  ///< [K]
    std::vector<bool> left;        ///< [K] of a choice
    bool all = true;               ///< of the tests
    std::vector<SimpleTest> tests;
};

bool isCallOfAnswered(const Node& node)
{
    return node.kind == Kind::Call && node.function == Function::Answered;
}

Comparison negationOf(Comparison comparison)
{
    switch (comparison) {
        case Comparison::Equal:
            return Comparison::Unequal;
        case Comparison::Unequal:
            return Comparison::Equal;
        case Comparison::Less:
            return Comparison::GreaterOrEqual;
        case Comparison::LessOrEqual:
            return Comparison::Greater;
        case Comparison::Greater:
            return Comparison::LessOrEqual;
        case Comparison::GreaterOrEqual:
            return Comparison::Less;
    }
    return comparison;
}

/// 3 > name is name < 3.
Comparison mirrored(Comparison comparison)
{
    switch (comparison) {
        case Comparison::Less:
            return Comparison::Greater;
        case Comparison::LessOrEqual:
            return Comparison::GreaterOrEqual;
        case Comparison::Greater:
            return Comparison::Less;
        case Comparison::GreaterOrEqual:
            return Comparison::LessOrEqual;
        default:
            return comparison;
    }
}

bool holds(Comparison comparison, double left, double right)
{
    switch (comparison) {
        case Comparison::Equal:
            return left == right;
        case Comparison::Unequal:
            return left != right;
        case Comparison::Less:
            return left < right;
        case Comparison::LessOrEqual:
            return left <= right;
        case Comparison::Greater:
            return left > right;
        case Comparison::GreaterOrEqual:
            return left >= right;
    }
    return false;
}

SimpleTest testOf(const Node& name, Comparison comparison, double number)
{
    SimpleTest test{name.word, SimpleTest::Kind::Compared, comparison, name.type, number, ""};
    const auto index = static_cast<std::size_t>(number);
    const bool isCategory = name.type == Type::Choice || name.type == Type::Several;
    if (isCategory && index < name.categories.size()) test.word = name.categories[index];
    return test;
}

/// `not answered(q) or q != x`, which is one test to programs that take no answer for another one.
std::optional<SimpleTest> unlessAnswered(const Node& node)
{
    if (node.kind != Kind::Or || node.children.size() != 2) return std::nullopt;
    const Node& first = *node.children.front();
    const Node& second = *node.children.back();
    const bool fits =
        first.kind == Kind::Not && isCallOfAnswered(*first.children.front()) &&
        second.kind == Kind::Compare && second.comparison == Comparison::Unequal &&
        second.children.front()->kind == Kind::Name &&
        second.children.back()->kind == Kind::Constant &&
        second.children.front()->word == first.children.front()->children.front()->word;
    if (!fits) return std::nullopt;
    SimpleTest test =
        testOf(*second.children.front(), Comparison::Unequal, second.children.back()->number);
    test.kind = SimpleTest::Kind::ComparedOrUnanswered;
    return test;
}

/// Parts of one `and` or one `or`, with every `not` moved into them.
class Leaves {
public:
    bool collect(const Node& node, bool isTrue)
    {
        if (node.kind == Kind::Not) return collect(*node.children.front(), !isTrue);
        if (node.kind != Kind::And && node.kind != Kind::Or) {
            leaves.push_back({&node, isTrue});
            return true;
        }
        const bool isAll = (node.kind == Kind::And) == isTrue;
        if (all && *all != isAll) {
            if (isAll || !isTrue || !unlessAnswered(node)) return false;
            leaves.push_back({&node, true});
            return true;
        }
        all = isAll;
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](const auto& child) { return collect(*child, isTrue); });
    }

    std::optional<bool> all;
    std::vector<Leaf> leaves;
};

/// A name on the left, however it was written; nothing when two names are compared.
struct Comparing {
    const Node* name = nullptr;
    Comparison comparison = Comparison::Equal;
    std::vector<double> numbers;  ///< several: any of them
};

std::optional<Comparing> comparing(const Node& node)
{
    if (node.kind != Kind::Compare && node.kind != Kind::Among) return std::nullopt;
    const Node* name = node.children.front().get();
    Comparing all{name, node.comparison, {}};
    std::size_t from = 1, to = node.children.size();
    if (node.kind == Kind::Compare && name->kind != Kind::Name) {
        all.name = node.children.back().get();
        all.comparison = mirrored(node.comparison);
        from = 0, to = 1;
    }
    for (std::size_t i = from; i < to; ++i) {
        if (node.children[i]->kind != Kind::Constant) return std::nullopt;
        all.numbers.push_back(node.children[i]->number);
    }
    return all.name->kind == Kind::Name ? std::optional(all) : std::nullopt;
}

Reading readingOfComparison(const Comparing& part, bool isTrue)
{
    Reading reading{part.name->word, part.name->type, part.name->categories, {}, isTrue, {}};
    if (part.name->type == Type::Choice) {
        for (std::size_t c = 0; c < reading.ids.size(); ++c) {
            const bool any =
                std::any_of(part.numbers.begin(), part.numbers.end(), [&](double number) {
                    return holds(part.comparison, static_cast<double>(c), number);
                });
            reading.left.push_back(any == isTrue);
        }
        return reading;
    }
    // One of several constants is any of these tests; none of them is all of their opposites.
    reading.all = !isTrue;
    const Comparison comparison = isTrue ? part.comparison : negationOf(part.comparison);
    for (const double number : part.numbers) {
        reading.tests.push_back(testOf(*part.name, comparison, number));
    }
    if (reading.tests.size() == 1) reading.all = true;
    return reading;
}

std::optional<Reading> readingOf(const Leaf& leaf)
{
    if (isCallOfAnswered(*leaf.node)) {
        const Node& name = *leaf.node->children.front();
        const auto kind = leaf.isTrue ? SimpleTest::Kind::Answered : SimpleTest::Kind::Unanswered;
        SimpleTest test{name.word, kind, Comparison::Equal, name.type, 0.0, ""};
        return Reading{"", name.type, {}, {}, true, {std::move(test)}};
    }
    if (const auto unless = unlessAnswered(*leaf.node)) {
        return Reading{"", unless->type, {}, {}, true, {*unless}};
    }
    const auto part = comparing(*leaf.node);
    return part ? std::optional(readingOfComparison(*part, leaf.isTrue)) : std::nullopt;
}

/// Two readings of one choice become one: what both leave, or what either does.
void add(Reading reading, bool all, std::vector<Reading>& readings)
{
    const auto same = std::find_if(readings.begin(), readings.end(), [&](const Reading& other) {
        return !reading.left.empty() && !other.left.empty() && other.name == reading.name;
    });
    if (same == readings.end()) {
        readings.push_back(std::move(reading));
        return;
    }
    for (std::size_t c = 0; c < same->left.size(); ++c) {
        same->left[c] = all ? same->left[c] && reading.left[c] : same->left[c] || reading.left[c];
    }
}

/// The categories that are left with =, or those that are not with !=.
void addCategories(const Reading& reading, bool byLeaving, std::vector<SimpleTest>& tests)
{
    for (std::size_t c = 0; c < reading.left.size(); ++c) {
        if (reading.left[c] == byLeaving) {
            tests.push_back({reading.name, SimpleTest::Kind::Compared,
                             byLeaving ? Comparison::Equal : Comparison::Unequal, Type::Choice,
                             static_cast<double>(c), reading.ids[c]});
        }
    }
}

/// False when tests of this kind cannot say it.
bool addTests(const Reading& reading, SimpleTests& tests)
{
    if (reading.left.empty()) {
        const bool fits = reading.tests.size() == 1 || reading.all == tests.all;
        if (fits) {
            tests.tests.insert(tests.tests.end(), reading.tests.begin(), reading.tests.end());
        }
        return fits;
    }
    const auto count = std::count(reading.left.begin(), reading.left.end(), true);
    if (count == 0) return false;
    if (count == static_cast<std::ptrdiff_t>(reading.left.size())) {
        tests.tests.push_back(
            {reading.name, SimpleTest::Kind::Answered, Comparison::Equal, Type::Choice, 0.0, ""});
    } else {
        addCategories(reading, !tests.all || count == 1, tests.tests);
    }
    return true;
}

/// Whether one reading alone is said by all of its tests, or by any.
bool isAllAlone(const Reading& reading)
{
    if (reading.left.empty()) return reading.all;
    const auto count = std::count(reading.left.begin(), reading.left.end(), true);
    return count == 1 || count + 1 >= static_cast<std::ptrdiff_t>(reading.left.size());
}

}  // namespace

std::optional<SimpleTests> simpleTestsOf(const Condition& condition)
{
    Leaves found;
    if (!found.collect(condition.expression().root(), true)) return std::nullopt;
    SimpleTests tests;
    tests.all = found.all.value_or(true);
    std::vector<Reading> readings;
    for (const Leaf& leaf : found.leaves) {
        std::optional<Reading> reading = readingOf(leaf);
        if (!reading) return std::nullopt;
        add(*std::move(reading), tests.all, readings);
    }
    if (readings.size() == 1) tests.all = isAllAlone(readings.front());
    for (const Reading& reading : readings) {
        if (!addTests(reading, tests)) return std::nullopt;
    }
    return tests;
}

}  // namespace opmaat::engine
