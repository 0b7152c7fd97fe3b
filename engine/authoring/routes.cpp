#include "engine/authoring/routes.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "engine/authoring/answer_classes.h"
#include "engine/pack/names.h"
#include "scoring/random.h"

namespace opmaat::engine {
namespace {

constexpr std::uint64_t kMostDraws = 20'000;
constexpr std::uint64_t kMostDrawnScreens = 4'000'000;
constexpr std::size_t kMostSteps = 200'000;  // of a crowd past an item
constexpr int kUnknown = -1;

/// The class of the answer to each item that a later condition looks at; kUnknown when it was not
/// answered or not shown, which is the same to a condition, or is not looked at any more.
using State = std::vector<int>;

/// The answers of a way, last first: ways share what they began with.
struct Step {
    std::shared_ptr<const Step> before;
    std::size_t item = 0;
    const AnswerClass* answered = nullptr;
};

/// A way that is not at its end yet.
struct Way {
    int items = 0;
    double seconds = 0.0;
    std::shared_ptr<const Step> last;
};

/// Everybody who is in one state.
struct Crowd {
    Way shortest, longest;
    double chance = 0.0;
    double items = 0.0, seconds = 0.0;  ///< sums weighted by chance
};

bool isShorter(const Way& one, const Way& other)
{
    return std::tuple(one.seconds, one.items) < std::tuple(other.seconds, other.items);
}

bool isLonger(const Way& one, const Way& other)
{
    return std::tuple(one.seconds, one.items) > std::tuple(other.seconds, other.items);
}

void join(Crowd& crowd, const Crowd& more)
{
    if (isShorter(more.shortest, crowd.shortest)) crowd.shortest = more.shortest;
    if (isLonger(more.longest, crowd.longest)) crowd.longest = more.longest;
    crowd.chance += more.chance;
    crowd.items += more.items;
    crowd.seconds += more.seconds;
}

class Walk {
public:
    Walk(const Pack& pack, const Form* form);

    bool follow(std::size_t mostStates, Routes& routes);
    void draw(Routes& routes) const;

private:
    struct Watched {
        std::size_t item = 0;
        std::vector<AnswerClass> classes;
    };

    bool isShown(std::size_t item, const State& state) const;
    const Watched* watchedAt(std::size_t item) const;
    bool ask(std::size_t item, const State& state, Crowd crowd, std::map<State, Crowd>& next);
    void enter(Crowd crowd, std::size_t item, State state, std::map<State, Crowd>& next) const;
    Crowd drawn(scoring::Random& random, double chance, std::vector<std::uint64_t>& shown) const;
    static void pass(Crowd& crowd, const Item& item);
    Route routeOf(const Way& way) const;

    const Pack* pack_;
    const Form* form_;
    std::vector<Watched> watched_;
    std::vector<int> places_;  ///< [pack items], index into watched_ or kUnknown
    std::map<std::string, std::size_t, std::less<>> placeOf_;  ///< the same by id
    std::vector<std::vector<std::size_t>> endsAt_;  ///< [pack items], not looked at after it
};

Walk::Walk(const Pack& pack, const Form* form)
    : pack_(&pack), form_(form), places_(pack.items.size(), kUnknown), endsAt_(pack.items.size())
{
    std::map<std::string, std::size_t> lastUse;
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        if (!pack.items[i].showIf) continue;
        for (const Item* item : itemsBehind(pack, pack.items[i].showIf->names())) {
            lastUse[item->id] = i;
        }
    }
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const auto used = lastUse.find(pack.items[i].id);
        if (used == lastUse.end()) continue;
        places_[i] = static_cast<int>(watched_.size());
        placeOf_[pack.items[i].id] = watched_.size();
        endsAt_[used->second].push_back(watched_.size());
        watched_.push_back({i, answerClasses(pack, pack.items[i])});
    }
}

const Walk::Watched* Walk::watchedAt(std::size_t item) const
{
    const int place = places_[item];
    return place < 0 ? nullptr : &watched_[static_cast<std::size_t>(place)];
}

bool Walk::isShown(std::size_t item, const State& state) const
{
    const std::optional<Condition>& showIf = pack_->items[item].showIf;
    if (!isIn(form_, item)) return false;
    if (!showIf) return true;
    const auto lookup = [&](std::string_view name) -> Worth {
        const auto place = placeOf_.find(name);
        if (place == placeOf_.end() || state[place->second] == kUnknown) return std::nullopt;
        const Watched& watched = watched_[place->second];
        return watched.classes[static_cast<std::size_t>(state[place->second])].answer;
    };
    return showIf->evaluate(namesOf(*pack_, lookup)) == Truth::True;
}

void Walk::pass(Crowd& crowd, const Item& item)
{
    const int count = item.takesAnswer() ? 1 : 0;
    for (Way* way : {&crowd.shortest, &crowd.longest}) {
        way->items += count;
        way->seconds += item.seconds;
    }
    crowd.items += crowd.chance * count;
    crowd.seconds += crowd.chance * item.seconds;
}

Route Walk::routeOf(const Way& way) const
{
    Route route{way.items, way.seconds, {}};
    for (const Step* step = way.last.get(); step != nullptr; step = step->before.get()) {
        route.answers.emplace_back(pack_->items[step->item].id, step->answered->label);
    }
    std::reverse(route.answers.begin(), route.answers.end());
    return route;
}

void Walk::enter(Crowd crowd, std::size_t item, State state, std::map<State, Crowd>& next) const
{
    for (const std::size_t place : endsAt_[item]) state[place] = kUnknown;
    const auto [there, isNew] = next.try_emplace(std::move(state), crowd);
    if (!isNew) join(there->second, crowd);
}

/// One item for everybody in one state. True when it is shown to them.
bool Walk::ask(std::size_t item, const State& state, Crowd crowd, std::map<State, Crowd>& next)
{
    if (!isShown(item, state)) {
        enter(std::move(crowd), item, state, next);
        return false;
    }
    pass(crowd, pack_->items[item]);
    const Watched* const watched = watchedAt(item);
    if (watched == nullptr) {
        enter(std::move(crowd), item, state, next);
        return true;
    }
    for (std::size_t c = 0; c < watched->classes.size(); ++c) {
        const AnswerClass& answered = watched->classes[c];
        Crowd part = crowd;
        part.chance *= answered.chance;
        part.items *= answered.chance;
        part.seconds *= answered.chance;
        for (Way* way : {&part.shortest, &part.longest}) {
            way->last = std::make_shared<const Step>(Step{way->last, item, &answered});
        }
        State after = state;
        after[static_cast<std::size_t>(watched - watched_.data())] =
            answered.answer ? static_cast<int>(c) : kUnknown;
        enter(std::move(part), item, std::move(after), next);
    }
    return true;
}

/// False when there are too many states.
bool Walk::follow(std::size_t mostStates, Routes& routes)
{
    routes.chance.assign(pack_->items.size(), 0.0);
    Crowd everybody;
    everybody.chance = 1.0;
    std::map<State, Crowd> now = {{State(watched_.size(), kUnknown), everybody}};
    std::size_t steps = 0;
    for (std::size_t i = 0; i < pack_->items.size(); ++i) {
        std::map<State, Crowd> next;
        bool met = false;
        steps += now.size();
        for (const auto& [state, crowd] : now) {
            const bool shown = ask(i, state, crowd, next);
            met = met || shown;
            routes.chance[i] += shown ? crowd.chance : 0.0;
            if (next.size() > mostStates || steps > kMostSteps) return false;
        }
        if (!met && isIn(form_, i)) routes.never.push_back(i);
        now = std::move(next);
    }
    Crowd all = now.begin()->second;
    for (auto crowd = std::next(now.begin()); crowd != now.end(); ++crowd) join(all, crowd->second);
    routes.shortest = routeOf(all.shortest);
    routes.longest = routeOf(all.longest);
    routes.meanItems = all.items;
    routes.meanSeconds = all.seconds;
    return true;
}

/// One respondent who answers everything, as chance has it.
Crowd Walk::drawn(scoring::Random& random, double chance, std::vector<std::uint64_t>& shown) const
{
    State state(watched_.size(), kUnknown);
    Crowd one;
    one.chance = chance;
    for (std::size_t i = 0; i < pack_->items.size(); ++i) {
        if (!isShown(i, state)) continue;
        ++shown[i];
        pass(one, pack_->items[i]);
        const Watched* const watched = watchedAt(i);
        if (watched == nullptr) continue;
        double left = random.uniform();
        std::size_t c = 0;
        while (c + 1 < watched->classes.size() && left >= watched->classes[c].chance) {
            left -= watched->classes[c++].chance;
        }
        state[static_cast<std::size_t>(watched - watched_.data())] = static_cast<int>(c);
        one.shortest.last =
            std::make_shared<const Step>(Step{one.shortest.last, i, &watched->classes[c]});
    }
    one.longest = one.shortest;
    return one;
}

void Walk::draw(Routes& routes) const
{
    scoring::Random random(1);
    std::vector<std::uint64_t> shown(pack_->items.size(), 0);
    const std::uint64_t draws =
        std::min(kMostDraws, kMostDrawnScreens / std::max<std::uint64_t>(shown.size(), 1) + 1);
    const double chance = 1.0 / static_cast<double>(draws);
    Way shortest, longest;
    for (std::uint64_t person = 0; person < draws; ++person) {
        const Crowd one = drawn(random, chance, shown);
        if (person == 0 || isShorter(one.shortest, shortest)) shortest = one.shortest;
        if (person == 0 || isLonger(one.longest, longest)) longest = one.longest;
        routes.meanItems += one.items;
        routes.meanSeconds += one.seconds;
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        routes.chance.push_back(static_cast<double>(shown[i]) * chance);
        if (shown[i] == 0 && isIn(form_, i)) routes.never.push_back(i);
    }
    routes.shortest = routeOf(shortest);
    routes.longest = routeOf(longest);
    routes.exact = false;
    routes.drawn = draws;
}

}  // namespace

Routes routesOf(const Pack& pack, std::size_t mostStates, const Form* form)
{
    Walk walk(pack, form);
    Routes routes;
    if (walk.follow(mostStates, routes)) return routes;
    Routes drawn;
    walk.draw(drawn);
    return drawn;
}

}  // namespace opmaat::engine
