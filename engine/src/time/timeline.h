// SPDX-License-Identifier: EUPL-1.2
// The days of a simulation and the months and years they lie in. Day 0 is 1 January of the first
// year. Private to the engine.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "houvast/period.h"

namespace houvast {

/// What a trajectory needs to know of a day; small, since all days of a life must be near.
struct DayInfo {
  std::uint16_t month = 0;  ///< From the first month, which is 0.
  std::uint8_t day = 0;     ///< Of the month, from 0.
  std::uint8_t kind = 0;    ///< Of the month: its days less 28, or month_after_the_end.

  static constexpr std::uint8_t month_after_the_end = 4;

  /// Month of the day before: of the last day of who stops on it. Not of day 0.
  [[nodiscard]] std::size_t last_month() const { return month - (day == 0 ? 1U : 0U); }
  /// Part of the month that is over when the day begins, times 2^64.
  [[nodiscard]] std::uint64_t fraction() const { return fractions[kind][day]; }

 private:
  static constexpr auto fractions = [] {
    std::array<std::array<std::uint64_t, 31>, 5> parts{};
    for (std::uint64_t extra = 0; extra < month_after_the_end; ++extra)
      for (std::uint64_t d = 0; d < 28 + extra; ++d)
        parts[extra][d] = ((d << 32) / (28 + extra)) << 32;
    return parts;
  }();
};

class Timeline {
 public:
  explicit Timeline(Years years);

  [[nodiscard]] Years years() const { return years_; }
  [[nodiscard]] int days() const { return days_; }
  [[nodiscard]] int months() const { return years_.count() * 12; }
  /// Of any day from 0 to days(), which stands for 'after the end': of its month and of its last
  /// month, both months(), no figure takes notice.
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

}  // namespace houvast
