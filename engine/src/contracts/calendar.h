// SPDX-License-Identifier: EUPL-1.2
// The timeline of a dossier as contracts look at it: by month. Private to the part.
#pragma once

#include <chrono>

#include "houvast/period.h"
#include "time/timeline.h"

namespace houvast::contracts {

/// Days from 1 January of the first year, months from that January.
class Calendar : private Timeline {
 public:
  explicit Calendar(Years years) : Timeline(years) {}

  using Timeline::date;
  using Timeline::day;
  using Timeline::days;
  using Timeline::month_start;
  using Timeline::months;
  using Timeline::period_of;
  using Timeline::years;

  [[nodiscard]] int year_of(int month) const { return years().from + month / 12; }
  [[nodiscard]] int days_in(int month) const { return month_start(month + 1) - month_start(month); }
  [[nodiscard]] int days_in_year_of(int month) const {
    return month_start(month / 12 * 12 + 12) - month_start(month / 12 * 12);
  }
  /// First month that a period lies in, and the last; outside the years below 0 or from months().
  [[nodiscard]] int first_month(Period period) const { return month_of(period); }
  [[nodiscard]] int last_month(Period period) const {
    return month_of({period.year, period.month > 0 ? period.month : 12});
  }
  [[nodiscard]] int day_of(std::chrono::sys_days other) const {
    return static_cast<int>((other - date(0)).count());
  }
};

/// Days of its month that are left when a day begins.
[[nodiscard]] inline int days_left(const DayInfo& day) { return 28 + day.kind - day.day; }

}  // namespace houvast::contracts
