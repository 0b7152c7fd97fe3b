#include "scoring/factors.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scoring/random.h"

namespace opmaat::scoring {
namespace {

/// A random correlation matrix: B B' scaled to a unit diagonal.
Eigen::MatrixXd randomCorrelation(int axes, Random& random)
{
    Eigen::MatrixXd b(axes, axes + 1);
    for (Eigen::Index x = 0; x < b.size(); ++x) b.data()[x] = random.normal();
    Eigen::MatrixXd r = b * b.transpose();
    const Eigen::VectorXd sd = r.diagonal().cwiseSqrt();
    for (Eigen::Index i = 0; i < axes; ++i) {
        for (Eigen::Index j = 0; j < axes; ++j) r(i, j) /= sd[i] * sd[j];
    }
    return r;
}

void expectReproduces(const FactorForm& form, const Eigen::MatrixXd& covariance)
{
    Eigen::MatrixXd again = form.loadings * form.loadings.transpose();
    again.diagonal() += form.unique;
    EXPECT_LT((again - covariance).cwiseAbs().maxCoeff(), 1e-12) << covariance;
    EXPECT_GT(form.unique.minCoeff(), 0.0);
}

TEST(Factors, EveryCovarianceMatrixIsReproduced)
{
    Random random(5);
    for (int axes = 1; axes <= 4; ++axes) {
        for (int n = 0; n < 60; ++n) {
            Eigen::MatrixXd covariance = randomCorrelation(axes, random);
            const double scale = 0.4 + random.uniform();
            covariance *= scale;
            const FactorForm form = factorise(covariance);
            expectReproduces(form, covariance);
            EXPECT_LT(form.loadings.cols(), axes);
        }
    }
}

TEST(Factors, TwoAxesNeedOneFactorWhateverTheSign)
{
    Eigen::Matrix2d r;
    for (const double rho : {0.9, 0.4, -0.4, -0.9}) {
        r << 1.0, rho, rho, 1.0;
        const FactorForm form = factorise(r);
        EXPECT_EQ(form.loadings.cols(), 1);
        EXPECT_NEAR(form.unique[0], 1.0 - std::fabs(rho), 1e-13);
        expectReproduces(form, r);
    }
}

// l1 = sqrt(s12 s13 / s23) and so on, with two negative signs that cancel.
TEST(Factors, ThreeAxesNeedOneFactorWhereTheClosedFormExists)
{
    Eigen::Matrix3d r;
    r << 1.0, -0.42, 0.35, -0.42, 1.0, -0.3, 0.35, -0.3, 1.0;
    const FactorForm form = factorise(r);
    ASSERT_EQ(form.loadings.cols(), 1);
    EXPECT_NEAR(std::fabs(form.loadings(0, 0)), std::sqrt(0.42 * 0.35 / 0.3), 1e-12);
    EXPECT_NEAR(form.loadings(1, 0) * form.loadings(0, 0), -0.42, 1e-12);
    expectReproduces(form, r);
}

TEST(Factors, ThreeAxesNeedTwoFactorsOtherwise)
{
    Eigen::Matrix3d oddSigns;
    oddSigns << 1.0, 0.4, 0.3, 0.4, 1.0, -0.3, 0.3, -0.3, 1.0;
    Eigen::Matrix3d heywood;  // l1^2 = .6 * .6 / .2 > 1
    heywood << 1.0, 0.6, 0.6, 0.6, 1.0, 0.2, 0.6, 0.2, 1.0;
    Eigen::Matrix3d chain;
    chain << 1.0, 0.5, 0.0, 0.5, 1.0, 0.5, 0.0, 0.5, 1.0;
    for (const Eigen::Matrix3d& r : {oddSigns, heywood, chain}) {
        const FactorForm form = factorise(r);
        EXPECT_EQ(form.loadings.cols(), 2);
        expectReproduces(form, r);
    }
}

TEST(Factors, FourAxesOfOneFactorAreFoundOut)
{
    const Eigen::Vector4d l(0.8, -0.7, 0.6, 0.5);
    Eigen::Matrix4d r = l * l.transpose();
    r.diagonal().setOnes();
    const FactorForm form = factorise(r);
    EXPECT_EQ(form.loadings.cols(), 1);
    expectReproduces(form, r);
}

TEST(Factors, MostOtherMatricesOfFourAxesNeedTwo)
{
    Eigen::Matrix4d r;
    r << 1.0, 0.5, 0.2, -0.1, 0.5, 1.0, 0.3, 0.2, 0.2, 0.3, 1.0, 0.4, -0.1, 0.2, 0.4, 1.0;
    const FactorForm form = factorise(r);
    EXPECT_EQ(form.loadings.cols(), 2);
    EXPECT_GT(form.unique.minCoeff(), 0.1);
    expectReproduces(form, r);
}

TEST(Factors, AxesWithoutACorrelationAreBlocksOfTheirOwn)
{
    Eigen::Matrix4d r = Eigen::Matrix4d::Identity();
    r(0, 2) = r(2, 0) = 0.4;
    EXPECT_EQ(correlatedBlocks(r), (std::vector<std::vector<int>>{{0, 2}, {1}, {3}}));
    r(2, 3) = r(3, 2) = 0.1;
    EXPECT_EQ(correlatedBlocks(r), (std::vector<std::vector<int>>{{0, 2, 3}, {1}}));
}

}  // namespace
}  // namespace opmaat::scoring
