// SPDX-License-Identifier: EUPL-1.2
#include "demand/timeline.h"

namespace houvast::demand {

using std::chrono::sys_days;

namespace {

sys_days first_of(int year, int month) {
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(1));
}

}  // namespace

Timeline::Timeline(Years years) : years_(years), first_(first_of(years.from, 1)) {
  for (int m = 0; m <= months(); ++m) {
    const sys_days start = first_of(years.from + m / 12, m % 12 + 1);
    month_start_.push_back(static_cast<int>((start - first_).count()));
  }
  days_ = month_start_.back();
  info_.reserve(static_cast<std::size_t>(days_) + 1);
  std::uint16_t before = 0;
  for (int m = 0; m < months(); ++m) {
    const auto length = static_cast<std::uint64_t>(month_start(m + 1) - month_start(m));
    for (std::uint64_t d = 0; d < length; ++d) {
      info_.push_back({.fraction = static_cast<std::uint32_t>((d << 32) / length),
                       .month = static_cast<std::uint16_t>(m),
                       .last_month = before});
      before = static_cast<std::uint16_t>(m);
    }
  }
  info_.push_back({.fraction = 0,
                   .month = static_cast<std::uint16_t>(months()),
                   .last_month = static_cast<std::uint16_t>(months() + 1)});
}

}  // namespace houvast::demand
