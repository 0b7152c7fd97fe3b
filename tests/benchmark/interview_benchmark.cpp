// What a tap costs below the screen, and what a whole respondent costs, on the shipped pack.

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "demo_store.h"
#include "engine/assessment/assessment.h"
#include "engine/exchange/score_table.h"
#include "engine/record/session.h"
#include "scoring/simulate.h"

namespace {

namespace fs = std::filesystem;
using namespace opmaat::engine;
using namespace opmaat::benchmark_support;

const std::string kTanya = SOURCE_DIR "/tests/data/tanya.answers.json";

/// An answer that is sealed and durable in SQLite before the next question stands; beside the
/// build, since a temporary folder may be memory.
void answerDurably(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    const fs::path file =
        fs::current_path() / ("benchmark-" + std::to_string(getpid()) + ".sqlite");
    {
        makeStore(file.string());
        const auto store = openStore(file.string());
        auto session = std::make_unique<Session>(pack, *store, anyTime);
        session->start("nl", "alone");
        while (state.KeepRunning()) {
            if (session->interview().stage() != Interview::Stage::Asking) {
                state.PauseTiming();
                session = std::make_unique<Session>(pack, *store, anyTime);
                session->start("nl", "alone");
                state.ResumeTiming();
            }
            if (session->interview().currentItem().type == ItemType::Information) {
                session->answer({}, 1.0);
            } else {
                session->decline(AnswerState::Skipped, 1.0);
            }
        }
    }
    for (const char* ending : {"", "-wal", "-shm", ".keys", ".keys-wal", ".keys-shm", ".device"})
        fs::remove(file.string() + ending);
}
BENCHMARK(answerDurably)->Unit(benchmark::kMillisecond);

void loadThePack(benchmark::State& state)
{
    while (state.KeepRunning()) benchmark::DoNotOptimize(loadPack(kPack));
}
BENCHMARK(loadThePack)->Unit(benchmark::kMillisecond);

void prepareTheScorer(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    while (state.KeepRunning()) benchmark::DoNotOptimize(Assessor(pack));
}
BENCHMARK(prepareTheScorer)->Unit(benchmark::kMillisecond);

void assessOneRespondent(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    const Assessor assessor(pack);
    const ResponseSet tanya = readAnswers(kTanya, pack);
    while (state.KeepRunning()) benchmark::DoNotOptimize(assessor.assess(tanya, "nl"));
}
BENCHMARK(assessOneRespondent)->Unit(benchmark::kMillisecond);

/// Made-up respondents of the pack as a table; a category is what was shown, so keying is undone.
ResponseTable madeUpTable(const Pack& pack, int respondents)
{
    opmaat::scoring::Random random(20'261'122);
    ResponseTable table;
    std::vector<const Item*> items;
    for (const Item& item : pack.items) {
        if (item.modelItem < 0) continue;
        items.push_back(&item);
        table.header.push_back(item.id);
    }
    for (int n = 0; n < respondents; ++n) {
        const auto person = simulate(pack.parameters.model, pack.profiles.mixture, random);
        std::vector<ResponseTable::Cell> row;
        for (const Item* item : items) {
            const int scored = person.responses[static_cast<std::size_t>(item->modelItem)];
            const auto shown = std::find(item->score.begin(), item->score.end(), scored);
            row.push_back({static_cast<int>(shown - item->score.begin()), 1});
        }
        table.rows.push_back(std::move(row));
        table.lines.push_back(n + 2);
    }
    return table;
}

void scoreTenThousandOnTwoThreads(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    const Assessor assessor(pack);
    const ResponseTable table = madeUpTable(pack, 10'000);
    while (state.KeepRunning()) benchmark::DoNotOptimize(scoreTable(assessor, table, 2));
    state.counters["respondents/s"] = benchmark::Counter(
        static_cast<double>(state.iterations()) * 10'000, benchmark::Counter::kIsRate);
}
BENCHMARK(scoreTenThousandOnTwoThreads)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
