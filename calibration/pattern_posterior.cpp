#include "calibration/pattern_posterior.h"

#include <algorithm>

#include "calibration/patterns.h"
#include "scoring/kernels.h"
#include "scoring/numeric.h"

namespace opmaat::calibration {
namespace {

using scoring::kernels;

constexpr double kLeast = 1e-280;  ///< a likelihood below it may have lost its weights
constexpr double kLogLeast = -650.0;

}  // namespace

PatternPosterior::PatternPosterior(const Tables& tables)
    : tables_(&tables), facets_(tables.facets.size()), axes_(tables.facetsOf.size())
{
    const std::size_t nodes = tables.theta.size();
    for (std::size_t f = 0; f < facets_.size(); ++f) {
        const std::size_t places = tables.facets[f].eta.size();
        facets_[f].logP.resize(places);
        facets_[f].p.resize(places);
        facets_[f].weights.resize(places);
        facets_[f].given.resize(nodes);
        facets_[f].b.resize(nodes);
    }
    for (AxisWork& axis : axes_) {
        axis.g.resize(nodes);
        axis.nodes.resize(nodes);
        axis.moved.resize(nodes);
    }
    const auto count = static_cast<Eigen::Index>(axes_.size());
    mean_ = Eigen::VectorXd::Zero(count);
    second_ = Eigen::MatrixXd::Zero(count, count);
}

/// Likelihood of the answers of a facet, up to the factor whose log it returns.
double PatternPosterior::readFacet(std::size_t f, std::span<const std::uint8_t> pattern)
{
    const FacetTable& table = tables_->facets[f];
    FacetWork& work = facets_[f];
    rows_.clear();
    for (std::size_t p = 0; p < table.items.size(); ++p) {
        const std::uint8_t category = pattern[table.items[p]];
        if (category != kNoAnswer) rows_.push_back(table.row(p, category));
    }
    work.isAnswered = !rows_.empty();
    if (!work.isAnswered) return 0.0;
    const std::size_t places = table.eta.size();
    kernels().sumRows(rows_.data(), rows_.size(), places, work.logP.data());
    const double top = kernels().largestOf(work.logP.data(), places);
    kernels().exponentials(work.logP.data(), top, work.p.data(), places);
    if (!table.isAxis) {
        kernels().multiply(table.toAxis.data(), places, tables_->theta.size(), work.p.data(),
                           work.given.data());
    }
    return top;
}

/// Product over the facets of an axis.
double PatternPosterior::readAxis(std::size_t a, std::span<const std::uint8_t> pattern)
{
    AxisWork& axis = axes_[a];
    const std::size_t nodes = tables_->theta.size();
    std::fill(axis.g.begin(), axis.g.end(), 1.0);
    double scale = 0.0;
    for (const std::size_t f : tables_->facetsOf[a]) {
        scale += readFacet(f, pattern);
        if (!facets_[f].isAnswered) continue;
        const bool isAxis = tables_->facets[f].isAxis;
        kernels().multiplyRow(axis.g.data(), (isAxis ? facets_[f].p : facets_[f].given).data(),
                              nodes);
    }
    return scale;
}

double PatternPosterior::single(const BlockTable& block)
{
    const auto a = static_cast<Eigen::Index>(block.axes[0]);
    AxisWork& axis = axes_[block.axes[0]];
    axis.nodes = block.prior;
    kernels().multiplyRow(axis.nodes.data(), axis.g.data(), axis.g.size());
    const double* theta = tables_->theta.data();
    const scoring::Moments m = kernels().momentsOf(axis.nodes.data(), theta, axis.g.size());
    if (!(m.total > kLeast)) return 0.0;
    mean_[a] = m.mean;
    second_(a, a) = m.variance + m.mean * m.mean;
    for (double& weight : axis.nodes) weight /= m.total;
    return m.total;
}

/// E(theta_a theta_b | x) for a != b: given the factors both are independent.
void PatternPosterior::secondMoments(const BlockTable& block, double total)
{
    const std::size_t m = block.axes.size();
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = i + 1; j < m; ++j) {
            block_.others = block.weights;
            double* product = block_.others.data();
            const std::size_t count = block.weights.size();
            for (std::size_t c = 0; c < m; ++c) {
                const auto& t = c == i || c == j ? block_.t1[c] : block_.t[c];
                if (c != j) kernels().multiplyRow(product, t.data(), count);
            }
            const double moment = kernels().dot(product, block_.t1[j].data(), count) / total;
            const auto a = static_cast<Eigen::Index>(block.axes[i]);
            const auto b = static_cast<Eigen::Index>(block.axes[j]);
            second_(a, b) = second_(b, a) = moment;
        }
    }
}

double PatternPosterior::correlated(const BlockTable& block)
{
    const std::size_t m = block.axes.size();
    const std::size_t nodes = tables_->theta.size();
    const std::size_t count = block.weights.size();
    block_.t.resize(m);
    block_.t1.resize(m);
    for (std::size_t c = 0; c < m; ++c) {
        AxisWork& axis = axes_[block.axes[c]];
        axis.moved = axis.g;
        kernels().multiplyRow(axis.moved.data(), tables_->theta.data(), nodes);
        block_.t[c].resize(count);
        block_.t1[c].resize(count);
        const double* transfer = block.toFactors[c].data();
        kernels().multiply(transfer, nodes, count, axis.g.data(), block_.t[c].data());
        kernels().multiply(transfer, nodes, count, axis.moved.data(), block_.t1[c].data());
    }
    double total = 0.0;
    for (std::size_t c = 0; c < m; ++c) {
        AxisWork& axis = axes_[block.axes[c]];
        block_.others = block.weights;
        for (std::size_t d = 0; d < m; ++d) {
            if (d != c) kernels().multiplyRow(block_.others.data(), block_.t[d].data(), count);
        }
        if (c == 0) total = kernels().dot(block_.others.data(), block_.t[0].data(), count);
        if (!(total > kLeast)) return 0.0;
        kernels().multiply(block.toAxis[c].data(), count, nodes, block_.others.data(),
                           axis.nodes.data());
        kernels().multiplyRow(axis.nodes.data(), axis.g.data(), nodes);
        const scoring::Moments moments =
            kernels().momentsOf(axis.nodes.data(), tables_->theta.data(), nodes);
        const auto a = static_cast<Eigen::Index>(block.axes[c]);
        mean_[a] = moments.mean;
        second_(a, a) = moments.variance + moments.mean * moments.mean;
        for (double& weight : axis.nodes) weight /= moments.total;
    }
    secondMoments(block, total);
    return total;
}

double PatternPosterior::read(std::span<const std::uint8_t> pattern, std::size_t group)
{
    double logLikelihood = 0.0;
    mean_.setZero();
    second_.setZero();
    for (std::size_t a = 0; a < axes_.size(); ++a) logLikelihood += readAxis(a, pattern);
    for (const BlockTable& block : tables_->groups[group]) {
        const double total = block.axes.size() == 1 ? single(block) : correlated(block);
        logLikelihood += total > 0.0 ? scoring::logarithm(total) : kLogLeast;
        if (total > 0.0) continue;
        for (const std::size_t a : block.axes)
            std::fill(axes_[a].nodes.begin(), axes_[a].nodes.end(), 0.0);
    }
    return logLikelihood;
}

const std::vector<double>& PatternPosterior::places(std::size_t f)
{
    const FacetTable& table = tables_->facets[f];
    FacetWork& work = facets_[f];
    const std::vector<double>& posterior = axes_[static_cast<std::size_t>(table.axis)].nodes;
    if (table.isAxis) return posterior;
    const std::size_t nodes = posterior.size();
    const std::size_t places = table.eta.size();
    for (std::size_t n = 0; n < nodes; ++n)
        work.b[n] = posterior[n] / std::max(work.given[n], 1e-300);
    kernels().multiply(table.toFacet.data(), nodes, places, work.b.data(), work.weights.data());
    kernels().multiplyRow(work.weights.data(), work.p.data(), places);
    // E(eta theta): the same chain with b theta, summed against p eta.
    kernels().multiplyRow(work.b.data(), tables_->theta.data(), nodes);
    kernels().multiply(table.toFacet.data(), nodes, places, work.b.data(), work.logP.data());
    kernels().multiplyRow(work.logP.data(), work.p.data(), places);
    work.product = kernels().dot(work.logP.data(), table.eta.data(), places);
    return work.weights;
}

}  // namespace opmaat::calibration
