// SPDX-License-Identifier: EUPL-1.2
#include "random/poisson_cell.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace houvast {
namespace {

const StreamKey key = stream_key(20260101, {"test/poisson-cell"});
constexpr std::uint32_t many = 200'000;

}  // namespace

TEST(PoissonCell, HasTheChancesOfThePoissonDistribution) {
  for (const double mean : {0.003, 0.4, 1.0, 5.0, 12.5, 39.99, 40.0, 800.0}) {
    const PoissonCell cell(mean);
    std::map<std::int64_t, double> found;
    for (std::uint32_t r = 0; r < many; ++r) ++found[cell.draw(key, r, 7)];
    // Pearson's chi-squared over the counts that are expected ten times or more, the rest together.
    double chi_squared = 0;
    double rest = many;
    double rest_found = many;
    int classes = 0;
    for (int k = 0; k < 2000; ++k) {
      const double expected = many * std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
      if (expected < 10) continue;
      chi_squared += std::pow(found[k] - expected, 2) / expected;
      rest -= expected;
      rest_found -= found[k];
      ++classes;
    }
    if (rest > 5) chi_squared += std::pow(rest_found - rest, 2) / rest;
    EXPECT_LT(chi_squared, classes + 4 * std::sqrt(2.0 * classes) + 8) << mean;
  }
}

TEST(PoissonCell, DrawsFromItsStreamAndNoOther) {
  for (const double mean : {0.5, 8.0, 45.0}) {
    const PoissonCell cell(mean);
    for (std::uint32_t r = 0; r < 2000; ++r) {
      RandomStream stream(key, r, 2026);
      // Sums in another order may fall on the other side of a uniform draw once in 10^14.
      EXPECT_EQ(cell.draw(key, r, 2026), draw_poisson(stream, mean));
    }
  }
}

TEST(PoissonCell, NeverDrawsLessForALargerMean) {
  for (std::uint32_t r = 0; r < 5000; ++r) {
    std::int64_t last = 0;
    for (double mean = 0; mean < 40; mean += 0.5) {
      const std::int64_t drawn = PoissonCell(mean).draw(key, r, 1);
      ASSERT_GE(drawn, last);
      last = drawn;
    }
  }
}

TEST(PoissonCell, IsSmall) { EXPECT_EQ(sizeof(PoissonCell), 16U); }

}  // namespace houvast
