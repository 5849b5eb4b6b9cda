// SPDX-License-Identifier: EUPL-1.2
// The gamma function and what a gamma distribution is made of, with the same bits on every machine.
#pragma once

namespace houvast {

/// The natural logarithm of the gamma function, for x above zero: relative error about 10^-14.
[[nodiscard]] double log_gamma(double x);

/// The chances that a gamma-distributed quantity of mean and variance `shape` is below and above x:
/// the regularised incomplete gamma functions.
struct GammaChances {
  double below = 0;
  double above = 0;
};
[[nodiscard]] GammaChances gamma_chances(double shape, double x);

/// The logarithm of the x below which (or above which) a gamma-distributed quantity has this
/// chance, found from `near`, the logarithm of a neighbour: chance between 0 and 1.
[[nodiscard]] double log_gamma_quantile_below(double shape, double chance, double near);
[[nodiscard]] double log_gamma_quantile_above(double shape, double chance, double near);

}  // namespace houvast
