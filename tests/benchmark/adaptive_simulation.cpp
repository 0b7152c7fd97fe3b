// What adaptive delivery gains and loses beside fixed forms, on made-up respondents of a pack's own
// model. Prints the table that scoring/README.md quotes.
// Usage: adaptive_simulation PACK PEOPLE

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "engine/assessment/adaptive.h"
#include "scoring/choice.h"
#include "scoring/simulate.h"
#include "tests/engine/pack/any_answer.h"

namespace {

using namespace opmaat;
using namespace opmaat::engine;

/// Somebody made up, with the answers to all scored items as shown categories.
struct Person {
    scoring::Respondent truth;
    ResponseSet all;
};

Person madeUp(const Pack& pack, scoring::Random& random)
{
    Person person{simulate(pack.parameters.model, pack.profiles.mixture, random), {}};
    person.all.pack = pack.id;
    for (const Item& item : pack.items) {
        Answer& answer = person.all.answers[item.id];
        answer.state = AnswerState::Answered;
        if (item.modelItem < 0) continue;
        answer = answerThatScores(item,
                                  person.truth.responses[static_cast<std::size_t>(item.modelItem)]);
    }
    return person;
}

/// The answers to unscored items and to these.
ResponseSet only(const Person& person, const Pack& pack, const std::vector<bool>& asked)
{
    ResponseSet set = person.all;
    for (const Item& item : pack.items) {
        if (item.modelItem >= 0 && !asked[static_cast<std::size_t>(item.modelItem)])
            set.answers.erase(item.id);
    }
    return set;
}

/// The items of a fixed form: of every facet those that tell most before anything is known.
std::vector<bool> fixedForm(const Assessor& assessor, int perFacet)
{
    const scoring::Model& model = assessor.scorer().model();
    std::vector<scoring::ItemValue> values = scoring::valuesOfItems(
        assessor.scorer(), std::vector<int>(model.items.size(), scoring::kMissing));
    std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
        return a.profileInformation > b.profileInformation;
    });
    std::vector<int> taken(model.facets.size(), 0);
    std::vector<bool> asked(model.items.size(), false);
    for (const scoring::ItemValue& value : values) {
        const auto item = static_cast<std::size_t>(value.item);
        int& count = taken[static_cast<std::size_t>(model.items[item].facet)];
        if (count == perFacet) continue;
        ++count;
        asked[item] = true;
    }
    return asked;
}

ResponseSet adaptively(const Person& person, const Assessor& assessor, const AdaptiveRules& rules,
                       std::uint64_t seed)
{
    const Pack& pack = assessor.pack();
    ResponseSet set = only(person, pack, std::vector<bool>(pack.parameters.model.items.size()));
    const AdaptiveChoice choice(assessor, rules, seed);
    while (const auto next = choice.next(set))
        set.answers[next->item->id] = person.all.answers.at(next->item->id);
    return set;
}

/// What one form makes of everybody.
struct Row {
    std::vector<double> items, squares;
    double minutes = 0, covered = 0, proposed = 0, right = 0, sameAsLong = 0, surprise = 0;
    std::vector<double> uses;  ///< [I], how often each item was asked
};

struct Outcome {
    int proposal = -2;  ///< of the long form
};

void add(Row& row, const Person& person, const ResponseSet& set, const Assessor& assessor,
         Outcome& longForm)
{
    const Pack& pack = assessor.pack();
    const Placement placed = assessor.place(set);
    const scoring::Posterior& posterior = placed.posterior;
    double seconds = 0.0;
    row.uses.resize(pack.parameters.model.items.size(), 0.0);
    for (const Item& item : pack.items) {
        if (item.modelItem < 0 || !set.answers.contains(item.id)) continue;
        seconds += item.seconds;
        ++row.uses[static_cast<std::size_t>(item.modelItem)];
    }
    row.items.push_back(posterior.answered);
    row.minutes += seconds / 60.0;
    row.squares.resize(static_cast<std::size_t>(posterior.axisMean.size()), 0.0);
    for (Eigen::Index a = 0; a < posterior.axisMean.size(); ++a) {
        const double error = posterior.axisMean[a] - person.truth.theta[a];
        const double sd = std::sqrt(posterior.axisCovariance(a, a));
        row.squares[static_cast<std::size_t>(a)] += error * error;
        row.covered += std::fabs(error) <= 1.6448536 * sd ? 1.0 : 0.0;
    }
    const int proposal = placed.proposal.proposed() ? placed.proposal.best : -1;
    if (longForm.proposal == -2) longForm.proposal = proposal;
    row.proposed += proposal >= 0 ? 1.0 : 0.0;
    row.right += proposal >= 0 && proposal == person.truth.profile ? 1.0 : 0.0;
    row.sameAsLong += proposal == longForm.proposal ? 1.0 : 0.0;
    const double chance =
        person.truth.profile < 0
            ? posterior.backgroundProbability
            : posterior.profileProbability[static_cast<std::size_t>(person.truth.profile)];
    row.surprise -= std::log(std::max(chance, 1e-300));
}

void print(const std::string& name, Row row, const scoring::Model& model)
{
    const auto people = static_cast<double>(row.items.size());
    std::sort(row.items.begin(), row.items.end());
    double sum = 0.0;
    for (const double items : row.items) sum += items;
    const auto common = std::count_if(row.uses.begin(), row.uses.end(),
                                      [&](double uses) { return uses > 0.9 * people; });
    std::printf("| %s | %.1f (%.0f) | %.1f |", name.c_str(), sum / people,
                row.items[static_cast<std::size_t>(0.9 * people)], row.minutes / people);
    for (const double square : row.squares)
        std::printf(" %.1f |", 10.0 * std::sqrt(square / people));
    std::printf(" %.0f%% | %.0f%% | %.0f%% | %.0f%% | %.3f | %ld |\n",
                100.0 * row.covered / (people * static_cast<double>(model.axes.size())),
                100.0 * row.proposed / people, 100.0 * row.right / std::max(row.proposed, 1.0),
                100.0 * row.sameAsLong / people, row.surprise / people, static_cast<long>(common));
}

AdaptiveRules rules(AdaptiveGoal goal, std::optional<double> probability, std::optional<int> items,
                    int among = 1)
{
    AdaptiveRules made;
    made.goal = goal;
    made.profileProbability = probability;
    made.mostItems = items;
    made.among = among;
    return made;
}

/// A way to ask, and what it makes of everybody.
struct Form {
    std::string name;
    std::vector<bool> fixed;  ///< [I]; empty: adaptive
    AdaptiveRules rules;
    Row row;
};

std::vector<Form> formsOf(const Assessor& assessor)
{
    using enum AdaptiveGoal;
    const scoring::Model& model = assessor.scorer().model();
    const int items = static_cast<int>(model.facets.size()) + 8;
    const std::string many = std::to_string(items) + " items";
    return {{"long form", std::vector<bool>(model.items.size(), true), {}, {}},
            {"fixed, best item of each facet", fixedForm(assessor, 1), {}, {}},
            {"fixed, best two of each facet", fixedForm(assessor, 2), {}, {}},
            {"adaptive, profile, until .8", {}, rules(Profile, 0.8, {}), {}},
            {"adaptive, profile, until .7", {}, rules(Profile, 0.7, {}), {}},
            {"adaptive, profile, " + many, {}, rules(Profile, {}, items), {}},
            {"the same, one of the best three", {}, rules(Profile, {}, items, 3), {}},
            {"adaptive, axes, " + many, {}, rules(Axes, {}, items), {}}};
}

void printTable(const std::vector<Form>& forms, const scoring::Model& model)
{
    std::printf("| form | items (9 in 10 below) | minutes |");
    for (const scoring::Axis& axis : model.axes) std::printf(" error %s |", axis.id.c_str());
    std::printf(
        " in 90%% interval | proposed | right | as long form | surprise | asked of over 9 in 10 "
        "|\n");
    std::printf("|---|---|---|");
    for (std::size_t column = 0; column < model.axes.size() + 6; ++column) std::printf("---|");
    std::printf("\n");
    for (const Form& form : forms) print(form.name, form.row, model);
}

void simulateForms(const std::string& folder, int people)
{
    const Pack pack = loadPack(folder);
    const Assessor assessor(pack);
    std::vector<Form> forms = formsOf(assessor);
    scoring::Random random(20'261'127);
    for (int n = 0; n < people; ++n) {
        const Person person = madeUp(pack, random);
        Outcome longForm;
        for (Form& form : forms) {
            const ResponseSet set = form.fixed.empty() ? adaptively(person, assessor, form.rules,
                                                                    static_cast<std::uint64_t>(n))
                                                       : only(person, pack, form.fixed);
            add(form.row, person, set, assessor, longForm);
        }
    }
    printTable(forms, pack.parameters.model);
}

}  // namespace

int main(int argc, char** argv)
{
    const int people = argc == 3 ? std::atoi(argv[2]) : 0;
    if (people < 1) {
        std::fprintf(stderr, "usage: adaptive_simulation PACK PEOPLE\n");
        return 2;
    }
    try {
        simulateForms(argv[1], people);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
