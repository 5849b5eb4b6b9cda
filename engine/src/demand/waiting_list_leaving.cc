// SPDX-License-Identifier: EUPL-1.2
// How people leave care in which it is known who they are: at the end of a stay, when there is a
// house for them.
#include <algorithm>

#include "demand/waiting_list.h"

namespace houvast::demand {

void WaitingList::end_care(std::int32_t at, int day) {
  Person& person = people_[static_cast<std::size_t>(at)];
  const std::int32_t houses = place(person.client.municipality, person.product).houses;
  if (houses == none || person.stay.reason == StopReason::birthday) {
    leave(at, day);
    return;
  }
  person.state = State::blocked;
  append(houses_[static_cast<std::size_t>(houses)].line, at);
}

void WaitingList::free_houses(int day) {
  const int year = model_.timeline.year_of(day);
  const auto y = static_cast<std::size_t>(year - model_.timeline.years().from);
  for (HouseState& state : houses_) {
    state.houses +=
        static_cast<double>(state.pool->houses_per_year[y]) / model_.timeline.days_in(year);
    while (state.houses >= 1 && state.line.first != none) {
      state.houses -= 1;
      leave(pop(state.line), day);
    }
    // A house that nobody needs is not kept for long.
    state.houses = std::min(state.houses, 2.0);
  }
}

/// Ends the stay on this day and goes on with what follows it.
void WaitingList::leave(std::int32_t at, int day) {
  const Person person = people_[static_cast<std::size_t>(at)];
  PoolState& pool =
      pools_[static_cast<std::size_t>(place(person.client.municipality, person.product).pool)];
  --pool.in_care;
  pool.is_dirty = true;
  if (pool.has_budget) rooms_->stopped(request_of(person, day), day);
  const int year = model_.timeline.year_of(day);
  if (day > person.stay.end)
    books_.waiting(person.client.municipality, person.product, year).blocked_days +=
        day - std::max(person.stay.end, model_.timeline.year_start(year));
  free_person(at);
  Stay stay = person.stay;
  stay.end = day;
  pathway_.close(person.client, person.product, person.asked, person.start, stay,
                 person.was_running);
  pathway_.go_on(person.client, stay);
}

}  // namespace houvast::demand
