// SPDX-License-Identifier: EUPL-1.2
#include "contracts/ceiling_cut.h"

#include <algorithm>
#include <span>
#include <utility>

#include "contracts/ceiling_scope.h"
#include "money/exact.h"
#include "money/split_kernel.h"

namespace houvast::contracts {
namespace {

constexpr std::size_t year_months = 12;

/// A part of something, cut to whole ones.
std::int64_t part_of(std::int64_t whole, std::int64_t part, std::int64_t of) {
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(whole, part, &product)) return product / of;
  return static_cast<std::int64_t>(Int128(whole) * part / of);
}

Cents sum_of(std::span<const Cents> amounts) {
  Cents sum;
  for (const Cents amount : amounts) sum += amount;
  return sum;
}

}  // namespace

Limits limits_of(const Ceiling& ceiling, int year) {
  Limits limits{.budget = value_in(ceiling.budget, year),
                .above = ceiling.above,
                .pays_running = is_hard(ceiling) && ceiling.pays_running,
                .pays_acute = is_hard(ceiling) && ceiling.pays_acute};
  if (ceiling.level != Ceiling::Level::provider) return limits;
  limits.clients = value_in(ceiling.clients, year);
  if (const auto units = value_in(ceiling.activities, year))
    limits.activities = round_to_cents(exact(*units) * 1'000'000).count();
  return limits;
}

CeilingCut::CeilingCut(Claims& claims, std::vector<std::size_t> claimants, std::size_t first,
                       const Limits& limits, const ClientCount& clients)
    : claims_(claims), all_(std::move(claimants)), first_(first), limits_(limits) {
  result_.budget = limits.budget;
  result_.most_clients = limits.clients;
  result_.most_activities = limits.activities;
  sort_claimants();
  std::vector<Cents> before;
  before.reserve(all_.size() * year_months);
  for (const std::size_t c : all_)
    for (std::size_t m = 0; m < year_months; ++m)
      before.push_back(claims_.left[claims_.at(c, first_ + m)]);
  cut_clients(clients);
  cut_activities();
  cut_budget();
  finish(before);
}

void CeilingCut::sort_claimants() {
  for (const std::size_t c : all_) {
    const Claimant& claimant = claims_.claimants[c];
    if (claimant.is_fixed)
      fixed_.push_back(c);
    else if (claimant.care == CareClass::acute && limits_.pays_acute)
      acute_.push_back(c);
    else if (claimant.care == CareClass::running)
      running_.push_back(c);
    else
      started_.push_back(c);
  }
}

CeilingCut::Months CeilingCut::asked(const Claimants& claimants) const {
  Months sums;
  for (const std::size_t c : claimants)
    for (std::size_t m = 0; m < year_months; ++m)
      sums[m] += claims_.left[claims_.at(c, first_ + m)];
  return sums;
}

/// Units of which the payment is still whole.
Millionths CeilingCut::paid_volume(const Claimants& claimants, std::size_t month) const {
  Millionths sum = 0;
  for (const std::size_t c : claimants) {
    const std::size_t at = claims_.at(c, first_ + month);
    const Cents asked = claims_.asked[at];
    sum += claims_.left[at] == asked || asked <= Cents()
               ? claims_.volume[at]
               : part_of(claims_.volume[at], claims_.left[at].count(), asked.count());
  }
  return sum;
}

Cents CeilingCut::paid_of(Cents above) const { return times(above, limits_.above); }

/// Divided in proportion to what is left: nobody loses more than that.
std::vector<Cents> CeilingCut::take(const Claimants& claimants, std::size_t month, Cents amount) {
  std::vector<std::int64_t> weights;
  weights.reserve(claimants.size());
  for (const std::size_t c : claimants)
    weights.push_back(
        std::max<std::int64_t>(0, claims_.left[claims_.at(c, first_ + month)].count()));
  std::vector<Cents> parts(claimants.size());
  split_into(amount, weights, parts);
  for (std::size_t i = 0; i < claimants.size(); ++i)
    claims_.left[claims_.at(claimants[i], first_ + month)] -= parts[i];
  return parts;
}

/// Takes the share above/whole of what is left of these.
Cents CeilingCut::take_share(const Claimants& claimants, std::size_t month, std::int64_t above,
                             std::int64_t whole) {
  if (above <= 0 || whole <= 0) return {};
  std::int64_t sum = 0;
  for (const std::size_t c : claimants)
    sum += std::max<std::int64_t>(0, claims_.left[claims_.at(c, first_ + month)].count());
  const Cents unpaid = unpaid_of(
      Cents(static_cast<std::int64_t>(divide_half_away(Int128(sum) * above, Int128(whole)))));
  if (unpaid > Cents()) take(claimants, month, unpaid);
  return unpaid;
}

/// Who came last is above the number; clients of the same kind are alike, so of n clients of whom k
/// are above it, k/n of the payment is.
void CeilingCut::cut_clients(const ClientCount& clients) {
  result_.clients = clients.running;
  std::int64_t started = 0;
  for (std::size_t m = 0; m < year_months; ++m) {
    started += clients.starts[m];
    result_.clients += clients.starts[m];
    if (!limits_.clients) continue;
    const std::int64_t room = std::max<std::int64_t>(0, *limits_.clients - clients.running);
    const std::int64_t too_many = clients.running - *limits_.clients;
    result_.unpaid_clients += take_share(started_, m, started - room, started);
    if (!limits_.pays_running)
      result_.unpaid_clients += take_share(running_, m, too_many, clients.running);
    if (result_.clients >= *limits_.clients) reach(m);
  }
}

/// In the month in which the number of units is passed, the part of the payment that is above it.
void CeilingCut::cut_activities() {
  if (!limits_.activities) return;
  Millionths before = 0;
  for (std::size_t m = 0; m < year_months; ++m) {
    const Millionths running = paid_volume(running_, m);
    const Millionths started = paid_volume(started_, m);
    const Millionths after = before + running + started;
    result_.activities = after;
    const Millionths above = std::max<Millionths>(0, after - *limits_.activities) -
                             std::max<Millionths>(0, before - *limits_.activities);
    Claimants cut = started_;
    Millionths whole = started;
    if (!limits_.pays_running) {
      cut.insert(cut.end(), running_.begin(), running_.end());
      std::sort(cut.begin(), cut.end());
      whole += running;
    }
    result_.unpaid_activities += take_share(cut, m, std::min(above, whole), whole);
    if (after >= *limits_.activities) reach(m);
    before = after;
  }
}

/// What these ask in a month, within the room; what is above it is taken off, and what was taken
/// off before is given back when room has come.
Cents CeilingCut::admit(Turn& turn, std::size_t month, Cents asked, Cents room) {
  const Cents wanted = turn.over + asked;
  const Cents inside = std::min(wanted, room);
  turn.over = wanted - inside;
  if (turn.pays_over) return inside;
  const Cents change = unpaid_of(turn.over) - turn.unpaid;
  turn.unpaid += change;
  turn.cut.resize(turn.claimants.size());
  if (change > Cents()) {
    const std::vector<Cents> parts = take(turn.claimants, month, change);
    for (std::size_t i = 0; i < parts.size(); ++i) turn.cut[i] += parts[i];
  } else if (change < Cents()) {
    std::vector<std::int64_t> weights;
    for (const Cents cut : turn.cut) weights.push_back(cut.count());
    std::vector<Cents> parts(turn.claimants.size());
    split_into(change, weights, parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      turn.cut[i] += parts[i];
      claims_.left[claims_.at(turn.claimants[i], first_ + month)] -= parts[i];
    }
  }
  return inside;
}

void CeilingCut::cut_budget() {
  Turn fixed{.claimants = fixed_};
  Turn running{.claimants = running_, .pays_over = true};
  Turn rest{.claimants = started_};
  if (!limits_.pays_running) {
    running.claimants.clear();
    rest.claimants.insert(rest.claimants.end(), running_.begin(), running_.end());
    std::sort(rest.claimants.begin(), rest.claimants.end());
  }
  const Months by_fixed = asked(fixed.claimants);
  const Months by_running = asked(running.claimants);
  const Months by_rest = asked(rest.claimants);
  const Cents fixed_of_year = sum_of(by_fixed);
  result_.inside = fixed_of_year + sum_of(by_running) + sum_of(by_rest);
  result_.outside = sum_of(asked(acute_));
  if (!limits_.budget) return;
  Cents fixed_room = *limits_.budget;
  Cents room = std::max(Cents(), *limits_.budget - fixed_of_year);
  for (std::size_t m = 0; m < year_months; ++m) {
    fixed_room -= admit(fixed, m, by_fixed[m], fixed_room);
    room -= admit(running, m, by_running[m], room);
    room -= admit(rest, m, by_rest[m], room);
    if (room == Cents()) reach(m);
  }
  const Cents over = fixed.over + rest.over;
  result_.unpaid_budget = fixed.unpaid + rest.unpaid;
  result_.above = over - result_.unpaid_budget;
  result_.outside += running.over;
  result_.inside -= over + running.over;
}

void CeilingCut::reach(std::size_t month) {
  const auto at = static_cast<std::int32_t>(first_ + month);
  result_.reached = result_.reached ? std::min(*result_.reached, at) : at;
}

void CeilingCut::finish(const std::vector<Cents>& before) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    Cents cut;
    Millionths volume = 0;
    for (std::size_t m = 0; m < year_months; ++m) {
      const std::size_t at = claims_.at(all_[i], first_ + m);
      const Cents was = before[i * year_months + m];
      result_.claimed += was;
      const Cents taken = was - claims_.left[at];
      if (taken == Cents()) continue;
      // Of a part that is given back: the units that it was taken off for.
      const Millionths units =
          taken < Cents() ? part_of(volume, taken.count(), std::max(cut, Cents(1)).count())
          : claims_.asked[at] > Cents()
              ? part_of(claims_.volume[at], taken.count(), claims_.asked[at].count())
              : 0;
      cuts_.push_back({all_[i], first_ + m, taken, units});
      cut += taken;
      volume += units;
    }
    result_.unpaid += cut;
    result_.unpaid_volume += volume;
  }
  check(result_.claimed == result_.inside + result_.above + result_.outside + result_.unpaid);
  check(result_.unpaid ==
        result_.unpaid_clients + result_.unpaid_activities + result_.unpaid_budget);
  check(!limits_.budget || result_.inside <= std::max(*limits_.budget, Cents()));
}

}  // namespace houvast::contracts
