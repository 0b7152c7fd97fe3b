#include <benchmark/benchmark.h>

#include "scoring/batch.h"
#include "scoring/contributions.h"
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

void modeOfOne(benchmark::State& state)
{
    const auto people = respondents(100);
    std::size_t n = 0;
    for ([[maybe_unused]] auto turn : state) {
        benchmark::DoNotOptimize(questionnaire().mode(people[n++ % people.size()]));
    }
}
BENCHMARK(modeOfOne)->Unit(benchmark::kMicrosecond);

/// 15 answered facets by random orders, and 12 of them exactly.
void explainOne(benchmark::State& state)
{
    std::vector<int> answers = respondents(1)[0];
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (questionnaire().model().items[i].facet >= state.range(0)) answers[i] = kMissing;
    }
    for ([[maybe_unused]] auto turn : state) {
        benchmark::DoNotOptimize(explain(questionnaire(), answers, 0));
    }
}
BENCHMARK(explainOne)->Arg(15)->Arg(12)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace opmaat::scoring
