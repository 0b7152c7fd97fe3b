#include "calibration/statistics/person_fit.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

#include "scoring/fit.h"
#include "scoring/random.h"

namespace opmaat::calibration::statistics {
namespace {

void check(const PersonFitOptions& options)
{
    if (!(options.level > 0.0 && options.level < 1.0)) {
        throw std::invalid_argument("level is " + std::to_string(options.level) +
                                    ", must be between 0 and 1");
    }
    if (options.simulated < 1) {
        throw std::invalid_argument("simulated is " + std::to_string(options.simulated) +
                                    ", must be at least 1 person");
    }
}

/// At most `count` of `people`, each set as likely (Fisher & Yates).
std::vector<std::size_t> sample(std::vector<std::size_t> people, int count, std::uint64_t seed)
{
    scoring::Random random(seed);
    const std::size_t drawn = std::min(people.size(), static_cast<std::size_t>(count));
    for (std::size_t n = 0; n < drawn; ++n)
        std::swap(people[n], people[n + random.below(people.size() - n)]);
    people.resize(drawn);
    return people;
}

void describe(PersonFitSummary& summary)
{
    if (summary.lz.empty()) return;
    for (const double lz : summary.lz) summary.mean += lz;
    summary.mean /= summary.people;
    if (summary.people < 2) return;
    double squares = 0.0;
    for (const double lz : summary.lz) squares += (lz - summary.mean) * (lz - summary.mean);
    summary.sd = std::sqrt(squares / (summary.people - 1));
}

}  // namespace

PersonFitSummary personFitSummary(const scoring::Scorer& scorer, const Responses& responses,
                                  const PersonFitOptions& options)
{
    check(scorer.model(), responses);
    check(options);
    PersonFitSummary summary;
    std::vector<std::size_t> people;
    for (std::size_t n = 0; n < responses.people(); ++n) {
        const scoring::PersonFit fit = scoring::personFit(scorer, responses.of(n));
        if (fit.answered < 2) continue;
        people.push_back(n);
        summary.lz.push_back(fit.lz);
    }
    summary.people = static_cast<int>(people.size());
    describe(summary);
    for (const std::size_t n : sample(people, options.simulated, options.seed)) {
        const double chance =
            scoring::personFitChance(scorer, responses.of(n), options.draws, options.seed + n);
        ++summary.simulated;
        summary.below += chance <= options.level ? 1 : 0;
    }
    if (summary.simulated > 0)
        summary.share = static_cast<double>(summary.below) / summary.simulated;
    return summary;
}

}  // namespace opmaat::calibration::statistics
