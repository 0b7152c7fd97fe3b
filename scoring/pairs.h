#pragma once

#include <span>
#include <vector>

#include "scoring/change.h"

namespace opmaat::scoring {

// What two measurements of one person say together: functions of a trait at both, on a square of
// nodes. Only the sources of this folder include this header.

/// A matrix a row after the other; rows are filled up with zeros to whole blocks (kernels.h).
class Table {
public:
    Table() = default;
    Table(std::size_t rows, std::size_t columns);

    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }
    std::size_t stride() const { return stride_; }
    double* row(std::size_t r) { return cells_.data() + r * stride_; }
    const double* row(std::size_t r) const { return cells_.data() + r * stride_; }

private:
    std::size_t rows_ = 0, columns_ = 0, stride_ = 0;
    std::vector<double> cells_;
};

Table product(const Table& a, const Table& b);
Table transposed(const Table& a);

/// Equally spaced nodes of every theta, at both measurements the same.
struct PairNodes {
    std::vector<double> theta;
    double spacing = 0.0;
};

/// log of the integral over both eta of a facet given theta at both measurements, [N x N], rows by
/// the first; up to a constant. Empty when neither measurement has an answer of the facet.
///
/// A facet's own part is e_t = sqrt(rho_e) c + sqrt(1 - rho_e) u_t. Given c the measurements are
/// independent, so both integrals are sums over one fine line of which the nodes are a part.
Table facetPair(const Model& model, int facet, std::span<const int> before,
                std::span<const int> now, double rho, const PairNodes& nodes);

/// Share of a curve above 0 from its values at k spacing, k = -n .. n: the integral of the curve of
/// limited bandwidth through them (Whittaker, 1915), so as exact as the sum itself.
/// @param values  [2 n + 1]
double shareAboveZero(std::span<const double> values);

}  // namespace opmaat::scoring
