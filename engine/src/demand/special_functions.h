// SPDX-License-Identifier: EUPL-1.2
// Logarithms of probabilities, in portable arithmetic.
#pragma once

namespace houvast::demand {

/// The logarithm of the gamma function, for x above zero.
[[nodiscard]] double log_gamma(double x);

/// The logarithm of the chance that a standard normal variable is above z.
[[nodiscard]] double log_normal_above(double z);

/// The logarithm of the chance that a gamma variable of this shape and scale 1 is above x.
[[nodiscard]] double log_gamma_above(double shape, double x);

/// e to the power x, for any x: zero where it is too small to tell.
[[nodiscard]] double safe_exp(double x);

}  // namespace houvast::demand
