// SPDX-License-Identifier: EUPL-1.2
#include "houvast/survival.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "demand/families.h"
#include "demand/special_functions.h"
#include "houvast/check.h"
#include "houvast/random.h"
#include "random/portable_math.h"

namespace houvast::demand {
namespace {

/// A stay that stopped on the day it began lasted a part of a day.
constexpr double shortest = 0.5;

/// Equal stays together: care is counted in days, so many are.
struct StayCount {
  WatchedStay stay;
  double count = 0;
};

std::vector<StayCount> counted(std::span<const WatchedStay> stays) {
  std::map<std::array<double, 3>, double> counts;
  for (const WatchedStay& stay : stays) {
    const double to = std::max(stay.seen_to, shortest);
    if (to > stay.seen_from) counts[{stay.seen_from, to, stay.stopped ? 1.0 : 0.0}] += 1;
  }
  std::vector<StayCount> all;
  for (const auto& [key, count] : counts) all.push_back({{key[0], key[1], key[2] > 0}, count});
  return all;
}

/// What is known before any fit: how many stopped, and how long was watched for it.
struct Watched {
  double stops = 0, days = 0;
  double log_sum = 0, log_square_sum = 0;  ///< Of the logarithms of stays that stopped.
};

Watched watched(std::span<const StayCount> stays) {
  Watched all;
  for (const auto& [stay, count] : stays) {
    all.days += count * (stay.seen_to - stay.seen_from);
    if (!stay.stopped) continue;
    const double log = portable_log(stay.seen_to);
    all.stops += count;
    all.log_sum += count * log;
    all.log_square_sum += count * log * log;
  }
  return all;
}

double log_likelihood(std::span<const StayCount> stays, Spread::Kind kind, const Point& at) {
  const Family family(kind, at);
  double sum = 0;
  for (const auto& [stay, count] : stays) {
    const double end =
        stay.stopped ? family.log_density(stay.seen_to) : family.log_above(stay.seen_to);
    sum += count * (stay.seen_from > 0 ? end - family.log_above(stay.seen_from) : end);
  }
  return sum;
}

/// Where the search begins: the exponential mean, and the spread of what was seen to stop.
Point start_of(const Watched& all, Spread::Kind kind) {
  constexpr double least = 0.1, most = 2;
  const double mean = all.log_sum / all.stops;
  const double variance = std::max(0.0, all.log_square_sum / all.stops - mean * mean);
  const double deviation = std::clamp(std::sqrt(variance), least, most);
  const double log_mean = portable_log(all.days / all.stops);
  constexpr double weibull_factor = 1.2825498301618641;  // pi / sqrt(6)
  switch (kind) {
    case Spread::Kind::weibull:
      return {log_mean, portable_log(weibull_factor / deviation)};
    case Spread::Kind::lognormal:
      return {log_mean, portable_log(deviation)};
    default:
      return {log_mean, -2 * portable_log(deviation)};
  }
}

Estimate from_logarithm(double log, double variance) {
  const double value = portable_exp(log);
  return {value, value * std::sqrt(std::max(0.0, variance))};
}

/// cv = sqrt(exp(sigma^2) - 1); its slope by the logarithm of sigma is sigma^2 (1 + cv^2) / cv.
Estimate cv_of(double log_sigma, double variance) {
  const double sigma = portable_exp(log_sigma);
  const double cv = std::sqrt(safe_exp(std::min(sigma * sigma, 600.0)) - 1);
  return {cv, sigma * sigma * (1 + cv * cv) / cv * std::sqrt(std::max(0.0, variance))};
}

std::optional<SpreadFit> fit_exponential(std::span<const StayCount> stays) {
  const Watched all = watched(stays);
  if (all.stops < fewest_stops) return std::nullopt;
  const double mean = all.days / all.stops;
  SpreadFit fit{.spread = {.kind = Spread::Kind::weibull, .mean = mean, .shape = 1},
                .exponential = true,
                .mean = {mean, mean / std::sqrt(all.stops)}};
  fit.log_likelihood = -all.stops * (portable_log(mean) + 1);
  fit.aic = 2 - 2 * fit.log_likelihood;
  return fit;
}

std::optional<SpreadFit> fit_family(std::span<const StayCount> stays, Spread::Kind kind) {
  const Watched all = watched(stays);
  if (all.stops < fewest_stops) return std::nullopt;
  constexpr double farthest = 18;  // Logarithms: a mean of a million days and more is no mean.
  const auto top = maximise([&](const Point& at) { return log_likelihood(stays, kind, at); },
                            start_of(all, kind), 2, farthest);
  constexpr double widest = 4;
  if (!top || std::abs(top->at[1]) > widest) return std::nullopt;
  SpreadFit fit{.spread = {.kind = kind},
                .mean = from_logarithm(top->at[0], top->covariance[0][0])};
  fit.spread.mean = fit.mean.value;
  if (kind == Spread::Kind::lognormal) {
    fit.cv = cv_of(top->at[1], top->covariance[1][1]);
    fit.spread.cv = fit.cv->value;
  } else {
    fit.shape = from_logarithm(top->at[1], top->covariance[1][1]);
    fit.spread.shape = fit.shape->value;
  }
  fit.log_likelihood = top->value;
  fit.aic = 4 - 2 * top->value;
  return fit;
}

/// All stopped after the same number of days.
std::optional<SpreadFit> fit_constant(std::span<const StayCount> stays) {
  if (stays.size() != 1 || !stays.front().stay.stopped) return std::nullopt;
  const double days = stays.front().stay.seen_to;
  return SpreadFit{.spread = {.kind = Spread::Kind::constant, .mean = days}, .mean = {days, 0}};
}

}  // namespace

Interval interval_of(Estimate estimate, double confidence) {
  check(estimate.value > 0 && confidence > 0 && confidence < 1);
  const double width = normal_quantile((1 + confidence) / 2) * estimate.standard_error;
  const double factor = portable_exp(std::min(width / estimate.value, 700.0));
  return {estimate.value / factor, estimate.value * factor};
}

std::vector<SurvivalStep> kaplan_meier(std::span<const WatchedStay> stays) {
  const std::vector<StayCount> all = counted(stays);
  std::map<double, double> stops, leaving, entering;
  for (const auto& [stay, count] : all) {
    if (stay.stopped) stops[stay.seen_to] += count;
    leaving[stay.seen_to] += count;
    entering[stay.seen_from] += count;
  }
  std::vector<SurvivalStep> steps;
  double longer = 1, greenwood = 0, at_risk = 0;
  auto in = entering.begin();
  auto out = leaving.begin();
  for (const auto& [days, count] : stops) {
    // Who stops or is last seen on a day is still at risk on it; who comes in that day is not.
    for (; in != entering.end() && in->first < days; ++in) at_risk += in->second;
    for (; out != leaving.end() && out->first < days; ++out) at_risk -= out->second;
    longer *= 1 - count / at_risk;
    if (count < at_risk) greenwood += count / (at_risk * (at_risk - count));
    steps.push_back({days, at_risk, count, {longer, longer * std::sqrt(greenwood)}});
  }
  return steps;
}

Estimate longer_than(std::span<const SurvivalStep> steps, double days) {
  Estimate last{1, 0};
  for (const SurvivalStep& each : steps)
    if (each.days <= days) last = each.longer;
  return last;
}

std::optional<SpreadFit> fit_exponential(std::span<const WatchedStay> stays) {
  return fit_exponential(std::span<const StayCount>(counted(stays)));
}

std::optional<SpreadFit> fit_family(std::span<const WatchedStay> stays, Spread::Kind kind) {
  return fit_family(std::span<const StayCount>(counted(stays)), kind);
}

std::vector<SpreadFit> fit_spreads(std::span<const WatchedStay> stays) {
  const std::vector<StayCount> all = counted(stays);
  if (watched(all).stops < fewest_stops) return {};
  if (auto constant = fit_constant(all)) return {*std::move(constant)};
  std::vector<SpreadFit> fits;
  if (auto fit = fit_exponential(std::span<const StayCount>(all))) fits.push_back(*std::move(fit));
  for (const auto kind : {Spread::Kind::weibull, Spread::Kind::lognormal, Spread::Kind::gamma})
    if (auto fit = fit_family(std::span<const StayCount>(all), kind))
      fits.push_back(*std::move(fit));
  std::stable_sort(fits.begin(), fits.end(),
                   [](const SpreadFit& a, const SpreadFit& b) { return a.aic < b.aic; });
  return fits;
}

double chance_above(const Spread& spread, double value) {
  const double sigma_squared = portable_log(1 + spread.cv * spread.cv);
  const double second = spread.kind == Spread::Kind::lognormal ? portable_log(sigma_squared) / 2
                                                               : portable_log(spread.shape);
  return safe_exp(Family(spread.kind, {portable_log(spread.mean), second}).log_above(value));
}

}  // namespace houvast::demand
