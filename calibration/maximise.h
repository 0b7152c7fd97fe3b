#pragma once

#include <Eigen/Core>
#include <functional>

#include "calibration/gradient.h"

namespace opmaat::calibration {

/// A function to maximise, with its gradient and a positive definite matrix near minus its Hessian.
struct Objective {
    std::function<Derivatives(const Eigen::VectorXd&)> derive;
    std::function<bool(const Eigen::VectorXd&)> isFeasible;
    /// Part of a step from there that may be taken at once, in (0, 1]; may be empty.
    std::function<double(const Eigen::VectorXd&, const Eigen::VectorXd& step)> safePart = {};
};

/// Why a search ended.
enum class Termination {
    Converged,       ///< decrement and steps are below the tolerance
    IterationLimit,  ///< it did not get there in time
    Stalled          ///< no step along the gradient raises the likelihood any more
};

/// Steps that a search may take with something at its bound.
inline constexpr int kPatience = 8;

struct SearchOptions {
    double decrement = 1e-4;  ///< Newton decrement g' H^-1 g / 2 to stop below
    double step = 1e-4;       ///< and no parameter may be about to move further than this
    int passes = 500;         ///< at the most
    /// Whether something stands at its bound. A search that stays there for kPatience steps ends as
    /// Stalled: it would go on to the bound for ever. May be empty.
    std::function<bool(const Eigen::VectorXd&)> isAtBound;
    /// Called after every step; may be empty.
    std::function<void(const Derivatives&, double decrement, int passes)> progress;
};

struct Search {
    Eigen::VectorXd parameters;
    Derivatives last;        ///< there
    double decrement = 0.0;  ///< by the matrix that the search ended with
    int passes = 0;          ///< evaluations of the objective
    Termination termination = Termination::IterationLimit;
};

/// A matrix in the place of minus the Hessian: solves H p = g.
using Curvature = std::function<Eigen::VectorXd(const Eigen::VectorXd&)>;

/// Quasi-Newton search (limited-memory BFGS; Nocedal, 1980), started at every step from
/// `curvature`, or where that is empty from the complete-data information at that point, which
/// alone would be the EM gradient algorithm (Lange, 1995). Steps that lower the objective, or leave
/// what is feasible, are halved.
///
/// @param start  feasible
Search maximise(const Objective& objective, const Eigen::VectorXd& start,
                const SearchOptions& options, const Curvature& curvature = {});

/// Solves with a block-diagonal matrix; a block that is not positive definite is made so.
Eigen::VectorXd solve(const BlockDiagonal& matrix, const Eigen::VectorXd& right);

/// A solver for a whole matrix [T x T]; empty when it is not positive definite.
Curvature curvatureOf(const Eigen::MatrixXd& matrix);

}  // namespace opmaat::calibration
