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

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// g[n] = sum over j of w[j][n] p[j]
void carry(const Transition& transition, const double* p, double* g)
{
    for (std::size_t j = 0; j < transition.first.size(); ++j) {
        kernels().addScaledRow(g + transition.first[j], p[j],
                               transition.weights.data() + transition.start[j],
                               transition.count[j]);
    }
}

const View& viewOf(const Scorer::Tables& tables, const AxisTable& axis, int variant, std::size_t f)
{
    return tables.facets[at(axis.facets[f])].views[at(axis.variants[at(variant)][f])];
}

const Sheet& sheetOf(const Scorer::Tables& tables, const AxisTable& axis, std::size_t f,
                     const View& view)
{
    return tables.facets[at(axis.facets[f])].sheets[view.sheet];
}

void inLogarithms(const Scorer::Tables& tables, const AxisTable& axis, int variant,
                  std::span<const FacetAnswers* const> facets, AxisVector& result)
{
    const std::size_t nodes = tables.theta.size();
    result.g.assign(nodes, 0.0);
    result.contradictory = true;
    for (std::size_t f = 0; f < facets.size(); ++f) {
        if (!facets[f]->any) continue;
        const View& view = viewOf(tables, axis, variant, f);
        const double* logP = facets[f]->logP.data() + sheetOf(tables, axis, f, view).start;
        if (view.same)
            kernels().addRow(result.g.data(), logP, nodes);
        else
            kernels().addRow(result.g.data(), logGiven(view.transition, logP, nodes).data(), nodes);
    }
    result.logScale = kernels().largestOf(result.g.data(), nodes);
    kernels().exponentials(result.g.data(), result.logScale, result.g.data(), nodes);
}

}  // namespace

void addAnswer(const FacetTable& facet, std::size_t position, int category, FacetAnswers& answers)
{
    if (!answers.any) {
        answers.any = true;
        answers.logP.assign(facet.places, 0.0);
    }
    for (const Sheet& sheet : facet.sheets) {
        kernels().addRow(answers.logP.data() + sheet.start, sheet.row(position, category),
                         sheet.eta.size());
    }
}

void carryToAxis(const Scorer::Tables& tables, const FacetTable& facet, FacetAnswers& answers)
{
    if (facet.views[0].same) return;
    answers.top.clear();
    answers.p.resize(facet.places);
    for (const Sheet& sheet : facet.sheets) {
        const double* logP = answers.logP.data() + sheet.start;
        answers.top.push_back(kernels().largestOf(logP, sheet.eta.size()));
        kernels().exponentials(logP, answers.top.back(), answers.p.data() + sheet.start,
                               sheet.eta.size());
    }
    const std::size_t nodes = tables.theta.size();
    answers.given.assign(facet.views.size() * nodes, 0.0);
    for (std::size_t v = 0; v < facet.views.size(); ++v) {
        const View& view = facet.views[v];
        carry(view.transition, answers.p.data() + facet.sheets[view.sheet].start,
              answers.given.data() + v * nodes);
    }
}

void readFacet(const Scorer::Tables& tables, int f, std::span<const int> responses,
               FacetAnswers& answers)
{
    const FacetTable& facet = tables.facets[at(f)];
    answers.logP.resize(facet.places);
    for (const Sheet& sheet : facet.sheets) {
        answers.rows.clear();
        for (std::size_t position = 0; position < facet.items.size(); ++position) {
            const int category = responses[at(facet.items[position])];
            if (category != kMissing) answers.rows.push_back(sheet.row(position, category));
        }
        kernels().sumRows(answers.rows.data(), answers.rows.size(), sheet.eta.size(),
                          answers.logP.data() + sheet.start);
    }
    answers.any = !answers.rows.empty();
    if (answers.any) carryToAxis(tables, facet, answers);
}

void axisVector(const Scorer::Tables& tables, const AxisTable& axis, int variant,
                std::span<const FacetAnswers* const> facets, AxisVector& result)
{
    const std::size_t nodes = tables.theta.size();
    result.g.resize(nodes);
    double* g = result.g.data();
    result.contradictory = false;
    const double* logs = nullptr;  // of the facets that are their axis
    for (std::size_t f = 0; f < facets.size(); ++f) {
        const View& view = viewOf(tables, axis, variant, f);
        if (!facets[f]->any || !view.same) continue;
        const double* more = facets[f]->logP.data() + sheetOf(tables, axis, f, view).start;
        if (logs == nullptr) {
            logs = more;
            continue;
        }
        if (logs != g) std::copy(logs, logs + nodes, g);
        kernels().addRow(g, more, nodes);
        logs = g;
    }
    result.logScale = 0.0;
    if (logs == nullptr) {
        std::fill(g, g + nodes, 1.0);
    } else {
        result.logScale = kernels().largestOf(logs, nodes);
        kernels().exponentials(logs, result.logScale, g, nodes);
    }

    bool loose = false;
    for (std::size_t f = 0; f < facets.size(); ++f) {
        const View& view = viewOf(tables, axis, variant, f);
        if (!facets[f]->any || view.same) continue;
        const auto v = at(axis.variants[at(variant)][f]);
        kernels().multiplyRow(g, facets[f]->given.data() + v * nodes, nodes);
        result.logScale += facets[f]->top[view.sheet];
        loose = true;
    }
    if (!loose) return;
    const double largest = kernels().largestOf(g, nodes);
    if (largest < kContradiction) {
        inLogarithms(tables, axis, variant, facets, result);
        return;
    }
    for (double& value : result.g) value /= largest;
    result.logScale += logarithm(largest);
}

std::vector<double> logGiven(const Transition& transition, const double* logP, std::size_t nodes)
{
    std::vector<double> largest(nodes, -std::numeric_limits<double>::max());
    std::vector<double> sum(nodes, 0.0);
    for (const bool adding : {false, true}) {
        for (std::size_t j = 0; j < transition.first.size(); ++j) {
            for (std::size_t m = 0; m < transition.count[j]; ++m) {
                const double weight = transition.weights[transition.start[j] + m];
                if (weight == 0.0) continue;
                const double term = logarithm(weight) + logP[j];
                const std::size_t n = transition.first[j] + m;
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

void overAxis(const std::vector<double>& transfer, const std::vector<double>& g,
              std::vector<double>& t)
{
    t.resize(transfer.size() / g.size());
    kernels().multiply(transfer.data(), g.size(), t.size(), g.data(), t.data());
}

double overFactors(const BlockTable& block, std::span<const std::vector<double>* const> axes)
{
    const std::size_t count = block.weights.size();
    if (axes.size() == 1) return kernels().dot(block.weights.data(), axes[0]->data(), count);
    std::vector<double> product = block.weights;
    for (std::size_t a = 0; a + 1 < axes.size(); ++a)
        kernels().multiplyRow(product.data(), axes[a]->data(), count);
    return kernels().dot(product.data(), axes.back()->data(), count);
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
