// SPDX-License-Identifier: EUPL-1.2
#include "contracts/billing.h"

#include <algorithm>
#include <limits>

#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::contracts {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t hour_minutes = 60;

/// Rounds towards the past, also before 1970.
std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

/// A count of weeks that begin on a Monday; 1 January 1970 was a Thursday.
std::int64_t week_of(sys_days day) { return floor_div(day.time_since_epoch().count() + 3, 7); }

bool holds(OrderPeriod period, sys_days day) { return day >= period.first && day <= period.last; }

/// The last Sunday of a period, or its last day when it has none.
sys_days last_sunday_or_day(OrderPeriod period) {
  const sys_days sunday = period.last - (std::chrono::weekday(period.last) - std::chrono::Sunday);
  return holds(period, sunday) ? sunday : period.last;
}

/// Delivered hours of a month, whole ones when the terms say so.
Millionths claimed(const BillingTerms& terms, Millionths hours) {
  if (!terms.whole_hours) return hours;
  const Int128 minutes = divide_half_away(Int128(hours) * hour_minutes, million);
  return whole_hours(static_cast<std::int64_t>(minutes)) * million;
}

/// The most that a month may bill.
Millionths maximum(const BillingTerms& terms, OrderPeriod period, Millionths monthly,
                   Period month) {
  switch (terms.maximum) {
    case BillingTerms::Maximum::none:
      return std::numeric_limits<Millionths>::max();
    case BillingTerms::Maximum::weekly_effort:
      return effort_weeks(period, month, terms.household_help) * week_volume(monthly);
    case BillingTerms::Maximum::weekly_output:
      return output_weeks(period, month) * week_volume(monthly);
    case BillingTerms::Maximum::monthly:
      return within_month(period, month).is_empty() ? 0 : monthly;  // IV078: never a part of it.
  }
  check(false);
  return 0;
}

}  // namespace

OrderPeriod within_month(OrderPeriod period, Period month) {
  const std::chrono::year_month_day first(std::chrono::year(month.year),
                                          std::chrono::month(static_cast<unsigned>(month.month)),
                                          std::chrono::day(1));
  const sys_days next = first.year() / first.month() / 1 + std::chrono::months(1);
  return {std::max(period.first, sys_days(first)), std::min(period.last, next - days(1))};
}

int count_weekdays(OrderPeriod period, std::chrono::weekday day) {
  if (period.is_empty()) return 0;
  const sys_days first_such = period.first + (day - std::chrono::weekday(period.first));
  if (first_such > period.last) return 0;
  return static_cast<int>((period.last - first_such).count() / 7) + 1;
}

int count_weeks(OrderPeriod period) {
  if (period.is_empty()) return 0;
  return static_cast<int>(week_of(period.last) - week_of(period.first)) + 1;
}

int effort_weeks(OrderPeriod period, Period month, bool household_help) {
  constexpr int household_help_weeks = 6;
  const OrderPeriod part = within_month(period, month);
  if (household_help) return part.is_empty() ? 0 : household_help_weeks;
  return count_weeks(part);
}

int output_weeks(OrderPeriod period, Period month) {
  if (period.is_empty()) return 0;
  const OrderPeriod part = within_month(period, month);
  const bool is_broken = std::chrono::weekday(period.last) != std::chrono::Sunday;
  const bool takes_broken = is_broken && holds(part, last_sunday_or_day(period));
  return count_weekdays(part, std::chrono::Sunday) + (takes_broken ? 1 : 0);
}

std::int64_t whole_hours(std::int64_t minutes) {
  check(minutes >= 0);
  if (minutes == 0) return 0;
  return std::max<std::int64_t>(1, (minutes + hour_minutes / 2) / hour_minutes);
}

Cents shown_minute_price(Decimal minute_price) {
  check(!minute_price.is_negative());
  return round_to_cents(exact(minute_price) * 100);
}

Cents amount_of_minutes(std::int64_t minutes, Decimal hour_price) {
  return round_to_cents(exact(hour_price) * 100 * minutes / hour_minutes);
}

Millionths week_volume(Millionths monthly) {
  return static_cast<Millionths>(divide_half_away(Int128(monthly) * 12, 52));
}

std::vector<Millionths> billable(const BillingTerms& terms, OrderPeriod period, Millionths monthly,
                                 Period first_month, std::span<const Millionths> delivered) {
  const bool has_total = terms.maximum == BillingTerms::Maximum::weekly_effort;
  Millionths left = has_total ? count_weeks(period) * week_volume(monthly)
                              : std::numeric_limits<Millionths>::max();
  std::vector<Millionths> billed;
  billed.reserve(delivered.size());
  Period month = first_month;
  for (const Millionths volume : delivered) {
    const Millionths most = std::min(left, maximum(terms, period, monthly, month));
    billed.push_back(std::min(claimed(terms, volume), most));
    if (has_total) left -= billed.back();
    month = month.month == 12 ? Period{month.year + 1, 1} : Period{month.year, month.month + 1};
  }
  return billed;
}

}  // namespace houvast::contracts
