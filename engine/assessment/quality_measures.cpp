#include "engine/assessment/quality_measures.h"

#include <algorithm>
#include <cmath>

#include "engine/assessment/names.h"
#include "engine/pack/names.h"
#include "engine/pack/spoken.h"
#include "scoring/fit.h"

namespace opmaat::engine {
namespace {

constexpr double kFar = 0.75;        // of its range, from where two answers contradict each other
constexpr double kMuchSlower = 4.0;  // than usual for the person
constexpr int kMadeUpPeople = 200;

using scoring::quantise;

const Answer* answered(const ResponseSet& set, const std::string& item)
{
    const auto found = set.answers.find(item);
    const bool hasAnswer =
        found != set.answers.end() && found->second.state == AnswerState::Answered &&
        !(found->second.categories.empty() && found->second.value == AnswerValue());
    return hasAnswer ? &found->second : nullptr;
}

/// Keyed category of a model item over its range, 0 to 1; nothing without an answer.
std::optional<double> heightOf(const std::vector<int>& pattern, const scoring::Model& model,
                               int item)
{
    const auto i = static_cast<std::size_t>(item);
    if (pattern[i] == scoring::kMissing) return std::nullopt;
    return static_cast<double>(pattern[i]) / (model.items[i].categories() - 1);
}

/// Where only these answers place somebody on their axis.
std::optional<std::pair<double, double>> placedBy(const std::vector<int>& items,
                                                  const std::vector<int>& pattern,
                                                  const scoring::Scorer& scorer)
{
    std::vector<int> only(pattern.size(), scoring::kMissing);
    bool any = false;
    for (const int item : items) {
        only[static_cast<std::size_t>(item)] = pattern[static_cast<std::size_t>(item)];
        any = any || pattern[static_cast<std::size_t>(item)] != scoring::kMissing;
    }
    if (!any) return std::nullopt;
    const scoring::Model& model = scorer.model();
    const int facet = model.items[static_cast<std::size_t>(items.front())].facet;
    const int axis = model.facets[static_cast<std::size_t>(facet)].axis;
    const scoring::Posterior posterior = scorer.score(only);
    return std::pair(posterior.axisMean[axis], posterior.axisCovariance(axis, axis));
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

std::optional<double> variability(const Pack& pack, const ResponseSet& set)
{
    std::vector<double> heights;
    for (const Item& item : pack.items) {
        const Answer* answer = item.isScored() ? answered(set, item.id) : nullptr;
        if (answer == nullptr || !takesOneCategory(item.type)) continue;
        heights.push_back(answer->categories.front() /
                          static_cast<double>(item.categories.size() - 1));
    }
    if (heights.size() < 2) return std::nullopt;
    const auto count = static_cast<double>(heights.size());
    double mean = 0.0;
    double square = 0.0;
    for (const double height : heights) mean += height / count;
    for (const double height : heights) square += (height - mean) * (height - mean) / (count - 1);
    return quantise(std::sqrt(square));
}

std::optional<ReversedPairs> reversedPairs(const Pack& pack, const ResponseSet& set)
{
    if (pack.qualityData.reversedPairs.empty()) return std::nullopt;
    const std::vector<int> pattern = responsePattern(set, pack);
    ReversedPairs pairs;
    for (const auto& [one, other] : pack.qualityData.reversedPairs) {
        const auto first = heightOf(pattern, pack.parameters.model, one);
        const auto second = heightOf(pattern, pack.parameters.model, other);
        if (!first || !second) continue;
        const double apart = std::abs(*first - *second);
        ++pairs.answered;
        pairs.mean += apart;
        pairs.far += apart >= kFar ? 1 : 0;
    }
    if (pairs.answered > 0) pairs.mean = quantise(pairs.mean / pairs.answered);
    return pairs;
}

std::optional<SelfAndTask> selfAndTask(const Discrepancy& discrepancy, const Pack& pack,
                                       const ResponseSet& set, const scoring::Scorer& scorer)
{
    const std::vector<int> pattern = responsePattern(set, pack);
    const auto self = placedBy(discrepancy.self, pattern, scorer);
    const auto task = placedBy(discrepancy.task, pattern, scorer);
    if (!self || !task) return std::nullopt;
    const double difference = self->first - task->first;
    return SelfAndTask{quantise(10.0 * difference),
                       quantise(difference / std::sqrt(self->second + task->second))};
}

double fastestSeconds(const Item& item, const AnswerTimes& times, const ResponseSet& set)
{
    const auto speed = times.charactersPerSecond.find(set.language);
    const bool isHeard = set.mode == "read-aloud" || speed == times.charactersPerSecond.end();
    return times.decide + static_cast<double>(characterCount(item.text.in(set.language))) /
                              (isHeard ? times.readAloud : speed->second);
}

std::optional<TimesTaken> timesTaken(const Pack& pack, const ResponseSet& set)
{
    if (!pack.qualityData.times) return std::nullopt;
    std::vector<double> ratios;  // of the seconds taken and the fewest possible
    for (const Item& item : pack.items) {
        const Answer* answer = answered(set, item.id);
        if (answer == nullptr || answer->seconds <= 0.0) continue;
        ratios.push_back(answer->seconds / fastestSeconds(item, *pack.qualityData.times, set));
    }
    if (ratios.empty()) return std::nullopt;
    const double usual = median(ratios);
    const auto share = [&](auto counts) {
        return quantise(static_cast<double>(std::count_if(ratios.begin(), ratios.end(), counts)) /
                        static_cast<double>(ratios.size()));
    };
    return TimesTaken{static_cast<int>(ratios.size()),
                      share([](double ratio) { return ratio < 1.0; }),
                      share([&](double ratio) { return ratio > kMuchSlower * usual; })};
}

std::optional<double> fitLz(const Pack& pack, const ResponseSet& set, const scoring::Scorer& scorer)
{
    const scoring::PersonFit fit = scoring::personFit(scorer, responsePattern(set, pack));
    if (fit.answered == 0) return std::nullopt;
    return quantise(fit.lz);
}

std::optional<double> fitChance(const Pack& pack, const ResponseSet& set,
                                const scoring::Scorer& scorer)
{
    const std::vector<int> pattern = responsePattern(set, pack);
    const bool isEmpty = std::all_of(pattern.begin(), pattern.end(),
                                     [](int category) { return category == scoring::kMissing; });
    if (isEmpty) return std::nullopt;
    return quantise(scoring::personFitChance(scorer, pattern, kMadeUpPeople));
}

std::map<std::string, double> qualityMeasures(const Pack& pack, const ResponseSet& set,
                                              const scoring::Scorer* scorer,
                                              const scoring::Posterior& posterior)
{
    const auto lookup = resultNames(pack, set, scorer, posterior);
    std::map<std::string, double> measures;
    for (const std::string& name : namesOfMeasures(pack))
        if (const auto worth = lookup(name)) measures[name] = worth->front();
    return measures;
}

}  // namespace opmaat::engine
