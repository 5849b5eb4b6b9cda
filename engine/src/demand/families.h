// SPDX-License-Identifier: EUPL-1.2
// Distributions of a positive quantity by the logarithms of two parameters that are estimated
// together: the mean and the shape (Weibull, gamma) or the standard deviation of the logarithm
// (lognormal).
#pragma once

#include "demand/maximise.h"
#include "houvast/demand_terms.h"

namespace houvast::demand {

/// One distribution, made ready: densities are asked many times.
class Family {
 public:
  Family(Spread::Kind kind, const Point& logarithms);

  [[nodiscard]] double log_density(double x) const;
  [[nodiscard]] double log_above(double x) const;

 private:
  Spread::Kind kind_;
  double shape_ = 1;      ///< Standard deviation of the logarithm, for the lognormal.
  double log_scale_ = 0;  ///< Mean of the logarithm, for the lognormal.
  double log_gamma_of_shape_ = 0;
};

}  // namespace houvast::demand
