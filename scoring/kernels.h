#pragma once

#include <cstddef>
#include <vector>

namespace opmaat::scoring {

// The few loops in which scoring spends its time. Every array is a whole number of blocks of
// kLanes, and every sum has kLanes partial sums that are added in one fixed order: processors with
// registers of two, four or eight numbers give the same bytes, and so do one person and a million.

inline constexpr std::size_t kLanes = 8;

/// The smallest whole number of blocks that holds `count`.
inline std::size_t padded(std::size_t count)
{
    return (count + kLanes - 1) / kLanes * kLanes;
}

/// Sums that place a posterior with weights w at theta. The alternating ones tell what twice the
/// spacing would have made of it (see README, S-5).
struct Moments {
    double total = 0.0;       ///< sum of w
    double mean = 0.0;        ///< sum of w theta / total
    double variance = 0.0;    ///< sum of w (theta - mean)^2 / total
    double swing = 0.0;       ///< sum of +w -w +w ... / total
    double swingSlope = 0.0;  ///< the same of w (theta - mean) / total
};

/// One way to run the loops. `count`, `columns` are whole numbers of blocks.
struct Kernels {
    /// sum[j] += row[j]
    void (*addRow)(double* sum, const double* row, std::size_t count);
    /// sum[j] = rows[0][j] + rows[1][j] + ..., in this order, for `count` rows
    void (*sumRows)(const double* const* rows, std::size_t count, std::size_t columns, double* sum);
    /// product[j] *= row[j]
    void (*multiplyRow)(double* product, const double* row, std::size_t count);
    /// sum[j] += factor * row[j]
    void (*addScaledRow)(double* sum, double factor, const double* row, std::size_t count);
    double (*largestOf)(const double* values, std::size_t count);
    /// values[j] = exp(logs[j] - shift), by the steps of exponential()
    void (*exponentials)(const double* logs, double shift, double* values, std::size_t count);
    /// sum over j of a[j] b[j]
    double (*dot)(const double* a, const double* b, std::size_t count);
    /// result[c] = sum over r of matrix[r * columns + c] * vector[r]
    void (*multiply)(const double* matrix, std::size_t rows, std::size_t columns,
                     const double* vector, double* result);
    Moments (*momentsOf)(const double* weights, const double* theta, std::size_t count);
};

/// Those this processor can run, narrowest registers first. No choice changes a bit: none fuses a
/// product with a sum.
const std::vector<Kernels>& everyKernels();

/// The quickest of them.
const Kernels& kernels();

}  // namespace opmaat::scoring
