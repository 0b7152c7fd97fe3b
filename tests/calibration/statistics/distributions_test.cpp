#include "calibration/statistics/distributions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace opmaat::calibration::statistics {
namespace {

double normalShare(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

struct Published {
    double x;
    int degrees;
    double tail;
};

// Critical values as printed, three decimals: NIST/SEMATECH e-Handbook of Statistical Methods,
// section 1.3.6.7.4, upper-tail table.
TEST(ChiSquare, HasThePublishedCriticalValues)
{
    for (const Published& row :
         {Published{3.841, 1, 0.05}, Published{6.635, 1, 0.01}, Published{10.828, 1, 0.001},
          Published{5.991, 2, 0.05}, Published{18.307, 10, 0.05}, Published{23.209, 10, 0.01},
          Published{29.588, 10, 0.001}, Published{43.773, 30, 0.05}, Published{124.342, 100, 0.05},
          Published{149.449, 100, 0.001}}) {
        // What rounding the critical value to three decimals can change.
        const double rounding = chiSquareUpperTail(row.x - 0.00051, row.degrees) -
                                chiSquareUpperTail(row.x + 0.00051, row.degrees);
        EXPECT_NEAR(chiSquareUpperTail(row.x, row.degrees), row.tail, rounding)
            << row.x << " with " << row.degrees;
    }
}

TEST(ChiSquare, IsItsClosedFormForOneTwoAndFourDegrees)
{
    for (double x = 0.01; x < 1200.0; x *= 1.7) {
        EXPECT_NEAR(chiSquareUpperTail(x, 1) / std::erfc(std::sqrt(0.5 * x)), 1.0, 1e-11) << x;
        EXPECT_NEAR(chiSquareUpperTail(x, 2) / std::exp(-0.5 * x), 1.0, 1e-11) << x;
        EXPECT_NEAR(chiSquareUpperTail(x, 4) / (std::exp(-0.5 * x) * (1.0 + 0.5 * x)), 1.0, 1e-11)
            << x;
    }
}

TEST(ChiSquare, FallsFromOneToNothing)
{
    EXPECT_EQ(chiSquareUpperTail(0.0, 3), 1.0);
    EXPECT_EQ(chiSquareUpperTail(-1.0, 3), 1.0);
    for (const int degrees : {1, 2, 7, 60, 500}) {
        double before = 1.0;
        for (double x = 0.5; x < 3.0 * degrees + 40.0; x += 0.5) {
            const double tail = chiSquareUpperTail(x, degrees);
            EXPECT_LE(tail, before);
            EXPECT_NEAR(tail + lowerGamma(0.5 * degrees, 0.5 * x), 1.0, 1e-13);
            before = tail;
        }
    }
}

TEST(ChiSquare, WithoutDegreesOfFreedomIsRefused)
{
    EXPECT_THROW(chiSquareUpperTail(3.0, 0), std::invalid_argument);
    EXPECT_THROW(noncentralChiSquare(3.0, 0, 1.0), std::invalid_argument);
    EXPECT_THROW(rmsea(3.0, 0, 100), std::invalid_argument);
    EXPECT_THROW(rmsea(3.0, 2, 1), std::invalid_argument);
}

// With one degree of freedom it is the square of a normal variable with mean sqrt(lambda).
TEST(NoncentralChiSquare, IsASquaredNormalVariable)
{
    for (const double shift : {0.0, 0.3, 1.0, 4.0, 25.0}) {
        for (const double root : {0.2, 1.0, 3.5, 24.0, 27.0}) {
            EXPECT_NEAR(noncentralChiSquare(root * root, 1, shift * shift),
                        normalShare(root - shift) - normalShare(-root - shift), 1e-12)
                << shift << " " << root;
        }
    }
}

TEST(Rmsea, IntervalInvertsTheNoncentralDistribution)
{
    const Estimate found = rmsea(80.0, 35, 400);
    EXPECT_NEAR(found.value, std::sqrt(45.0 / (35.0 * 399.0)), 1e-12);
    EXPECT_LT(found.low, found.value);
    EXPECT_GT(found.high, found.value);
    EXPECT_NEAR(noncentralChiSquare(80.0, 35, found.low * found.low * 35.0 * 399.0), 0.95, 1e-9);
    EXPECT_NEAR(noncentralChiSquare(80.0, 35, found.high * found.high * 35.0 * 399.0), 0.05, 1e-9);
}

TEST(Rmsea, IsZeroForAModelThatFits)
{
    const Estimate found = rmsea(10.0, 35, 400);
    EXPECT_EQ(found.value, 0.0);
    EXPECT_EQ(found.low, 0.0);
    EXPECT_EQ(found.high, 0.0);
    EXPECT_GT(rmsea(36.0, 35, 400).high, 0.02);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
