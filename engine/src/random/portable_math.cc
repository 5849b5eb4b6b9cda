// SPDX-License-Identifier: EUPL-1.2
#include "random/portable_math.h"

#include <array>
#include <cmath>
#include <limits>

#include "houvast/check.h"

namespace houvast {
namespace {

/// ln 2 in two pieces. The first has so many zeros at its end that its product with any exponent is
/// exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// 1/n!, as many as a power of half of ln 2 needs to vanish beside 1.
constexpr auto taylor = [] {
  std::array<double, 15> terms{};
  double factorial = 1;
  for (std::size_t n = 0; n < terms.size(); ++n) {
    if (n > 0) factorial *= static_cast<double>(n);
    terms[n] = 1 / factorial;
  }
  return terms;
}();

}  // namespace

double portable_exp(double x) {
  check(x >= -700 && x <= 700);
  // e^x = 2^k e^r, with |r| at most half of ln 2.
  const double k = std::floor(x / (ln2_high + ln2_low) + 0.5);
  const double r = (x - k * ln2_high) - k * ln2_low;
  // All of the series but its 1, from the smallest term up.
  double sum = 0;
  for (std::size_t n = taylor.size() - 1; n >= 1; --n) sum = (sum + taylor[n]) * r;
  return std::ldexp(1 + sum, static_cast<int>(k));
}

double portable_log(double x) {
  check(x >= std::numeric_limits<double>::min() && x <= std::numeric_limits<double>::max());
  // x = 2^k m, with m between the root of 1/2 and the root of 2.
  int k = 0;
  double m = std::frexp(x, &k);
  constexpr double root_half = 0.70710678118654752;
  if (m < root_half) {
    m *= 2;
    --k;
  }
  // ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), with |s| at most 0.172.
  const double f = m - 1;
  const double s = f / (2 + f);
  const double z = s * s;
  double series = 0;
  for (int n = 23; n >= 3; n -= 2) series = (series + 1.0 / n) * z;
  // 2 s = f - s f, where f is exact: the small terms come together first.
  return k * ln2_high + (f - (s * (f - 2 * series) - k * ln2_low));
}

}  // namespace houvast
