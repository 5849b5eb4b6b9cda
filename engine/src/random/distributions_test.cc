// SPDX-License-Identifier: EUPL-1.2
// Moments and the Kolmogorov-Smirnov distance of draws under fixed seeds. The bounds are so wide
// that a right generator misses them once in some ten thousand seeds; a wrong one misses them
// always.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <vector>

#include "houvast/random.h"

namespace houvast {
namespace {

std::vector<double> draws(int count, const std::function<double(RandomStream&)>& draw) {
  RandomStream stream(stream_key(20260101, {"test/distributions"}), 0, 0);
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(draw(stream));
  return values;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The mean of the n-th power of the distance to `centre`.
double moment(const std::vector<double>& values, double centre, int n) {
  double sum = 0;
  for (const double value : values) sum += std::pow(value - centre, n);
  return sum / static_cast<double>(values.size());
}

/// The Kolmogorov-Smirnov distance times the root of the number of draws: above 2 in 0.07% of
/// cases.
double ks_distance(std::vector<double> values, const std::function<double(double)>& cdf) {
  std::sort(values.begin(), values.end());
  const double count = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = cdf(values[i]);
    distance = std::max(distance, expected - static_cast<double>(i) / count);
    distance = std::max(distance, static_cast<double>(i + 1) / count - expected);
  }
  return distance * std::sqrt(count);
}

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

/// Gamma of a whole or half shape: e^-x times a sum, after the exponential or the error function.
double gamma_cdf(double x, double shape) {
  double a = shape == std::floor(shape) ? 1 : 0.5;
  double value = a == 1 ? 1 - std::exp(-x) : std::erf(std::sqrt(x));
  for (; a < shape; ++a) value -= std::exp(a * std::log(x) - x - std::lgamma(a + 1));
  return value;
}

constexpr int many = 200'000;

}  // namespace

TEST(Uniform, IsSpreadEvenly) {
  const auto values = draws(many, [](RandomStream& stream) { return stream.uniform(); });
  EXPECT_LT(ks_distance(values, [](double u) { return u; }), 2);
  EXPECT_NEAR(mean(values), 0.5, 4 / std::sqrt(12.0 * many));
  EXPECT_NEAR(moment(values, 0.5, 2), 1.0 / 12, 4 * std::sqrt(1.0 / 180 / many));
  // No memory from one draw to the next.
  double product = 0;
  for (std::size_t i = 1; i < values.size(); ++i)
    product += (values[i] - 0.5) * (values[i - 1] - 0.5);
  EXPECT_NEAR(product / many, 0, 4.0 / 12 / std::sqrt(many));
}

TEST(NormalQuantile, IsTheInverseOfTheDistributionToTheLastDigits) {
  // One step of Newton in wider arithmetic tells how far off it is.
  const auto error = [](double p) {
    const double x = normal_quantile(p);
    const long double root = std::sqrt(2.0L);
    const long double tail = p < 0.5 ? 0.5L * std::erfc(-static_cast<long double>(x) / root)
                                     : 0.5L * std::erfc(static_cast<long double>(x) / root);
    const long double wanted = p < 0.5 ? static_cast<long double>(p) : 1.0L - p;
    const long double density = std::exp(-0.5L * x * x) / std::sqrt(2.0L * 3.14159265358979323846L);
    return static_cast<double>(std::abs((tail - wanted) / density / (std::abs(x) + 1e-300L)));
  };
  for (int i = 1; i < 100'000; ++i) {
    if (i == 50'000) continue;  // The quantile is zero there.
    const double p = i / 100'000.0;
    EXPECT_LT(error(p), 1e-15) << p;
  }
  for (double p = 0x1p-53; p < 0.1; p *= 1.5) {
    EXPECT_LT(error(p), 1e-15) << p;
    EXPECT_LT(error(1 - p), 2e-15) << 1 - p;
  }
}

// Wichura's own check values: AS 241 (1988), with PPND16.
TEST(NormalQuantile, GivesThePublishedValues) {
  EXPECT_DOUBLE_EQ(normal_quantile(0.25), -0.6744897501960817);
  EXPECT_DOUBLE_EQ(normal_quantile(0.001), -3.090232306167814);
  EXPECT_DOUBLE_EQ(normal_quantile(1e-20), -9.262340089798408);
  EXPECT_EQ(normal_quantile(0.5), 0);
}

TEST(NormalQuantile, IsOddAndRises) {
  double last = -10;
  for (int i = 1; i < 10'000; ++i) {
    const double p = i / 10'000.0;
    EXPECT_GT(normal_quantile(p), last);
    last = normal_quantile(p);
  }
  for (const double p : {0x1p-53, 0x1p-30, 0x1p-10, 0.0625, 0.25, 0.4375})
    EXPECT_EQ(normal_quantile(1 - p), -normal_quantile(p)) << p;
}

TEST(DrawNormal, HasTheMomentsAndTheShapeOfTheNormalDistribution) {
  const auto values = draws(many, draw_normal);
  EXPECT_LT(ks_distance(values, normal_cdf), 2);
  EXPECT_NEAR(mean(values), 0, 4 / std::sqrt(many));
  EXPECT_NEAR(moment(values, 0, 2), 1, 4 * std::sqrt(2.0 / many));
  EXPECT_NEAR(moment(values, 0, 3), 0, 4 * std::sqrt(15.0 / many));
  EXPECT_NEAR(moment(values, 0, 4), 3, 4 * std::sqrt(96.0 / many));
}

TEST(DrawGamma, HasTheMomentsAndTheShapeOfTheGammaDistribution) {
  for (const double shape : {0.5, 1.0, 1.5, 3.0, 20.0}) {
    const auto values = draws(many, [&](RandomStream& s) { return draw_gamma(s, shape); });
    EXPECT_LT(ks_distance(values, [&](double x) { return gamma_cdf(x, shape); }), 2) << shape;
    EXPECT_NEAR(mean(values), shape, 4 * std::sqrt(shape / many)) << shape;
    const double fourth = 3 * shape * shape + 6 * shape;
    EXPECT_NEAR(moment(values, shape, 2), shape, 4 * std::sqrt((fourth - shape * shape) / many));
  }
}

TEST(DrawGamma, HasTheMomentsForShapesFarFromOne) {
  for (const double shape : {0.01, 0.1, 1e4, 1e9}) {
    const auto values = draws(many, [&](RandomStream& s) { return draw_gamma(s, shape); });
    EXPECT_NEAR(mean(values), shape, 4 * std::sqrt(shape / many)) << shape;
    const double fourth = 3 * shape * shape + 6 * shape;
    EXPECT_NEAR(moment(values, shape, 2), shape, 4 * std::sqrt((fourth - shape * shape) / many));
    EXPECT_GE(*std::min_element(values.begin(), values.end()), 0);
  }
}

TEST(DrawPoisson, HasTheChancesOfThePoissonDistribution) {
  for (const double expected : {0.05, 1.0, 9.99, 10.0, 25.0, 400.0}) {
    const auto values = draws(
        many, [&](RandomStream& s) { return static_cast<double>(draw_poisson(s, expected)); });
    std::map<double, int> found;
    for (const double value : values) ++found[value];
    // Pearson's chi-squared over the counts that are expected ten times or more, the rest together.
    double chi_squared = 0;
    double rest = many;
    double rest_found = many;
    int cells = 0;
    for (int k = 0; k < 1000; ++k) {
      const double chance = std::exp(k * std::log(expected) - expected - std::lgamma(k + 1.0));
      if (chance * many < 10) continue;
      chi_squared += std::pow(found[k] - chance * many, 2) / (chance * many);
      rest -= chance * many;
      rest_found -= found[k];
      ++cells;
    }
    if (rest > 5) chi_squared += std::pow(rest_found - rest, 2) / rest;
    EXPECT_LT(chi_squared, cells + 4 * std::sqrt(2.0 * cells) + 8) << expected;
    EXPECT_NEAR(mean(values), expected, 4 * std::sqrt(expected / many)) << expected;
    EXPECT_NEAR(moment(values, expected, 2), expected,
                4 * std::sqrt((2 * expected * expected + expected) / many))
        << expected;
  }
}

TEST(DrawPoisson, HasTheMomentsForAnyMean) {
  for (const double expected : {1e4, 1e6, 1e9, 1e12, 1e15}) {
    const auto values = draws(
        many, [&](RandomStream& s) { return static_cast<double>(draw_poisson(s, expected)); });
    EXPECT_NEAR((mean(values) - expected) / std::sqrt(expected), 0, 4 / std::sqrt(many));
    EXPECT_NEAR(moment(values, expected, 2) / expected, 1, 4 * std::sqrt(2.0 / many)) << expected;
  }
}

TEST(DrawPoisson, IsZeroForAMeanOfZero) {
  RandomStream stream(stream_key(1, {"zero"}), 0, 0);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(draw_poisson(stream, 0), 0);
}

// To the last bit, under g++ and clang, with and without a fused multiply-add in the processor.
TEST(Draw, IsTheSameBitsOnEveryMachine) {
  const StreamKey key = stream_key(2026, {"spending/own", "bw", "GM9001"});
  RandomStream first(key, 7, 2030);
  EXPECT_EQ(draw_normal(first), 0x1.fefbe6712cbep-4);
  RandomStream stream(key, 8, 2030);
  EXPECT_EQ(draw_gamma(stream, 0.3), 0x1.449ab88724d7fp-2);
  EXPECT_EQ(draw_gamma(stream, 2.5), 0x1.6d0dee7d01639p+0);
  EXPECT_EQ(draw_gamma(stream, 1e6), 0x1.e943581ea8cbdp+19);
  EXPECT_EQ(draw_poisson(stream, 3), 2);
  EXPECT_EQ(draw_poisson(stream, 50), 54);
  EXPECT_EQ(draw_poisson(stream, 1e9), 1'000'016'150);
  EXPECT_EQ(normal_quantile(0.001), -0x1.8b8cbb720447p+1);
  EXPECT_EQ(normal_quantile(0x1p-53), -0x1.06b48528cea51p+3);
}

TEST(DrawDeathTest, StopsOutsideItsRange) {
  RandomStream stream(stream_key(1, {"death"}), 0, 0);
  EXPECT_DEATH(static_cast<void>(normal_quantile(0)), "distributions.cc");
  EXPECT_DEATH(static_cast<void>(normal_quantile(1)), "distributions.cc");
  EXPECT_DEATH(static_cast<void>(draw_gamma(stream, 0)), "distributions.cc");
  EXPECT_DEATH(static_cast<void>(draw_poisson(stream, -1)), "distributions.cc");
  EXPECT_DEATH(static_cast<void>(draw_poisson(stream, 1.1e15)), "distributions.cc");
}

}  // namespace houvast
