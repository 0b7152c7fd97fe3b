#include "scoring/game.h"

#include <algorithm>

#include "scoring/numeric.h"

namespace opmaat::scoring {
namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Position of an axis in the block that holds it.
struct Place {
    std::size_t block = 0;
    std::size_t position = 0;
};

Place placeOf(const Component& component, int axis)
{
    for (std::size_t b = 0; b < component.blocks.size(); ++b) {
        const std::vector<int>& axes = component.blocks[b].axes;
        const auto found = std::find(axes.begin(), axes.end(), axis);
        if (found != axes.end()) return {b, static_cast<std::size_t>(found - axes.begin())};
    }
    return {};
}

double logLikelihood(const Component& component, std::size_t k,
                     std::span<const AxisState* const> axes)
{
    double sum = 0.0;
    for (const BlockTable& block : component.blocks) {
        std::vector<const std::vector<double>*> t;
        for (const int a : block.axes) {
            t.push_back(&axes[at(a)]->t[k]);
            sum += axes[at(a)]->logScale[k];
        }
        sum += logarithm(overFactors(block, t));
    }
    return sum;
}

double logOdds(const Scorer::Tables& tables, std::span<const AxisState* const> axes, int profile)
{
    const std::size_t own = at(profile) + 1;
    double ownLog = 0.0;
    std::vector<double> others;
    for (std::size_t k = 0; k < tables.components.size(); ++k) {
        const Component& component = tables.components[k];
        const double value = component.logWeight + logLikelihood(component, k, axes);
        if (k == own)
            ownLog = value;
        else
            others.push_back(value);
    }
    const double largest = *std::max_element(others.begin(), others.end());
    double sum = 0.0;
    for (const double value : others) sum += exponential(value - largest);
    return ownLog - largest - logarithm(sum);
}

}  // namespace

FacetPlayers::FacetPlayers(const Scorer::Tables& tables, int facet, std::span<const int> responses)
    : tables_(&tables), facet_(facet)
{
    for (std::size_t position = 0; position < table().items.size(); ++position) {
        const int item = table().items[position];
        if (responses[at(item)] == kMissing) continue;
        items_.push_back(item);
        positions_.push_back(position);
        categories_.push_back(responses[at(item)]);
    }
    if (items_.size() <= kMemorable) known_.resize(std::size_t{1} << items_.size());
    for (std::size_t player = 0; player < items_.size(); ++player) take(player, all_);
    carryToAxis(tables, table(), all_);
}

void FacetPlayers::take(std::size_t player, FacetAnswers& answers) const
{
    addAnswer(table(), positions_[player], categories_[player], answers);
}

void FacetPlayers::reset()
{
    taken_ = 0;
    running_ = {};
}

const FacetAnswers& FacetPlayers::add(std::size_t player)
{
    if (known_.empty()) {
        take(player, running_);
        carryToAxis(*tables_, table(), running_);
        return running_;
    }
    taken_ |= std::size_t{1} << player;
    std::unique_ptr<FacetAnswers>& known = known_[taken_];
    if (!known) {
        known = std::make_unique<FacetAnswers>();
        for (std::size_t each = 0; each < items_.size(); ++each) {
            if ((taken_ >> each & 1U) != 0) take(each, *known);
        }
        carryToAxis(*tables_, table(), *known);
    }
    return *known;
}

AxisState axisState(const Scorer::Tables& tables, int axis,
                    std::span<const FacetAnswers* const> facets)
{
    const AxisTable& table = tables.axes[at(axis)];
    std::vector<AxisVector> variants(table.variants.size());
    for (std::size_t v = 0; v < variants.size(); ++v)
        axisVector(tables, table, static_cast<int>(v), facets, variants[v]);
    AxisState state;
    for (const Component& component : tables.components) {
        const AxisVector& vector = variants[at(component.variant[at(axis)])];
        const Place place = placeOf(component, axis);
        const std::vector<double>& transfer =
            component.blocks[place.block].transfer[place.position];
        overAxis(transfer, vector.g, state.t.emplace_back());
        state.logScale.push_back(vector.logScale);
    }
    std::vector<double> moment = variants[0].g;
    for (std::size_t n = 0; n < moment.size(); ++n) moment[n] *= tables.theta[n];
    const Place place = placeOf(tables.components[0], axis);
    overAxis(tables.components[0].blocks[place.block].transfer[place.position], moment,
             state.moment);
    return state;
}

std::vector<double> values(const Scorer::Tables& tables, std::span<const AxisState* const> axes,
                           int profile)
{
    std::vector<double> value(axes.size());
    for (const BlockTable& block : tables.components[0].blocks) {
        std::vector<const std::vector<double>*> t;
        t.reserve(block.axes.size());
        for (const int a : block.axes) t.push_back(&axes[at(a)]->t[0]);
        const double likelihood = overFactors(block, t);
        for (std::size_t b = 0; b < block.axes.size(); ++b) {
            const std::vector<double>* whole = t[b];
            t[b] = &axes[at(block.axes[b])]->moment;
            value[at(block.axes[b])] = overFactors(block, t) / likelihood;
            t[b] = whole;
        }
    }
    if (profile >= 0) value.push_back(logOdds(tables, axes, profile));
    return value;
}

const FacetAnswers& noAnswers()
{
    static const FacetAnswers none;
    return none;
}

Coalition::Coalition(const Scorer::Tables& tables, int profile)
    : tables_(tables), profile_(profile), slots_(tables.facets.size())
{
    for (int a = 0; a < static_cast<int>(tables.axes.size()); ++a) {
        const std::vector<int>& facets = tables.axes[at(a)].facets;
        for (std::size_t s = 0; s < facets.size(); ++s) slots_[at(facets[s])] = s;
        facets_.emplace_back(facets.size(), &noAnswers());
        states_.push_back(axisState(tables, a, facets_.back()));
    }
    empty_ = states_;
}

void Coalition::clear()
{
    for (auto& axis : facets_) std::fill(axis.begin(), axis.end(), &noAnswers());
    states_ = empty_;
}

void Coalition::set(const FacetPlayers& players, const FacetAnswers& answers)
{
    const std::size_t a = at(players.axis());
    facets_[a][slots_[at(players.facet())]] = &answers;
    states_[a] = axisState(tables_, players.axis(), facets_[a]);
}

std::vector<double> Coalition::value() const
{
    std::vector<const AxisState*> axes;
    axes.reserve(states_.size());
    for (const AxisState& state : states_) axes.push_back(&state);
    return values(tables_, axes, profile_);
}

}  // namespace opmaat::scoring
