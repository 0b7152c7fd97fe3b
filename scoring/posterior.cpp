#include <algorithm>
#include <cmath>

#include "scoring/likelihood.h"
#include "scoring/numeric.h"

namespace opmaat::scoring {
namespace {

constexpr double kPi = 3.14159265358979323846;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// What the facets of an axis make of it, for its first `variants`.
void readAxis(const Scorer::Tables& tables, std::size_t a, std::size_t variants, Workspace& work)
{
    const AxisTable& axis = tables.axes[a];
    work.axisFacets.clear();
    for (const int f : axis.facets) work.axisFacets.push_back(&work.facets[at(f)]);
    work.axes[a].resize(variants);
    for (std::size_t v = 0; v < variants; ++v)
        axisVector(tables, axis, static_cast<int>(v), work.axisFacets, work.axes[a][v]);
}

void read(const Scorer::Tables& tables, std::span<const int> responses, bool allVariants,
          Workspace& work)
{
    work.facets.resize(tables.facets.size());
    work.axes.resize(tables.axes.size());
    work.nodes.resize(tables.axes.size());
    for (int f = 0; f < static_cast<int>(tables.facets.size()); ++f)
        readFacet(tables, f, responses, work.facets[at(f)]);
    for (std::size_t a = 0; a < tables.axes.size(); ++a)
        readAxis(tables, a, allVariants ? tables.axes[a].variants.size() : 1, work);
}

const AxisVector& vectorOf(const Component& component, int axis, const Workspace& work)
{
    return work.axes[at(axis)][at(component.variant[at(axis)])];
}

double logLikelihood(const Component& component, Workspace& work)
{
    double sum = 0.0;
    for (const BlockTable& block : component.blocks) {
        work.product = block.weights;
        work.t.resize(std::max<std::size_t>(work.t.size(), 1));
        for (std::size_t b = 0; b < block.axes.size(); ++b) {
            const AxisVector& axis = vectorOf(component, block.axes[b], work);
            overAxis(block.transfer[b], axis.g, work.t[0]);
            kernels().multiplyRow(work.product.data(), work.t[0].data(), work.product.size());
            sum += axis.logScale;
        }
        double total = 0.0;
        for (const double value : work.product) total += value;
        sum += logarithm(total);
    }
    return sum;
}

/// weights[z] times the product over the axes of the block, leaving out one or two of them.
void productWithout(const BlockTable& block, std::size_t b, std::size_t c, Workspace& work)
{
    work.product = block.weights;
    for (std::size_t d = 0; d < block.axes.size(); ++d) {
        if (d == b || d == c) continue;
        kernels().multiplyRow(work.product.data(), work.t[d].data(), work.product.size());
    }
}

/// What the trapezoid rule errs in the mean of a posterior that is nearly normal. Twice the spacing
/// would err by a share `swing` of the mass, and the error goes with the fourth power of that.
double trapezoidError(const Moments& m, double spacing)
{
    const double slope = m.swingSlope * spacing / (kPi * m.variance);
    const double quarter = 0.25 * (m.swing * m.swing + slope * slope);
    return 4.0 * kPi / spacing * m.variance * quarter * quarter;
}

/// Node weights and moments of axis b of a block, whose t are known.
Moments placeAxis(const Scorer::Tables& tables, const Component& component, const BlockTable& block,
                  std::size_t b, Workspace& work)
{
    const auto a = at(block.axes[b]);
    const std::vector<double>& g = vectorOf(component, block.axes[b], work).g;
    std::vector<double>& nodes = work.nodes[a];
    nodes = g;
    if (block.axes.size() == 1) {  // no factor: the first row of `back` is the prior
        kernels().multiplyRow(nodes.data(), block.back[b].data(), g.size());
        return kernels().momentsOf(nodes.data(), tables.theta.data(), g.size());
    }
    productWithout(block, b, b, work);
    work.moment.resize(g.size());
    kernels().multiply(block.back[b].data(), work.product.size(), g.size(), work.product.data(),
                       work.moment.data());
    kernels().multiplyRow(nodes.data(), work.moment.data(), g.size());
    return kernels().momentsOf(nodes.data(), tables.theta.data(), g.size());
}

void factorsOf(const Component& component, const BlockTable& block, Workspace& work)
{
    if (block.axes.size() == 1) return;
    work.t.resize(std::max(work.t.size(), block.axes.size()));
    work.centred.resize(work.t.size());
    for (std::size_t b = 0; b < block.axes.size(); ++b)
        overAxis(block.transfer[b], vectorOf(component, block.axes[b], work).g, work.t[b]);
}

/// First moment of axis b given the factors, about its posterior mean.
void centre(const Scorer::Tables& tables, const BlockTable& block, std::size_t b, double mean,
            Workspace& work)
{
    work.moment = work.axes[at(block.axes[b])][0].g;
    for (std::size_t n = 0; n < work.moment.size(); ++n) work.moment[n] *= tables.theta[n] - mean;
    overAxis(block.transfer[b], work.moment, work.centred[b]);
}

/// Over the nodes of axis `own`: posterior weight times E(theta_b | node) - E(theta_b).
std::vector<double> otherMean(const Scorer::Tables& tables, const BlockTable& block,
                              std::size_t own, std::size_t b, const std::vector<Moments>& moments,
                              Workspace& work)
{
    centre(tables, block, b, moments[b].mean, work);
    productWithout(block, own, b, work);
    kernels().multiplyRow(work.product.data(), work.centred[b].data(), work.product.size());
    const std::vector<double>& g = work.axes[at(block.axes[own])][0].g;
    std::vector<double> away(g.size());
    kernels().multiply(block.back[own].data(), work.product.size(), g.size(), work.product.data(),
                       away.data());
    for (std::size_t n = 0; n < away.size(); ++n) away[n] *= g[n] / moments[own].total;
    return away;
}

/// Covariance of axes b and c of a block, whose centred first moments are known.
double covarianceOf(const BlockTable& block, std::size_t b, std::size_t c, Workspace& work)
{
    productWithout(block, b, c, work);
    double covariance = 0.0;
    double total = 0.0;
    for (std::size_t z = 0; z < work.product.size(); ++z) {
        covariance += work.product[z] * work.centred[b][z] * work.centred[c][z];
        total += work.product[z] * work.t[b][z] * work.t[c][z];
    }
    return covariance / total;
}

/// Mean and covariance of the axes of one block; fills the node weights of these axes.
void placeBlock(const Scorer::Tables& tables, const BlockTable& block, Workspace& work,
                Posterior& posterior)
{
    const Component& reference = tables.components[0];
    factorsOf(reference, block, work);
    for (std::size_t b = 0; b < block.axes.size(); ++b) {
        const int a = block.axes[b];
        const Moments m = placeAxis(tables, reference, block, b, work);
        posterior.axisMean[a] = m.mean;
        posterior.axisCovariance(a, a) = m.variance;
        posterior.integrationError =
            std::max(posterior.integrationError, trapezoidError(m, tables.spacing));
        for (double& weight : work.nodes[at(a)]) weight /= m.total;
        if (block.axes.size() > 1) centre(tables, block, b, m.mean, work);
    }
    for (std::size_t b = 0; b < block.axes.size(); ++b) {
        for (std::size_t c = 0; c < b; ++c) {
            const double covariance = covarianceOf(block, b, c, work);
            posterior.axisCovariance(block.axes[b], block.axes[c]) = covariance;
            posterior.axisCovariance(block.axes[c], block.axes[b]) = covariance;
        }
    }
}

/// A function of the nodes over the places of a facet, where facets contradict each other.
std::vector<double> placeWeightsInLogarithms(const Transition& transition, const double* logP,
                                             const std::vector<double>& nodes)
{
    const std::vector<double> logGivenTheta = logGiven(transition, logP, nodes.size());
    std::vector<double> weights(transition.first.size(), 0.0);
    for (std::size_t j = 0; j < weights.size(); ++j) {
        for (std::size_t m = 0; m < transition.count[j]; ++m) {
            const std::size_t n = transition.first[j] + m;
            const double w = transition.weights[transition.start[j] + m];
            if (nodes[n] == 0.0 || w == 0.0) continue;
            weights[j] += nodes[n] * exponential((logarithm(w) + logP[j]) - logGivenTheta[n]);
        }
    }
    return weights;
}

/// A function of the nodes over the places of a facet: p_j times its share of each node.
std::vector<double> placeWeights(const Transition& transition, const double* p, const double* given,
                                 const std::vector<double>& nodes)
{
    std::vector<double> perNode(nodes.size(), 0.0);
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        if (given[n] > 0.0) perNode[n] = nodes[n] / given[n];
    }
    std::vector<double> weights(transition.first.size(), 0.0);
    for (std::size_t j = 0; j < weights.size(); ++j) {
        weights[j] =
            p[j] * kernels().dot(transition.weights.data() + transition.start[j],
                                 perNode.data() + transition.first[j], transition.count[j]);
    }
    return weights;
}

/// Index of the view through which a component sees a facet.
std::size_t viewOf(const Scorer::Tables& tables, const Component& component, int facet)
{
    const int a = tables.facets[at(facet)].axis;
    const AxisTable& axis = tables.axes[at(a)];
    const auto slot = std::find(axis.facets.begin(), axis.facets.end(), facet);
    const std::vector<int>& variant = axis.variants[at(component.variant[at(a)])];
    return at(variant[static_cast<std::size_t>(slot - axis.facets.begin())]);
}

/// Posterior of eta_f under the reference population. It is that of the axis when the loading is
/// 1, and follows from it when the facet has no answers.
void placeFacet(const Scorer::Tables& tables, int f, const Workspace& work, Posterior& posterior)
{
    const FacetTable& table = tables.facets[at(f)];
    const View& view = table.views[0];
    if (!work.facets[at(f)].any || view.same) {
        const double loading = tables.model.facets[at(f)].loading;
        const double variance = posterior.axisCovariance(table.axis, table.axis);
        posterior.facetMean[f] = loading * posterior.axisMean[table.axis];
        posterior.facetSd[f] = std::sqrt(loading * loading * variance + (1.0 - loading * loading));
        return;
    }
    const std::vector<double> weights =
        placesOf(tables, tables.components[0], f, work, work.nodes[at(table.axis)]);
    const std::vector<double>& eta = table.sheets[view.sheet].eta;
    const Moments m = kernels().momentsOf(weights.data(), eta.data(), weights.size());
    posterior.facetMean[f] = m.mean;
    posterior.facetSd[f] = std::sqrt(m.variance);
}

/// Mean and covariance of the axes under the reference population.
Posterior placeAxes(const Scorer::Tables& tables, Workspace& work)
{
    const auto axes = static_cast<Eigen::Index>(tables.axes.size());
    Posterior posterior;
    posterior.integrationError = tables.integrationError;
    posterior.axisMean = Eigen::VectorXd::Zero(axes);
    posterior.axisCovariance = Eigen::MatrixXd::Zero(axes, axes);
    for (const BlockTable& block : tables.components[0].blocks)
        placeBlock(tables, block, work, posterior);
    return posterior;
}

/// Adds the facets and the count of answers.
void placeFacets(const Scorer::Tables& tables, std::span<const int> responses,
                 const Workspace& work, Posterior& posterior)
{
    for (const int response : responses) posterior.answered += response != kMissing ? 1 : 0;
    const auto facets = static_cast<Eigen::Index>(tables.facets.size());
    posterior.facetMean = Eigen::VectorXd::Zero(facets);
    posterior.facetSd = Eigen::VectorXd::Zero(facets);
    for (int f = 0; f < static_cast<int>(facets); ++f) placeFacet(tables, f, work, posterior);
}

}  // namespace

void readAnswers(const Scorer::Tables& tables, std::span<const int> responses, Workspace& work)
{
    read(tables, responses, true, work);
}

double placeComponent(const Scorer::Tables& tables, const Component& component, Workspace& work)
{
    for (const BlockTable& block : component.blocks) {
        factorsOf(component, block, work);
        for (std::size_t b = 0; b < block.axes.size(); ++b) {
            const double total = placeAxis(tables, component, block, b, work).total;
            for (double& weight : work.nodes[at(block.axes[b])]) weight /= total;
        }
    }
    return logLikelihood(component, work);
}

std::vector<std::vector<double>> conditionalMeans(const Scorer::Tables& tables, int axis,
                                                  Workspace& work)
{
    std::vector<std::vector<double>> away(tables.axes.size());
    const Component& reference = tables.components[0];
    for (const BlockTable& block : reference.blocks) {
        const auto found = std::find(block.axes.begin(), block.axes.end(), axis);
        if (found == block.axes.end()) continue;
        const auto own = static_cast<std::size_t>(found - block.axes.begin());
        factorsOf(reference, block, work);
        std::vector<Moments> moments;
        for (std::size_t b = 0; b < block.axes.size(); ++b)
            moments.push_back(placeAxis(tables, reference, block, b, work));
        std::vector<double>& nodes = work.nodes[at(axis)];
        for (double& weight : nodes) weight /= moments[own].total;

        for (std::size_t b = 0; b < block.axes.size(); ++b) {
            std::vector<double>& here = away[at(block.axes[b])];
            if (b != own) {
                here = otherMean(tables, block, own, b, moments, work);
                continue;
            }
            here = nodes;
            for (std::size_t n = 0; n < here.size(); ++n)
                here[n] *= tables.theta[n] - moments[own].mean;
        }
    }
    return away;
}

std::size_t sheetOf(const Scorer::Tables& tables, const Component& component, int facet)
{
    return tables.facets[at(facet)].views[viewOf(tables, component, facet)].sheet;
}

std::vector<double> placesOf(const Scorer::Tables& tables, const Component& component, int facet,
                             const Workspace& work, const std::vector<double>& nodes)
{
    const FacetTable& table = tables.facets[at(facet)];
    const FacetAnswers& answers = work.facets[at(facet)];
    const std::size_t v = viewOf(tables, component, facet);
    const View& view = table.views[v];
    if (view.same) return nodes;
    const std::size_t start = table.sheets[view.sheet].start;
    if (!answers.any) {
        const std::vector<double> ones(std::max(view.transition.first.size(), nodes.size()), 1.0);
        return placeWeights(view.transition, ones.data(), ones.data(), nodes);
    }
    if (vectorOf(component, table.axis, work).contradictory)
        return placeWeightsInLogarithms(view.transition, answers.logP.data() + start, nodes);
    return placeWeights(view.transition, answers.p.data() + start,
                        answers.given.data() + v * nodes.size(), nodes);
}

void place(const Scorer::Tables& tables, std::span<const int> responses, Workspace& work,
           std::span<Position> positions)
{
    read(tables, responses, false, work);
    for (const BlockTable& block : tables.components[0].blocks) {
        factorsOf(tables.components[0], block, work);
        for (std::size_t b = 0; b < block.axes.size(); ++b) {
            const Moments m = placeAxis(tables, tables.components[0], block, b, work);
            positions[at(block.axes[b])] = {m.mean, std::sqrt(m.variance)};
        }
    }
}

void readAgain(const Scorer::Tables& tables, std::span<const int> responses, int facet,
               Workspace& work)
{
    const auto a = at(tables.facets[at(facet)].axis);
    readFacet(tables, facet, responses, work.facets[at(facet)]);
    readAxis(tables, a, tables.axes[a].variants.size(), work);
}

Posterior conclude(const Scorer::Tables& tables, Workspace& work)
{
    Posterior posterior = placeAxes(tables, work);
    std::vector<double> logWeighted;
    logWeighted.reserve(tables.components.size());
    for (const Component& component : tables.components)
        logWeighted.push_back(logLikelihood(component, work));
    posterior.logLikelihood = logWeighted[0];
    for (std::size_t k = 0; k < logWeighted.size(); ++k)
        logWeighted[k] += tables.components[k].logWeight;
    const std::vector<double> share = shares(logWeighted);
    posterior.backgroundProbability = share[0];
    posterior.profileProbability.assign(share.begin() + 1, share.end());
    return posterior;
}

Posterior evaluate(const Scorer::Tables& tables, std::span<const int> responses, Workspace& work)
{
    read(tables, responses, true, work);
    Posterior posterior = conclude(tables, work);
    placeFacets(tables, responses, work, posterior);
    return posterior;
}

Posterior evaluateReference(const Scorer::Tables& tables, std::span<const int> responses,
                            Workspace& work)
{
    read(tables, responses, false, work);
    Posterior posterior = placeAxes(tables, work);
    placeFacets(tables, responses, work, posterior);
    return posterior;
}

Posterior evaluate(const Scorer::Tables& tables, std::span<const int> responses)
{
    Workspace work;
    return evaluate(tables, responses, work);
}

}  // namespace opmaat::scoring
