// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cmath>

#include "houvast/check.h"
#include "houvast/random.h"
#include "random/portable_math.h"

namespace houvast {
namespace {

using Coefficients = std::array<double, 8>;

/// A polynomial, constant first.
double polynomial(const Coefficients& c, double x) {
  double value = c[7];
  for (std::size_t i = 7; i-- > 0;) value = value * x + c[i];
  return value;
}

/// A rational function, for one of the three ranges of AS 241.
struct Fraction {
  Coefficients above;
  Coefficients below;

  double operator()(double x) const { return polynomial(above, x) / polynomial(below, x); }
};

constexpr Fraction centre = {
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3}};
constexpr Fraction side = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};
constexpr Fraction tail = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

/// k (ln k - ln mean) + mean - k, where k is near the mean too: nearly equal numbers would leave no
/// digits, a series does. C. Loader, "Fast and accurate computation of binomial probabilities"
/// (2000).
double deviance(double k, double mean) {
  if (std::abs(k - mean) >= 0.1 * (k + mean)) return k * portable_log(k / mean) + mean - k;
  const double v = (k - mean) / (k + mean);
  double sum = (k - mean) * v;
  double power = 2 * k * v;
  for (int n = 3;; n += 2) {
    power *= v * v;
    const double next = sum + power / n;
    if (next == sum) return sum;
    sum = next;
  }
}

/// The logarithm of the chance of exactly k, from 16 up by Stirling's series.
double log_poisson(double k, double mean) {
  if (k < 16) {
    double factorial = 1;
    for (double n = 2; n <= k; ++n) factorial *= n;
    return k * portable_log(mean) - mean - portable_log(factorial);
  }
  constexpr double two_pi = 6.283185307179586;
  const double z = 1 / (k * k);
  const double stirling = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - z / 1680) * z) * z) / k;
  return -stirling - deviance(k, mean) - 0.5 * portable_log(two_pi * k);
}

std::int64_t poisson_by_quantile(RandomStream& stream, double mean) {
  double left = stream.uniform();
  double chance = portable_exp(-mean);
  std::int64_t k = 0;
  // Beyond 150 the chances add up to less than one step of the uniform draw.
  for (; left > chance && k < 150; chance *= mean / static_cast<double>(k)) {
    left -= chance;
    ++k;
  }
  return k;
}

/// The names are those of Hörmann's algorithm PTRS.
std::int64_t poisson_by_rejection(RandomStream& stream, double mean) {
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double v_r = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const double u = stream.uniform() - 0.5;
    const double v = stream.uniform();
    const double u_s = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / u_s + b) * u + mean + 0.43);
    if (u_s >= 0.07 && v <= v_r) return static_cast<std::int64_t>(k);
    if (k < 0 || (u_s < 0.013 && v > u_s)) continue;
    const double hat = v * inverse_alpha / (a / (u_s * u_s) + b);
    if (portable_log(hat) <= log_poisson(k, mean)) return static_cast<std::int64_t>(k);
  }
}

}  // namespace

double normal_quantile(double p) {
  check(p > 0 && p < 1);
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) return q * centre(0.180625 - q * q);
  const double r = std::sqrt(-portable_log(q < 0 ? p : 1 - p));
  const double x = r <= 5 ? side(r - 1.6) : tail(r - 5);
  return q < 0 ? -x : x;
}

double draw_normal(RandomStream& stream) { return normal_quantile(stream.uniform()); }

double draw_gamma(RandomStream& stream, double shape) {
  check(shape > 0);
  if (shape < 1) {
    // A gamma of one higher, times a power of a uniform draw. The power may be as good as zero.
    const double exponent = portable_log(stream.uniform()) / shape;
    return exponent < -700 ? 0 : draw_gamma(stream, shape + 1) * portable_exp(exponent);
  }
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = draw_normal(stream);
    const double root = 1 + c * x;
    const double u = stream.uniform();
    if (root <= 0) continue;
    const double v = root * root * root;
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return d * v;
    if (portable_log(u) < 0.5 * x * x + d * (1 - v + portable_log(v))) return d * v;
  }
}

std::int64_t draw_poisson(RandomStream& stream, double mean) {
  check(mean >= 0 && mean <= 1e15);
  return mean < 10 ? poisson_by_quantile(stream, mean) : poisson_by_rejection(stream, mean);
}

}  // namespace houvast
