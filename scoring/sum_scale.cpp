#include "scoring/sum_scale.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "scoring/scorer.h"

namespace opmaat::scoring {
namespace {

template <class Error = std::domain_error>
void require(bool holds, const std::string& problem)
{
    if (!holds) {
        throw Error(problem);
    }
}

int highestOf(const SumItem& item)
{
    return item.categories - 1;
}

double highestOf(const SumScale& scale)
{
    double highest = 0.0;
    for (const SumItem& item : scale.items) {
        highest += highestOf(item);
    }
    return highest;
}

int valueOf(const SumItem& item, int category)
{
    return item.reversed ? highestOf(item) - category : category;
}

/// From what the items are worth together, if all of them were answered.
double scored(const SumScale& scale, double sum)
{
    const auto count = static_cast<double>(scale.items.size());
    return scale.multiply * (scale.score == SumScale::Score::Mean ? sum / count : sum) + scale.add;
}

}  // namespace

void check(const SumScale& scale)
{
    require(!scale.items.empty(), "the scale has no items");
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
        require(scale.items[i].categories >= 2, "item " + std::to_string(i) + " has " +
                                                    std::to_string(scale.items[i].categories) +
                                                    " categories, must have at least 2");
    }
    require(
        scale.minimumAnswered >= 1 && scale.minimumAnswered <= static_cast<int>(scale.items.size()),
        "at least " + std::to_string(scale.minimumAnswered) + " of " +
            std::to_string(scale.items.size()) +
            " items must be answered, must be from 1 to all of them");
    require(std::isfinite(scale.multiply) && scale.multiply > 0.0 && std::isfinite(scale.add),
            "a score is multiplied by a number above 0, and to it a finite one added");
    require(std::isfinite(scale.standardError) && scale.standardError >= 0.0,
            "a standard error is finite and not below 0");
}

ScoreRange rangeOf(const SumScale& scale)
{
    return {scored(scale, 0.0), scored(scale, highestOf(scale))};
}

SumScore score(const SumScale& scale, std::span<const int> responses)
{
    require<std::invalid_argument>(responses.size() == scale.items.size(),
                                   std::to_string(responses.size()) + " answers for " +
                                       std::to_string(scale.items.size()) + " items");
    SumScore result;
    double sum = 0.0, most = 0.0;
    for (std::size_t i = 0; i < responses.size(); ++i) {
        if (responses[i] == kMissing) {
            continue;
        }
        require<std::invalid_argument>(
            responses[i] >= 0 && responses[i] <= highestOf(scale.items[i]),
            "answer " + std::to_string(i) + " is category " + std::to_string(responses[i]) +
                ", must be from 0 to " + std::to_string(highestOf(scale.items[i])));
        sum += valueOf(scale.items[i], responses[i]);
        most += highestOf(scale.items[i]);
        ++result.answered;
    }
    if (result.answered >= scale.minimumAnswered) {
        result.value = scored(scale, sum * (highestOf(scale) / most));
    }
    return result;
}

void check(const NormTable& table)
{
    require(table.score.size() == table.norm.size() && table.score.size() >= 2,
            "a norm table has two lines or more, each with a score and a norm");
    for (std::size_t i = 0; i < table.score.size(); ++i) {
        require(std::isfinite(table.score[i]) && std::isfinite(table.norm[i]),
                "line " + std::to_string(i) + " is not finite");
        require(
            i == 0 || (table.score[i] > table.score[i - 1] && table.norm[i] >= table.norm[i - 1]),
            "line " + std::to_string(i) + " goes back: scores ascend, and norms never descend");
    }
}

std::optional<double> normOf(const NormTable& table, double score)
{
    if (score < table.score.front() || score > table.score.back()) {
        return std::nullopt;
    }
    const auto above = std::lower_bound(table.score.begin(), table.score.end(), score);
    const auto i = static_cast<std::size_t>(above - table.score.begin());
    if (i == 0 || *above == score) {
        return table.norm[i];
    }
    const double share = (score - table.score[i - 1]) / (table.score[i] - table.score[i - 1]);
    return table.norm[i - 1] + share * (table.norm[i] - table.norm[i - 1]);
}

}  // namespace opmaat::scoring
