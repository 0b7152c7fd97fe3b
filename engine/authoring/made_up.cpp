#include "engine/authoring/made_up.h"

#include <algorithm>
#include <numeric>

#include "engine/exchange/answer_cell.h"
#include "engine/interview/answer_value.h"
#include "engine/interview/visibility.h"
#include "scoring/simulate.h"

namespace opmaat::engine {
namespace {

/// One person: what they would answer to any item.
class Person {
public:
    Person(const Pack& pack, MadeUpKind kind, scoring::Random& random)
        : kind_(kind), random_(&random)
    {
        if (kind == MadeUpKind::Model) {
            scored_ =
                scoring::simulate(pack.parameters.model, pack.profiles.mixture, random).responses;
        }
        if (kind == MadeUpKind::StraightLining) place_ = random.below(kPlaces);
    }

    Answer answer(const Item& item);

private:
    static constexpr std::uint64_t kPlaces = 5;

    std::vector<double> ofModel(const Item& item);
    std::vector<double> choice(const Item& item);
    std::vector<double> several(const Item& item);
    std::vector<double> typed(const Item& item);
    std::vector<double> order(std::size_t count);
    std::vector<double> pairs(const Item& item);

    MadeUpKind kind_;
    scoring::Random* random_;
    std::vector<int> scored_;  ///< [I] of the model, scored categories
    std::uint64_t place_ = 0;
};

/// Several answers may score the same, for example two wrong ones: any of them.
std::vector<double> Person::ofModel(const Item& item)
{
    const int wanted = scored_[static_cast<std::size_t>(item.modelItem)];
    std::vector<std::vector<double>> fitting;
    for (const std::vector<double>& answer : tellingAnswers(item)) {
        if (scoredCategory(item, answer) == wanted) fitting.push_back(answer);
    }
    return fitting[random_->below(fitting.size())];
}

std::vector<double> Person::choice(const Item& item)
{
    const std::uint64_t count = item.categories.size();
    return {static_cast<double>(kind_ == MadeUpKind::StraightLining ? std::min(place_, count - 1)
                                                                    : random_->below(count))};
}

std::vector<double> Person::several(const Item& item)
{
    const std::uint64_t count = item.categories.size();
    if (kind_ == MadeUpKind::StraightLining) {
        return {static_cast<double>(std::min(place_, count - 1))};
    }
    std::vector<double> chosen;
    const std::uint64_t first = random_->below(count);  // at least one
    if (item.categories[first].exclusive) return {static_cast<double>(first)};
    for (std::uint64_t i = 0; i < count; ++i) {
        const bool taken = random_->below(2) == 0;
        if (i == first || (taken && !item.categories[i].exclusive)) {
            chosen.push_back(static_cast<double>(i));
        }
    }
    return chosen;
}

/// Who taps straight on types nothing: the lowest that there is.
std::vector<double> Person::typed(const Item& item)
{
    const auto count = static_cast<std::uint64_t>(item.range.count());
    const bool isTyped = kind_ != MadeUpKind::StraightLining;
    return {item.range.at(isTyped ? static_cast<double>(random_->below(count)) : 0.0)};
}

/// As they stand, or shuffled (Fisher and Yates, 1938).
std::vector<double> Person::order(std::size_t count)
{
    std::vector<double> order(count);
    std::iota(order.begin(), order.end(), 0.0);
    for (std::size_t left = count; left > 1 && kind_ != MadeUpKind::StraightLining; --left) {
        std::swap(order[left - 1], order[random_->below(left)]);
    }
    return order;
}

std::vector<double> Person::pairs(const Item& item)
{
    const std::vector<double> right = order(item.right.size());
    std::vector<double> pairs;
    for (std::size_t left = 0; left < item.categories.size(); ++left) {
        pairs.insert(pairs.end(), {static_cast<double>(left), right[left]});
    }
    return pairs;
}

Answer Person::answer(const Item& item)
{
    if (kind_ == MadeUpKind::Model && item.modelItem >= 0) return answerWorth(item, ofModel(item));
    switch (item.type) {
        case ItemType::Several:
            return answerWorth(item, several(item));
        case ItemType::Number:
        case ItemType::Amount:
        case ItemType::Month:
            return answerWorth(item, typed(item));
        case ItemType::Text:
            return answerWorth(item, {});
        case ItemType::Ordering:
            return answerWorth(item, order(item.categories.size()));
        case ItemType::Matching:
            return answerWorth(item, pairs(item));
        default:
            return answerWorth(item, choice(item));
    }
}

/// SplitMix64's own way from one seed to the next, so that neighbours share nothing.
scoring::Random generatorOf(std::uint64_t seed, std::uint64_t person)
{
    scoring::Random outer(seed ^ (person * 0x9E3779B97F4A7C15u));
    return scoring::Random(outer.bits());
}

}  // namespace

std::map<std::string, Answer> makeUp(const Pack& pack, MadeUpKind kind, scoring::Random& random,
                                     const Form* form)
{
    Person person(pack, kind, random);
    std::map<std::string, Answer> answers;
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const Item& item = pack.items[i];
        if (!item.takesAnswer() || !isIn(form, i)) continue;
        if (item.showIf && visibility(pack, answers, form)[i] != Truth::True) continue;
        answers[item.id] = person.answer(item);
    }
    return answers;
}

std::string madeUpTable(const Pack& pack, MadeUpKind kind, std::uint64_t people, std::uint64_t seed,
                        const Form* form)
{
    std::vector<const Item*> columns;
    std::string table;
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const Item& item = pack.items[i];
        if (!hasColumn(item) || !isIn(form, i)) continue;
        table += (columns.empty() ? "" : ",") + item.id;
        columns.push_back(&item);
    }
    table += "\n";
    for (std::uint64_t person = 0; person < people; ++person) {
        scoring::Random random = generatorOf(seed, person);
        const std::map<std::string, Answer> answers = makeUp(pack, kind, random, form);
        std::string row;
        for (const Item* const item : columns) {
            const auto given = answers.find(item->id);
            row += item == columns.front() ? "" : ",";
            row += given == answers.end() ? "" : cellOf(*item, given->second);
        }
        table += row + "\n";
    }
    return table;
}

}  // namespace opmaat::engine
