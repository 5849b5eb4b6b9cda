// SPDX-License-Identifier: EUPL-1.2
// The days of a dossier and the months they lie in. Day 0 is 1 January of the first year. The same
// parts of a broken month as the simulation of demand has, so that both count the same volume.
// Private to the part.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "houvast/care_record.h"
#include "houvast/period.h"

namespace houvast::contracts {

/// What counting needs to know of a day.
struct CalendarDay {
  std::uint16_t month = 0;  ///< From the first month, which is 0.
  std::uint8_t day = 0;     ///< Of the month, from 0.
  std::uint8_t kind = 0;    ///< Of the month: its days less 28, or after_the_end.

  static constexpr std::uint8_t after_the_end = 4;

  /// Month of the day before: of the last day of who stops on it. Not of day 0.
  [[nodiscard]] int last_month() const { return month - (day == 0 ? 1 : 0); }
  /// Days of the month that are left when the day begins.
  [[nodiscard]] int days_left() const { return 28 + kind - day; }

  /// The part of a month's volume that lies before the day. Of one order these parts add up to the
  /// month, whatever the day.
  [[nodiscard]] Millionths volume_before(Millionths monthly) const {
    __extension__ using Product = unsigned __int128;
    return static_cast<Millionths>((static_cast<Product>(monthly) * fractions[kind][day]) >> 64);
  }

 private:
  /// Part of the month that is over when the day begins, times 2^64.
  static constexpr auto fractions = [] {
    std::array<std::array<std::uint64_t, 31>, 5> parts{};
    for (std::uint64_t kind = 0; kind < after_the_end; ++kind)
      for (std::uint64_t day = 0; day < 28 + kind; ++day)
        parts[kind][day] = ((day << 32) / (28 + kind)) << 32;
    return parts;
  }();
};

class Calendar {
 public:
  explicit Calendar(Years years);

  [[nodiscard]] Years years() const { return years_; }
  [[nodiscard]] int days() const { return days_; }
  [[nodiscard]] int months() const { return years_.count() * 12; }
  /// Of any day from 0 to days(), which stands for 'after the end'.
  [[nodiscard]] const CalendarDay& day(int day) const {
    return info_[static_cast<std::size_t>(day)];
  }
  /// Of any month from 0 to months().
  [[nodiscard]] int month_start(int month) const {
    return month_start_[static_cast<std::size_t>(month)];
  }
  [[nodiscard]] int year_of(int month) const { return years_.from + month / 12; }
  [[nodiscard]] int days_in_year_of(int month) const {
    return month_start(month / 12 * 12 + 12) - month_start(month / 12 * 12);
  }
  [[nodiscard]] Period period_of(int month) const { return {year_of(month), month % 12 + 1}; }
  /// First month that a period lies in, and the last; outside the years below 0 or from months().
  [[nodiscard]] int first_month(Period period) const {
    return (period.year - years_.from) * 12 + (period.month > 0 ? period.month - 1 : 0);
  }
  [[nodiscard]] int last_month(Period period) const {
    return (period.year - years_.from) * 12 + (period.month > 0 ? period.month - 1 : 11);
  }
  [[nodiscard]] std::chrono::sys_days date(int day) const {
    return first_ + std::chrono::days(day);
  }
  [[nodiscard]] int day_of(std::chrono::sys_days date) const {
    return static_cast<int>((date - first_).count());
  }

 private:
  Years years_;
  std::chrono::sys_days first_;
  int days_ = 0;
  std::vector<int> month_start_;  ///< Of every month and of the one after the last.
  std::vector<CalendarDay> info_;
};

}  // namespace houvast::contracts
