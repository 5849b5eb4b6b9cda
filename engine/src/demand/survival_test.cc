// SPDX-License-Identifier: EUPL-1.2
#include "houvast/survival.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>

#include "demand/families.h"
#include "demand/special_functions.h"
#include "houvast/random.h"

namespace houvast::demand {
namespace {

using Kind = Spread::Kind;

/// Weeks in remission of 21 children with leukaemia who got 6-mercaptopurine: E.J. Freireich and
/// others, Blood 21 (1963), the example of many books on survival.
std::vector<WatchedStay> freireich() {
  std::vector<WatchedStay> stays;
  for (const int week : {6, 6, 6, 7, 10, 13, 16, 22, 23}) stays.push_back({0, double(week), true});
  for (const int week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
    stays.push_back({0, double(week), false});
  return stays;
}

TEST(KaplanMeier, GivesThePublishedCurveOfFreireich) {
  const auto steps = kaplan_meier(freireich());
  // D.R. Cox and D. Oakes, "Analysis of survival data" (1984), table 4.2 and the books after it.
  const std::vector<std::array<double, 4>> published = {
      {6, 21, 0.857, 0.0764},  {7, 17, 0.807, 0.0869},  {10, 15, 0.753, 0.0963},
      {13, 12, 0.690, 0.1068}, {16, 11, 0.627, 0.1141}, {22, 7, 0.538, 0.1282},
      {23, 6, 0.448, 0.1346}};
  ASSERT_EQ(steps.size(), published.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    EXPECT_EQ(steps[i].days, published[i][0]);
    EXPECT_EQ(steps[i].at_risk, published[i][1]);
    EXPECT_NEAR(steps[i].longer.value, published[i][2], 0.0005);
    EXPECT_NEAR(steps[i].longer.standard_error, published[i][3], 0.00005);
  }
  EXPECT_EQ(longer_than(steps, 5.9).value, 1);
  EXPECT_EQ(longer_than(steps, 12).value, steps[2].longer.value);
}

TEST(KaplanMeier, CountsAStayOnlyFromTheDayItIsWatched) {
  // Of two stays one is seen from day 10 on: at day 5 there is one at risk, at day 12 another.
  const auto steps =
      kaplan_meier(std::vector<WatchedStay>{{0, 5, true}, {10, 12, true}, {0, 20, false}});
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(steps[0].at_risk, 2);
  EXPECT_EQ(steps[1].at_risk, 2);
  EXPECT_DOUBLE_EQ(steps[1].longer.value, 0.25);
}

TEST(ExponentialFit, IsDaysWatchedOverStops) {
  const SpreadFit fit = *fit_exponential(freireich());
  EXPECT_DOUBLE_EQ(fit.mean.value, 359.0 / 9);
  EXPECT_DOUBLE_EQ(fit.mean.standard_error, 359.0 / 9 / 3);
  EXPECT_DOUBLE_EQ(fit.log_likelihood, -9 * (std::log(359.0 / 9) + 1));
  // With a stay that was running before it was watched, only the days watched count.
  auto stays = freireich();
  stays.push_back({100, 140, false});
  EXPECT_DOUBLE_EQ(fit_exponential(stays)->mean.value, 399.0 / 9);
}

// Slow and obvious: a search over all means and shapes with the libraries' own functions.
struct Grid {
  double mean = 0, second = 0, log_likelihood = -1e300;
};

double slow_log_likelihood(const std::vector<WatchedStay>& stays, Kind kind, double mean,
                           double second) {
  double sum = 0;
  for (const WatchedStay& stay : stays) {
    const auto above = [&](double x) {
      if (x <= 0) return 0.0;
      if (kind == Kind::weibull) return -std::pow(x / (mean / std::tgamma(1 + 1 / second)), second);
      const double mu = std::log(mean) - second * second / 2;
      return std::log(std::erfc((std::log(x) - mu) / second / std::numbers::sqrt2) / 2);
    };
    const auto density = [&](double x) {
      if (kind == Kind::weibull) {
        const double scale = mean / std::tgamma(1 + 1 / second);
        return std::log(second / scale) + (second - 1) * std::log(x / scale) + above(x);
      }
      const double mu = std::log(mean) - second * second / 2;
      const double z = (std::log(x) - mu) / second;
      return -z * z / 2 - std::log(second * x * std::sqrt(2 * std::numbers::pi));
    };
    sum += (stay.stopped ? density(stay.seen_to) : above(stay.seen_to)) - above(stay.seen_from);
  }
  return sum;
}

Grid search(const std::vector<WatchedStay>& stays, Kind kind) {
  Grid best;
  for (double mean = 20; mean < 90; mean += 0.25)
    for (double second = 0.4; second < 3; second += 0.01)
      if (const double value = slow_log_likelihood(stays, kind, mean, second);
          value > best.log_likelihood)
        best = {mean, second, value};
  return best;
}

TEST(FamilyFit, IsTheTopThatASlowSearchFinds) {
  auto stays = freireich();
  stays.push_back({8, 30, true});
  stays.push_back({15, 21, false});
  for (const Kind kind : {Kind::weibull, Kind::lognormal}) {
    const SpreadFit fit = *fit_family(stays, kind);
    const Grid slow = search(stays, kind);
    EXPECT_NEAR(fit.mean.value, slow.mean, 0.4);
    const double second = kind == Kind::weibull
                              ? fit.shape->value
                              : std::sqrt(std::log(1 + fit.cv->value * fit.cv->value));
    EXPECT_NEAR(second, slow.second, 0.015);
    EXPECT_GE(fit.log_likelihood, slow.log_likelihood);
    EXPECT_NEAR(fit.log_likelihood, slow.log_likelihood, 1e-3);
  }
}

TEST(FamilyFit, OfALognormalWithoutCensoringIsTheMeanOfLogarithms) {
  const std::vector<double> values = {3, 5, 8, 13, 21, 40};
  std::vector<WatchedStay> stays;
  double sum = 0, squares = 0;
  for (const double value : values) {
    stays.push_back({0, value, true});
    sum += std::log(value);
    squares += std::log(value) * std::log(value);
  }
  const double mu = sum / 6, variance = squares / 6 - mu * mu;
  const SpreadFit fit = *fit_family(stays, Kind::lognormal);
  EXPECT_NEAR(fit.mean.value, std::exp(mu + variance / 2), 1e-5);
  EXPECT_NEAR(fit.cv->value, std::sqrt(std::exp(variance) - 1), 1e-5);
  // Of log mean = mu + variance/2 the variance is (variance + variance^2 / 2) / n.
  EXPECT_NEAR(fit.mean.standard_error / fit.mean.value,
              std::sqrt((variance + variance * variance / 2) / 6), 1e-4);
}

TEST(FamilyFit, OfAGammaWithoutCensoringHasTheMeanOfTheValues) {
  std::vector<WatchedStay> stays;
  for (const int value : {3, 5, 8, 13, 21, 40}) stays.push_back({0, double(value), true});
  EXPECT_NEAR(fit_family(stays, Kind::gamma)->mean.value, 15, 1e-5);
}

TEST(Fits, PreferTheFamilyThatTheDaysCameFrom) {
  const StreamKey key = stream_key(1, {"test"});
  const auto of = [&](auto draw) {
    RandomStream stream(key, 0, 0);
    std::vector<WatchedStay> stays;
    for (int i = 0; i < 4'000; ++i) stays.push_back({0, std::ceil(200 * draw(stream)), true});
    return fit_spreads(stays);
  };
  EXPECT_EQ(
      of([](RandomStream& s) { return std::pow(-std::log(s.uniform()), 0.5); })[0].spread.kind,
      Kind::weibull);
  EXPECT_EQ(of([](RandomStream& s) { return std::exp(draw_normal(s)); })[0].spread.kind,
            Kind::lognormal);
  EXPECT_EQ(of([](RandomStream& s) { return draw_gamma(s, 3); })[0].spread.kind, Kind::gamma);
}

TEST(Fits, NeedStopsAndKnowAConstant) {
  EXPECT_TRUE(fit_spreads(std::vector<WatchedStay>(20, WatchedStay{0, 30, false})).empty());
  const auto fits = fit_spreads(std::vector<WatchedStay>(20, WatchedStay{0, 30, true}));
  ASSERT_EQ(fits.size(), 1u);
  EXPECT_EQ(fits[0].spread.kind, Kind::constant);
  EXPECT_EQ(fits[0].spread.mean, 30);
}

/// A draw of a mean of one, straight from the definition of the distribution.
double draw(Kind kind, double second, RandomStream& stream) {
  if (kind == Kind::weibull)
    return std::pow(-std::log(stream.uniform()), 1 / second) / std::tgamma(1 + 1 / second);
  if (kind == Kind::gamma) return draw_gamma(stream, second) / second;
  const double variance = std::log(1 + second * second);
  return std::exp(std::sqrt(variance) * draw_normal(stream) - variance / 2);
}

struct Truth {
  Spread spread;
  double second = 0;
};

Truth random_truth(Kind kind, RandomStream& stream) {
  Truth truth{.spread = {.kind = kind, .mean = 100 + 500 * stream.uniform()}};
  truth.second = 0.6 + 1.4 * stream.uniform();
  if (kind == Kind::lognormal) truth.spread.cv = truth.second;
  if (kind != Kind::lognormal) truth.spread.shape = truth.second;
  return truth;
}

/// Starts spread over three years before a window of two, so that there are stays of every sort.
std::vector<WatchedStay> watched_stays(const Truth& truth, RandomStream& stream,
                                       std::size_t count) {
  constexpr double before = 1'095, window = 730;
  std::vector<WatchedStay> stays;
  while (stays.size() < count) {
    const double start = -before + (before + window) * stream.uniform();
    const double days = draw(truth.spread.kind, truth.second, stream);
    const double stop = start + truth.spread.mean * days;
    if (stop <= 0) continue;
    stays.push_back({std::max(0.0, -start), std::min(stop, window) - start, stop <= window});
  }
  return stays;
}

TEST(IntervalsOf90Percent, HoldTheTruthInNineOfTenWorlds) {
  const std::array<Kind, 3> kinds = {Kind::weibull, Kind::lognormal, Kind::gamma};
  const StreamKey key = stream_key(20261122, {"coverage"});
  int fitted = 0, mean = 0, second = 0;
  for (std::uint32_t round = 0; round < 1'000; ++round) {
    const Kind kind = kinds[round % 3];
    RandomStream stream(key, round, 0);
    const Truth truth = random_truth(kind, stream);
    const auto fit = fit_family(watched_stays(truth, stream, 150), kind);
    if (!fit) continue;
    const auto holds = [](const Estimate& estimate, double value) {
      const auto [from, to] = interval_of(estimate);
      return from <= value && value <= to ? 1 : 0;
    };
    ++fitted;
    mean += holds(fit->mean, truth.spread.mean);
    second += holds(kind == Kind::lognormal ? *fit->cv : *fit->shape, truth.second);
  }
  std::printf("seed 20261122: mean %d and second parameter %d of %d\n", mean, second, fitted);
  EXPECT_GE(fitted, 990);
  EXPECT_GE(mean, 870);
  EXPECT_LE(mean, 930);
  EXPECT_GE(second, 870);
  EXPECT_LE(second, 930);
}

TEST(SpecialFunctions, AreThoseOfTheLibrary) {
  for (double x = 0.02; x < 200; x *= 1.07)
    EXPECT_NEAR(log_gamma(x), std::lgamma(x), 1e-13 * (1 + std::abs(std::lgamma(x)))) << x;
  for (double z = -8; z < 30; z += 0.05)
    EXPECT_NEAR(log_normal_above(z), std::log(std::erfc(z / std::numbers::sqrt2) / 2),
                1e-12 * (1 + z * z))
        << z;
}

TEST(GammaAbove, IsASumOfPoissonChancesForAWholeShape) {
  // Above x for shape n: e^-x (1 + x + ... + x^(n-1)/(n-1)!).
  for (const int shape : {1, 2, 5, 12})
    for (double x = 0.05; x < 60; x *= 1.3) {
      double term = 1, sum = 1;
      for (int n = 1; n < shape; ++n) sum += term *= x / n;
      EXPECT_NEAR(log_gamma_above(shape, x), std::log(sum) - x, 1e-11) << shape << " " << x;
    }
}

}  // namespace
}  // namespace houvast::demand
