#include "scoring/counterfactual.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "scoring/likelihood.h"
#include "scoring/numeric.h"

namespace opmaat::scoring {
namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// What one axis says: over its nodes, and over the factor nodes of every component.
struct AxisTold {
    std::vector<AxisVector> vectors;     ///< [variants]
    std::vector<std::vector<double>> t;  ///< [1 + P][Z]
};

/// The block of a component that an axis belongs to, and its place there.
struct InBlock {
    const BlockTable* block = nullptr;
    std::size_t place = 0;
};

InBlock blockOf(const Component& component, int axis)
{
    for (const BlockTable& block : component.blocks) {
        const auto found = std::find(block.axes.begin(), block.axes.end(), axis);
        if (found != block.axes.end())
            return {&block, static_cast<std::size_t>(found - block.axes.begin())};
    }
    return {};
}

AxisTold tell(const Scorer::Tables& tables, int axis, std::span<const FacetAnswers* const> facets)
{
    AxisTold told;
    told.vectors.resize(tables.axes[at(axis)].variants.size());
    for (std::size_t v = 0; v < told.vectors.size(); ++v)
        axisVector(tables, tables.axes[at(axis)], static_cast<int>(v), facets, told.vectors[v]);
    told.t.resize(tables.components.size());
    for (std::size_t k = 0; k < told.t.size(); ++k) {
        const Component& component = tables.components[k];
        const InBlock in = blockOf(component, axis);
        overAxis(in.block->transfer[in.place], told.vectors[at(component.variant[at(axis)])].g,
                 told.t[k]);
    }
    return told;
}

/// A single change, with all that follows for its axis when it is the only one.
struct Single {
    ChangedAnswer change;
    int facet = 0;
    int axis = 0;
    FacetAnswers answers;  ///< of its facet
    AxisTold told;
};

/// Works out what a change of one or two answers would have been. Every single change is carried to
/// its axis once, so that a pair on two axes is a product of what is known.
class Search {
public:
    Search(const Scorer& scorer, std::span<const int> responses, const ProposalBounds& bounds)
        : scorer_(scorer),
          tables_(scorer.tables()),
          bounds_(bounds),
          responses_(responses.begin(), responses.end())
    {
        readAnswers(tables_, responses_, work_);
        for (int a = 0; a < static_cast<int>(tables_.axes.size()); ++a)
            told_.push_back(tell(tables_, a, facetsOf(a)));
        for (const AxisTold& axis : told_) here_.push_back(&axis);
        const auto axes = static_cast<Eigen::Index>(told_.size());
        posterior_.axisCovariance = Eigen::MatrixXd::Zero(axes, axes);
        before_ = outcome().proposal;
        makeSingles();
    }

    /// All single changes, in the bytewise order of item ids.
    const std::vector<Single>& singles() const { return singles_; }

    /// Adds what one change would give, if it differs from before.
    void tryOne(const Single& one, std::vector<Counterfactual>& found)
    {
        here_[at(one.axis)] = &one.told;
        note({one.change}, found);
        here_[at(one.axis)] = &told_[at(one.axis)];
    }

    /// The same of two changes of different items.
    void tryTwo(const Single& one, const Single& two, std::vector<Counterfactual>& found)
    {
        AxisTold together;
        here_[at(one.axis)] = &one.told;
        here_[at(two.axis)] = &two.told;
        if (one.axis == two.axis) {
            together = tellBoth(one, two);
            here_[at(one.axis)] = &together;
        }
        note({one.change, two.change}, found);
        here_[at(one.axis)] = &told_[at(one.axis)];
        here_[at(two.axis)] = &told_[at(two.axis)];
    }

private:
    std::vector<const FacetAnswers*> facetsOf(int axis) const
    {
        std::vector<const FacetAnswers*> facets;
        for (const int f : tables_.axes[at(axis)].facets) facets.push_back(&work_.facets[at(f)]);
        return facets;
    }

    static void replace(std::vector<const FacetAnswers*>& facets, const FacetAnswers& old,
                        const FacetAnswers& now)
    {
        std::replace(facets.begin(), facets.end(), &old, &now);
    }

    void makeSingles();
    AxisTold tellBoth(const Single& one, const Single& two);
    double logLikelihood(std::size_t component);
    double variance(int axis);
    Counterfactual outcome();

    void note(std::vector<ChangedAnswer> changes, std::vector<Counterfactual>& found)
    {
        Counterfactual here = outcome();
        if (here.proposal == before_) return;
        here.changes = std::move(changes);
        for (const ChangedAnswer& one : here.changes) here.steps += std::abs(one.to - one.from);
        found.push_back(std::move(here));
    }

    const Scorer& scorer_;
    const Scorer::Tables& tables_;
    const ProposalBounds& bounds_;
    std::vector<int> responses_;
    Workspace work_;
    std::vector<AxisTold> told_;         // [A], of the answers as they were given
    std::vector<const AxisTold*> here_;  // [A], of those that are tried
    std::vector<Single> singles_;
    Posterior posterior_;  // only what a proposal needs
    std::vector<double> product_, nodes_, others_, logWeighted_;
    int before_ = -1;
};

void Search::makeSingles()
{
    const Model& model = scorer_.model();
    for (int i = 0; i < static_cast<int>(model.items.size()); ++i) {
        const int given = responses_[at(i)];
        if (given == kMissing) continue;
        const int facet = model.items[at(i)].facet;
        const int axis = tables_.facets[at(facet)].axis;
        for (int k = 0; k < model.items[at(i)].categories(); ++k) {
            if (k == given) continue;
            Single one{{i, given, k}, facet, axis, {}, {}};
            responses_[at(i)] = k;
            readFacet(tables_, facet, responses_, one.answers);
            std::vector<const FacetAnswers*> facets = facetsOf(axis);
            replace(facets, work_.facets[at(facet)], one.answers);
            one.told = tell(tables_, axis, facets);
            singles_.push_back(std::move(one));
        }
        responses_[at(i)] = given;
    }
    std::stable_sort(singles_.begin(), singles_.end(), [&](const Single& a, const Single& b) {
        return model.items[at(a.change.item)].id < model.items[at(b.change.item)].id;
    });
}

AxisTold Search::tellBoth(const Single& one, const Single& two)
{
    std::vector<const FacetAnswers*> facets = facetsOf(one.axis);
    if (one.facet != two.facet) {
        replace(facets, work_.facets[at(one.facet)], one.answers);
        replace(facets, work_.facets[at(two.facet)], two.answers);
        return tell(tables_, one.axis, facets);
    }
    FacetAnswers both;
    responses_[at(one.change.item)] = one.change.to;
    responses_[at(two.change.item)] = two.change.to;
    readFacet(tables_, one.facet, responses_, both);
    responses_[at(one.change.item)] = one.change.from;
    responses_[at(two.change.item)] = two.change.from;
    replace(facets, work_.facets[at(one.facet)], both);
    return tell(tables_, one.axis, facets);
}

double Search::logLikelihood(std::size_t k)
{
    const Component& component = tables_.components[k];
    double sum = 0.0;
    for (const BlockTable& block : component.blocks) {
        product_ = block.weights;
        for (const int axis : block.axes) {
            const AxisTold& told = *here_[at(axis)];
            kernels().multiplyRow(product_.data(), told.t[k].data(), product_.size());
            sum += told.vectors[at(component.variant[at(axis)])].logScale;
        }
        double total = 0.0;
        for (const double value : product_) total += value;
        sum += logarithm(total);
    }
    return sum;
}

/// Posterior variance of an axis under the reference population.
double Search::variance(int axis)
{
    const Component& reference = tables_.components[0];
    const InBlock in = blockOf(reference, axis);
    const BlockTable& block = *in.block;
    nodes_ = here_[at(axis)]->vectors[at(reference.variant[at(axis)])].g;
    const double* others = block.back[in.place].data();  // alone: the first row is the prior
    if (block.axes.size() > 1) {
        product_ = block.weights;
        for (const int other : block.axes)
            if (other != axis)
                kernels().multiplyRow(product_.data(), here_[at(other)]->t[0].data(),
                                      product_.size());
        others_.resize(nodes_.size());
        kernels().multiply(others, product_.size(), nodes_.size(), product_.data(), others_.data());
        others = others_.data();
    }
    kernels().multiplyRow(nodes_.data(), others, nodes_.size());
    return kernels().momentsOf(nodes_.data(), tables_.theta.data(), nodes_.size()).variance;
}

Counterfactual Search::outcome()
{
    logWeighted_.clear();
    for (std::size_t k = 0; k < tables_.components.size(); ++k)
        logWeighted_.push_back(logLikelihood(k) + tables_.components[k].logWeight);
    const std::vector<double> share = shares(logWeighted_);
    posterior_.backgroundProbability = share[0];
    posterior_.profileProbability.assign(share.begin() + 1, share.end());
    for (int a = 0; a < static_cast<int>(here_.size()); ++a)
        posterior_.axisCovariance(a, a) = variance(a);
    const Proposal proposal = propose(scorer_, posterior_, responses_, bounds_, false);
    if (!proposal.proposed()) return {{}, 0, -1, quantise(posterior_.backgroundProbability)};
    return {{}, 0, proposal.best, quantise(posterior_.profileProbability[at(proposal.best)])};
}

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
std::map<int, std::vector<Pair>> pairsBySteps(const std::vector<Single>& singles)
{
    std::map<int, std::vector<Pair>> pairs;
    for (std::size_t a = 0; a < singles.size(); ++a) {
        for (std::size_t b = a + 1; b < singles.size(); ++b) {
            const ChangedAnswer& one = singles[a].change;
            const ChangedAnswer& two = singles[b].change;
            if (one.item == two.item) continue;
            pairs[std::abs(one.to - one.from) + std::abs(two.to - two.from)].emplace_back(a, b);
        }
    }
    return pairs;
}

}  // namespace

std::vector<Counterfactual> counterfactuals(const Scorer& scorer, std::span<const int> responses,
                                            const ProposalBounds& bounds, bool answersFirst)
{
    checkResponses(scorer.model(), responses);
    std::vector<Counterfactual> found;
    if (answersFirst) {
        propose(scorer, scorer.score(responses), responses, bounds, true);  // refuses bad bounds
        return found;
    }
    Search search(scorer, responses, bounds);
    const std::vector<Single>& singles = search.singles();
    for (const Single& one : singles) search.tryOne(one, found);
    if (found.empty()) {
        for (const auto& [steps, pairs] : pairsBySteps(singles)) {
            for (const auto& [a, b] : pairs) search.tryTwo(singles[a], singles[b], found);
            if (!found.empty()) break;
        }
    }
    keepSmallest(found);
    return found;
}

}  // namespace opmaat::scoring
