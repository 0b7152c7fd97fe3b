#include <benchmark/benchmark.h>

#include "scoring/batch.h"
#include "scoring/choice.h"
#include "scoring/contributions.h"
#include "scoring/counterfactual.h"
#include "scoring/simulate.h"
#include "tests/scoring/made_up.h"

// The shape of the shipped questionnaire: 3 axes, 15 facets, 40 items, 5 profiles and background.

namespace opmaat::scoring {
namespace {

const Scorer& questionnaire()
{
    static const Model model = made_up::questionnaire();
    static const Scorer scorer(model, made_up::profiles(model));
    return scorer;
}

std::vector<std::vector<int>> respondents(int count)
{
    Random random(1);
    std::vector<std::vector<int>> drawn;
    drawn.reserve(static_cast<std::size_t>(count));
    for (int n = 0; n < count; ++n) {
        drawn.push_back(
            simulate(questionnaire().model(), questionnaire().mixture(), random).responses);
    }
    return drawn;
}

void constructScorer(benchmark::State& state)
{
    const Model model = made_up::questionnaire();
    const Mixture mixture = made_up::profiles(model);
    for ([[maybe_unused]] auto turn : state) benchmark::DoNotOptimize(Scorer(model, mixture));
}
BENCHMARK(constructScorer)->Unit(benchmark::kMillisecond);

void scoreOne(benchmark::State& state)
{
    const auto people = respondents(100);
    std::size_t n = 0;
    for ([[maybe_unused]] auto turn : state) {
        benchmark::DoNotOptimize(questionnaire().score(people[n++ % people.size()]));
    }
    state.counters["nodes"] = questionnaire().nodes();
    state.counters["error"] = questionnaire().integrationError();
}
BENCHMARK(scoreOne)->Unit(benchmark::kMicrosecond);

void scoreTenThousand(benchmark::State& state)
{
    const auto people = respondents(10000);
    const auto threads = static_cast<int>(state.range(0));
    for ([[maybe_unused]] auto turn : state) {
        benchmark::DoNotOptimize(scoreAll(questionnaire(), people, threads));
    }
    state.SetItemsProcessed(state.iterations() * 10000);
}
BENCHMARK(scoreTenThousand)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Axes of 20 items of 5 categories each, correlated .4, with one facet an axis.
const Scorer& plain(int axes)
{
    static const std::vector<Scorer> scorers = [] {
        std::vector<Scorer> made;
        for (int a = 1; a <= 3; ++a) {
            Eigen::MatrixXd r = Eigen::MatrixXd::Constant(a, a, 0.4);
            r.diagonal().setOnes();
            made.emplace_back(made_up::model(
                std::vector<std::vector<double>>(static_cast<std::size_t>(a), {1.0}), r, 20, 5));
        }
        return made;
    }();
    return scorers[static_cast<std::size_t>(axes - 1)];
}

std::vector<int> peopleSideBySide(const Scorer& scorer, int count)
{
    Random random(2);
    std::vector<int> all;
    for (int n = 0; n < count; ++n) {
        const std::vector<int> one = simulate(scorer.model(), {}, random).responses;
        all.insert(all.end(), one.begin(), one.end());
    }
    return all;
}

constexpr int kPeople = 10000;

/// Time a person: one thread, EAP and standard error of every axis.
void eapOfManyByAxes(benchmark::State& state)
{
    const Scorer& scorer = plain(static_cast<int>(state.range(0)));
    const std::vector<int> people = peopleSideBySide(scorer, kPeople);
    for ([[maybe_unused]] auto turn : state) benchmark::DoNotOptimize(placeAll(scorer, people, 1));
    state.counters["person"] = benchmark::Counter(
        kPeople, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    state.counters["nodes"] = scorer.nodes();
    state.counters["error"] = scorer.integrationError();
}
BENCHMARK(eapOfManyByAxes)->DenseRange(1, 3)->Unit(benchmark::kMillisecond);

/// The same for the mode.
void modeOfManyByAxes(benchmark::State& state)
{
    const Scorer& scorer = plain(static_cast<int>(state.range(0)));
    const std::vector<int> people = peopleSideBySide(scorer, kPeople);
    for ([[maybe_unused]] auto turn : state) benchmark::DoNotOptimize(modeAll(scorer, people, 1));
    state.counters["person"] = benchmark::Counter(
        kPeople, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(modeOfManyByAxes)->DenseRange(1, 3)->Unit(benchmark::kMillisecond);

void modeOfOne(benchmark::State& state)
{
    const auto people = respondents(100);
    std::size_t n = 0;
    for ([[maybe_unused]] auto turn : state) {
        benchmark::DoNotOptimize(questionnaire().mode(people[n++ % people.size()]));
    }
}
BENCHMARK(modeOfOne)->Unit(benchmark::kMicrosecond);

/// 15 answered facets by random orders, and 12 of them exactly; 200 pairs.
void explainOne(benchmark::State& state)
{
    std::vector<int> answers = respondents(1)[0];
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (questionnaire().model().items[i].facet >= state.range(0)) answers[i] = kMissing;
    }
    for ([[maybe_unused]] auto turn : state) {
        ExplainOptions options;
        options.pairs = 200;
        benchmark::DoNotOptimize(explain(questionnaire(), answers, 0, options));
    }
}
BENCHMARK(explainOne)->Arg(15)->Arg(12)->Unit(benchmark::kMillisecond);

/// Three axes of 20 items each and five profiles, half of the items answered.
void valueOfEveryItem(benchmark::State& state)
{
    const Model& model = plain(3).model();
    static const Scorer scorer = [&] {
        Mixture mixture = made_up::profiles(made_up::questionnaire());
        for (Profile& profile : mixture.profiles) profile.facetOffsets = Eigen::VectorXd::Zero(3);
        return Scorer(model, mixture);
    }();
    Random random(3);
    std::vector<int> answers = simulate(model, {}, random).responses;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (static_cast<int>(i) % 60 >= state.range(0)) answers[i] = kMissing;
    }
    for ([[maybe_unused]] auto turn : state)
        benchmark::DoNotOptimize(valuesOfItems(scorer, answers));
}
BENCHMARK(valueOfEveryItem)->Arg(0)->Arg(30)->Unit(benchmark::kMicrosecond);

void counterfactualsOfOne(benchmark::State& state)
{
    const auto people = respondents(20);
    const ProposalBounds bounds{0.5, 0.15, Eigen::Vector3d(1.0, 1.0, 1.0), {}};
    std::size_t n = 0;
    for ([[maybe_unused]] auto turn : state) {
        benchmark::DoNotOptimize(
            counterfactuals(questionnaire(), people[n++ % people.size()], bounds, false));
    }
}
BENCHMARK(counterfactualsOfOne)->Unit(benchmark::kMillisecond)->Iterations(20);

}  // namespace
}  // namespace opmaat::scoring
