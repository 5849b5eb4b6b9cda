// SPDX-License-Identifier: EUPL-1.2
// The days of a simulation and the months and years they lie in. Day 0 is 1 January of the first
// year. Private to the engine.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "houvast/period.h"

namespace houvast::demand {

/// What a trajectory needs to know of a day.
struct DayInfo {
  std::uint32_t fraction = 0;  ///< Part of the month that is over when the day begins, times 2^32.
  std::uint16_t month = 0;     ///< From the first month, which is 0.
  std::uint16_t last_month = 0;  ///< Month of the day before: of the last day of who stops on it.
};

class Timeline {
 public:
  explicit Timeline(Years years);

  [[nodiscard]] Years years() const { return years_; }
  [[nodiscard]] int days() const { return days_; }
  [[nodiscard]] int months() const { return years_.count() * 12; }
  /// Of any day from 0 to days(), which stands for 'after the end': month months(), and a last
  /// month beyond it that no figure looks at.
  [[nodiscard]] const DayInfo& day(int day) const { return info_[static_cast<std::size_t>(day)]; }
  [[nodiscard]] int month_start(int month) const {
    return month_start_[static_cast<std::size_t>(month)];
  }
  [[nodiscard]] int year_start(int year) const { return month_start((year - years_.from) * 12); }
  [[nodiscard]] int days_in(int year) const { return year_start(year + 1) - year_start(year); }
  /// Year of a day before the end.
  [[nodiscard]] int year_of(int day) const {
    return years_.from + info_[static_cast<std::size_t>(day)].month / 12;
  }
  /// First month from 0 that a period lies in; negative before the first year.
  [[nodiscard]] int month_of(Period period) const {
    return (period.year - years_.from) * 12 + (period.month > 0 ? period.month - 1 : 0);
  }
  [[nodiscard]] Period period_of(int month) const {
    return {years_.from + month / 12, month % 12 + 1};
  }
  [[nodiscard]] std::chrono::sys_days date(int day) const {
    return first_ + std::chrono::days(day);
  }

 private:
  Years years_;
  std::chrono::sys_days first_;
  int days_ = 0;
  std::vector<int> month_start_;  ///< Of every month and of the one after the last.
  std::vector<DayInfo> info_;
};

}  // namespace houvast::demand
