// SPDX-License-Identifier: EUPL-1.2
// What stays in care add up to, month by month, in whole numbers: in whatever order they are added,
// the sums are the same. Private to the engine.
#pragma once

#include <cstddef>
#include <cstdint>

#include "houvast/care_record.h"
#include "time/timeline.h"

namespace houvast {

/// Changes in one month; running sums make figures of them.
struct MonthChange {
  Millionths volume = 0;
  std::int32_t starts = 0;
  std::int32_t stops = 0;  ///< Whose last day lies in the month.
};

/// The part of a month's volume that lies before a day of it. Of one stay these parts add up to the
/// month, whatever the day.
[[nodiscard]] inline Millionths volume_before(const DayInfo& day, Millionths monthly) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<Millionths>((static_cast<Wide>(monthly) * day.fraction()) >> 64);
}

/// Adds care from day `start` to before day `end` (at most the last), `monthly` units a month.
/// `changes` has two months more than the timeline. `start_count` is 0 for who was there already.
inline void add_stay(const Timeline& timeline, MonthChange* changes, int start, int end,
                     Millionths monthly, std::int32_t start_count = 1) {
  const DayInfo& first = timeline.day(start);
  const DayInfo& last = timeline.day(end);
  const Millionths before_first = volume_before(first, monthly);
  const Millionths before_last = volume_before(last, monthly);
  MonthChange* from = changes + first.month;
  MonthChange* to = changes + last.month;
  from[0].volume += monthly - before_first;
  from[0].starts += start_count;
  from[1].volume += before_first;
  to[0].volume -= monthly - before_last;
  to[1].volume -= before_last;
  changes[last.last_month()].stops += 1;
}

}  // namespace houvast
