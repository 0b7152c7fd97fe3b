#include "engine/authoring/answer_classes.h"

#include <algorithm>
#include <cmath>

#include "engine/conditions/tokens.h"

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
        classes.push_back({labelOf(item, category), std::vector<int>{category}, 1.0 / count});
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
        AnswerClass one{"", std::vector<int>(), others / all};
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
        classes.push_back({labelOf(item, category), std::vector<int>{category}, 1.0 / all});
    }
    return classes;
}

}  // namespace

std::vector<AnswerClass> answerClasses(const Pack& pack, const Item& item)
{
    std::vector<AnswerClass> classes;
    if (!item.categories.empty()) {
        classes =
            item.type == ItemType::Several ? classesOfSeveral(pack, item) : classesOfChoice(item);
    }
    classes.push_back({"not answered", std::nullopt, 0.0});
    return classes;
}

}  // namespace opmaat::engine
