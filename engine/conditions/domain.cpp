#include "engine/conditions/domain.h"

#include <algorithm>
#include <set>

#include "engine/conditions/node.h"

namespace opmaat::engine {
namespace {

using Kind = Node::Kind;

constexpr std::size_t kMostSubsets = 8;  // categories of a set that are tried in and out

/// What expressions do with one name.
struct Use {
    std::set<double> constants;   ///< it is compared with
    bool isComputedWith = false;  ///< then the constants say too little
};

bool isName(const Node& node, const std::string& name)
{
    return node.kind == Kind::Name && node.word == name;
}

void collectUse(const Node& node, const std::string& name, Use& use)
{
    const bool compares = node.kind == Kind::Compare || node.kind == Kind::Among;
    const bool mentions = std::any_of(node.children.begin(), node.children.end(),
                                      [&](const auto& child) { return isName(*child, name); });
    const bool asks = node.kind == Kind::Call && node.function == Function::Answered;
    const bool onlyConstants = std::all_of(
        node.children.begin(), node.children.end(),
        [&](const auto& child) { return child->kind == Kind::Constant || isName(*child, name); });
    for (const auto& child : node.children) {
        if (!isName(*child, name)) {
            collectUse(*child, name, use);
        } else if (!asks && child->type != Type::Truth && !(compares && onlyConstants)) {
            use.isComputedWith = true;
        }
        if (compares && mentions && child->kind == Kind::Constant) {
            use.constants.insert(child->number);
        }
    }
}

Domain numbersFor(const Use& use)
{
    Domain domain{{std::nullopt}, !use.isComputedWith};
    std::vector<double> points;
    for (const double constant : use.constants) {
        points.push_back(points.empty() ? constant - 1.0 : (points.back() + constant) / 2.0);
        points.push_back(constant);
    }
    points.push_back(points.empty() ? 0.0 : points.back() + 1.0);
    for (const double point : points) {
        domain.worths.emplace_back(std::vector{point});
    }
    return domain;
}

Domain categoriesOf(std::size_t count)
{
    Domain domain{{std::nullopt}, true};
    for (std::size_t index = 0; index < count; ++index) {
        domain.worths.push_back(std::vector{static_cast<double>(index)});
    }
    return domain;
}

Domain subsetsOf(std::size_t count)
{
    const std::size_t tried = std::min(count, kMostSubsets);
    Domain domain{{std::nullopt}, tried == count};
    for (std::size_t subset = 0; subset < (std::size_t{1} << tried); ++subset) {
        std::vector<double> chosen;
        for (std::size_t index = 0; index < tried; ++index) {
            if ((subset >> index) % 2 == 1) {
                chosen.push_back(static_cast<double>(index));
            }
        }
        domain.worths.push_back(std::move(chosen));
    }
    return domain;
}

}  // namespace

Domain domainOf(const std::string& name, const Expression::Symbol& symbol,
                const std::vector<const Expression*>& users)
{
    switch (symbol.type) {
        case Type::Truth:
            return categoriesOf(2);
        case Type::Choice:
            return categoriesOf(symbol.categories.size());
        case Type::Several:
            return subsetsOf(symbol.categories.size());
        case Type::Opaque:
            return categoriesOf(1);  // there or not: nothing else can be asked
        default:
            break;
    }
    Use use;
    for (const Expression* user : users) {
        collectUse(user->root(), name, use);
    }
    return numbersFor(use);
}

Outcomes::Outcomes(std::vector<std::pair<std::string, Domain>> names) : names_(std::move(names)) {}

bool Outcomes::visitAll(const std::function<bool(const Assignment&)>& visit) const
{
    constexpr long kMost = 20'000;
    std::vector<std::size_t> at(names_.size(), 0);
    Assignment assignment;
    bool isComplete = true;
    for (const auto& [name, domain] : names_) {
        assignment[name] = domain.worths.front();
        isComplete = isComplete && domain.isComplete;
    }
    for (long visited = 0; visited < kMost; ++visited) {
        if (!visit(assignment)) {
            return false;
        }
        std::size_t turned = 0;  // as an odometer
        for (; turned < at.size(); ++turned) {
            at[turned] = (at[turned] + 1) % names_[turned].second.worths.size();
            assignment[names_[turned].first] = names_[turned].second.worths[at[turned]];
            if (at[turned] != 0) break;
        }
        if (turned == at.size()) {
            return isComplete;
        }
    }
    return false;
}

Expression::Lookup lookupIn(const Outcomes::Assignment& assignment)
{
    return [&assignment](std::string_view name) -> Worth {
        const auto found = assignment.find(name);
        return found == assignment.end() ? std::nullopt : found->second;
    };
}

}  // namespace opmaat::engine
