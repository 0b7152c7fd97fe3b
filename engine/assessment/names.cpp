#include "engine/assessment/names.h"

#include <algorithm>
#include <cmath>

#include "engine/assessment/quality_measures.h"
#include "engine/interview/answer_value.h"
#include "engine/pack/names.h"

namespace opmaat::engine {
namespace {

const Answer* answered(const ResponseSet& set, const std::string& item)
{
    const auto found = set.answers.find(item);
    if (found == set.answers.end() || found->second.state != AnswerState::Answered) return nullptr;
    return &found->second;
}

bool isShown(const ResponseSet& set, const std::string& item)
{
    const auto found = set.answers.find(item);
    return found == set.answers.end() || found->second.state != AnswerState::NotShown;
}

/// Share of the scored items shown for which `counts` holds; nothing when none was shown.
template <typename Predicate>
Worth shareOfShown(const Pack& pack, const ResponseSet& set, Predicate counts)
{
    int shown = 0, counted = 0;
    for (const Item& item : pack.items) {
        if (!item.isScored() || !isShown(set, item.id)) continue;
        ++shown;
        if (counts(item)) ++counted;
    }
    if (shown == 0) return std::nullopt;
    return std::vector{static_cast<double>(counted) / shown};
}

double longestRun(const Pack& pack, const ResponseSet& set)
{
    int longest = 0, run = 0, last = -1;
    for (const Item& item : pack.items) {
        const Answer* answer = item.isScored() ? answered(set, item.id) : nullptr;
        if (answer == nullptr || !takesOneCategory(item.type)) continue;
        run = answer->categories.front() == last ? run + 1 : 1;
        last = answer->categories.front();
        longest = std::max(longest, run);
    }
    return longest;
}

Worth shareNamed(std::string_view name, const Pack& pack, const ResponseSet& set)
{
    if (name == "share.missing") {
        return shareOfShown(pack, set,
                            [&](const Item& item) { return answered(set, item.id) == nullptr; });
    }
    const auto state = answerState(name.substr(name.find('.') + 1));
    if (!state) return std::nullopt;
    return shareOfShown(pack, set, [&](const Item& item) {
        const auto found = set.answers.find(item.id);
        return found != set.answers.end() && found->second.state == *state;
    });
}

double tScore(double theta)
{
    return scoring::quantise(50.0 + 10.0 * theta);
}

/// "facet.ID.t" with prefix "facet." gives "ID" and "t".
bool split(std::string_view name, std::string_view prefix, std::string& id, std::string_view& field)
{
    if (!name.starts_with(prefix)) return false;
    const auto dot = name.rfind('.');
    if (dot < prefix.size()) return false;
    id = name.substr(prefix.size(), dot - prefix.size());
    field = name.substr(dot + 1);
    return true;
}

template <typename Named>
int indexOf(const std::vector<Named>& all, const std::string& id)
{
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

Worth facetNamed(const std::string& id, std::string_view field, const Pack& pack,
                 const ResponseSet& set, const scoring::Posterior& posterior)
{
    const int facet = indexOf(pack.parameters.model.facets, id);
    if (facet < 0) return std::nullopt;
    const int count = answeredByFacet(pack, set)[static_cast<std::size_t>(facet)];
    if (field == "answered") return std::vector{static_cast<double>(count)};
    if (count == 0 || field != "t") return std::nullopt;
    return std::vector{tScore(posterior.facetMean[facet])};
}

Worth profileNamed(const std::string& id, std::string_view field, const Pack& pack,
                   const scoring::Posterior& posterior)
{
    const int profile = indexOf(pack.profiles.words, id);
    if (profile < 0 || field != "p") return std::nullopt;
    const double p = posterior.profileProbability[static_cast<std::size_t>(profile)];
    return std::vector{scoring::quantise(p)};
}

Worth axisNamed(const std::string& id, std::string_view field, const Pack& pack,
                const scoring::Posterior& posterior)
{
    const int axis = indexOf(pack.parameters.model.axes, id);
    if (axis < 0) return std::nullopt;
    if (field == "t") return std::vector{tScore(posterior.axisMean[axis])};
    if (field == "se") {
        return std::vector{
            scoring::quantise(10.0 * std::sqrt(posterior.axisCovariance(axis, axis)))};
    }
    return std::nullopt;
}

Worth worth(std::optional<double> value)
{
    return value ? Worth(std::vector{*value}) : std::nullopt;
}

Worth pairsNamed(std::string_view field, const Pack& pack, const ResponseSet& set)
{
    const auto pairs = reversedPairs(pack, set);
    if (!pairs) return std::nullopt;
    if (field == "answered") return std::vector{static_cast<double>(pairs->answered)};
    if (pairs->answered == 0) return std::nullopt;
    return std::vector{field == "far" ? static_cast<double>(pairs->far) : pairs->mean};
}

Worth timesNamed(std::string_view field, const Pack& pack, const ResponseSet& set)
{
    const auto times = timesTaken(pack, set);
    if (!times) return std::nullopt;
    if (field == "measured") return std::vector{static_cast<double>(times->measured)};
    return std::vector{field == "fast" ? times->fast : times->slow};
}

Worth discrepancyNamed(const std::string& id, std::string_view field, const Pack& pack,
                       const ResponseSet& set, const scoring::Scorer* scorer)
{
    const int index = indexOf(pack.qualityData.discrepancies, id);
    if (index < 0) return std::nullopt;
    const auto both = selfAndTask(pack.qualityData.discrepancies[static_cast<std::size_t>(index)],
                                  pack, set, *scorer);
    return both ? Worth(std::vector{field == "t" ? both->t : both->z}) : std::nullopt;
}

/// How the answers may be read: shares, runs, pairs, times, fit and mode.
Worth qualityNamed(std::string_view name, const Pack& pack, const ResponseSet& set,
                   const scoring::Scorer* scorer)
{
    const std::string_view field = name.substr(name.find('.') + 1);
    if (name.starts_with("share.")) return shareNamed(name, pack, set);
    if (name.starts_with("reversed.")) return pairsNamed(field, pack, set);
    if (name.starts_with("times.")) return timesNamed(field, pack, set);
    if (name == "fit.lz") return worth(fitLz(pack, set, *scorer));
    if (name == "fit.chance") return worth(fitChance(pack, set, *scorer));
    if (name == "longest-run") return std::vector{longestRun(pack, set)};
    if (name == "variability") return worth(variability(pack, set));
    if (name == "mode") {
        const auto mode = std::find(kModeNames.begin(), kModeNames.end(), set.mode);
        return std::vector{static_cast<double>(mode - kModeNames.begin())};
    }
    return std::nullopt;
}

}  // namespace

std::vector<int> answeredByFacet(const Pack& pack, const ResponseSet& set)
{
    const scoring::Model& model = pack.parameters.model;
    std::vector<int> count(model.facets.size(), 0);
    for (const Item& item : pack.items) {
        if (item.modelItem < 0 || answered(set, item.id) == nullptr) continue;
        const int facet = model.items[static_cast<std::size_t>(item.modelItem)].facet;
        ++count[static_cast<std::size_t>(facet)];
    }
    return count;
}

Condition::Lookup resultNames(const Pack& pack, const ResponseSet& set,
                              const scoring::Scorer* scorer, const scoring::Posterior& posterior)
{
    return namesOf(pack, [&pack, &set, scorer, &posterior](std::string_view name) -> Worth {
        std::string id;
        std::string_view field;
        if (split(name, "facet.", id, field)) return facetNamed(id, field, pack, set, posterior);
        if (split(name, "axis.", id, field)) return axisNamed(id, field, pack, posterior);
        if (split(name, "profile.", id, field)) return profileNamed(id, field, pack, posterior);
        if (split(name, "discrepancy.", id, field))
            return discrepancyNamed(id, field, pack, set, scorer);
        const Answer* answer = answered(set, std::string(name));
        if (const Item* item = answer == nullptr ? nullptr : pack.find(name))
            return worthOf(*item, *answer);
        return qualityNamed(name, pack, set, scorer);
    });
}

}  // namespace opmaat::engine
