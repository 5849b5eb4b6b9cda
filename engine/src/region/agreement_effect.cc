// SPDX-License-Identifier: EUPL-1.2
// R6. What an agreement does, from results before and after.
#include "houvast/agreement_effect.h"

#include <algorithm>
#include <cmath>

#include "houvast/check.h"
#include "region/statistics.h"

namespace houvast::region {
namespace {

double net_of(const EffectYear& year, std::size_t i) {
  return to_double(year.after[i] - year.before[i]);
}

std::optional<Problem> find_problem(std::size_t municipalities, std::span<const EffectRun> runs) {
  bool has_years = false;
  for (const EffectRun& run : runs)
    for (const EffectYear& year : run) {
      has_years = true;
      for (const std::size_t size : {year.before.size(), year.after.size()})
        if (size != municipalities)
          return Problem{.code = "region/uneven-years",
                         .found = std::to_string(size),
                         .expected = std::to_string(municipalities)};
    }
  if (!has_years) return Problem{.code = "region/no-years"};
  return std::nullopt;
}

ResultSummary summary(std::vector<double> results) {
  return {.mean = mean(results),
          .spread = standard_deviation(results),
          .worst = mean_of_lowest(std::move(results))};
}

/// How often and how steadily municipality i paid or received.
void count_signs(std::span<const EffectRun> runs, std::size_t i, MunicipalityEffect& effect) {
  double years = 0;
  double whole_runs = 0;
  for (const EffectRun& run : runs) {
    std::size_t paid = 0;
    std::size_t received = 0;
    for (const EffectYear& year : run) {
      paid += net_of(year, i) < 0;
      received += net_of(year, i) > 0;
    }
    effect.share_paid += static_cast<double>(paid);
    effect.share_received += static_cast<double>(received);
    years += static_cast<double>(run.size());
    if (run.empty()) continue;
    ++whole_runs;
    effect.always_payer += paid == run.size();
    effect.always_receiver += received == run.size();
  }
  effect.share_paid /= years;
  effect.share_received /= years;
  effect.always_payer /= whole_runs;
  effect.always_receiver /= whole_runs;
}

MunicipalityEffect effect_of(const std::string& code, std::size_t i,
                             std::span<const EffectRun> runs) {
  std::vector<double> before;
  std::vector<double> after;
  std::vector<double> net;
  const std::size_t years = runs.size() * runs.front().size();  // Most often; else it grows.
  before.reserve(years);
  after.reserve(years);
  net.reserve(years);
  for (const EffectRun& run : runs)
    for (const EffectYear& year : run) {
      before.push_back(to_double(year.before[i]));
      after.push_back(to_double(year.after[i]));
      net.push_back(net_of(year, i));
    }
  MunicipalityEffect effect{.municipality = code,
                            .before = summary(std::move(before)),
                            .after = summary(std::move(after)),
                            .risk_taken_away = {},
                            .mean_net = mean(net),
                            .incentive_left = {}};
  effect.risk_taken_away = fall(effect.before.spread, effect.after.spread);
  count_signs(runs, i, effect);
  return effect;
}

void add_incentives(std::span<const IncentiveSample> samples, AgreementEffect& effect) {
  std::vector<std::vector<double>> kept(effect.municipalities.size());
  for (const IncentiveSample& sample : samples) {
    check(sample.municipality < kept.size() && sample.extra > Cents());
    kept[sample.municipality].push_back(to_double(sample.after - sample.after_with_extra) /
                                        to_double(sample.extra));
  }
  std::vector<double> means;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i].empty()) continue;
    means.push_back(mean(kept[i]));
    effect.municipalities[i].incentive_left = means.back();
  }
  if (!means.empty()) effect.incentive_left = mean(means);
}

/// Payers' money goes to receivers in proportion to what they received. Where the two sides differ,
/// a reserve or a fund is the difference, and only the lesser side moved between municipalities.
void add_payments(const EffectYear& year, std::vector<std::vector<double>>& matrix) {
  const std::size_t n = matrix.size();
  double paid = 0;
  double received = 0;
  std::vector<double> receives(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double net = net_of(year, i);
    receives[i] = std::max(0.0, net);
    received += receives[i];
    paid += std::max(0.0, -net);
  }
  const double larger = std::max(paid, received);
  if (larger == 0) return;
  for (std::size_t i = 0; i < n; ++i) {
    const double pays = -net_of(year, i);
    if (pays <= 0) continue;
    std::vector<double>& row = matrix[i];
    for (std::size_t j = 0; j < n; ++j) row[j] += pays * receives[j] / larger;
  }
}

void add_flows(std::span<const EffectRun> runs, AgreementEffect& effect) {
  const std::size_t n = effect.municipalities.size();
  std::vector<std::vector<double>> matrix(n, std::vector<double>(n));
  double years = 0;
  for (const EffectRun& run : runs)
    for (const EffectYear& year : run) {
      add_payments(year, matrix);
      for (std::size_t i = 0; i < n; ++i) effect.moved += std::abs(net_of(year, i)) / 2;
      ++years;
    }
  effect.moved /= years;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (matrix[i][j] > 0) effect.payments.push_back({i, j, matrix[i][j] / years});
}

}  // namespace

Result<AgreementEffect> effect_of_agreement(std::span<const std::string> municipalities,
                                            std::span<const EffectRun> runs,
                                            std::span<const IncentiveSample> incentives) {
  if (auto problem = find_problem(municipalities.size(), runs)) return failure(*std::move(problem));
  AgreementEffect effect;
  double spread_before = 0;
  double spread_after = 0;
  double tail_before = 0;
  double tail_after = 0;
  for (std::size_t i = 0; i < municipalities.size(); ++i) {
    effect.municipalities.push_back(effect_of(municipalities[i], i, runs));
    const MunicipalityEffect& one = effect.municipalities.back();
    spread_before += one.before.spread;
    spread_after += one.after.spread;
    tail_before += one.before.mean - one.before.worst;
    tail_after += one.after.mean - one.after.worst;
    effect.structural += std::abs(one.mean_net) / 2;
  }
  effect.risk_taken_away = fall(spread_before, spread_after);
  effect.tail_taken_away = fall(tail_before, tail_after);
  add_incentives(incentives, effect);
  add_flows(runs, effect);
  return effect;
}

}  // namespace houvast::region
