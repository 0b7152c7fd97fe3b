#include "scoring/choice.h"

#include <algorithm>
#include <cmath>

#include "scoring/likelihood.h"
#include "scoring/numeric.h"

namespace opmaat::scoring {
namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// exp(log P) of all categories of one item at the places of one sheet, [K x Q].
class Chances {
public:
    Chances(const Sheet& sheet, std::size_t position, int categories) : places_(sheet.eta.size())
    {
        p_.resize(at(categories) * places_);
        for (int k = 0; k < categories; ++k)
            kernels().exponentials(sheet.row(position, k), 0.0, p_.data() + at(k) * places_,
                                   places_);
    }
    /// Sum over the places of weight times chance of category k.
    double expected(int k, const std::vector<double>& weights) const
    {
        return kernels().dot(p_.data() + at(k) * places_, weights.data(), places_);
    }

private:
    std::size_t places_;
    std::vector<double> p_;
};

/// What one component of the mixture says about the facets.
struct ComponentPlaces {
    double share = 0.0;                        ///< P(component | x)
    std::vector<std::vector<double>> weights;  ///< [F][Q of its sheet], posterior of eta
};

/// Everything about the answers so far that the value of another needs.
struct State {
    std::vector<ComponentPlaces> components;  ///< [1 + P]
    /// [F][A][Q]: posterior weight of a place times how far E(theta_b | eta) is from E(theta_b),
    /// under the reference population; empty for axes that the facet tells nothing about.
    std::vector<std::vector<std::vector<double>>> pulls;
};

State stateOf(const Scorer::Tables& tables, std::span<const int> responses)
{
    Workspace work;
    readAnswers(tables, responses, work);
    State state;
    std::vector<double> logWeighted;
    for (const Component& component : tables.components) {
        logWeighted.push_back(component.logWeight + placeComponent(tables, component, work));
        ComponentPlaces view;
        for (int f = 0; f < static_cast<int>(tables.facets.size()); ++f)
            view.weights.push_back(
                placesOf(tables, component, f, work, work.nodes[at(tables.facets[at(f)].axis)]));
        if (state.components.empty()) {  // the reference population: all of the axes as well
            for (int f = 0; f < static_cast<int>(tables.facets.size()); ++f) {
                const int axis = tables.facets[at(f)].axis;
                state.pulls.emplace_back();
                for (const std::vector<double>& away : conditionalMeans(tables, axis, work)) {
                    state.pulls.back().push_back(
                        away.empty() ? away : placesOf(tables, component, f, work, away));
                }
            }
        }
        state.components.push_back(std::move(view));
    }
    const std::vector<double> share = shares(logWeighted);
    for (std::size_t c = 0; c < share.size(); ++c) state.components[c].share = share[c];
    return state;
}

/// Mutual information of the answer and the component.
double mutualInformation(const Scorer::Tables& tables, const FacetTable& facet, int f,
                         std::size_t position, const State& state)
{
    const Item& item = tables.model.items[at(facet.items[position])];
    std::vector<std::vector<double>> chance;  // [1 + P][K]
    std::vector<double> overall(at(item.categories()), 0.0);
    for (std::size_t c = 0; c < state.components.size(); ++c) {
        const std::size_t sheet = sheetOf(tables, tables.components[c], f);
        const Chances chances(facet.sheets[sheet], position, item.categories());
        chance.emplace_back();
        for (int k = 0; k < item.categories(); ++k) {
            chance.back().push_back(chances.expected(k, state.components[c].weights[at(f)]));
            overall[at(k)] += state.components[c].share * chance.back().back();
        }
    }
    double information = 0.0;
    for (std::size_t c = 0; c < chance.size(); ++c) {
        for (std::size_t k = 0; k < overall.size(); ++k) {
            const double p = chance[c][k];
            if (p > 0.0) information += state.components[c].share * p * logarithm(p / overall[k]);
        }
    }
    return std::max(information, 0.0);
}

/// Variance of the posterior mean of every axis over the answers to come.
Eigen::VectorXd varianceReduction(const Scorer::Tables& tables, const FacetTable& facet, int f,
                                  std::size_t position, const State& state)
{
    const Item& item = tables.model.items[at(facet.items[position])];
    const Chances chances(facet.sheets[facet.views[0].sheet], position, item.categories());
    Eigen::VectorXd reduction =
        Eigen::VectorXd::Zero(static_cast<Eigen::Index>(tables.axes.size()));
    for (int k = 0; k < item.categories(); ++k) {
        const double chance = chances.expected(k, state.components[0].weights[at(f)]);
        if (chance <= 0.0) continue;
        for (std::size_t b = 0; b < tables.axes.size(); ++b) {
            const std::vector<double>& pull = state.pulls[at(f)][b];
            if (pull.empty()) continue;
            const double moved = chances.expected(k, pull);
            reduction[static_cast<Eigen::Index>(b)] += moved * moved / chance;
        }
    }
    return reduction;
}

}  // namespace

std::vector<ItemValue> valuesOfItems(const Scorer& scorer, std::span<const int> responses)
{
    checkResponses(scorer.model(), responses);
    const Scorer::Tables& tables = scorer.tables();
    const State state = stateOf(tables, responses);
    std::vector<ItemValue> values;
    for (int f = 0; f < static_cast<int>(tables.facets.size()); ++f) {
        const FacetTable& facet = tables.facets[at(f)];
        for (std::size_t position = 0; position < facet.items.size(); ++position) {
            const int item = facet.items[position];
            if (responses[at(item)] != kMissing) continue;
            values.push_back({item,
                              tables.components.size() == 1
                                  ? 0.0
                                  : mutualInformation(tables, facet, f, position, state),
                              varianceReduction(tables, facet, f, position, state)});
        }
    }
    std::sort(values.begin(), values.end(),
              [](const ItemValue& a, const ItemValue& b) { return a.item < b.item; });
    return values;
}

}  // namespace opmaat::scoring
