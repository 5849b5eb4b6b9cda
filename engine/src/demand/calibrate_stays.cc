// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "demand/calibrate_parts.h"

namespace houvast::demand {
namespace {

double days_between(std::chrono::sys_days from, std::chrono::sys_days to) {
  return static_cast<double>((to - from).count());
}

/// A review, a birthday or a plan of the council ends a stay before its time: it was watched only
/// so far.
bool ended_by_itself(const CareRecord& record) {
  return record.stop && (!record.reason || *record.reason == StopReason::planned ||
                         *record.reason == StopReason::stepped);
}

std::optional<WatchedStay> watched_stay(const CareRecord& record, const CalibrateOptions& options) {
  if (!record.start || *record.start >= options.to) return std::nullopt;
  if (options.starts_known_from && *record.start < *options.starts_known_from) return std::nullopt;
  if (record.stop && *record.stop <= options.from) return std::nullopt;
  const bool stopped = record.stop && *record.stop <= options.to;
  const auto end = stopped ? *record.stop : options.to;
  return WatchedStay{.seen_from = std::max(0.0, days_between(*record.start, options.from)),
                     .seen_to = days_between(*record.start, end),
                     .stopped = stopped && ended_by_itself(record)};
}

/// Fits take quantities from a half on for what they are: units are counted in thousandths.
std::vector<SpreadFit> fit_intensities(std::span<const WatchedStay> thousandths) {
  constexpr double thousand = 1'000;
  std::vector<SpreadFit> fits = fit_spreads(thousandths);
  for (SpreadFit& fit : fits) {
    fit.spread.mean /= thousand;
    fit.mean.value /= thousand;
    fit.mean.standard_error /= thousand;
  }
  return fits;
}

/// Stops of a product of which the time for something to follow has passed, and what followed.
struct Followed {
  std::int64_t stops = 0;
  std::map<std::string, std::vector<double>> next;  ///< Days until it, by product.
};

/// Days between as a distribution, when there are enough of them; else their mean.
Spread spread_of(const std::vector<double>& days) {
  std::vector<WatchedStay> gaps;
  double sum = 0;
  for (const double each : days) {
    gaps.push_back({0, each, true});
    sum += each;
  }
  const std::vector<SpreadFit> fits = fit_spreads(gaps);
  if (!fits.empty()) return fits.front().spread;
  return {.kind = Spread::Kind::constant, .mean = sum / static_cast<double>(days.size())};
}

std::vector<ExitFit> exits_of(const Followed& at_once_stops, const Followed& later_stops) {
  std::vector<ExitFit> exits;
  for (const auto& [to, days] : at_once_stops.next) {
    const auto count = static_cast<std::int64_t>(days.size());
    exits.push_back({to, count, share_of(count, at_once_stops.stops), std::nullopt});
  }
  for (const auto& [to, days] : later_stops.next) {
    const auto count = static_cast<std::int64_t>(days.size());
    exits.push_back({to, count, share_of(count, later_stops.stops), spread_of(days)});
  }
  return exits;
}

std::vector<ExitFit> fit_exits(const PlacedRecords& all, std::span<const std::size_t> orders) {
  std::map<std::size_t, std::size_t> next;  // Of these orders: the first that followed.
  const std::set<std::size_t> mine(orders.begin(), orders.end());
  for (std::size_t i = 0; i < all.records.size(); ++i) {
    const PlacedOrder& placed = all.placed[i];
    if (placed.origin != Origin::continuation || !mine.contains(*placed.because_of)) continue;
    const auto [known, is_new] = next.emplace(*placed.because_of, i);
    if (!is_new && all.records[i].ordered < all.records[known->second].ordered) known->second = i;
  }
  Followed soon, later;
  const std::chrono::days within(all.options.return_within_days);
  const std::chrono::days at_once(all.options.at_once_within_days);
  for (const std::size_t order : orders) {
    const CareRecord& record = all.records[order];
    if (!ended_by_itself(record) || !all.is_watched(*record.stop)) continue;
    const bool soon_is_over = *record.stop + at_once < all.options.to;
    const bool later_is_over = *record.stop + within < all.options.to;
    soon.stops += soon_is_over ? 1 : 0;
    later.stops += later_is_over ? 1 : 0;
    const auto follower = next.find(order);
    if (follower == next.end()) continue;
    const CareRecord& after = all.records[follower->second];
    const auto gap = after.ordered - *record.stop;
    if (gap <= at_once && soon_is_over) soon.next[after.product].push_back(0);
    if (gap > at_once && later_is_over)
      later.next[after.product].push_back(static_cast<double>(gap.count()));
  }
  return exits_of(soon, later);
}

std::vector<TogetherFit> fit_together(const PlacedRecords& all, const Product& product,
                                      std::span<const std::size_t> orders) {
  std::map<std::string, std::int64_t> counts;
  const std::set<std::size_t> mine(orders.begin(), orders.end());
  std::int64_t starts = 0;
  for (const std::size_t order : orders) starts += all.is_watched(all.records[order].ordered);
  for (std::size_t i = 0; i < all.records.size(); ++i)
    if (all.placed[i].origin == Origin::companion && mine.contains(*all.placed[i].because_of) &&
        all.is_watched(all.records[i].ordered))
      ++counts[all.records[i].product];
  std::vector<TogetherFit> together;
  if (starts == 0) return together;
  for (const auto& [other, chance] : product.together_with)
    together.push_back({other, share_of(counts[other], starts)});
  return together;
}

}  // namespace

Estimate share_of(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return {};
  const double n = static_cast<double>(whole), p = static_cast<double>(part) / n;
  return {p, std::sqrt(p * (1 - p) / n)};
}

ProductFit fit_product(const PlacedRecords& all, const Product& product,
                       std::span<const std::size_t> orders) {
  ProductFit fit{.product = product.id};
  std::vector<WatchedStay> stays, volumes;
  std::int64_t budgets = 0, forms = 0;
  for (const std::size_t order : orders) {
    const CareRecord& record = all.records[order];
    if (const auto stay = watched_stay(record, all.options)) {
      stays.push_back(*stay);
      fit.stops += stay->stopped ? 1 : 0;
    }
    if (!all.is_watched(record.ordered)) continue;
    ++forms;
    budgets += record.form == DeliveryForm::personal_budget ? 1 : 0;
    constexpr double millionths_in_a_thousandth = 1'000;
    if (record.monthly_volume > 0)
      volumes.push_back(
          {0, static_cast<double>(record.monthly_volume) / millionths_in_a_thousandth, true});
  }
  fit.stays = static_cast<std::int64_t>(stays.size());
  fit.survival = kaplan_meier(stays);
  fit.durations = fit_spreads(stays);
  fit.intensities = fit_intensities(volumes);
  fit.exits = fit_exits(all, orders);
  fit.together = fit_together(all, product, orders);
  if (forms > 0) fit.personal_budget_share = share_of(budgets, forms);
  fit.reporting_delay = fit_reporting_delay(all, orders);
  return fit;
}

}  // namespace houvast::demand
