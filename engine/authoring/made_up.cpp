#include "engine/authoring/made_up.h"

#include <algorithm>

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

    std::vector<int> answer(const Item& item);

private:
    static constexpr std::uint64_t kPlaces = 5;

    int choice(const Item& item);
    std::vector<int> several(const Item& item);

    MadeUpKind kind_;
    scoring::Random* random_;
    std::vector<int> scored_;  ///< [I] of the model, scored categories
    std::uint64_t place_ = 0;
};

int Person::choice(const Item& item)
{
    const std::uint64_t count = item.categories.size();
    if (kind_ == MadeUpKind::StraightLining) {
        return static_cast<int>(std::min(place_, count - 1));
    }
    if (kind_ == MadeUpKind::Random || item.modelItem < 0) {
        return static_cast<int>(random_->below(count));
    }
    // Several shown categories may score the same, for example two wrong answers: any of them.
    const int wanted = scored_[static_cast<std::size_t>(item.modelItem)];
    std::vector<int> fitting;
    for (std::size_t shown = 0; shown < item.score.size(); ++shown) {
        if (item.score[shown] == wanted) fitting.push_back(static_cast<int>(shown));
    }
    return fitting[random_->below(fitting.size())];
}

std::vector<int> Person::several(const Item& item)
{
    const std::uint64_t count = item.categories.size();
    if (kind_ == MadeUpKind::StraightLining) {
        return {static_cast<int>(std::min(place_, count - 1))};
    }
    std::vector<int> chosen;
    const std::uint64_t first = random_->below(count);  // at least one
    if (item.categories[first].exclusive) return {static_cast<int>(first)};
    for (std::uint64_t i = 0; i < count; ++i) {
        const bool taken = random_->below(2) == 0;
        if (i == first || (taken && !item.categories[i].exclusive)) {
            chosen.push_back(static_cast<int>(i));
        }
    }
    return chosen;
}

std::vector<int> Person::answer(const Item& item)
{
    return item.type == ItemType::Several ? several(item) : std::vector<int>{choice(item)};
}

/// SplitMix64's own way from one seed to the next, so that neighbours share nothing.
scoring::Random generatorOf(std::uint64_t seed, std::uint64_t person)
{
    scoring::Random outer(seed ^ (person * 0x9E3779B97F4A7C15u));
    return scoring::Random(outer.bits());
}

}  // namespace

std::map<std::string, Answer> makeUp(const Pack& pack, MadeUpKind kind, scoring::Random& random)
{
    Person person(pack, kind, random);
    std::map<std::string, Answer> answers;
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const Item& item = pack.items[i];
        if (item.categories.empty()) continue;
        if (item.showIf && visibility(pack, answers)[i] != Truth::True) continue;
        answers[item.id] = Answer{AnswerState::Answered, person.answer(item), 0.0, ""};
    }
    return answers;
}

std::string madeUpTable(const Pack& pack, MadeUpKind kind, std::uint64_t people, std::uint64_t seed)
{
    std::vector<const Item*> columns;
    std::string table;
    for (const Item& item : pack.items) {
        if (item.type != ItemType::Choice) continue;
        table += (columns.empty() ? "" : ",") + item.id;
        columns.push_back(&item);
    }
    table += "\n";
    for (std::uint64_t person = 0; person < people; ++person) {
        scoring::Random random = generatorOf(seed, person);
        const std::map<std::string, Answer> answers = makeUp(pack, kind, random);
        std::string row;
        for (const Item* const item : columns) {
            const auto given = answers.find(item->id);
            row += item == columns.front() ? "" : ",";
            row += given == answers.end() ? "" : std::to_string(given->second.categories.front());
        }
        table += row + "\n";
    }
    return table;
}

}  // namespace opmaat::engine
