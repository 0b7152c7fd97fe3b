// What a tap costs below the screen, and what a whole respondent costs, on the shipped pack.

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

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

/// All scored items answered by somebody made up; a category is what was shown, so keying is
/// undone.
ResponseSet madeUpAnswers(const Pack& pack, opmaat::scoring::Random& random)
{
    const auto person = simulate(pack.parameters.model, pack.profiles.mixture, random);
    ResponseSet set;
    set.pack = pack.id;
    for (const Item& item : pack.items) {
        if (item.modelItem < 0) continue;
        const int scored = person.responses[static_cast<std::size_t>(item.modelItem)];
        const auto shown = std::find(item.score.begin(), item.score.end(), scored);
        set.answers[item.id] =
            Answer{AnswerState::Answered, {static_cast<int>(shown - item.score.begin())}, 0.0, ""};
    }
    return set;
}

/// The whole result of the long form: positions, profiles, 200 pairs of orders for axes and
/// proposal, the smallest change of two answers, sentences and JSON. Mean of 50 people.
void assessTheLongForm(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    const Assessor assessor(pack);
    opmaat::scoring::Random random(20'261'127);
    std::vector<ResponseSet> people;
    people.reserve(50);
    for (int n = 0; n < 50; ++n) people.push_back(madeUpAnswers(pack, random));
    std::size_t next = 0;
    double longest = 0.0;
    while (state.KeepRunning()) {
        const std::clock_t start = std::clock();
        benchmark::DoNotOptimize(resultJson(assessor.assess(people[next++ % people.size()], "nl")));
        longest = std::max(longest, 1000.0 * static_cast<double>(std::clock() - start) /
                                        static_cast<double>(CLOCKS_PER_SEC));
    }
    state.counters["longest"] = longest;
}
BENCHMARK(assessTheLongForm)->Unit(benchmark::kMillisecond)->Iterations(50);

/// Made-up respondents of the pack as a table; a category is what was shown, so keying is undone.
std::string madeUpTable(const Pack& pack, int respondents)
{
    opmaat::scoring::Random random(20'261'122);
    std::string path = (fs::temp_directory_path() / "opmaat-benchmark.csv").string();
    std::ofstream table(path);
    std::vector<const Item*> items;
    for (const Item& item : pack.items) {
        if (item.modelItem < 0) continue;
        table << (items.empty() ? "" : ",") << item.id;
        items.push_back(&item);
    }
    for (int n = 0; n < respondents; ++n) {
        const auto person = simulate(pack.parameters.model, pack.profiles.mixture, random);
        const char* comma = "\n";
        for (const Item* item : items) {
            const int scored = person.responses[static_cast<std::size_t>(item->modelItem)];
            const auto shown = std::find(item->score.begin(), item->score.end(), scored);
            table << comma << shown - item->score.begin();
            comma = ",";
        }
    }
    return path;
}

void scoreTenThousandOnTwoThreads(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    const Assessor assessor(pack);
    const std::string table = madeUpTable(pack, 10'000);
    std::ofstream nowhere("/dev/null");
    while (state.KeepRunning())
        benchmark::DoNotOptimize(scoreTable(assessor, table, nowhere, {2, {}}));
    fs::remove(table);
    state.counters["respondents/s"] = benchmark::Counter(
        static_cast<double>(state.iterations()) * 10'000, benchmark::Counter::kIsRate);
}
BENCHMARK(scoreTenThousandOnTwoThreads)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
