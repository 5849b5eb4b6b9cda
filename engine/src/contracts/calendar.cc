// SPDX-License-Identifier: EUPL-1.2
#include "contracts/calendar.h"

namespace houvast::contracts {

using std::chrono::sys_days;

namespace {

sys_days first_of(int year, int month) {
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(1));
}

}  // namespace

Calendar::Calendar(Years years) : years_(years), first_(first_of(years.from, 1)) {
  for (int m = 0; m <= months(); ++m)
    month_start_.push_back(day_of(first_of(years.from + m / 12, m % 12 + 1)));
  days_ = month_start_.back();
  info_.reserve(static_cast<std::size_t>(days_) + 1);
  for (int m = 0; m < months(); ++m) {
    const int length = month_start(m + 1) - month_start(m);
    for (int d = 0; d < length; ++d)
      info_.push_back({.month = static_cast<std::uint16_t>(m),
                       .day = static_cast<std::uint8_t>(d),
                       .kind = static_cast<std::uint8_t>(length - 28)});
  }
  // Its second day: then its last month is no month with figures either.
  info_.push_back({.month = static_cast<std::uint16_t>(months()),
                   .day = 1,
                   .kind = CalendarDay::after_the_end});
}

}  // namespace houvast::contracts
