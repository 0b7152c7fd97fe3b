#include "engine/authoring/answer_classes.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/conditions/month.h"
#include "engine/conditions/tokens.h"
#include "engine/pack/names.h"
#include "engine/pack/spoken.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kMostNamed = 12;  // of several: 4,096 classes

std::string labelOf(const Item& item, int category)
{
    const std::string& id = item.categories[static_cast<std::size_t>(category)].id;
    return id.empty() ? std::to_string(category) : id;
}

/// Whether an expression tells this option from others: names it, or counts what is chosen.
bool looksAt(const Expression& expression, const Item& item, const std::string& option)
{
    const std::vector<std::string> names = expression.names();
    if (std::find(names.begin(), names.end(), item.id) == names.end()) return false;
    const std::string text = expression.print();
    Token token = tokenAt(text, 0);
    while (token.kind != Token::Kind::End && !token.is(option) && !token.is("chosen")) {
        token = tokenAt(text, token.offset + token.text.size());
    }
    return token.kind != Token::Kind::End;
}

/// The conditions of items, and the computed values that these use.
std::vector<const Expression*> decidingExpressions(const Pack& pack)
{
    std::vector<const Expression*> deciding;
    for (const Item& item : pack.items) {
        if (item.showIf) deciding.push_back(&item.showIf->expression());
    }
    for (std::size_t i = 0; i < deciding.size(); ++i) {  // it grows
        for (const std::string& name : deciding[i]->names()) {
            const Computed* const computed = pack.findComputed(name);
            const bool isNew = computed != nullptr && std::find(deciding.begin(), deciding.end(),
                                                                &computed->value) == deciding.end();
            if (isNew) deciding.push_back(&computed->value);
        }
    }
    return deciding;
}

std::vector<AnswerClass> classesOfChoice(const Item& item)
{
    std::vector<AnswerClass> classes;
    const auto count = static_cast<int>(item.categories.size());
    classes.reserve(item.categories.size() + 1);
    for (int category = 0; category < count; ++category) {
        classes.push_back(
            {labelOf(item, category), std::vector<double>{double(category)}, 1.0 / count});
    }
    return classes;
}

/// The options of an item of type several, in the groups that count here.
struct Options {
    std::vector<int> named, others;            ///< that can be chosen together
    std::vector<int> namedAlone, othersAlone;  ///< exclusive
};

Options optionsOf(const Pack& pack, const Item& item)
{
    const std::vector<const Expression*> deciding = decidingExpressions(pack);
    Options options;
    for (std::size_t i = 0; i < item.categories.size(); ++i) {
        const bool alone = item.categories[i].exclusive;
        const auto looks = [&](const Expression* expression) {
            return looksAt(*expression, item, item.categories[i].id);
        };
        const bool named = std::any_of(deciding.begin(), deciding.end(), looks) &&
                           options.named.size() + options.namedAlone.size() < kMostNamed;
        auto& group = named ? (alone ? options.namedAlone : options.named)
                            : (alone ? options.othersAlone : options.others);
        group.push_back(static_cast<int>(i));
    }
    return options;
}

/// Every answer is some options together, at least one, or one that excludes all others; each of
/// these is as likely. Options that nothing names are counted and not told apart.
std::vector<AnswerClass> classesOfSeveral(const Pack& pack, const Item& item)
{
    const Options options = optionsOf(pack, item);
    const double others = std::exp2(static_cast<double>(options.others.size()));
    const auto alone = static_cast<double>(options.othersAlone.size());
    const std::size_t choices = std::size_t{1} << options.named.size();
    const double all = others * static_cast<double>(choices) - 1.0 + alone +
                       static_cast<double>(options.namedAlone.size());
    std::vector<AnswerClass> classes;
    for (std::size_t choice = 0; choice < choices; ++choice) {
        AnswerClass one{"", std::vector<double>(), others / all};
        for (std::size_t i = 0; i < options.named.size(); ++i) {
            if (((choice >> i) & 1u) == 0) continue;
            one.answer->push_back(options.named[i]);
            one.label += (one.label.empty() ? "" : ", ") + labelOf(item, options.named[i]);
        }
        if (choice == 0) {
            one.label = "something else";
            one.chance = (others - 1.0 + alone) / all;
            const auto& some = options.others.empty() ? options.othersAlone : options.others;
            if (some.empty()) continue;
            one.answer->push_back(some.front());
        }
        classes.push_back(std::move(one));
    }
    for (const int category : options.namedAlone) {
        classes.push_back(
            {labelOf(item, category), std::vector<double>{double(category)}, 1.0 / all});
    }
    return classes;
}

/// Whether a condition, or a computed value or scale that it uses, asks for the score of a task.
bool countsByScore(const Pack& pack, const Item& item)
{
    const std::vector<const Expression*> deciding = decidingExpressions(pack);
    return item.key && std::any_of(deciding.begin(), deciding.end(), [&](const auto* expression) {
               const std::vector<std::string> names = expression->names();
               return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                   const std::vector<const Item*> behind = itemsBehind(pack, {name});
                   return name != item.id &&
                          std::find(behind.begin(), behind.end(), &item) != behind.end();
               });
           });
}

/// One a score. What is scored is as likely as the telling answers with that score are many.
std::vector<AnswerClass> classesOfScores(const Item& item)
{
    std::map<int, std::vector<std::vector<double>>> byScore;
    const std::vector<std::vector<double>> all = tellingAnswers(item);
    for (const std::vector<double>& answer : all) byScore[pointsOf(item, answer)].push_back(answer);
    std::vector<AnswerClass> classes;
    for (const auto& [score, answers] : byScore) {
        const double share = static_cast<double>(answers.size()) / static_cast<double>(all.size());
        classes.push_back({"score " + std::to_string(score), answers.front(), share});
    }
    return classes;
}

std::string typedLabel(const Item& item, double value)
{
    return item.type == ItemType::Month ? monthText(value)
                                        : spokenNumber(value, item.range.decimals(), "en");
}

/// What may be typed, in steps from the lowest.
class Steps {
public:
    explicit Steps(const Item& item) : item_(&item) {}

    double count() const { return item_->range.count(); }
    double below(double value) const { return within(std::ceil(stepsTo(value) - kRounding)); }
    double upTo(double value) const { return within(std::floor(stepsTo(value) + kRounding) + 1.0); }

    /// The class of `count` values from `first` on.
    AnswerClass from(double first, double count, double all) const
    {
        const double value = item_->range.at(first);
        const std::string last =
            count > 1.0 ? " .. " + typedLabel(*item_, item_->range.at(first + count - 1.0)) : "";
        return {typedLabel(*item_, value) + last, Worth(std::vector{value}), count / all};
    }

private:
    static constexpr double kRounding = 1e-6;

    double stepsTo(double value) const { return (value - item_->range.least) / item_->range.step; }
    double within(double steps) const { return std::clamp(steps, 0.0, count()); }

    const Item* item_;
};

/// A number that conditions compute with: some values, as far apart as the next.
std::vector<AnswerClass> spreadOver(const Steps& steps)
{
    constexpr double kMost = 9.0;
    const double count = std::min(steps.count(), kMost);
    std::vector<AnswerClass> classes;
    for (double i = 0.0; i < count; ++i) {
        const double at = count < 2.0 ? 0.0 : std::round(i * (steps.count() - 1.0) / (count - 1.0));
        classes.push_back(steps.from(at, 1.0, count));
    }
    return classes;
}

/// Of a number, amount or month: every value that a condition compares it with, and one for all
/// that lie before, between and after.
std::vector<AnswerClass> classesOfTyped(const Pack& pack, const Item& item)
{
    const Domain domain = domainOf(item.id, *symbolOf(pack, item.id), decidingExpressions(pack));
    const Steps steps(item);
    if (!domain.isComplete) return spreadOver(steps);
    std::vector<AnswerClass> classes;
    double done = 0.0;
    const auto add = [&](double upTo) {
        if (upTo > done) classes.push_back(steps.from(done, upTo - done, steps.count()));
        done = std::max(done, upTo);
    };
    for (std::size_t i = 2; i < domain.worths.size(); i += 2) {  // every other one is a constant
        const double constant = domain.worths[i]->front();
        add(steps.below(constant));
        add(steps.upTo(constant));
    }
    add(steps.count());
    return classes;
}

std::vector<AnswerClass> classesOfAnswered(const Pack& pack, const Item& item)
{
    if (countsByScore(pack, item)) return classesOfScores(item);
    switch (item.type) {
        case ItemType::Several:
            return classesOfSeveral(pack, item);
        case ItemType::Number:
        case ItemType::Amount:
        case ItemType::Month:
            return classesOfTyped(pack, item);
        case ItemType::Text:
        case ItemType::Ordering:
        case ItemType::Matching:
            return {{"answered", Worth(std::vector<double>()), 1.0}};
        default:
            return classesOfChoice(item);
    }
}

}  // namespace

std::vector<AnswerClass> answerClasses(const Pack& pack, const Item& item)
{
    std::vector<AnswerClass> classes;
    if (item.takesAnswer()) {
        classes = classesOfAnswered(pack, item);
    }
    classes.push_back({"not answered", std::nullopt, 0.0});
    return classes;
}

}  // namespace opmaat::engine
