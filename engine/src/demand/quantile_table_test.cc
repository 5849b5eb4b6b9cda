// SPDX-License-Identifier: EUPL-1.2
#include "demand/quantile_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "demand/spread.h"
#include "random/gamma_function.h"
#include "random/philox_block.h"

namespace houvast::demand {
namespace {

using Cdf = std::function<double(double)>;

Spread constant(double mean) { return {Spread::Kind::constant, mean, 1, 0, {}}; }
Spread weibull(double mean, double shape) { return {Spread::Kind::weibull, mean, shape, 0, {}}; }
Spread lognormal(double mean, double cv) { return {Spread::Kind::lognormal, mean, 1, cv, {}}; }
Spread gamma(double mean, double shape) { return {Spread::Kind::gamma, mean, shape, 0, {}}; }
Spread empirical(std::vector<std::pair<double, double>> quantiles) {
  return {Spread::Kind::empirical, 0, 1, 0, std::move(quantiles)};
}

Cdf cdf_of(const Spread& spread) {
  switch (spread.kind) {
    case Spread::Kind::weibull: {
      const double scale = spread.mean / std::tgamma(1 + 1 / spread.shape);
      return [=](double x) { return -std::expm1(-std::pow(x / scale, spread.shape)); };
    }
    case Spread::Kind::lognormal: {
      const double variance = std::log1p(spread.cv * spread.cv);
      const double middle = std::log(spread.mean) - variance / 2;
      return [=](double x) {
        return 0.5 * std::erfc(-(std::log(x) - middle) / std::sqrt(2 * variance));
      };
    }
    case Spread::Kind::gamma:
      return [=](double x) {
        return gamma_chances(spread.shape, x * spread.shape / spread.mean).below;
      };
    default:
      return {};
  }
}

const std::vector<Spread> smooth = {
    weibull(200, 1),   weibull(365, 0.7),   weibull(90, 2.5),   weibull(40, 6),
    weibull(500, 0.4), lognormal(300, 0.5), lognormal(10, 1.5), lognormal(7, 0.05),
    gamma(200, 1),     gamma(365, 0.3),     gamma(10, 4),       gamma(100, 60),
    lognormal(900, 3), gamma(100, 1000),
};

std::vector<double> draws(const QuantileTable& table, std::size_t count) {
  std::vector<PhiloxBlock> blocks(count / 4);
  philox_blocks(0, 1, 2, 3, stream_key(20260101, {"test/quantile"}), blocks);
  std::vector<double> values;
  for (const PhiloxBlock& block : blocks)
    for (const std::uint32_t word : block.word) values.push_back(table.at(word));
  return values;
}

/// Above 2 in 0.07% of cases.
double ks_distance(std::vector<double> values, const Cdf& cdf) {
  std::sort(values.begin(), values.end());
  const double count = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = cdf(values[i]);
    distance = std::max({distance, expected - static_cast<double>(i) / count,
                         static_cast<double>(i + 1) / count - expected});
  }
  return distance * std::sqrt(count);
}

/// Mean of x^n over all words: at either end every halving of the distance to it in 8,192 groups of
/// words, each by the two words in its middle.
double moment(const QuantileTable& table, int n) {
  const auto value = [&](std::uint64_t distance, bool upper) {
    const auto word = static_cast<std::uint32_t>(distance);
    return std::pow(table.at(upper ? ~word : word), n);
  };
  double sum = 0;
  for (const bool upper : {false, true}) {
    sum += value(0, upper);
    for (std::uint64_t start = 1; start < 1ULL << 31; start *= 2) {
      const std::uint64_t width = std::max<std::uint64_t>(start >> 13, 1);
      for (std::uint64_t from = start; from < 2 * start; from += width)
        sum += static_cast<double>(width) *
               (value(from + (width - 1) / 2, upper) + value(from + width / 2, upper)) / 2;
    }
  }
  return sum * 0x1p-32;
}

}  // namespace

TEST(QuantileTable, HasTheQuantilesOfItsDistribution) {
  for (const Spread& spread : smooth) {
    const QuantileTable table = QuantileTable::of(spread);
    const Cdf cdf = cdf_of(spread);
    double worst = 0;
    double worst_tail = 0;
    const auto compare = [&](std::uint32_t word) {
      const double u = (word + 0.5) * 0x1p-32;
      const double error = std::abs(cdf(table.at(word)) - u);
      worst = std::max(worst, error);
      worst_tail = std::max(worst_tail, error / std::min(u, 1 - u));
    };
    for (std::uint64_t word = 0; word < 1ULL << 32; word += 99'991)
      compare(static_cast<std::uint32_t>(word));
    for (std::uint32_t word = 1; word < 1U << 31; word += 1 + word / 3) {
      compare(word - 1);
      if (cdf(table.at(~word)) < 1 - 1e-7) compare(~word);
    }
    const std::string what = ::testing::PrintToString(static_cast<int>(spread.kind)) + " " +
                             std::to_string(spread.shape) + " " + std::to_string(spread.cv);
    EXPECT_LT(worst, 5e-5) << what;
    EXPECT_LT(worst_tail, 2e-3) << what;
  }
}

TEST(QuantileTable, DrawsHaveTheShapeOfTheDistribution) {
  for (const Spread& spread : smooth)
    EXPECT_LT(ks_distance(draws(QuantileTable::of(spread), 200'000), cdf_of(spread)), 2)
        << static_cast<int>(spread.kind) << " " << spread.shape << " " << spread.cv;
}

TEST(QuantileTable, HasTheMeanAndTheVarianceOfTheClosedForm) {
  for (const Spread& spread : {weibull(200, 1), weibull(365, 0.7), lognormal(300, 0.5),
                               lognormal(10, 1.5), gamma(365, 0.3), gamma(10, 4)}) {
    const QuantileTable table = QuantileTable::of(spread);
    EXPECT_EQ(table.mean(), spread.mean);
    EXPECT_NEAR(moment(table, 1) / spread.mean, 1, 1e-9);
    const double second = spread.mean * spread.mean * (1 + squared_cv(spread));
    EXPECT_NEAR(moment(table, 2) / second, 1, 2e-4)
        << static_cast<int>(spread.kind) << " " << spread.shape << " " << spread.cv;
  }
}

TEST(QuantileTable, RisesWithTheWord) {
  for (const Spread& spread : smooth) {
    const QuantileTable table = QuantileTable::of(spread);
    double last = 0;
    for (std::uint64_t word = 0; word < 1ULL << 32; word += 1 + word / 5'000) {
      const double now = table.at(static_cast<std::uint32_t>(word));
      ASSERT_GE(now, last);
      last = now;
    }
    EXPECT_GE(table.at(0xFFFFFFFF), last);
  }
}

TEST(QuantileTable, OfAConstantIsThatConstant) {
  const QuantileTable table = QuantileTable::of(constant(30));
  for (const std::uint32_t word : {0U, 1U, 12'345'678U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU})
    EXPECT_DOUBLE_EQ(table.at(word), 30);
}

TEST(QuantileTable, OfMeasuredDurationsFollowsTheirPoints) {
  const QuantileTable table = QuantileTable::of(empirical({{0, 0}, {100, 0.5}, {400, 1}}));
  EXPECT_DOUBLE_EQ(table.mean(), 25 + 125);
  EXPECT_NEAR(table.at(0x40000000), 50, 1e-3);
  EXPECT_NEAR(table.at(0x80000000), 100, 1e-3);
  EXPECT_NEAR(table.at(0xC0000000), 250, 1e-3);
  EXPECT_NEAR(moment(table, 1), 150, 1e-7);
}

TEST(ResidualOfAnExponential, IsThatExponential) {
  const Spread spread = weibull(200, 1);
  const QuantileTable residual = QuantileTable::residual_of(spread);
  EXPECT_NEAR(residual.mean(), 200, 1e-9);
  EXPECT_LT(ks_distance(draws(residual, 400'000), cdf_of(spread)), 2);
  for (const std::uint32_t word : {1U << 10, 1U << 20, 1U << 31, ~(1U << 20), ~(1U << 10)}) {
    const double exact = -200 * std::log1p(-(word + 0.5) * 0x1p-32);
    EXPECT_NEAR(residual.at(word) / exact, 1, 1e-3) << word;
  }
}

TEST(ResidualOfAConstant, IsSpreadEvenlyFromZero) {
  const QuantileTable residual = QuantileTable::residual_of(constant(60));
  EXPECT_NEAR(residual.mean(), 30, 1e-12);
  for (std::uint64_t word = 0; word < 1ULL << 32; word += 9'999'991)
    EXPECT_NEAR(residual.at(static_cast<std::uint32_t>(word)),
                60 * (static_cast<double>(word) + 0.5) * 0x1p-32, 1e-8);
}

/// The survival function over the mean, integrated in small steps.
TEST(ResidualOfAnyDistribution, HasTheDensityOfThoseStillInCare) {
  for (const Spread& spread : {weibull(365, 0.7), lognormal(300, 0.5), gamma(365, 0.3),
                               gamma(10, 4), weibull(40, 6), lognormal(10, 1.5)}) {
    const Cdf cdf = cdf_of(spread);
    const QuantileTable residual = QuantileTable::residual_of(spread);
    const double longest = residual.at(0xFFFFFFFF);
    double area = 0;
    double x = 0;
    std::uint32_t word = 0;
    for (int i = 1; i < 40; ++i) {
      word = 107'374'182U * static_cast<std::uint32_t>(i);
      const double to = residual.at(word);
      ASSERT_LT(to, longest);
      constexpr int steps = 2000;
      const double step = (to - x) / steps;
      for (int k = 0; k < steps; ++k) area += (1 - cdf(x + (k + 0.5) * step)) * step;
      x = to;
      EXPECT_NEAR(area / spread.mean, (word + 0.5) * 0x1p-32, 5e-5) << i;
    }
    EXPECT_NEAR(moment(residual, 1) / (spread.mean * (1 + squared_cv(spread)) / 2), 1, 1e-9);
  }
}

/// Of g++ and clang, with and without optimisation: another bit is another result.
TEST(QuantileTable, HasTheseBitsOnEveryMachine) {
  const auto expect = [](const Spread& spread, double low, double middle, double high) {
    const QuantileTable table = QuantileTable::of(spread);
    EXPECT_EQ(table.at(0x123), low);
    EXPECT_EQ(table.at(0x12345678), middle);
    EXPECT_EQ(table.at(0xFFFFF000), high);
  };
  expect(weibull(365, 0.7), 0x1.1cc613ba1a5b2p-26, 0x1.bd66e96242c88p+2, 0x1.8178a73abdc6fp+13);
  expect(lognormal(300, 0.9), 0x1.ec495f3a4eba6p+1, 0x1.2000db72ae77dp+6, 0x1.1134bc7d3fe99p+13);
  expect(gamma(90, 2.5), 0x1.43c31ec7ceedep-4, 0x1.870089d10f8b7p+4, 0x1.43ec1a75fa2cbp+9);
  const QuantileTable left = QuantileTable::residual_of(weibull(365, 0.7));
  EXPECT_EQ(left.at(0x12345678), 0x1.d2c6c0eb3cebap+4);
}

}  // namespace houvast::demand
