#include "engine/assessment/adaptive.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/interview/visibility.h"
#include "engine/pack/names.h"
#include "scoring/choice.h"
#include "scoring/random.h"

namespace opmaat::engine {
namespace {

bool isAsked(const ResponseSet& set, const Item& item)
{
    const auto found = set.answers.find(item.id);
    return found != set.answers.end() && found->second.state != AnswerState::NotReached &&
           found->second.state != AnswerState::NotShown;
}

double secondsOf(const ResponseSet& set, const Item& item)
{
    const auto found = set.answers.find(item.id);
    const bool isMeasured = found != set.answers.end() && found->second.seconds > 0.0;
    return isMeasured ? found->second.seconds : item.seconds;
}

/// What an item is expected to tell, by the goal.
double worthOf(const scoring::ItemValue& value, AdaptiveGoal goal)
{
    return goal == AdaptiveGoal::Profile ? value.profileInformation : value.axes();
}

struct Candidate {
    const Item* item = nullptr;
    int facet = 0;
    double perSecond = 0.0;
};

/// Scored items that are shown and were not asked, each with its worth for its seconds.
std::vector<Candidate> candidates(const Assessor& assessor, const ResponseSet& set,
                                  const std::vector<int>& pattern, AdaptiveGoal goal)
{
    const Pack& pack = assessor.pack();
    const std::vector<Truth> shown = visibility(pack, set.answers, pack.findForm(set.form));
    std::vector<const Item*> byModel(pattern.size(), nullptr);
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const Item& item = pack.items[i];
        if (item.modelItem >= 0 && shown[i] == Truth::True && !isAsked(set, item))
            byModel[static_cast<std::size_t>(item.modelItem)] = &item;
    }
    std::vector<Candidate> all;
    for (const scoring::ItemValue& value : scoring::valuesOfItems(assessor.scorer(), pattern)) {
        const auto i = static_cast<std::size_t>(value.item);
        if (byModel[i] == nullptr) continue;
        const double seconds = std::max(byModel[i]->seconds, 1.0);
        all.push_back({byModel[i], assessor.scorer().model().items[i].facet,
                       scoring::quantise(1e3 * worthOf(value, goal) / seconds)});
    }
    return all;
}

/// The facets that still have items and of which too few were asked.
std::vector<bool> wanting(const Assessor& assessor, const ResponseSet& set, int perFacet)
{
    const scoring::Model& model = assessor.scorer().model();
    std::vector<int> asked(model.facets.size(), 0);
    for (const Item& item : assessor.pack().items) {
        if (item.modelItem < 0 || !isAsked(set, item)) continue;
        const auto i = static_cast<std::size_t>(item.modelItem);
        ++asked[static_cast<std::size_t>(model.items[i].facet)];
    }
    std::vector<bool> wants(asked.size());
    for (std::size_t f = 0; f < wants.size(); ++f) wants[f] = asked[f] < perFacet;
    return wants;
}

/// One of the best, the same for the same seed and number of items asked.
NextItem pick(std::vector<Candidate> from, ChosenBy rule, int among, std::uint64_t seed, int asked)
{
    std::sort(from.begin(), from.end(), [](const Candidate& a, const Candidate& b) {
        return a.perSecond != b.perSecond ? a.perSecond > b.perSecond : a.item->id < b.item->id;
    });
    scoring::Random random(seed ^ (0x9E3779B97F4A7C15U * static_cast<std::uint64_t>(asked + 1)));
    const std::size_t best = std::min(from.size(), static_cast<std::size_t>(among));
    const Candidate& chosen = from[random.below(best)];
    return {chosen.item, rule, chosen.perSecond};
}

/// A card, or a practice item, that stands before `item` in its module, after the item before it,
/// and was not read.
const Item* cardBefore(const Pack& pack, const Item& item, const ResponseSet& set,
                       const std::vector<Truth>& shown)
{
    const Item* card = nullptr;
    for (std::size_t i = 0; i < pack.items.size() && &pack.items[i] != &item; ++i) {
        const Item& here = pack.items[i];
        const bool isUnread = !here.takesAnswer() && here.module == item.module &&
                              shown[i] == Truth::True && !isAsked(set, here);
        if (isUnread && card == nullptr) card = &here;
    }
    return card;
}

}  // namespace

AdaptiveChoice::AdaptiveChoice(const Assessor& assessor, AdaptiveRules rules, std::uint64_t seed)
    : assessor_(&assessor), rules_(std::move(rules)), seed_(seed)
{
    const Pack& pack = assessor.pack();
    std::set<const Item*> alarming;
    for (const Alarm& alarm : pack.alarms) {
        const std::vector<const Item*> behind = itemsBehind(pack, alarm.when.names());
        alarming.insert(behind.begin(), behind.end());
    }
    bool isBefore = true;
    for (const Item& item : pack.items) {
        isBefore = isBefore && item.modelItem < 0;
        first_.push_back(isBefore || alarming.contains(&item));
    }
}

/// What can be asked now, and what must be asked first.
struct AdaptiveChoice::Situation {
    AdaptiveState state;
    std::vector<Candidate> all;
    std::vector<Candidate> wanted;  ///< those of facets of which too few were asked
};

AdaptiveChoice::Situation AdaptiveChoice::situation(const ResponseSet& set) const
{
    const Pack& pack = assessor_->pack();
    Situation now;
    for (const Item& item : pack.items) {
        if (item.modelItem < 0 || !isAsked(set, item)) continue;
        ++now.state.asked;
        now.state.seconds += secondsOf(set, item);
    }
    const std::vector<int> pattern = responsePattern(set, pack);
    now.all = candidates(*assessor_, set, pattern, rules_.goal);
    const std::vector<bool> wants = wanting(*assessor_, set, rules_.perFacet);
    for (const Candidate& one : now.all)
        if (wants[static_cast<std::size_t>(one.facet)]) now.wanted.push_back(one);
    if (now.all.empty()) {
        now.state.stopped = StoppedBy::NoItems;
    } else if (now.wanted.empty() && now.state.asked >= rules_.leastItems) {
        now.state.stopped = stopOf(assessor_->scorer().score(pattern), now.state);
    }
    return now;
}

AdaptiveState AdaptiveChoice::state(const ResponseSet& set) const
{
    return situation(set).state;
}

StoppedBy AdaptiveChoice::stopOf(const scoring::Posterior& posterior,
                                 const AdaptiveState& state) const
{
    double best = posterior.backgroundProbability;
    for (const double probability : posterior.profileProbability)
        best = std::max(best, probability);
    if (rules_.profileProbability && scoring::quantise(best) >= *rules_.profileProbability)
        return StoppedBy::Probability;
    bool isCertain = rules_.hasAxisSd();
    for (std::size_t a = 0; a < rules_.axisSd.size(); ++a) {
        const auto i = static_cast<Eigen::Index>(a);
        const double sd = scoring::quantise(std::sqrt(posterior.axisCovariance(i, i)));
        isCertain = isCertain && (!rules_.axisSd[a] || sd <= *rules_.axisSd[a]);
    }
    if (isCertain) return StoppedBy::StandardErrors;
    if (rules_.mostItems && state.asked >= *rules_.mostItems) return StoppedBy::Items;
    if (rules_.seconds && state.seconds >= *rules_.seconds) return StoppedBy::Seconds;
    return StoppedBy::Nothing;
}

std::optional<NextItem> AdaptiveChoice::scored(const ResponseSet& set) const
{
    Situation now = situation(set);
    if (now.state.stopped != StoppedBy::Nothing) return std::nullopt;
    const bool isForFacet = !now.wanted.empty();
    return pick(isForFacet ? std::move(now.wanted) : std::move(now.all),
                isForFacet ? ChosenBy::Facet : ChosenBy::Value, rules_.among, seed_,
                now.state.asked);
}

std::optional<NextItem> AdaptiveChoice::next(const ResponseSet& set) const
{
    const Pack& pack = assessor_->pack();
    const std::vector<Truth> shown = visibility(pack, set.answers, pack.findForm(set.form));
    const auto firstUnasked = [&](auto counts) -> const Item* {
        for (std::size_t i = 0; i < pack.items.size(); ++i) {
            if (shown[i] == Truth::True && !isAsked(set, pack.items[i]) && counts(i))
                return &pack.items[i];
        }
        return nullptr;
    };
    if (const Item* item = firstUnasked([&](std::size_t i) { return first_[i]; }))
        return NextItem{item, ChosenBy::Alarm, 0.0};
    std::optional<NextItem> chosen = scored(set);
    if (!chosen) {
        const Item* item = firstUnasked([&](std::size_t i) {
            return pack.items[i].modelItem < 0 && pack.items[i].takesAnswer();
        });
        if (item == nullptr) return std::nullopt;
        chosen = NextItem{item, ChosenBy::Unscored, 0.0};
    }
    const Item* card = cardBefore(pack, *chosen->item, set, shown);
    return card == nullptr ? chosen : NextItem{card, ChosenBy::Unscored, 0.0};
}

std::string_view name(ChosenBy rule)
{
    switch (rule) {
        case ChosenBy::Alarm:
            return "alarm";
        case ChosenBy::Facet:
            return "facet";
        case ChosenBy::Value:
            return "value";
        case ChosenBy::Unscored:
            return "unscored";
    }
    return "";
}

std::string_view name(StoppedBy rule)
{
    switch (rule) {
        case StoppedBy::Nothing:
            return "nothing";
        case StoppedBy::NoItems:
            return "no-items";
        case StoppedBy::Probability:
            return "probability";
        case StoppedBy::StandardErrors:
            return "standard-errors";
        case StoppedBy::Items:
            return "items";
        case StoppedBy::Seconds:
            return "seconds";
    }
    return "";
}

}  // namespace opmaat::engine
