// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <numeric>

#include "demand/model.h"

namespace houvast::demand {
namespace {

std::vector<std::size_t> members_of(const std::vector<std::string>& codes, const Names& names) {
  std::vector<std::size_t> members;
  if (codes.empty()) {
    members.resize(names.municipalities.size());
    std::iota(members.begin(), members.end(), std::size_t{0});
  }
  for (const std::string& code : codes) members.push_back(names.municipality(code));
  std::sort(members.begin(), members.end());
  return members;
}

/// Those who share, together; else each alone.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<std::string>& codes, bool shared,
                                                const Names& names) {
  const std::vector<std::size_t> members = members_of(codes, names);
  if (shared) return {members};
  std::vector<std::vector<std::size_t>> groups;
  for (const std::size_t member : members) groups.push_back({member});
  return groups;
}

/// The value of the latest year that is not after this one.
template <class Value>
Value value_in(const std::map<int, Value>& by_year, int year) {
  const auto after = by_year.upper_bound(year);
  return after == by_year.begin() ? Value() : std::prev(after)->second;
}

std::vector<std::size_t> places_of(const std::vector<std::string>& products, const Names& names) {
  std::vector<std::size_t> places;
  for (const std::string& id : products) places.push_back(names.product(id));
  std::sort(places.begin(), places.end());
  return places;
}

/// Places by month: of the table or by inhabitants, times what levers do.
std::vector<std::int32_t> places_by_month(
    const Model::Impl& model, const Capacity& capacity, const std::vector<std::size_t>& members,
    const std::vector<std::vector<std::int64_t>>& inhabitants) {
  std::vector<std::int32_t> places;
  // A lever works on places when it works on one of their products; on shared places as far as the
  // inhabitants of the municipalities that take part go.
  const auto factor_of = [&](std::size_t municipality, int month) {
    for (const std::string& id : capacity.products)
      if (const Series* series = model.influences.of(Effect::Kind::capacity, municipality,
                                                     model.names.product(id), Channel()))
        return (*series)[static_cast<std::size_t>(month)];
    return 1.0;
  };
  for (int month = 0; month < model.timeline.months(); ++month) {
    const auto y = static_cast<std::size_t>(month / 12);
    double number = 0;
    if (capacity.places.empty()) {
      for (const std::size_t m : members)
        number += static_cast<double>(inhabitants[m][y]) * capacity.per_thousand / 1000;
    } else {
      number = static_cast<double>(
          value_in(capacity.places, model.timeline.years().from + static_cast<int>(y)));
    }
    double weight = 0, weighed = 0;
    for (const std::size_t m : members) {
      const double people = std::max(1.0, static_cast<double>(inhabitants[m][y]));
      weight += people;
      weighed += people * factor_of(m, month);
    }
    // Exactly one where no lever works.
    if (weighed != weight) number *= weighed / weight;
    places.push_back(static_cast<std::int32_t>(std::min(number + 0.5, 2e9)));
  }
  return places;
}

/// Sets of municipalities that grow together.
class Unions {
 public:
  explicit Unions(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t first_of(std::size_t member) {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }
  void join(const std::vector<std::size_t>& members) {
    for (const std::size_t member : members) {
      const std::size_t a = first_of(members.front());
      const std::size_t b = first_of(member);
      parent_[std::max(a, b)] = std::min(a, b);
    }
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

void make_clusters(Model::Impl& model, const std::vector<std::vector<std::int64_t>>& inhabitants,
                   std::span<const SharedRoom> rooms) {
  const Names& names = model.names;
  const std::size_t products = names.products.size();
  const Years years = model.timeline.years();
  std::vector<Pool> pools;
  std::vector<HousePool> houses;
  std::vector<BudgetPool> budgets;
  model.queued.assign(names.municipalities.size() * products, false);
  std::vector<bool> in_pool = model.queued;
  model.roomed = model.queued;
  Unions unions(names.municipalities.size());

  for (std::size_t c = 0; c < model.terms.capacities.size(); ++c) {
    const Capacity& capacity = model.terms.capacities[c];
    for (auto& group : groups_of(capacity.municipalities, capacity.shared, names)) {
      unions.join(group);
      Pool pool{.capacity = c,
                .municipalities = group,
                .products = places_of(capacity.products, names),
                .places = places_by_month(model, capacity, group, inhabitants)};
      for (const std::size_t m : group)
        for (const std::size_t p : pool.products) in_pool[m * products + p] = true;
      pools.push_back(std::move(pool));
    }
  }
  model.queued = in_pool;
  for (const ExitQueue& queue : model.terms.exit_queues)
    for (auto& group : groups_of(queue.municipalities, queue.shared, names)) {
      unions.join(group);
      HousePool pool{
          .product = names.product(queue.product), .municipalities = group, .houses_per_year = {}};
      for (int year = years.from; year <= years.to; ++year)
        pool.houses_per_year.push_back(value_in(queue.houses_per_year, year));
      for (const std::size_t m : group) model.queued[m * products + pool.product] = true;
      houses.push_back(std::move(pool));
    }
  for (std::size_t b = 0; b < model.terms.budgets.size(); ++b) {
    const PlainBudget& budget = model.terms.budgets[b];
    for (auto& group : groups_of(budget.municipalities, budget.shared, names)) {
      unions.join(group);
      BudgetPool pool{.budget = b,
                      .municipalities = group,
                      .products = places_of(budget.products, names),
                      .amounts = {}};
      for (int year = years.from; year <= years.to; ++year)
        pool.amounts.push_back(value_in(budget.budget, year));
      for (const std::size_t m : group)
        for (const std::size_t p : pool.products) model.queued[m * products + p] = true;
      budgets.push_back(std::move(pool));
    }
  }
  for (const SharedRoom& room : rooms) {
    if (room.municipalities.empty()) continue;
    unions.join(room.municipalities);
    for (const std::size_t m : room.municipalities)
      for (const std::size_t p : room.products)
        model.queued[m * products + p] = model.roomed[m * products + p] = true;
  }
  // What can wait without a limit of places has a pool of its own, with as many as are needed.
  for (std::size_t m = 0; m < names.municipalities.size(); ++m)
    for (std::size_t p = 0; p < products; ++p)
      if (model.queued[m * products + p] && !in_pool[m * products + p])
        pools.push_back({.capacity = model.terms.capacities.size(),
                         .municipalities = {m},
                         .products = {p},
                         .places = {}});

  std::vector<std::size_t> cluster_of(names.municipalities.size());
  std::map<std::size_t, std::size_t> number_of;
  for (std::size_t m = 0; m < names.municipalities.size(); ++m) {
    const auto [at, is_new] = number_of.try_emplace(unions.first_of(m), model.clusters.size());
    if (is_new) model.clusters.emplace_back();
    model.clusters[at->second].push_back(m);
    cluster_of[m] = at->second;
  }
  model.pools.resize(model.clusters.size());
  model.houses.resize(model.clusters.size());
  model.budgets.resize(model.clusters.size());
  for (Pool& pool : pools)
    model.pools[cluster_of[pool.municipalities.front()]].push_back(std::move(pool));
  for (HousePool& pool : houses)
    model.houses[cluster_of[pool.municipalities.front()]].push_back(std::move(pool));
  for (BudgetPool& pool : budgets)
    model.budgets[cluster_of[pool.municipalities.front()]].push_back(std::move(pool));

  model.reaches_queue = model.queued;
  for (bool grew = true; grew;) {
    grew = false;
    for (std::size_t p = 0; p < products; ++p)
      for (const std::size_t to : leads_to(model.terms.products[p], names, model.terms.levers))
        for (std::size_t m = 0; m < names.municipalities.size(); ++m)
          if (model.reaches_queue[m * products + to] && !model.reaches_queue[m * products + p])
            model.reaches_queue[m * products + p] = grew = true;
  }
}

}  // namespace houvast::demand
