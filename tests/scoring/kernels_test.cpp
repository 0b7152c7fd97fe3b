#include "scoring/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "scoring/numeric.h"
#include "scoring/random.h"

namespace opmaat::scoring {
namespace {

// Every width of registers that this machine has, against plain loops over single numbers: to the
// bit, so that a result cannot depend on the processor it was made on.

std::vector<double> drawn(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<double> values;
    for (std::size_t j = 0; j < count; ++j) values.push_back(3.0 * random.normal());
    return values;
}

double inLanes(std::size_t count, const std::function<double(std::size_t)>& term)
{
    std::array<double, kLanes> b{};
    for (std::size_t j = 0; j < count; ++j) b[j % kLanes] += term(j);
    return ((b[0] + b[4]) + (b[2] + b[6])) + ((b[1] + b[5]) + (b[3] + b[7]));
}

constexpr std::size_t kCount = 88;  // whole blocks, but no whole groups of blocks

TEST(Kernels, AddMultiplyAndSumRowsToTheBit)
{
    const std::vector<double> a = drawn(kCount, 1);
    const std::vector<double> b = drawn(kCount, 2);
    const std::vector<double> c = drawn(kCount, 3);
    for (const Kernels& each : everyKernels()) {
        std::vector<double> sum = a;
        std::vector<double> product = a;
        std::vector<double> scaled = a;
        std::vector<double> rows(kCount);
        each.addRow(sum.data(), b.data(), kCount);
        each.multiplyRow(product.data(), b.data(), kCount);
        each.addScaledRow(scaled.data(), 0.3, b.data(), kCount);
        const std::array<const double*, 3> three{a.data(), b.data(), c.data()};
        each.sumRows(three.data(), three.size(), kCount, rows.data());
        for (std::size_t j = 0; j < kCount; ++j) {
            EXPECT_EQ(sum[j], a[j] + b[j]);
            EXPECT_EQ(product[j], a[j] * b[j]);
            const double step = 0.3 * b[j];
            EXPECT_EQ(scaled[j], a[j] + step);
            EXPECT_EQ(rows[j], (a[j] + b[j]) + c[j]);
        }
        each.sumRows(three.data(), 0, kCount, rows.data());
        EXPECT_EQ(rows, std::vector<double>(kCount, 0.0));
    }
}

TEST(Kernels, TakeExponentialsToTheBit)
{
    std::vector<double> logs = drawn(kCount, 4);
    for (double& value : logs) value *= 40.0;
    logs[3] = -1e30;
    logs[4] = -708.5;
    logs[5] = 800.0;
    for (const Kernels& each : everyKernels()) {
        std::vector<double> values(kCount);
        each.exponentials(logs.data(), 1.5, values.data(), kCount);
        for (std::size_t j = 0; j < kCount; ++j) EXPECT_EQ(values[j], exponential(logs[j] - 1.5));
        EXPECT_EQ(values[3], 0.0);
    }
}

TEST(Kernels, FindTheLargestAndTheDotProductToTheBit)
{
    const std::vector<double> a = drawn(kCount, 5);
    const std::vector<double> b = drawn(kCount, 6);
    for (const Kernels& each : everyKernels()) {
        EXPECT_EQ(each.largestOf(a.data(), kCount), *std::max_element(a.begin(), a.end()));
        EXPECT_EQ(each.dot(a.data(), b.data(), kCount),
                  inLanes(kCount, [&](std::size_t j) { return a[j] * b[j]; }));
    }
}

TEST(Kernels, MultiplyAMatrixToTheBit)
{
    constexpr std::size_t kRows = 19;
    const std::vector<double> matrix = drawn(kRows * kCount, 7);
    const std::vector<double> vector = drawn(kRows, 8);
    for (const Kernels& each : everyKernels()) {
        std::vector<double> result(kCount);
        each.multiply(matrix.data(), kRows, kCount, vector.data(), result.data());
        for (std::size_t c = 0; c < kCount; ++c) {
            double sum = 0.0;
            for (std::size_t r = 0; r < kRows; ++r) sum += matrix[r * kCount + c] * vector[r];
            EXPECT_EQ(result[c], sum);
        }
    }
}

TEST(Kernels, FindMomentsToTheBit)
{
    std::vector<double> weights = drawn(kCount, 9);
    for (double& w : weights) w *= w;
    const std::vector<double> theta = drawn(kCount, 10);
    for (const Kernels& each : everyKernels()) {
        const Moments m = each.momentsOf(weights.data(), theta.data(), kCount);
        const double total = inLanes(kCount, [&](std::size_t j) { return weights[j]; });
        const double first = inLanes(kCount, [&](std::size_t j) { return weights[j] * theta[j]; });
        EXPECT_EQ(m.total, total);
        EXPECT_EQ(m.mean, first / total);
        EXPECT_EQ(m.variance, inLanes(kCount, [&](std::size_t j) {
                                  const double away = theta[j] - m.mean;
                                  return weights[j] * away * away;
                              }) / total);
        double swing = 0.0;
        for (std::size_t j = 0; j < kCount; ++j) swing += j % 2 == 0 ? weights[j] : -weights[j];
        EXPECT_NEAR(m.swing, swing / total, 1e-13);
    }
}

TEST(Kernels, FillUpToWholeBlocks)
{
    EXPECT_EQ(padded(1), kLanes);
    EXPECT_EQ(padded(kLanes), kLanes);
    EXPECT_EQ(padded(kLanes + 1), 2 * kLanes);
}

}  // namespace
}  // namespace opmaat::scoring
