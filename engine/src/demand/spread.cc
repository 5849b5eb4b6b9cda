// SPDX-License-Identifier: EUPL-1.2
#include "demand/spread.h"

#include <cmath>

#include "houvast/check.h"
#include "houvast/random.h"
#include "random/gamma_function.h"
#include "random/portable_math.h"

namespace houvast::demand {
namespace {

/// -ln(1 - p), also where p is small.
double cumulative_hazard(Chance chance) {
  const double p = chance.distance;
  if (chance.from_above) return -portable_log(p);
  if (p > 0.01) return -portable_log(1 - p);
  double sum = 0;
  for (int n = 9; n >= 1; --n) sum = (sum + 1.0 / n) * p;
  return sum;
}

double power(double base, double exponent) {
  const double log = exponent * portable_log(base);
  return log < -700 ? 0 : portable_exp(std::fmin(log, 700));
}

/// Integral of the quantile, to the power n (1 or 2).
double empirical_moment(const Spread& spread, int n) {
  double sum = 0;
  double value = spread.quantiles.front().first;
  double share = 0;
  for (const auto& [next_value, next_share] : spread.quantiles) {
    const double width = next_share - share;
    sum += n == 1 ? width * (value + next_value) / 2
                  : width * (value * value + value * next_value + next_value * next_value) / 3;
    value = next_value;
    share = next_share;
  }
  return sum;
}

/// Up to the first share everyone has the first value.
double empirical_quantile(const Spread& spread, double p) {
  const auto& points = spread.quantiles;
  std::size_t i = 0;
  while (i + 1 < points.size() && points[i].second < p) ++i;
  if (i == 0) return points[0].first;
  const auto& [value, share] = points[i - 1];
  const auto& [next_value, next_share] = points[i];
  const double part = std::fmin((p - share) / (next_share - share), 1);
  return value + (next_value - value) * part;
}

}  // namespace

double mean_of(const Spread& spread) {
  return spread.kind == Spread::Kind::empirical ? empirical_moment(spread, 1) : spread.mean;
}

double squared_cv(const Spread& spread) {
  switch (spread.kind) {
    case Spread::Kind::constant:
      return 0;
    case Spread::Kind::weibull:
      return portable_exp(log_gamma(1 + 2 / spread.shape) - 2 * log_gamma(1 + 1 / spread.shape)) -
             1;
    case Spread::Kind::lognormal:
      return spread.cv * spread.cv;
    case Spread::Kind::gamma:
      return 1 / spread.shape;
    case Spread::Kind::empirical: {
      const double mean = empirical_moment(spread, 1);
      return empirical_moment(spread, 2) / (mean * mean) - 1;
    }
  }
  check(false);
  return 0;
}

double Quantiles::at(Chance chance) {
  check(chance.distance > 0 && chance.distance <= 0.5);
  switch (spread_.kind) {
    case Spread::Kind::constant:
      return 1;
    case Spread::Kind::weibull:
      return power(cumulative_hazard(chance), 1 / spread_.shape);
    case Spread::Kind::lognormal: {
      const double z = normal_quantile(chance.distance);
      const double sigma = std::sqrt(portable_log(1 + spread_.cv * spread_.cv));
      return portable_exp(sigma * (chance.from_above ? -z : z));
    }
    case Spread::Kind::gamma:
      return gamma(chance);
    case Spread::Kind::empirical:
      return empirical_quantile(spread_, chance.from_above ? 1 - chance.distance : chance.distance);
  }
  check(false);
  return 0;
}

double Quantiles::gamma(Chance chance) {
  last_ = chance.from_above ? log_gamma_quantile_above(spread_.shape, chance.distance, last_)
                            : log_gamma_quantile_below(spread_.shape, chance.distance, last_);
  return last_ < -700 ? 0 : portable_exp(last_);
}

}  // namespace houvast::demand
