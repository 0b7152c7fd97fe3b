#include "calibration/maximise.h"

#include <Eigen/Cholesky>
#include <cmath>
#include <deque>
#include <memory>

namespace opmaat::calibration {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr std::size_t kMemory = 40;  ///< steps that the search remembers
constexpr double kEnough = 1e-4;     ///< of the rise that the slope promises (Armijo)
constexpr int kHalvings = 30;

/// Steps and the changes of the gradient that they brought.
class Memory {
public:
    void clear() { pairs_.clear(); }

    /// @param change  gradient before less gradient after
    void add(const VectorXd& step, const VectorXd& change)
    {
        const double curvature = step.dot(change);
        if (!(curvature > 1e-10 * step.norm() * change.norm())) return;
        pairs_.push_back({step, change, curvature});
        if (pairs_.size() > kMemory) pairs_.pop_front();
    }

    /// The two-loop recursion: H^-1 gradient.
    VectorXd direction(VectorXd gradient, const Curvature& start) const
    {
        std::vector<double> along(pairs_.size());
        for (std::size_t i = pairs_.size(); i-- > 0;) {
            along[i] = pairs_[i].step.dot(gradient) / pairs_[i].curvature;
            gradient -= along[i] * pairs_[i].change;
        }
        VectorXd direction = start(gradient);
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            const double back = pairs_[i].change.dot(direction) / pairs_[i].curvature;
            direction += (along[i] - back) * pairs_[i].step;
        }
        return direction;
    }

private:
    struct Pair {
        VectorXd step, change;
        double curvature;
    };
    std::deque<Pair> pairs_;
};

double largest(const VectorXd& vector)
{
    return vector.size() == 0 ? 0.0 : vector.cwiseAbs().maxCoeff();
}

/// Moves along `direction`, by a half and a half again, until the objective rises enough. False,
/// and nothing has moved, when it never does.
bool moveAlong(const Objective& objective, const VectorXd& direction, double slope, Search& search)
{
    double length = objective.safePart ? objective.safePart(search.parameters, direction) : 1.0;
    for (int halving = 0; halving < kHalvings; ++halving, length *= 0.5) {
        const VectorXd there = search.parameters + length * direction;
        if (!objective.isFeasible(there)) continue;
        Derivatives derivatives = objective.derive(there);
        ++search.passes;
        const double noise = 1e-12 * std::fabs(search.last.value);
        if (!(derivatives.value >= search.last.value + kEnough * length * slope - noise)) continue;
        search.parameters = there;
        search.last = std::move(derivatives);
        return true;
    }
    return false;
}

}  // namespace

VectorXd solve(const BlockDiagonal& matrix, const VectorXd& right)
{
    VectorXd solution(right.size());
    Index at = 0;
    for (const Eigen::MatrixXd& block : matrix.blocks) {
        const Index size = block.rows();
        Eigen::MatrixXd held = block;
        held.diagonal() *= 1.0 + 1e-10;
        held.diagonal().array() += 1e-8;
        solution.segment(at, size) = held.llt().solve(right.segment(at, size));
        at += size;
    }
    return solution;
}

Curvature curvatureOf(const Eigen::MatrixXd& matrix)
{
    const auto factor = std::make_shared<const Eigen::LLT<Eigen::MatrixXd>>(matrix);
    if (factor->info() != Eigen::Success || !(factor->rcond() > 1e-12)) return {};
    return [factor](const VectorXd& right) -> VectorXd { return factor->solve(right); };
}

Search maximise(const Objective& objective, const VectorXd& start, const SearchOptions& options,
                const Curvature& curvature)
{
    Search search;
    search.parameters = start;
    search.last = objective.derive(start);
    search.passes = 1;
    Memory memory;
    bool isFresh = true;  // nothing is remembered
    int atBound = 0;      // steps that ended with something at its bound
    while (search.passes <= options.passes) {
        const BlockDiagonal& information = search.last.information;
        const Curvature here = curvature ? curvature : [&information](const VectorXd& right) {
            return solve(information, right);
        };
        VectorXd direction = memory.direction(search.last.gradient, here);
        const double slope = search.last.gradient.dot(direction);
        search.decrement = 0.5 * slope;
        if (search.decrement < options.decrement && largest(direction) < options.step) {
            search.termination = Termination::Converged;
            return search;
        }
        const VectorXd before = search.parameters;
        const VectorXd gradient = search.last.gradient;
        if (!moveAlong(objective, direction, slope, search)) {
            if (isFresh) {
                search.termination = Termination::Stalled;
                return search;
            }
            memory.clear();
            isFresh = true;
            continue;
        }
        memory.add(search.parameters - before, gradient - search.last.gradient);
        isFresh = false;
        atBound = options.isAtBound && options.isAtBound(search.parameters) ? atBound + 1 : 0;
        if (atBound == kPatience) {
            search.termination = Termination::Stalled;
            return search;
        }
        if (options.progress) options.progress(search.last, search.decrement, search.passes);
    }
    return search;
}

}  // namespace opmaat::calibration
