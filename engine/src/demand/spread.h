// SPDX-License-Identifier: EUPL-1.2
// The statistics of a Spread: its mean, its variance and its quantiles.
#pragma once

#include "houvast/demand_terms.h"

namespace houvast::demand {

[[nodiscard]] double mean_of(const Spread& spread);

/// The square of the coefficient of variation: variance over the square of the mean.
[[nodiscard]] double squared_cv(const Spread& spread);

/// A chance, told by its distance from 0 or from 1, so that both tails keep their digits.
struct Chance {
  double distance = 0.5;  ///< Above 0, at most 0.5.
  bool from_above = false;
};

/// Quantiles of a spread, to scale only: their mean is that of `spread` after a factor. Quickest
/// when asked in ascending order.
class Quantiles {
 public:
  explicit Quantiles(const Spread& spread) : spread_(spread) {}

  [[nodiscard]] double at(Chance chance);

 private:
  [[nodiscard]] double gamma(Chance chance);

  const Spread& spread_;
  double last_ = -1e300;  ///< The logarithm of the last quantile of the gamma distribution.
};

}  // namespace houvast::demand
