// What a tap costs below the screen, and what a whole respondent costs, on the shipped pack.

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "engine/assessment/assessment.h"
#include "engine/record/session.h"

namespace {

namespace fs = std::filesystem;
using namespace opmaat::engine;

const std::string kPack = SOURCE_DIR "/questionnaires/wkm";
const std::string kTanya = SOURCE_DIR "/tests/data/tanya.answers.json";

std::chrono::sys_seconds anyTime()
{
    return std::chrono::sys_seconds(std::chrono::seconds(1'763'800'000));
}

/// An answer that is durable in SQLite before the next question stands; beside the build, since a
/// temporary folder may be memory.
void answerDurably(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    const fs::path file =
        fs::current_path() / ("benchmark-" + std::to_string(getpid()) + ".sqlite");
    {
        const auto store = openStore(file.string());
        auto session = std::make_unique<Session>(pack, *store, anyTime);
        session->start("nl", "alone");
        for (auto _ : state) {
            if (session->interview().stage() != Interview::Stage::Asking) {
                state.PauseTiming();
                session = std::make_unique<Session>(pack, *store, anyTime);
                session->start("nl", "alone");
                state.ResumeTiming();
            }
            session->decline(AnswerState::Skipped, 1.0);
        }
    }
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(file.string() + ending);
}
BENCHMARK(answerDurably)->Unit(benchmark::kMillisecond);

void loadThePack(benchmark::State& state)
{
    for (auto _ : state) benchmark::DoNotOptimize(loadPack(kPack));
}
BENCHMARK(loadThePack)->Unit(benchmark::kMillisecond);

void prepareTheScorer(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    for (auto _ : state) benchmark::DoNotOptimize(Assessor(pack));
}
BENCHMARK(prepareTheScorer)->Unit(benchmark::kMillisecond);

void assessOneRespondent(benchmark::State& state)
{
    const Pack pack = loadPack(kPack);
    const Assessor assessor(pack);
    const ResponseSet tanya = readAnswers(kTanya, pack);
    for (auto _ : state) benchmark::DoNotOptimize(assessor.assess(tanya, "nl"));
}
BENCHMARK(assessOneRespondent)->Unit(benchmark::kMillisecond);

}  // namespace
