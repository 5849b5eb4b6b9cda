// SPDX-License-Identifier: EUPL-1.2
#include "random/gamma_function.h"

#include <gtest/gtest.h>

#include <cmath>

namespace houvast {
namespace {

/// Exact for a whole shape: a Poisson sum. Both tails in wide arithmetic.
GammaChances by_poisson(int shape, double x) {
  long double term = std::exp(-static_cast<long double>(x));
  long double above = 0;
  for (int n = 0; n < shape; ++n) {
    above += term;
    term *= static_cast<long double>(x) / (n + 1);
  }
  long double below = 0;
  for (int n = shape; term > below * 1e-20L; ++n) {
    below += term;
    term *= static_cast<long double>(x) / (n + 1);
  }
  return {static_cast<double>(below), static_cast<double>(above)};
}

}  // namespace

TEST(LogGamma, IsThatOfTheLibraryToTwelveDigits) {
  for (double x = 1e-6; x < 1e8; x *= 1.07)
    EXPECT_NEAR(log_gamma(x), std::lgamma(x), 1e-13 * (1 + std::abs(std::lgamma(x)))) << x;
  EXPECT_NEAR(log_gamma(0.5), std::log(std::sqrt(3.14159265358979323846)), 1e-15);
}

TEST(GammaChances, AreThePoissonSumForAWholeShape) {
  for (const int shape : {1, 2, 5, 30})
    for (double x = 0.01; x < 150; x *= 1.3) {
      const GammaChances found = gamma_chances(shape, x);
      const GammaChances exact = by_poisson(shape, x);
      EXPECT_NEAR(found.below / exact.below, 1, x < shape + 1 ? 1e-12 : 1e-9) << shape << " " << x;
      EXPECT_NEAR(found.above, exact.above, 1e-13) << shape << " " << x;
      if (x > shape + 1) {
        EXPECT_NEAR(found.above / exact.above, 1, 1e-12) << shape << " " << x;
      }
    }
}

TEST(GammaChances, AreTheErrorFunctionForAHalf) {
  for (double x = 1e-6; x < 300; x *= 1.5) {
    const GammaChances found = gamma_chances(0.5, x);
    EXPECT_NEAR(found.below / std::erf(std::sqrt(x)), 1, 1e-13) << x;
    EXPECT_NEAR(found.above / std::erfc(std::sqrt(x)), 1, 1e-12) << x;
  }
}

TEST(LogGammaQuantile, IsTheInverseOfTheChances) {
  for (const double shape : {0.01, 0.1, 0.5, 1.0, 3.0, 40.0, 1000.0}) {
    double near = -1e300;
    for (double chance = 0x1p-33; chance <= 0.5; chance *= 1.7) {
      near = log_gamma_quantile_below(shape, chance, near);
      if (near < -600) continue;
      EXPECT_NEAR(gamma_chances(shape, std::exp(near)).below / chance, 1, 1e-11)
          << shape << " " << chance;
    }
    for (double chance = 0.5; chance >= 0x1p-33; chance /= 1.7) {
      near = log_gamma_quantile_above(shape, chance, near);
      EXPECT_NEAR(gamma_chances(shape, std::exp(near)).above / chance, 1, 1e-10)
          << shape << " " << chance;
    }
  }
}

}  // namespace houvast
