// SPDX-License-Identifier: EUPL-1.2
// What queueing theory says in closed form, to hold waiting lists against: Poisson arrivals,
// exponential stays. A.K. Erlang (1917); for clients who drop out C. Palm (1957), "Erlang A".
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace houvast::testing {

/// The share of arrivals that finds all places taken and leaves: load is arrivals times mean stay.
inline double erlang_b(double load, int places) {
  double blocked = 1;
  for (int n = 1; n <= places; ++n) blocked = load * blocked / (n + load * blocked);
  return blocked;
}

/// The share of arrivals that has to wait, where all wait; for a load below the number of places.
inline double erlang_c(double load, int places) {
  const double blocked = erlang_b(load, places);
  return places * blocked / (places - load * (1 - blocked));
}

/// A queue: rates are per unit of time.
struct Queue {
  double arrivals = 0;
  double service = 0;  ///< 1 over the mean stay.
  int places = 1;
  int most = 0;         ///< In care and waiting together; 0: no limit.
  double patience = 0;  ///< 1 over the mean time until someone waiting drops out; 0: nobody does.
};

/// A queue in equilibrium.
struct Equilibrium {
  std::vector<double> chance;  ///< Of n in care and waiting together.
  double present = 0;          ///< Mean in care and waiting: L.
  double waiting = 0;          ///< Mean waiting: Lq.
  double in_care = 0;          ///< Mean in care.
  double has_to_wait = 0;      ///< Share of those who enter that finds no place free.
  double turned_away = 0;      ///< Share of arrivals that finds no room to wait.
  double drops_out = 0;        ///< Share of those who enter that leaves before care starts.
  double time_present = 0;     ///< Mean time in care and waiting: R.
  double time_waiting = 0;     ///< Mean time on the list, zero for who does not wait: W.
};

/// By birth and death: chance(n + 1) * rate out at n + 1 = chance(n) * arrivals.
inline Equilibrium equilibrium(const Queue& queue) {
  Equilibrium result;
  // Without a limit the rest is below 10^-18 of the largest.
  double sum = 0;
  double chance = 1;
  double largest = 1;
  for (int n = 0; queue.most == 0 || n <= queue.most; ++n) {
    if (n > 0) {
      const int in_care = n < queue.places ? n : queue.places;
      chance *= queue.arrivals / (in_care * queue.service + (n - in_care) * queue.patience);
    }
    result.chance.push_back(chance);
    sum += chance;
    largest = std::fmax(largest, chance);
    if (queue.most == 0 && n > queue.places && chance < 1e-18 * largest) break;
  }
  for (double& each : result.chance) each /= sum;

  double enters = 0;
  for (std::size_t n = 0; n < result.chance.size(); ++n) {
    const int number = static_cast<int>(n);
    const int waiting = number > queue.places ? number - queue.places : 0;
    result.present += number * result.chance[n];
    result.waiting += waiting * result.chance[n];
    if (queue.most != 0 && number == queue.most) {
      result.turned_away = result.chance[n];
    } else {
      enters += result.chance[n];
      if (number >= queue.places) result.has_to_wait += result.chance[n];
    }
  }
  result.has_to_wait /= enters;
  result.in_care = result.present - result.waiting;
  // Little's law.
  const double rate = queue.arrivals * (1 - result.turned_away);
  result.time_present = result.present / rate;
  result.time_waiting = result.waiting / rate;
  result.drops_out = queue.patience * result.waiting / rate;
  return result;
}

}  // namespace houvast::testing
