// SPDX-License-Identifier: EUPL-1.2
#include "demand/special_functions.h"

#include <cmath>

#include "houvast/check.h"
#include "random/portable_math.h"

namespace houvast::demand {
namespace {

constexpr double half_log_two_pi = 0.918938533204672741780329736406;
constexpr double smallest = 1e-300;

double log_normal_density(double z) { return -z * z / 2 - half_log_two_pi; }

/// phi(z) * (z + z^3/3 + z^5/(3*5) + ...): the chance between 0 and z. No term is negative.
double normal_between_zero_and(double z) {
  double term = z, sum = z;
  for (int n = 3; term > sum * 1e-17; n += 2) {
    term *= z * z / n;
    sum += term;
  }
  return sum * portable_exp(log_normal_density(z));
}

/// Mills' ratio as the continued fraction 1/(z + 1/(z + 2/(z + 3/...))), for z of 3 and more.
double mills_ratio(double z) {
  constexpr int terms = 80;
  double tail = z;
  for (int n = terms; n > 0; --n) tail = z + n / tail;
  return 1 / tail;
}

}  // namespace

double safe_exp(double x) {
  constexpr double lowest = -700;
  return x < lowest ? 0 : portable_exp(x);
}

double log_gamma(double x) {
  check(x > 0);
  // Up to 10 by the recurrence, then Stirling's series, whose terms fall by x squared.
  double product = 1;
  for (; x < 10; x += 1) product *= x;
  const double inverse = 1 / x;
  const double square = inverse * inverse;
  const double series =
      inverse *
      (1.0 / 12 +
       square * (-1.0 / 360 + square * (1.0 / 1260 + square * (-1.0 / 1680 + square / 1188))));
  return (x - 0.5) * portable_log(x) - x + half_log_two_pi + series - portable_log(product);
}

double log_normal_above(double z) {
  constexpr double tail = 3;
  if (z >= tail) return log_normal_density(z) + portable_log(mills_ratio(z));
  if (z <= -tail) return portable_log(1 - safe_exp(log_normal_above(-z)));
  const double between = normal_between_zero_and(std::abs(z));
  return portable_log(z > 0 ? 0.5 - between : 0.5 + between);
}

double log_gamma_above(double shape, double x) {
  if (x <= 0) return 0;
  const double log_density = shape * portable_log(x) - x - log_gamma(shape);
  if (x < shape + 1) {
    // The chance below by its series: x^shape e^-x / Gamma(shape + 1) (1 + x/(shape+1) + ...).
    double term = 1 / shape, sum = term;
    for (double n = shape + 1; term > sum * 1e-17; n += 1) {
      term *= x / n;
      sum += term;
    }
    const double below = safe_exp(log_density) * sum;
    return below < 1 ? portable_log(1 - below) : portable_log(smallest);
  }
  // The continued fraction of Legendre, by Lentz's method.
  double b = x + 1 - shape, c = 1 / smallest, d = 1 / b, product = d;
  for (int n = 1; n < 10'000; ++n) {
    const double a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    product *= c * d;
    if (std::abs(c * d - 1) < 1e-15) break;
  }
  return log_density + portable_log(product);
}

}  // namespace houvast::demand
