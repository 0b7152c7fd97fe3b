#pragma once

namespace opmaat::calibration::statistics {

// Tails of the distributions that the tests of fit refer to. To 1e-11 relative, also far
// out in the tail, where one less the distribution function would be rounding only.

/// Of a normal distribution 95 percent lies within so many standard deviations.
inline constexpr double kZ95 = 1.9599639845400542;

/// A number with what is not known about it. Without an interval (nothing to estimate it from) the
/// standard error is 0 and low = high = value.
struct Estimate {
    double value = 0.0;
    double standardError = 0.0;
    double low = 0.0;  ///< of the interval, 95 percent unless said
    double high = 0.0;
};

/// value plus and minus kZ95 standard errors.
Estimate waldInterval(double value, double standardError);

/// Regularised incomplete gamma function, upper: Q(a, x) = integral from x of t^(a-1) e^-t dt /
/// Gamma(a). By its series below x = a + 1 and by its continued fraction above (Abramowitz &
/// Stegun, 1964, 6.5.29 and 6.5.31).
/// @param a  > 0
/// @param x  >= 0
double upperGamma(double a, double x);
double lowerGamma(double a, double x);  ///< P(a, x) = 1 - Q(a, x)

/// P(chi-square with `degrees` degrees of freedom >= x); 1 for x <= 0.
/// @throws std::invalid_argument when there are no degrees of freedom
double chiSquareUpperTail(double x, int degrees);

/// P(noncentral chi-square <= x): the Poisson mixture of central ones.
/// @param noncentrality  >= 0
double noncentralChiSquare(double x, int degrees, double noncentrality);

/// Root mean square error of approximation (Steiger & Lind, 1980; Browne & Cudeck, 1993):
/// sqrt(max(0, (X - df) / (df (N - 1)))), with the interval of 90 percent that inverting the
/// noncentral chi-square distribution gives. There is no standard error: it is 0.
Estimate rmsea(double chiSquare, int degrees, int people);

}  // namespace opmaat::calibration::statistics
