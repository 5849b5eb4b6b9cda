// SPDX-License-Identifier: EUPL-1.2
#include "demand/families.h"

#include "demand/special_functions.h"
#include "houvast/check.h"
#include "random/portable_math.h"

namespace houvast::demand {
namespace {

constexpr double half_log_two_pi = 0.918938533204672741780329736406;

}  // namespace

Family::Family(Spread::Kind kind, const Point& logarithms)
    : kind_(kind), shape_(portable_exp(logarithms[1])) {
  const double log_mean = logarithms[0];
  switch (kind) {
    case Spread::Kind::weibull:  // mean = scale * Gamma(1 + 1/shape)
      log_scale_ = log_mean - log_gamma(1 + 1 / shape_);
      return;
    case Spread::Kind::lognormal:  // mean = exp(mu + sigma^2/2)
      log_scale_ = log_mean - shape_ * shape_ / 2;
      return;
    case Spread::Kind::gamma:  // mean = shape * scale
      log_scale_ = log_mean - logarithms[1];
      log_gamma_of_shape_ = log_gamma(shape_);
      return;
    case Spread::Kind::constant:
    case Spread::Kind::empirical:
      check(false);
  }
}

double Family::log_density(double x) const {
  const double log_x = portable_log(x);
  switch (kind_) {
    case Spread::Kind::weibull: {
      const double log_ratio = log_x - log_scale_;
      return portable_log(shape_) + (shape_ - 1) * log_ratio - log_scale_ -
             safe_exp(shape_ * log_ratio);
    }
    case Spread::Kind::lognormal: {
      const double z = (log_x - log_scale_) / shape_;
      return -z * z / 2 - half_log_two_pi - portable_log(shape_) - log_x;
    }
    default:
      return (shape_ - 1) * (log_x - log_scale_) - safe_exp(log_x - log_scale_) -
             log_gamma_of_shape_ - log_scale_;
  }
}

double Family::log_above(double x) const {
  if (x <= 0) return 0;
  const double log_ratio = portable_log(x) - log_scale_;
  switch (kind_) {
    case Spread::Kind::weibull:
      return -safe_exp(shape_ * log_ratio);
    case Spread::Kind::lognormal:
      return log_normal_above(log_ratio / shape_);
    default:
      return log_gamma_above(shape_, safe_exp(log_ratio));
  }
}

}  // namespace houvast::demand
