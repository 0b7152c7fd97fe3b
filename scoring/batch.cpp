#include "scoring/batch.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <thread>

#include "scoring/likelihood.h"

namespace opmaat::scoring {

std::vector<Posterior> scoreAll(const Scorer& scorer,
                                const std::vector<std::vector<int>>& responses, int threads)
{
    if (threads < 1) {
        throw std::invalid_argument("threads is " + std::to_string(threads) +
                                    ", must be at least 1");
    }
    for (std::size_t n = 0; n < responses.size(); ++n) {
        try {
            checkResponses(scorer.model(), responses[n]);
        } catch (const std::invalid_argument& problem) {
            throw std::invalid_argument("respondent " + std::to_string(n) + ": " + problem.what());
        }
    }

    std::vector<Posterior> posteriors(responses.size());
    const std::size_t share = responses.size() / static_cast<std::size_t>(threads) + 1;
    const auto work = [&](std::size_t begin) {
        const std::size_t end = std::min(begin + share, responses.size());
        for (std::size_t n = begin; n < end; ++n)
            posteriors[n] = evaluate(scorer.tables(), responses[n]);
    };
    std::vector<std::jthread> workers;  // joined when they go out of scope
    for (std::size_t begin = share; begin < responses.size(); begin += share) {
        workers.emplace_back(work, begin);
    }
    work(0);
    workers.clear();
    return posteriors;
}

}  // namespace opmaat::scoring
