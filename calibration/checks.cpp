#include "calibration/checks.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "calibration/start.h"

namespace opmaat::calibration {
namespace {

constexpr double kAgainst = -0.1;  ///< item-rest correlation below which an item is not reversed
constexpr double kPeopleAParameter = 5.0;

std::string count(double people)
{
    return std::to_string(std::llround(people));
}

void checkItem(const std::string& id, const ItemSummary& summary)
{
    double total = 0.0;
    std::size_t used = 0;
    for (const double people : summary.chosen) {
        total += people;
        used += people > 0.0 ? 1 : 0;
    }
    if (total == 0.0)
        throw std::domain_error("item '" + id + "': nobody answered it; leave it out");
    if (used == 1)
        throw std::domain_error("item '" + id + "': all " + count(total) +
                                " answers are the same category, so it tells nothing; leave it out "
                                "or collect more answers");
    if (summary.restCorrelation < kAgainst)
        throw std::domain_error("item '" + id +
                                "': it runs against the others of its axis "
                                "(correlation with their mean " +
                                std::to_string(summary.restCorrelation).substr(0, 5) +
                                "); name it in \"reverse\", or leave it out");
}

void checkGroups(const Specification& specification, const Patterns& patterns)
{
    std::vector<double> people(specification.groups.size(), 0.0);
    for (std::size_t u = 0; u < patterns.size(); ++u)
        people[static_cast<std::size_t>(patterns.groups[u])] += patterns.people[u];
    const auto axes = static_cast<double>(specification.model.axes.size());
    const double needed = kPeopleAParameter * (axes + axes * (axes + 1.0) / 2.0);
    for (std::size_t g = 0; g < people.size() && people.size() > 1; ++g) {
        if (people[g] >= needed) continue;
        throw std::domain_error("group '" + specification.groups[g].id + "': " + count(people[g]) +
                                " people, at least " + count(needed) +
                                " are needed for a mean and covariance of its own; join it with "
                                "another group or leave it out");
    }
}

/// One item says nothing about how it goes with others; two say one thing, for two slopes.
void checkAxes(const Specification& specification)
{
    const scoring::Model& model = specification.model;
    for (std::size_t a = 0; a < model.axes.size(); ++a) {
        const auto items =
            std::count_if(model.items.begin(), model.items.end(), [&](const auto& i) {
                return model.facets[static_cast<std::size_t>(i.facet)].axis == static_cast<int>(a);
            });
        const auto needed = model.axes.size() == 1 ? 3 : 2;
        if (items >= needed) continue;
        throw std::domain_error("axis '" + model.axes[a].id + "': " + std::to_string(items) +
                                " items, at least " + std::to_string(needed) +
                                " are needed to tell their slopes; add items or join axes");
    }
}

/// Two items of a facet whose answers are never different where both were given.
void checkTwins(const Specification& specification, const Patterns& patterns)
{
    const std::vector<scoring::Item>& items = specification.model.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t j = i + 1; j < items.size(); ++j) {
            if (items[i].categories() != items[j].categories()) continue;
            double both = 0.0;
            bool isSame = true;
            for (std::size_t u = 0; u < patterns.size() && isSame; ++u) {
                const auto pattern = patterns.pattern(u);
                if (pattern[i] == kNoAnswer || pattern[j] == kNoAnswer) continue;
                isSame = pattern[i] == pattern[j];
                both += patterns.people[u];
            }
            if (!isSame || both < 2.0) continue;
            throw std::domain_error("items '" + items[i].id + "' and '" + items[j].id + "': all " +
                                    count(both) +
                                    " people gave both the same answer, so they are one item; "
                                    "leave one out");
        }
    }
}

}  // namespace

void checkAnswers(const Specification& specification, const Patterns& patterns,
                  std::vector<std::string>& warnings)
{
    if (patterns.size() == 0)
        throw std::domain_error("nobody answered anything; check the columns of the table");
    checkAxes(specification);
    const std::vector<ItemSummary> summaries = summarise(specification.model, patterns);
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        const std::string& id = specification.model.items[i].id;
        if (specification.isItemFixed[i]) continue;
        checkItem(id, summaries[i]);
        if (summaries[i].restCorrelation < 0.1)
            warnings.push_back("item '" + id + "' hardly goes with the others of its axis");
    }
    checkTwins(specification, patterns);
    checkGroups(specification, patterns);
}

std::vector<std::vector<bool>> unchosen(const Specification& specification,
                                        const Patterns& patterns,
                                        std::vector<std::string>& warnings)
{
    const std::vector<ItemSummary> summaries = summarise(specification.model, patterns);
    std::vector<std::vector<bool>> held;
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        std::vector<bool> categories;
        for (std::size_t k = 0; k < summaries[i].chosen.size(); ++k) {
            const bool isUnchosen = summaries[i].chosen[k] == 0.0;
            categories.push_back(isUnchosen);
            if (!isUnchosen || specification.isItemFixed[i]) continue;
            warnings.push_back("item '" + specification.model.items[i].id +
                               "': nobody chose category " + std::to_string(k) +
                               "; it is kept, held by half a made-up answer");
        }
        held.push_back(std::move(categories));
    }
    return held;
}

}  // namespace opmaat::calibration
