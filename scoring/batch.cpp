#include "scoring/batch.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <thread>

#include "scoring/likelihood.h"
#include "scoring/mode.h"

namespace opmaat::scoring {
namespace {

void checkThreads(int threads)
{
    if (threads >= 1) return;
    throw std::invalid_argument("threads is " + std::to_string(threads) + ", must be at least 1");
}

void checkRespondent(const Scorer& scorer, std::size_t n, std::span<const int> responses)
{
    try {
        checkResponses(scorer.model(), responses);
    } catch (const std::invalid_argument& problem) {
        throw std::invalid_argument("respondent " + std::to_string(n) + ": " + problem.what());
    }
}

/// Calls work(begin, end) for shares of `count`, one a thread. Everybody is worked out alone, so
/// where the shares begin changes nothing.
template <typename Work>
void divide(std::size_t count, int threads, const Work& work)
{
    const std::size_t share = count / static_cast<std::size_t>(threads) + 1;
    std::vector<std::jthread> workers;  // joined when they go out of scope
    for (std::size_t begin = share; begin < count; begin += share)
        workers.emplace_back(work, begin, std::min(begin + share, count));
    work(std::size_t{0}, std::min(share, count));
}

/// Estimates every respondent by `estimate`(answers, workspace, positions).
template <typename Work, typename Estimate>
Positions estimateAll(const Scorer& scorer, std::span<const int> responses, int threads,
                      const Estimate& estimate)
{
    checkThreads(threads);
    const std::size_t items = scorer.model().items.size();
    const std::size_t axes = scorer.model().axes.size();
    if (responses.size() % items != 0) {
        throw std::invalid_argument("got " + std::to_string(responses.size()) +
                                    " responses, must be a multiple of " + std::to_string(items) +
                                    ", the items");
    }
    const std::size_t people = responses.size() / items;
    for (std::size_t n = 0; n < people; ++n)
        checkRespondent(scorer, n, responses.subspan(n * items, items));

    Positions result{std::vector<double>(people * axes), std::vector<double>(people * axes)};
    divide(people, threads, [&](std::size_t begin, std::size_t end) {
        Work workspace;
        std::vector<Position> positions(axes);
        for (std::size_t n = begin; n < end; ++n) {
            estimate(responses.subspan(n * items, items), workspace, positions);
            for (std::size_t a = 0; a < axes; ++a) {
                result.theta[n * axes + a] = positions[a].mean;
                result.standardError[n * axes + a] = positions[a].sd;
            }
        }
    });
    return result;
}

}  // namespace

std::vector<Posterior> scoreAll(const Scorer& scorer,
                                const std::vector<std::vector<int>>& responses, int threads)
{
    checkThreads(threads);
    for (std::size_t n = 0; n < responses.size(); ++n) checkRespondent(scorer, n, responses[n]);
    std::vector<Posterior> posteriors(responses.size());
    divide(responses.size(), threads, [&](std::size_t begin, std::size_t end) {
        Workspace workspace;
        for (std::size_t n = begin; n < end; ++n)
            posteriors[n] = evaluate(scorer.tables(), responses[n], workspace);
    });
    return posteriors;
}

Positions placeAll(const Scorer& scorer, std::span<const int> responses, int threads)
{
    return estimateAll<Workspace>(
        scorer, responses, threads,
        [&](std::span<const int> answers, Workspace& workspace, std::span<Position> positions) {
            place(scorer.tables(), answers, workspace, positions);
        });
}

Positions modeAll(const Scorer& scorer, std::span<const int> responses, int threads)
{
    return estimateAll<ModeWorkspace>(
        scorer, responses, threads,
        [&](std::span<const int> answers, ModeWorkspace& workspace, std::span<Position> positions) {
            findMode(scorer.tables(), answers, workspace, positions);
        });
}

}  // namespace opmaat::scoring
