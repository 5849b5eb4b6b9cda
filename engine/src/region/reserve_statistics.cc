// SPDX-License-Identifier: EUPL-1.2
// R3. What a reserve does over many simulated years.
#include <algorithm>

#include "houvast/check.h"
#include "houvast/pool_statistics.h"
#include "houvast/reserve.h"
#include "region/statistics.h"

namespace houvast::region {
namespace {

bool is_at_minimum(const ReserveYear& year) {
  return year.closing <= year.minimum || year.topped_up > Cents() || year.savings_task > Cents();
}

bool is_at_maximum(const ReserveYear& year) {
  return year.closing >= year.maximum || year.paid_out > Cents() || year.invested > Cents();
}

ReserveYearStatistics year_statistics(std::span<const std::vector<ReserveYear>> runs,
                                      std::size_t y) {
  ReserveYearStatistics result;
  const auto count = static_cast<double>(runs.size());
  std::vector<double> closing;
  std::vector<double> top_ups;
  double tasks = 0;
  int topped_up = 0;
  for (const std::vector<ReserveYear>& run : runs) {
    const ReserveYear& year = run[y];
    closing.push_back(to_double(year.closing));
    top_ups.push_back(-to_double(year.topped_up));
    tasks += to_double(year.savings_task);
    result.chance_at_minimum += is_at_minimum(year) / count;
    result.chance_at_maximum += is_at_maximum(year) / count;
    topped_up += year.topped_up > Cents();
  }
  result.mean_closing = mean(closing);
  std::sort(closing.begin(), closing.end());  // Once; sorting what is sorted is quick.
  result.p5_closing = quantile(closing, 0.05);
  result.p25_closing = quantile(closing, 0.25);
  result.p50_closing = quantile(closing, 0.50);
  result.p75_closing = quantile(closing, 0.75);
  result.p95_closing = quantile(std::move(closing), 0.95);
  result.chance_of_top_up = topped_up / count;
  if (topped_up > 0) result.mean_top_up = -mean(top_ups) * count / topped_up;
  result.worst_top_up = -mean_of_lowest(std::move(top_ups));
  result.mean_savings_task = tasks / count;
  return result;
}

}  // namespace

ReserveStatistics reserve_statistics(std::span<const std::vector<ReserveYear>> runs, int from) {
  ReserveStatistics result;
  if (runs.empty()) return result;
  const std::size_t years = runs[0].size();
  for (const std::vector<ReserveYear>& run : runs) {
    check(run.size() == years);
    result.chance_ever_at_minimum += std::any_of(run.begin(), run.end(), is_at_minimum);
    result.chance_ever_at_maximum += std::any_of(run.begin(), run.end(), is_at_maximum);
  }
  result.chance_ever_at_minimum /= static_cast<double>(runs.size());
  result.chance_ever_at_maximum /= static_cast<double>(runs.size());
  for (std::size_t y = 0; y < years; ++y) {
    result.years.push_back(year_statistics(runs, y));
    result.years.back().year = from + static_cast<int>(y);
  }
  return result;
}

std::vector<ContributionSpread> contribution_spread(std::span<const std::vector<PoolYear>> runs) {
  std::vector<ContributionSpread> result;
  if (runs.empty() || runs[0].empty()) return result;
  const std::vector<PoolLine>& first = runs[0][0].lines;
  for (std::size_t i = 0; i < first.size(); ++i) {
    std::vector<double> contributions;
    for (const std::vector<PoolYear>& run : runs)
      for (const PoolYear& year : run) {
        check(year.lines.size() == first.size());
        contributions.push_back(to_double(year.lines[i].contribution));
      }
    result.push_back({.municipality = first[i].municipality,
                      .mean = mean(contributions),
                      .spread = standard_deviation(contributions)});
  }
  return result;
}

std::vector<SpreadFall> spread_fall(std::span<const ContributionSpread> without,
                                    std::span<const ContributionSpread> with) {
  check(without.size() == with.size());
  std::vector<SpreadFall> result;
  for (std::size_t i = 0; i < with.size(); ++i) {
    check(without[i].municipality == with[i].municipality);
    result.push_back({.municipality = with[i].municipality,
                      .without = without[i],
                      .with = with[i],
                      .fall = fall(without[i].spread, with[i].spread)});
  }
  return result;
}

}  // namespace houvast::region
