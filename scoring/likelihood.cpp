#include "scoring/likelihood.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

#include "scoring/numeric.h"

namespace opmaat::scoring {
namespace {

/// Below this largest value of a product, its other values may have underflowed.
constexpr double kContradiction = 1e-150;

/// g[n] = sum over j of w[j][n] p[j]
std::vector<double> carried(const Transition& transition, const std::vector<double>& p,
                            std::size_t nodes)
{
    std::vector<double> g(nodes, 0.0);
    for (std::size_t j = 0; j < p.size(); ++j) {
        const double* weight = transition.weights.data() + transition.start[j];
        double* target = g.data() + transition.first[j];
        const double here = p[j];
        for (int n = 0; n < transition.count[j]; ++n) target[n] += weight[n] * here;
    }
    return g;
}

AxisVector inLogarithms(const Scorer::Tables& tables, const AxisTable& axis, int variant,
                        std::span<const FacetAnswers* const> facets)
{
    AxisVector result{std::vector<double>(tables.theta.size(), 0.0), 0.0, true};
    for (std::size_t f = 0; f < facets.size(); ++f) {
        if (!facets[f]->any) continue;
        const FacetTable& table = tables.facets[static_cast<std::size_t>(axis.facets[f])];
        const auto v =
            static_cast<std::size_t>(axis.variants[static_cast<std::size_t>(variant)][f]);
        const auto sheet = static_cast<std::size_t>(table.views[v].sheet);
        const std::vector<double> logs =
            logGiven(table.views[v].transition, facets[f]->logP[sheet], tables.theta.size());
        for (std::size_t n = 0; n < logs.size(); ++n) result.g[n] += logs[n];
        result.logScale += facets[f]->top[sheet];
    }
    const double largest = *std::max_element(result.g.begin(), result.g.end());
    for (double& value : result.g) value = exponential(value - largest);
    result.logScale += largest;
    return result;
}

}  // namespace

void addAnswer(const FacetTable& facet, std::size_t position, int category, FacetAnswers& answers)
{
    if (!answers.any) {
        answers.any = true;
        answers.top.assign(facet.sheets.size(), 0.0);
        for (const Sheet& sheet : facet.sheets) answers.logP.emplace_back(sheet.eta.size(), 0.0);
    }
    for (std::size_t s = 0; s < facet.sheets.size(); ++s) {
        const std::vector<double>& table =
            facet.sheets[s].logP[position][static_cast<std::size_t>(category)];
        std::vector<double>& logP = answers.logP[s];
        for (std::size_t j = 0; j < table.size(); ++j) logP[j] += table[j];
    }
}

void carryToAxis(const Scorer::Tables& tables, const FacetTable& facet, FacetAnswers& answers)
{
    std::vector<std::vector<double>> products;
    for (std::size_t s = 0; s < facet.sheets.size(); ++s) {
        std::vector<double>& logP = answers.logP[s];
        const double largest = *std::max_element(logP.begin(), logP.end());
        for (double& value : logP) value -= largest;
        answers.top[s] += largest;
        std::vector<double> product(logP.size());
        for (std::size_t j = 0; j < logP.size(); ++j) product[j] = exponential(logP[j]);
        products.push_back(std::move(product));
    }
    answers.given.clear();
    for (const View& view : facet.views) {
        answers.given.push_back(carried(
            view.transition, products[static_cast<std::size_t>(view.sheet)], tables.theta.size()));
    }
}

FacetAnswers readFacet(const Scorer::Tables& tables, int f, std::span<const int> responses)
{
    const FacetTable& facet = tables.facets[static_cast<std::size_t>(f)];
    FacetAnswers answers;
    for (std::size_t position = 0; position < facet.items.size(); ++position) {
        const int category = responses[static_cast<std::size_t>(facet.items[position])];
        if (category != kMissing) addAnswer(facet, position, category, answers);
    }
    if (answers.any) carryToAxis(tables, facet, answers);
    return answers;
}

AxisVector axisVector(const Scorer::Tables& tables, const AxisTable& axis, int variant,
                      std::span<const FacetAnswers* const> facets)
{
    AxisVector result{std::vector<double>(tables.theta.size(), 1.0), 0.0, false};
    for (std::size_t f = 0; f < facets.size(); ++f) {
        if (!facets[f]->any) continue;
        const FacetTable& table = tables.facets[static_cast<std::size_t>(axis.facets[f])];
        const auto v =
            static_cast<std::size_t>(axis.variants[static_cast<std::size_t>(variant)][f]);
        const std::vector<double>& given = facets[f]->given[v];
        for (std::size_t n = 0; n < given.size(); ++n) result.g[n] *= given[n];
        result.logScale += facets[f]->top[static_cast<std::size_t>(table.views[v].sheet)];
    }
    const double largest = *std::max_element(result.g.begin(), result.g.end());
    if (largest < kContradiction) return inLogarithms(tables, axis, variant, facets);
    for (double& value : result.g) value /= largest;
    result.logScale += logarithm(largest);
    return result;
}

std::vector<double> logGiven(const Transition& transition, const std::vector<double>& logP,
                             std::size_t nodes)
{
    std::vector<double> largest(nodes, -std::numeric_limits<double>::max());
    std::vector<double> sum(nodes, 0.0);
    for (const bool adding : {false, true}) {
        for (std::size_t j = 0; j < logP.size(); ++j) {
            for (int m = 0; m < transition.count[j]; ++m) {
                const auto step = static_cast<std::size_t>(m);
                const double weight = transition.weights[transition.start[j] + step];
                const double term = logarithm(weight) + logP[j];
                const std::size_t n = static_cast<std::size_t>(transition.first[j]) + step;
                if (adding)
                    sum[n] += exponential(term - largest[n]);
                else
                    largest[n] = std::max(largest[n], term);
            }
        }
    }
    for (std::size_t n = 0; n < nodes; ++n) sum[n] = largest[n] + logarithm(sum[n]);
    return sum;
}

std::vector<double> overAxis(const std::vector<double>& transfer, const std::vector<double>& g)
{
    const std::size_t factorNodes = transfer.size() / g.size();
    std::vector<double> t(factorNodes, 0.0);
    for (std::size_t n = 0; n < g.size(); ++n) {
        const double* row = transfer.data() + n * factorNodes;
        const double here = g[n];
        for (std::size_t z = 0; z < factorNodes; ++z) t[z] += row[z] * here;
    }
    return t;
}

double overFactors(const BlockTable& block, std::span<const std::vector<double>* const> axes)
{
    double sum = 0.0;
    for (std::size_t z = 0; z < block.weights.size(); ++z) {
        double product = block.weights[z];
        for (const std::vector<double>* axis : axes) product *= (*axis)[z];
        sum += product;
    }
    return sum;
}

std::vector<double> shares(const std::vector<double>& logWeighted)
{
    const double largest = *std::max_element(logWeighted.begin(), logWeighted.end());
    std::vector<double> share;
    double sum = 0.0;
    for (const double value : logWeighted) {
        share.push_back(exponential(value - largest));
        sum += share.back();
    }
    for (double& value : share) value /= sum;
    return share;
}

void checkResponses(const Model& model, std::span<const int> responses)
{
    if (responses.size() != model.items.size()) {
        throw std::invalid_argument("got " + std::to_string(responses.size()) + " responses for " +
                                    std::to_string(model.items.size()) + " items");
    }
    for (std::size_t i = 0; i < responses.size(); ++i) {
        const int top = model.items[i].categories() - 1;
        if (responses[i] == kMissing || (responses[i] >= 0 && responses[i] <= top)) continue;
        throw std::invalid_argument("response " + std::to_string(i) + " (item '" +
                                    model.items[i].id + "') is " + std::to_string(responses[i]) +
                                    ", must be 0.." + std::to_string(top) + " or kMissing");
    }
}

}  // namespace opmaat::scoring
