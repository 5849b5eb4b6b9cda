// SPDX-License-Identifier: EUPL-1.2
#include "random/gamma_function.h"

#include <cmath>

#include "houvast/check.h"
#include "random/portable_math.h"

namespace houvast {
namespace {

/// Where x is this small, the chance below it is x^shape / Gamma(shape + 1) to the last bit.
constexpr double tiny_log = -40;

double exp_or_zero(double x) { return x < -700 ? 0 : portable_exp(x); }

/// x^shape e^-x / Gamma(shape).
double front(double shape, double x) {
  return exp_or_zero(shape * portable_log(x) - x - log_gamma(shape));
}

/// 1/a + x/(a (a+1)) + x^2/(a (a+1) (a+2)) + ...
double series_below(double shape, double x) {
  double term = 1 / shape;
  double sum = term;
  for (double n = 1; term > sum * 0x1p-55; ++n) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/// The continued fraction of Legendre, by the method of Lentz.
double fraction_above(double shape, double x) {
  double b = x + 1 - shape;
  double c = 1e300;
  double d = 1 / b;
  double value = d;
  for (double n = 1; n < 100'000; ++n) {
    const double a = n * (shape - n);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    value *= c * d;
    if (std::abs(c * d - 1) < 0x1p-52) break;
  }
  return value;
}

}  // namespace

double log_gamma(double x) {
  check(x > 0);
  // Gamma(x) = Gamma(x + n) / (x (x+1) ... (x+n-1)), and from 16 up Stirling's series.
  double product = 1;
  for (; x < 16; ++x) product *= x;
  constexpr double half_log_two_pi = 0.918938533204672742;
  const double z = 1 / (x * x);
  const double series =
      (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - z / 1188) * z) * z) * z) / x;
  return (x - 0.5) * portable_log(x) - x + half_log_two_pi + series - portable_log(product);
}

GammaChances gamma_chances(double shape, double x) {
  check(shape > 0 && x >= 0);
  if (x == 0) return {0, 1};
  if (x < shape + 1) {
    const double below = front(shape, x) * series_below(shape, x);
    return {below, 1 - below};
  }
  const double above = front(shape, x) * fraction_above(shape, x);
  return {1 - above, above};
}

// Newton's method on the logarithm of the chance as a function of the logarithm of x. Both
// logarithms of chances are concave, so every step ends on the same side of the answer and the
// steps come nearer from there.

double log_gamma_quantile_below(double shape, double chance, double near) {
  const double leading = (portable_log(chance) + log_gamma(shape + 1)) / shape;
  if (leading < tiny_log) return leading;
  double y = near < leading ? leading : near;
  for (int step = 0; step < 100; ++step) {
    const double x = portable_exp(y);
    const double below = gamma_chances(shape, x).below;
    const double move = portable_log(chance / below) * below / front(shape, x);
    y = std::fmax(y + move, leading);
    if (std::abs(move) < 1e-14) break;
  }
  return y;
}

double log_gamma_quantile_above(double shape, double chance, double near) {
  double y = near < tiny_log ? tiny_log : near;
  for (int step = 0; step < 100; ++step) {
    const double x = portable_exp(y);
    const double above = gamma_chances(shape, x).above;
    const double move = portable_log(above / chance) * above / front(shape, x);
    // Far to the left the chance hardly changes and a step would go too far.
    y += std::fmin(move, 1);
    if (std::abs(move) < 1e-14) break;
  }
  return y;
}

}  // namespace houvast
