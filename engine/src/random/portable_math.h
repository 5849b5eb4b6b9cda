// SPDX-License-Identifier: EUPL-1.2
// The exponential and the logarithm in nothing but additions, multiplications and divisions, which
// every processor rounds alike. Those of the C library may differ in the last bit from machine to
// machine: glibc has one for processors with a fused multiply-add and one for those without.
#pragma once

namespace houvast {

/// e to the power x, within two units in the last place; x from -700 to 700.
[[nodiscard]] double portable_exp(double x);

/// The natural logarithm, within two units in the last place, of a normal number above zero.
[[nodiscard]] double portable_log(double x);

}  // namespace houvast
