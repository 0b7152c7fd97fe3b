#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/authoring/review.h"
#include "engine/authoring/route_drawing.h"
#include "engine/authoring/routes.h"
#include "engine/json/nearest.h"
#include "scoring/proposal.h"
#include "scoring/simulate.h"

namespace opmaat::engine {
namespace {

using json::Value;

constexpr std::size_t kFewestItems = 3;
constexpr double kLongestMinutes = 20.0;

/// How an item counts: +1 when later options score higher, -1 when they score lower, 0 when it is
/// neither (a task with a right answer).
int directionOf(const Item& item)
{
    const bool rises = std::is_sorted(item.score.begin(), item.score.end());
    const bool falls = std::is_sorted(item.score.rbegin(), item.score.rend());
    return rises == falls ? 0 : rises ? 1 : -1;
}

/// The place of an item in parameters.json.
void addAtParameters(const PackDocuments& documents, const std::string& item,
                     const std::string& rule, const std::string& message, const std::string& fix,
                     Findings& findings)
{
    const PackDocument* const file = documents.find("parameters.json");
    const Value* const items = file == nullptr ? nullptr : file->root.find("items");
    const Value* const place = items == nullptr ? nullptr : items->find(item);
    if (place == nullptr) return;
    findings.push_back(
        findingAt(file->path, pointerTo("/items", item), *place, rule, message, fix));
}

struct KeyedItem {
    const Item* item = nullptr;
    int direction = 0;
};

/// By what they measure together ("facet 'post'") and by module and response set.
using KeyedGroups = std::map<std::pair<std::string, std::string>, std::vector<KeyedItem>>;

void addKeyed(const PackDocuments& documents, const Pack& pack, const std::string& measured,
              const KeyedItem& keyed, KeyedGroups& groups)
{
    const Value* const object = placeOfItem(documents, pack, *keyed.item).item;
    const Value* const responses = object == nullptr ? nullptr : object->find("responses");
    if (responses == nullptr || responses->kind() != Value::Kind::String) return;
    const std::string shown = std::to_string(keyed.item->module) + " " + responses->text();
    groups[{measured, shown}].push_back(keyed);
}

KeyedGroups keyedGroups(const PackDocuments& documents, const Pack& pack)
{
    KeyedGroups groups;
    const scoring::Model& model = pack.parameters.model;
    for (const Item& item : pack.items) {
        if (item.modelItem < 0 || directionOf(item) == 0) continue;
        const int facet = model.items[static_cast<std::size_t>(item.modelItem)].facet;
        addKeyed(documents, pack,
                 "facet " + inQuotes(model.facets[static_cast<std::size_t>(facet)].id),
                 {&item, directionOf(item)}, groups);
    }
    for (const DeclaredScale& scale : pack.scales) {
        for (std::size_t k = 0; k < scale.items.size(); ++k) {
            const Item& item = pack.items[scale.items[k]];
            const int own = item.hasScores ? directionOf(item) : 1;
            const KeyedItem keyed{&item, scale.rule.items[k].reversed ? -own : own};
            if (own != 0) addKeyed(documents, pack, "scale " + inQuotes(scale.id), keyed, groups);
        }
    }
    return groups;
}

/// Items of one facet or scale that show one response set: who agrees with everything, or taps the
/// same place all along, scores high on all of them unless one is turned round.
void checkKeying(const PackDocuments& documents, const Pack& pack, Findings& findings)
{
    for (const auto& [group, items] : keyedGroups(documents, pack)) {
        const auto sameWay = [&items = items](const KeyedItem& keyed) {
            return keyed.direction == items.front().direction;
        };
        if (items.size() < kFewestItems || !std::all_of(items.begin(), items.end(), sameWay)) {
            continue;
        }
        const ItemPlace place = placeOfItem(documents, pack, *items.back().item);
        findings.push_back(findingAt(
            place.file, place.pointer, *place.item, "keying-balance",
            "all " + std::to_string(items.size()) + " items of " + group.first +
                " with these options are keyed one way",
            "Word one of them the other way round and key it reversed, or give it options of its "
            "own"));
    }
}

/// Partial credit: category k is the likeliest between the steps b_k and b_{k+1} with
/// b_k = -(d_k - d_{k-1}) / alpha, so nowhere when these do not rise.
void checkCategories(const PackDocuments& documents, const Pack& pack, Findings& findings)
{
    for (const scoring::Item& item : pack.parameters.model.items) {
        if (item.model != scoring::ItemModel::PartialCredit) continue;
        double below = 0.0, before = -std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < item.intercepts.size(); ++k) {
            const double step = -(item.intercepts[k] - below) / item.slope;
            if (step <= before) {
                addAtParameters(
                    documents, item.id, "category-never-likely",
                    "category " + std::to_string(k) + " of " + inQuotes(item.id) +
                        " is nowhere the likeliest: step " + std::to_string(k + 1) + " is at " +
                        decimals(step, 2) + ", step " + std::to_string(k) + " at " +
                        decimals(before, 2),
                    "Merge it with its neighbour through score, or look at the numbers again",
                    findings);
            }
            below = item.intercepts[k];
            before = step;
        }
    }
}

/// Made-up people of a profile who answer every scored item: the first who is given it as a
/// proposal shows that it can be. Bounds that are too strict for the items keep it from everybody.
void checkProposals(const PackDocuments& documents, const Pack& pack, Findings& findings)
{
    constexpr int kPeople = 200;
    const ProfileSet& set = pack.profiles;
    const PackDocument* const file = documents.find("profiles.json");
    const Value* const profiles = file == nullptr ? nullptr : file->root.find("profiles");
    if (profiles == nullptr) return;
    const scoring::Scorer scorer(pack.parameters.model, set.mixture);
    for (std::size_t k = 0; k < set.mixture.profiles.size(); ++k) {
        scoring::Random random(k + 1);
        bool proposed = false;
        for (int person = 0; person < kPeople && !proposed; ++person) {
            const auto answers =
                scoring::simulate(pack.parameters.model, set.mixture, static_cast<int>(k), random)
                    .responses;
            const scoring::Proposal proposal =
                scoring::propose(scorer, scorer.score(answers), answers, set.bounds, false);
            proposed = proposal.proposed() && proposal.best == static_cast<int>(k);
        }
        if (proposed || k >= profiles->array().size()) continue;
        findings.push_back(
            findingAt(file->path, pointerTo("/profiles", k), profiles->array()[k], "profile-never",
                      "of " + std::to_string(kPeople) + " made-up people of " +
                          inQuotes(set.mixture.profiles[k].id) + " none is given it as a proposal",
                      "Look at bounds: with these items they may be too strict"));
    }
}

}  // namespace

Findings reviewModel(const PackDocuments& documents, const Pack& pack)
{
    Findings findings;
    checkKeying(documents, pack, findings);
    checkCategories(documents, pack, findings);
    checkProposals(documents, pack, findings);
    return findings;
}

Findings reviewRoutes(const PackDocuments& documents, const Pack& pack)
{
    Findings findings;
    const Routes routes = routesOf(pack);
    const double minutesNeeded = routes.longest.seconds / 60.0;
    const PackDocument* const file = documents.find("pack.json");
    const Value* const modules = file == nullptr ? nullptr : file->root.find("modules");
    if (minutesNeeded > kLongestMinutes && modules != nullptr) {
        findings.push_back(findingAt(
            file->path, "/modules", *modules, "route-long",
            "the longest route takes " + decimals(minutesNeeded, 1) + " minutes for " +
                std::to_string(routes.longest.items) + " questions, at most " +
                decimals(kLongestMinutes, 0) + " are kind",
            "Leave items out, or show some of them only when they apply; opmaat paths shows which "
            "take long"));
    }
    return findings;
}

}  // namespace opmaat::engine
