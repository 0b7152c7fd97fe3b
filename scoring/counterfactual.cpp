#include "scoring/counterfactual.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "scoring/likelihood.h"

namespace opmaat::scoring {
namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Tries changes one after another; only what a change touches is worked out again.
class Search {
public:
    Search(const Scorer& scorer, std::span<const int> responses, const ProposalBounds& bounds)
        : scorer_(scorer), bounds_(bounds), responses_(responses.begin(), responses.end())
    {
        readAnswers(scorer.tables(), responses_, work_);
        before_ = outcome().proposal;
    }

    /// All single changes, in the bytewise order of item ids.
    std::vector<ChangedAnswer> singles() const
    {
        const Model& model = scorer_.model();
        std::vector<ChangedAnswer> all;
        for (int i = 0; i < static_cast<int>(model.items.size()); ++i) {
            for (int k = 0; k < model.items[at(i)].categories(); ++k) {
                if (responses_[at(i)] != kMissing && responses_[at(i)] != k)
                    all.push_back({i, responses_[at(i)], k});
            }
        }
        std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
            return model.items[at(a.item)].id < model.items[at(b.item)].id;
        });
        return all;
    }

    void make(const ChangedAnswer& change) { set(change.item, change.to); }
    void undo(const ChangedAnswer& change) { set(change.item, change.from); }

    /// Adds what the answers as they are now would give, if it differs from before.
    void note(const std::vector<ChangedAnswer>& changes, std::vector<Counterfactual>& found)
    {
        Counterfactual here = outcome();
        if (here.proposal == before_) return;
        here.changes = changes;
        for (const ChangedAnswer& change : changes) here.steps += std::abs(change.to - change.from);
        found.push_back(std::move(here));
    }

private:
    void set(int item, int category)
    {
        responses_[at(item)] = category;
        readAgain(scorer_.tables(), responses_, scorer_.model().items[at(item)].facet, work_);
    }

    Counterfactual outcome()
    {
        const Posterior posterior = conclude(scorer_.tables(), work_);
        const Proposal proposal = propose(scorer_, posterior, responses_, bounds_, false);
        if (!proposal.proposed()) return {{}, 0, -1, quantise(posterior.backgroundProbability)};
        return {{}, 0, proposal.best, quantise(posterior.profileProbability[at(proposal.best)])};
    }

    const Scorer& scorer_;
    const ProposalBounds& bounds_;
    std::vector<int> responses_;
    Workspace work_;
    int before_ = -1;
};

/// Keeps those with the fewest steps, the most probable first; ties stay in the order of ids.
void keepSmallest(std::vector<Counterfactual>& found)
{
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.steps != b.steps ? a.steps < b.steps : a.probability > b.probability;
    });
    while (!found.empty() && found.back().steps > found.front().steps) found.pop_back();
}

using Pair = std::pair<std::size_t, std::size_t>;

/// Pairs of changes of different items, by their steps together.
std::map<int, std::vector<Pair>> pairsBySteps(const std::vector<ChangedAnswer>& singles)
{
    std::map<int, std::vector<Pair>> pairs;
    for (std::size_t a = 0; a < singles.size(); ++a) {
        for (std::size_t b = a + 1; b < singles.size(); ++b) {
            if (singles[a].item == singles[b].item) continue;
            pairs[std::abs(singles[a].to - singles[a].from) +
                  std::abs(singles[b].to - singles[b].from)]
                .emplace_back(a, b);
        }
    }
    return pairs;
}

/// Tries the pairs of one number of steps, which are in the order of their first change.
void tryPairs(Search& search, const std::vector<ChangedAnswer>& singles,
              const std::vector<Pair>& pairs, std::vector<Counterfactual>& found)
{
    const ChangedAnswer* first = nullptr;
    for (const auto& [a, b] : pairs) {
        if (first != &singles[a]) {
            if (first != nullptr) search.undo(*first);
            first = &singles[a];
            search.make(*first);
        }
        search.make(singles[b]);
        search.note({singles[a], singles[b]}, found);
        search.undo(singles[b]);
    }
    if (first != nullptr) search.undo(*first);
}

}  // namespace

std::vector<Counterfactual> counterfactuals(const Scorer& scorer, std::span<const int> responses,
                                            const ProposalBounds& bounds, bool answersFirst)
{
    checkResponses(scorer.model(), responses);
    std::vector<Counterfactual> found;
    Search search(scorer, responses, bounds);
    if (answersFirst) return found;
    const std::vector<ChangedAnswer> singles = search.singles();
    for (const ChangedAnswer& change : singles) {
        search.make(change);
        search.note({change}, found);
        search.undo(change);
    }
    if (found.empty()) {
        for (const auto& [steps, pairs] : pairsBySteps(singles)) {
            tryPairs(search, singles, pairs, found);
            if (!found.empty()) break;
        }
    }
    keepSmallest(found);
    return found;
}

}  // namespace opmaat::scoring
