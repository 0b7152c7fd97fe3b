#include "calibration/statistics/linear_algebra.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>

namespace opmaat::calibration::statistics {

std::optional<Eigen::MatrixXd> solvePositive(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    const Eigen::LLT<Eigen::MatrixXd> root(a);
    if (root.info() != Eigen::Success) return std::nullopt;
    // A pivot that is rounding only means that a column follows from others.
    const Eigen::VectorXd pivots = root.matrixLLT().diagonal().cwiseAbs2();
    if ((pivots.array() < 1e-12 * a.diagonal().array()).any()) return std::nullopt;
    return root.solve(b);
}

std::optional<Residual> generalisedResidual(const Eigen::VectorXd& r, const Eigen::MatrixXd& d,
                                            const Eigen::MatrixXd& v)
{
    // On the scale of correlations, so that one tolerance fits all.
    const Eigen::VectorXd scale = v.diagonal().cwiseSqrt();
    if (!(scale.minCoeff() > 0.0)) return std::nullopt;
    const Eigen::VectorXd shrink = scale.cwiseInverse();
    const Eigen::MatrixXd correlation = shrink.asDiagonal() * v * shrink.asDiagonal();
    const Eigen::LLT<Eigen::MatrixXd> root(correlation);
    if (root.info() != Eigen::Success) return std::nullopt;
    const Eigen::MatrixXd lower = root.matrixL();
    if (lower.diagonal().cwiseAbs2().minCoeff() < 1e-10) return std::nullopt;

    const Eigen::VectorXd u = lower.triangularView<Eigen::Lower>().solve(shrink.cwiseProduct(r));
    Residual residual{u.squaredNorm(), 0};
    if (d.cols() == 0) return residual;
    Eigen::MatrixXd columns = lower.triangularView<Eigen::Lower>().solve(shrink.asDiagonal() * d);
    for (Eigen::Index j = 0; j < columns.cols(); ++j) {
        const double length = columns.col(j).norm();
        if (length > 0.0) columns.col(j) /= length;
    }
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(columns);
    qr.setThreshold(1e-7);
    residual.rank = static_cast<int>(qr.rank());
    const Eigen::VectorXd turned = qr.householderQ().transpose() * u;
    residual.square = turned.tail(turned.size() - residual.rank).squaredNorm();
    return residual;
}

}  // namespace opmaat::calibration::statistics
